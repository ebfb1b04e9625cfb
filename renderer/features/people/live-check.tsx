import { Button, Group, Stack } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { Link } from 'wouter';
import type { Person } from '../../../electron/contract/index.ts';
import { outcomeOf } from '../../capture/check-outcome.ts';
import { CheckedStage } from '../../capture/checked-stage.tsx';
import { useCheckedVideo } from '../../capture/use-checked-video.ts';
import { useStatus } from '../../owner/kith-context.tsx';
import { CheckResult } from './check-result.tsx';

/** The camera, and below it whether who is seen is recognized as the person. */
export function LiveCheck({
  person,
  onAsk,
  onClose,
}: {
  person: Person;
  /** Somebody asks why the face was decided on so. */
  onAsk: (face: { camera: string; track: number }) => void;
  onClose: () => void;
}) {
  const t = useTranslations('people.check');
  const why = useTranslations('evidence');
  const paused = useStatus().data?.paused ?? null;
  const video = useCheckedVideo(paused === false);
  const outcome = paused ? ({ kind: 'paused' } as const) : outcomeOf(video.checked, person.id);
  const settled = !paused && video.checked?.decision?.settled ? video.checked : null;
  const wantsPictures =
    outcome.kind === 'unknown' || (outcome.kind === 'recognized' && outcome.strength !== 'clear');
  return (
    <Stack>
      {!paused && (
        <CheckedStage
          video={video}
          label={t('video')}
          markOf={() => ({ label: '', tone: toneOf[outcome.kind] })}
        />
      )}
      <CheckResult outcome={outcome} name={person.name} />
      <Group justify="flex-end">
        <Button
          variant="subtle"
          disabled={!settled}
          onClick={() => settled && onAsk({ camera: settled.camera, track: settled.face.track })}
        >
          {why('why')}
        </Button>
        {wantsPictures && (
          <Button component={Link} href={`/enroll/${person.id}`} variant="default">
            {t('add')}
          </Button>
        )}
        <Button onClick={onClose} data-autofocus>
          {t('close')}
        </Button>
      </Group>
    </Stack>
  );
}

const toneOf = {
  recognized: 'known',
  other: 'unknown',
  ambiguous: 'unknown',
  unknown: 'unknown',
  nobody: 'waiting',
  looking: 'waiting',
  unusable: 'waiting',
  paused: 'waiting',
} as const;
