import { useState } from 'react';
import { Button, Group, Select, Stack, Text, Title } from '@mantine/core';
import { IconUserCheck, IconUserX } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { Evidence } from '../../../electron/contract/index.ts';
import { usePeople } from '../../owner/kith-context.tsx';
import { matchesWords } from '../matches-words.ts';
import { ChooseRemedies } from './choose-remedies.tsx';
import type { Named, Said } from './said.ts';

/** People that are offered at once; typing finds the rest. */
const OFFERED = 50;

/** The way to say that a face is not who it was taken for, or who it is, and to choose what is to change for that. */
export function CorrectFace({ evidence, onDone }: { evidence: Evidence; onDone: () => void }) {
  const t = useTranslations('evidence.correct');
  /** What is still to be chosen for, one after the other. */
  const [said, setSaid] = useState<readonly Said[]>([]);
  const [asking, setAsking] = useState(false);
  const { match, between } = evidence.decision;
  const cancel = (): void => {
    setSaid([]);
    setAsking(false);
  };
  const [first, ...others] = said;
  if (first) {
    return (
      <ChooseRemedies
        key={said.length}
        evidenceId={evidence.id}
        said={first}
        onDone={() => (others.length > 0 ? setSaid(others) : onDone())}
        onCancel={cancel}
      />
    );
  }
  if (asking) {
    return (
      <WhoIsIt
        evidence={evidence}
        onCancel={cancel}
        // It is not whom it was taken for, then.
        onChoose={(is) => setSaid([{ is, isNot: match?.personId === is.personId ? null : match }])}
      />
    );
  }
  return (
    <Group gap="xs">
      {match && (
        <Button
          variant="default"
          size="xs"
          leftSection={<IconUserX size={16} />}
          onClick={() => setSaid([{ isNot: match, is: null }])}
        >
          {t('isNot', { person: match.person })}
        </Button>
      )}
      {between.map((one) => (
        <Button
          key={one.personId}
          variant="default"
          size="xs"
          leftSection={<IconUserCheck size={16} />}
          onClick={() => setSaid([{ is: one, isNot: null }])}
        >
          {t('is', { person: one.person })}
        </Button>
      ))}
      {between.length > 0 && (
        <Button
          variant="default"
          size="xs"
          leftSection={<IconUserX size={16} />}
          onClick={() => setSaid(between.map((isNot) => ({ isNot, is: null })))}
        >
          {t('neither')}
        </Button>
      )}
      <Button
        variant="default"
        size="xs"
        leftSection={<IconUserCheck size={16} />}
        onClick={() => setAsking(true)}
      >
        {between.length > 0 ? t('isOther') : t('isSomebody')}
      </Button>
    </Group>
  );
}

function WhoIsIt({
  evidence: { nearest },
  onCancel,
  onChoose,
}: {
  evidence: Evidence;
  onCancel: () => void;
  onChoose: (person: Named) => void;
}) {
  const t = useTranslations('evidence.correct');
  const people = usePeople().data ?? [];
  const first = nearest.map(({ personId }) => personId);
  // Whom it is most like comes first.
  const rank = (id: number) => (first.includes(id) ? first.indexOf(id) : first.length);
  const offered = people.toSorted((a, b) => rank(a.id) - rank(b.id));
  return (
    <Stack gap="xs">
      <Title order={3} size="h6">
        {t('who')}
      </Title>
      <Select
        aria-label={t('who')}
        placeholder={t('choose')}
        searchable
        autoFocus
        limit={OFFERED}
        nothingFoundMessage={t('nobody')}
        data={offered.map(({ id, name }) => ({ value: String(id), label: name }))}
        filter={({ options, search, limit }) =>
          options
            .filter((option) => 'value' in option && matchesWords(option.label, search))
            .slice(0, limit)
        }
        onChange={(value) => {
          const person = people.find(({ id }) => String(id) === value);
          if (person) onChoose({ personId: person.id, person: person.name });
        }}
      />
      <Group justify="space-between" gap="xs">
        <Text size="xs" c="dimmed" flex="1 1 200px">
          {t('onlyEnrolled')}
        </Text>
        <Button variant="default" size="xs" onClick={onCancel}>
          {t('cancel')}
        </Button>
      </Group>
    </Stack>
  );
}
