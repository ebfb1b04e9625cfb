import { Anchor, Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { Link } from 'wouter';
import {
  tellsOfVisits,
  type OperatingPoints,
  type OperatingStep,
} from '../../../electron/contract/index.ts';

/** What the figures of a setting rest on, and what would sharpen them. */
export function PromiseGrounds({
  points: { counts, needed, settled },
  step,
}: {
  points: OperatingPoints;
  step: OperatingStep;
}) {
  const { strangers, own, wantedFpir } = step;
  const t = useTranslations('settings.recognition.grounds');
  const promise = useTranslations('settings.promise');
  const link = (href: string) => (text: React.ReactNode) => (
    <Anchor component={Link} inherit href={href}>
      {text}
    </Anchor>
  );
  const links = { enroll: link('/enroll'), training: link('/training') };
  const isWide = strangers?.from === 'gallery' && strangers.rate.high > wantedFpir;
  return (
    <Text size="xs" c="dimmed">
      {counts.pictures > 0 && <>{t('searched', counts)} </>}
      {tellsOfVisits(step) && <>{promise('fromPictures')} </>}
      {own?.from !== 'gallery' && (
        <>{t.rich('tooFewPeople', { ...links, needed: needed.people, there: counts.people })} </>
      )}
      {strangers?.from !== 'gallery' && (
        <>
          {t.rich('tooFewStrangers', {
            ...links,
            needed: needed.strangers,
            there: counts.strangers,
          })}
        </>
      )}
      {isWide && <>{t.rich('wide', links)}</>}
      {!settled && <span aria-busy> {t('measuring')}</span>}
    </Text>
  );
}
