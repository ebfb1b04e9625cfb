import { Loader, Text, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconAlertTriangle, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { SelfTest } from '../../../../electron/contract/index.ts';
import { useSelfTest } from '../../../owner/kith-context.tsx';
import { LookAlikesModal } from './look-alikes-modal.tsx';
import classes from './self-test-line.module.css';
import { useAlikePairs, type Alike } from './use-alike-pairs.ts';

const none: readonly never[] = [];

/** Whether everybody would be recognized, in a line, with the ways to who is weak and to who looks alike. */
export function SelfTestLine({
  onlyWeak,
  onOnlyWeak,
}: {
  /** Whether the list shows only whoever is weak. */
  onlyWeak: boolean;
  onOnlyWeak: (onlyWeak: boolean) => void;
}) {
  const t = useTranslations('selfTest');
  const { data } = useSelfTest();
  const pairs = useAlikePairs(data?.result?.lookAlikes ?? none);
  if (!data) {
    return (
      <div className={classes.line}>
        <Loader size={16} />
      </div>
    );
  }
  const { state, result } = data;
  const running = state === 'running';
  if (!result) {
    return (
      <div className={classes.line} role="status">
        {running ? <Loader size={16} /> : <IconInfoCircle size={18} />}
        <Text size="sm" c="dimmed">
          {running ? t('running') : t('failed')}
        </Text>
      </div>
    );
  }
  return (
    <div className={classes.line}>
      {running ? (
        <Loader size={16} aria-label={t('again')} />
      ) : (
        <Mark result={result} alike={pairs.length} />
      )}
      <div role="status" className={classes.words} title={t('how')}>
        <Findings result={result} pairs={pairs} onlyWeak={onlyWeak} onOnlyWeak={onOnlyWeak} />
      </div>
    </div>
  );
}

function Mark({
  result: { tested, weak },
  alike,
}: {
  result: SelfTest;
  /** Pairs that nobody told apart. */
  alike: number;
}) {
  if (weak.length + alike > 0) return <IconAlertTriangle size={18} className={classes.weak} />;
  return tested === 0 ? (
    <IconInfoCircle size={18} className={classes.untold} />
  ) : (
    <IconCircleCheck size={18} className={classes.fine} />
  );
}

function Findings({
  result: { tested, recognized, weak, untested },
  pairs,
  onlyWeak,
  onOnlyWeak,
}: {
  result: SelfTest;
  pairs: readonly Alike[];
  onlyWeak: boolean;
  onOnlyWeak: (onlyWeak: boolean) => void;
}) {
  const t = useTranslations('selfTest');
  const [opened, modal] = useDisclosure(false);
  const [first] = pairs;
  return (
    <>
      <span className={classes.part}>
        {tested === 0
          ? t('tooFew')
          : recognized === tested
            ? t('all', { tested })
            : t('recognized', { recognized, tested })}
      </span>
      {weak.length > 0 && (
        <UnstyledButton className={classes.button} onClick={() => onOnlyWeak(!onlyWeak)}>
          {onlyWeak ? t('showAll') : t('weak', { count: weak.length })}
        </UnstyledButton>
      )}
      {first && (
        <UnstyledButton className={classes.button} aria-haspopup="dialog" onClick={modal.open}>
          {pairs.length === 1
            ? t(first.twice ? 'onePerson' : 'pair', {
                one: first.one.name,
                other: first.other.name,
              })
            : t('pairs', {
                count: pairs.length,
                twice: pairs.filter((pair) => pair.twice).length,
              })}
        </UnstyledButton>
      )}
      {tested > 0 && untested > 0 && (
        <span className={classes.part}>{t('untested', { count: untested })}</span>
      )}
      {opened && <LookAlikesModal pairs={pairs} onClose={modal.close} />}
    </>
  );
}
