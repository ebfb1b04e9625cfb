import { useMemo } from 'react';
import { Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslations } from 'use-intl';
import { Link } from 'wouter';
import type { Person, Sample, TestedPerson } from '../../../../electron/contract/index.ts';
import { useSelfTest, useSelfTestOf } from '../../../owner/kith-context.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { CoveragePicture } from './coverage-picture.tsx';
import { LookAlikesModal } from './look-alikes-modal.tsx';
import { useAlikePairs } from './use-alike-pairs.ts';
import { useRemedyWords } from './use-remedy-words.ts';

/** Whether a person would be recognized by their own pictures, what would help, whom they look like, and what the pictures cover. */
export function SelfTestPanel({ person, samples }: { person: Person; samples: readonly Sample[] }) {
  const t = useTranslations('selfTest');
  const test = useSelfTest().data;
  const found = useSelfTestOf(person.id).data ?? null;
  const all = test?.result?.lookAlikes;
  const own = useMemo(
    () => (all ?? []).filter(({ people }) => people.includes(person.id)),
    [all, person.id],
  );
  const pairs = useAlikePairs(own);
  const [comparing, modal] = useDisclosure(false);
  return (
    <Panel title={t('person.title')}>
      <Stack gap="sm">
        <Text size="sm" role="status" title={t('how')}>
          {found ? <Found found={found} /> : test && t(waiting[test.state])}
        </Text>
        {found?.remedy && (
          <Advice personId={person.id} remedy={found.remedy} onCompare={modal.open} />
        )}
        {pairs.length > 0 && found?.remedy?.kind !== 'compare' && (
          <Text size="sm">
            {pairs.map(({ one, other, twice }) => {
              const alike = one.id === person.id ? other : one;
              return (
                <Anchor
                  key={alike.id}
                  component="button"
                  type="button"
                  display="block"
                  ta="start"
                  inherit
                  onClick={modal.open}
                >
                  {t(twice ? 'person.onePerson' : 'person.alike', { name: alike.name })}
                </Anchor>
              );
            })}
          </Text>
        )}
        {samples.length > 0 && (
          <CoveragePicture
            samples={samples}
            missed={new Set(found?.missed.map(({ sampleId }) => sampleId))}
          />
        )}
      </Stack>
      {comparing && <LookAlikesModal pairs={pairs} onClose={modal.close} />}
    </Panel>
  );
}

const waiting = {
  running: 'person.running',
  // Somebody who was enrolled a moment ago.
  done: 'person.running',
  failed: 'person.unchecked',
} as const;

function Found({ found: { state, tested, recognized } }: { found: TestedPerson }) {
  const t = useTranslations('selfTest');
  if (state === 'untested') return t('person.untested');
  return recognized === tested ? t('all', { tested }) : t('recognized', { recognized, tested });
}

/** What would help most, and the way to it. */
function Advice({
  personId,
  remedy,
  onCompare,
}: {
  personId: number;
  remedy: NonNullable<TestedPerson['remedy']>;
  onCompare: () => void;
}) {
  const t = useTranslations('selfTest.person');
  const words = useRemedyWords()(remedy);
  if (words === null) return null;
  return (
    <Group gap="xs" justify="space-between">
      <Text size="sm" fw={600}>
        {words}
      </Text>
      {remedy.kind === 'compare' ? (
        <Button variant="light" size="compact-sm" onClick={onCompare}>
          {t('compare')}
        </Button>
      ) : (
        <Button component={Link} href={`/enroll/${personId}`} variant="light" size="compact-sm">
          {t('add')}
        </Button>
      )}
    </Group>
  );
}
