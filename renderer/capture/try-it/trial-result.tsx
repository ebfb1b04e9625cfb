import { useEffect, useMemo, useRef } from 'react';
import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { Link } from 'wouter';
import type { Evidence, Person } from '../../../electron/contract/index.ts';
import { HelpfulPictures } from './helpful-pictures.tsx';
import { MomentStrip } from './moment-strip.tsx';
import { momentsOf, summaryOf, TRIAL, type Glimpse, type Summary } from './moments.ts';

/** What came of ten seconds before the camera, and what would help. */
export function TrialResult({
  person,
  glimpses,
  onAsk,
  onAgain,
  onClose,
}: {
  person: Person;
  glimpses: readonly Glimpse[];
  onAsk: (why: Promise<Evidence>) => void;
  onAgain: (() => void) | null;
  onClose: (() => void) | null;
}) {
  const t = useTranslations('tryIt');
  const moments = useMemo(() => momentsOf(glimpses, TRIAL), [glimpses]);
  const summary = useMemo(() => summaryOf(glimpses), [glimpses]);
  const { name } = person;
  const { seen, recognized, nobody, helpful } = summary;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // The button that had the focus went with the camera.
    if (document.activeElement === document.body) heading.current?.focus();
  }, []);
  return (
    <Stack gap="sm">
      <div role="status" aria-live="polite">
        <Title
          ref={heading}
          order={2}
          size="h3"
          ta="center"
          tabIndex={-1}
          style={{ textWrap: 'balance', outline: 'none', overflowWrap: 'anywhere' }}
        >
          {seen === 0
            ? t('nobodySeen')
            : recognized === 0
              ? t('never', { name })
              : recognized === seen
                ? t('always', { name })
                : t('some', { name, recognized, seen })}
        </Title>
        <Advice name={name} summary={summary} />
      </div>
      <MomentStrip moments={moments} onAsk={onAsk} />
      {seen > 0 && nobody > 0 && (
        <Text size="sm" c="dimmed" ta="center">
          {t('away', { count: nobody })}
        </Text>
      )}
      {helpful.length > 0 && <HelpfulPictures person={person} pictures={helpful} />}
      <Group justify="center" gap="xs">
        {recognized < seen && helpful.length === 0 && (
          <Button component={Link} href={`/enroll/${person.id}`} variant="default">
            {t('more')}
          </Button>
        )}
        {onAgain && (
          <Button variant="default" onClick={onAgain}>
            {t('again')}
          </Button>
        )}
        {onClose && (
          <Button variant={helpful.length > 0 ? 'default' : 'filled'} onClick={onClose}>
            {t('close')}
          </Button>
        )}
      </Group>
    </Stack>
  );
}

/** What was hard, or what is amiss between people. */
function Advice({ name, summary: { seen, mistaken, hard } }: { name: string; summary: Summary }) {
  const t = useTranslations('tryIt');
  const lines =
    seen === 0
      ? [t('nobody')]
      : [
          ...hard.map(({ condition, recognized, of }) =>
            t('hard', { condition: t(`when.${condition}`), recognized, of }),
          ),
          ...(mistaken?.kind === 'ambiguous'
            ? [t('ambiguous', { one: mistaken.one, other: mistaken.other })]
            : []),
          ...(mistaken?.kind === 'other' ? [t('other', { name, other: mistaken.person })] : []),
        ];
  return lines.map((line) => (
    <Text key={line} size="sm" ta="center" mt={4} style={{ textWrap: 'balance' }}>
      {line}
    </Text>
  ));
}
