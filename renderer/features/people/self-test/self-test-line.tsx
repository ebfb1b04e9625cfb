import { Loader, Text, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconAlertTriangle, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { SelfTest } from '../../../../electron/contract/index.ts';
import { useSelfTest } from '../../../owner/kith-context.tsx';
import { LookAlikesModal } from './look-alikes-modal.tsx';
import classes from './self-test-line.module.css';
import { useAlikePairs } from './use-alike-pairs.ts';

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
      {running ? <Loader size={16} aria-label={t('again')} /> : <Mark result={result} />}
      <div role="status" className={classes.words} title={t('how')}>
        <Findings result={result} onlyWeak={onlyWeak} onOnlyWeak={onOnlyWeak} />
      </div>
    </div>
  );
}

function Mark({ result }: { result: SelfTest }) {
  if (result.tested === 0) return <IconInfoCircle size={18} className={classes.untold} />;
  return result.weak.length + result.lookAlikes.length === 0 ? (
    <IconCircleCheck size={18} className={classes.fine} />
  ) : (
    <IconAlertTriangle size={18} className={classes.weak} />
  );
}

function Findings({
  result,
  onlyWeak,
  onOnlyWeak,
}: {
  result: SelfTest;
  onlyWeak: boolean;
  onOnlyWeak: (onlyWeak: boolean) => void;
}) {
  const t = useTranslations('selfTest');
  const [opened, modal] = useDisclosure(false);
  const pairs = useAlikePairs(result.lookAlikes);
  const { tested, recognized, weak, untested } = result;
  if (tested === 0) return <span>{t('tooFew')}</span>;
  const [first] = pairs;
  return (
    <>
      <span className={classes.part}>
        {recognized === tested ? t('all', { tested }) : t('recognized', { recognized, tested })}
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
      {untested > 0 && <span className={classes.part}>{t('untested', { count: untested })}</span>}
      {opened && <LookAlikesModal pairs={pairs} onClose={modal.close} />}
    </>
  );
}
