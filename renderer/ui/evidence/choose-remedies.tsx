import { useState } from 'react';
import { Button, Checkbox, Group, Loader, Paper, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'use-intl';
import type { ChosenRemedies, Remedies } from '../../../electron/contract/index.ts';
import { useKith, usePeople } from '../../owner/kith-context.tsx';
import { EndsTraining } from '../ends-training.tsx';
import { ErrorNotice } from '../error-notice.tsx';
import { notifyUndo } from '../notify-undo.tsx';
import { Portrait } from '../portrait.tsx';
import type { Said } from './said.ts';

/** What could change for what somebody said of a face, to be chosen: nothing does that is not. */
export function ChooseRemedies({
  evidenceId,
  said: { isNot, is },
  onDone,
  onCancel,
}: {
  evidenceId: string;
  said: Said;
  onDone: () => void;
  onCancel: () => void;
}) {
  const t = useTranslations('evidence.correct');
  const kith = useKith();
  const statement = {
    evidence: evidenceId,
    isNot: isNot?.personId ?? null,
    is: is?.personId ?? null,
  };
  const remedies = useQuery({
    queryKey: ['remedies', statement],
    queryFn: () => kith.corrections.remedies(statement),
    // What is being chosen from does not change meanwhile.
    staleTime: Infinity,
    gcTime: 0,
  });
  const [changed, setChanged] = useState<Partial<ChosenRemedies>>({});
  const [working, setWorking] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const chosen = remedies.data && { ...suggested(remedies.data), ...changed };
  const save = async (wanted: ChosenRemedies): Promise<void> => {
    setWorking(true);
    setError(null);
    try {
      const corrections = await kith.corrections.say({ ...statement, chosen: wanted });
      notifyUndo(t('done'), t('undo'), async () => {
        for (const { id } of corrections) await kith.corrections.undo({ correctionId: id });
      });
      onDone();
    } catch (problem) {
      setError(problem);
      setWorking(false);
    }
  };
  const title = is ? t('is', { person: is.person }) : t('isNot', { person: isNot!.person });
  const failure = error ?? remedies.error;
  return (
    <Paper withBorder p="sm" radius="md" component="section" aria-label={title}>
      <Stack gap="sm">
        <div>
          <Title order={3} size="h6">
            {title}
          </Title>
          <Text size="sm" c="dimmed">
            {t('remembered')}
          </Text>
        </div>
        {remedies.isPending && <Loader size="sm" />}
        {remedies.data && chosen && (
          <Choices
            remedies={remedies.data}
            said={{ isNot, is }}
            chosen={chosen}
            onChange={(change) => setChanged({ ...changed, ...change })}
          />
        )}
        {chosen?.setAside && <EndsTraining />}
        {failure !== null && <ErrorNotice error={failure} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" size="xs" disabled={working} onClick={onCancel}>
            {t('cancel')}
          </Button>
          <Button
            size="xs"
            loading={working}
            disabled={!chosen}
            data-autofocus
            onClick={() => chosen && void save(chosen)}
          >
            {t('save')}
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}

/** What does good without a cost is chosen from the start; a picture is set aside only by whoever says so. */
function suggested({ add, raise }: Remedies): ChosenRemedies {
  return {
    add:
      add !== null &&
      add.reasons.length === 0 &&
      add.unlike === null &&
      add.moreLike === null &&
      add.others.length === 0,
    setAside: false,
    raise: raise !== null && raise.enough && raise.after === raise.before,
  };
}

function Choices({
  remedies: { add, setAside, raise },
  said: { isNot, is },
  chosen,
  onChange,
}: {
  remedies: Remedies;
  said: Said;
  chosen: ChosenRemedies;
  onChange: (change: Partial<ChosenRemedies>) => void;
}) {
  const t = useTranslations('evidence.correct');
  if (!add && !setAside && !raise) return <Text size="sm">{t('nothing')}</Text>;
  return (
    <Stack gap="sm">
      {add && is && (
        <AddChoice
          add={add}
          person={is.person}
          checked={chosen.add}
          onChange={(checked) => onChange({ add: checked })}
        />
      )}
      {setAside && isNot && (
        <Group wrap="nowrap" align="flex-start" gap="sm">
          <Checkbox
            flex={1}
            label={t('setAside', { person: isNot.person })}
            description={t('setAsideWhy', { person: isNot.person })}
            checked={chosen.setAside}
            onChange={({ currentTarget }) => onChange({ setAside: currentTarget.checked })}
          />
          <Portrait
            sampleId={setAside.hasPicture ? setAside.sampleId : null}
            name={isNot.person}
            label={t('picture', { person: isNot.person })}
            size={56}
          />
        </Group>
      )}
      {raise && isNot && (
        <Checkbox
          label={t('raise', { person: isNot.person })}
          description={`${raise.enough ? t('raiseEnough', { person: isNot.person }) : t('raiseNot', { person: isNot.person })} ${
            raise.of === 0
              ? ''
              : t(raise.whose === 'person' ? 'raiseCost' : 'raiseCostEverybody', {
                  person: isNot.person,
                  before: raise.before,
                  after: raise.after,
                  of: raise.of,
                })
          }`}
          checked={chosen.raise}
          onChange={({ currentTarget }) => onChange({ raise: currentTarget.checked })}
        />
      )}
    </Stack>
  );
}

function AddChoice({
  add: { reasons, unlike, moreLike, others },
  person,
  checked,
  onChange,
}: {
  add: NonNullable<Remedies['add']>;
  person: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
}) {
  const t = useTranslations('evidence.correct');
  const alike = useTranslations('evidence.nearest');
  const words = useTranslations('common.reason');
  const format = useFormatter();
  const people = usePeople().data ?? [];
  const doubts = [
    ...others.flatMap(({ person: other, samePicture }) => {
      if (samePicture) return [t('addSamePicture', { other })];
      return other === moreLike ? [] : [t('addAlike', { other })];
    }),
    ...(moreLike === null ? [] : [t('addMoreLike', { person, other: moreLike })]),
    ...(unlike
      ? [alike(unlike.strangers === 0 ? 'nobody' : 'strangers', { ...unlike, name: person })]
      : []),
  ];
  const why =
    reasons.length > 0
      ? t('addPoor', { reasons: format.list(reasons.map((one) => words(one))) })
      : doubts.length > 0
        ? [...doubts, t('addSure')].join(' ')
        : t('addWhy', { person });
  return (
    <Group wrap="nowrap" align="flex-start" gap="sm">
      <Checkbox
        flex={1}
        label={t('add', { person })}
        description={why}
        disabled={reasons.length > 0}
        checked={checked}
        onChange={({ currentTarget }) => onChange(currentTarget.checked)}
      />
      {others.map(({ personId, person: other }) => (
        <Portrait
          key={personId}
          sampleId={people.find(({ id }) => id === personId)?.portrait ?? null}
          name={other}
          size={56}
        />
      ))}
    </Group>
  );
}
