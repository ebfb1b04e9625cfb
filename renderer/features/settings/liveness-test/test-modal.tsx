import { useState } from 'react';
import {
  Button,
  Group,
  Modal,
  SegmentedControl,
  Stack,
  Text,
  TextInput,
  useMatches,
} from '@mantine/core';
import { useTranslations } from 'use-intl';
import {
  limits,
  suggestedAttacks,
  type LivenessTest,
  type TriedLiveness,
} from '../../../../electron/contract/index.ts';
import type { CapturedFrame } from '../../../capture/messages.ts';
import { Overlay } from '../../../capture/overlay.tsx';
import { useSource } from '../../../capture/source-picker.tsx';
import { CountdownRing } from '../../../capture/try-it/countdown-ring.tsx';
import { useFaceVideo } from '../../../capture/use-face-video.ts';
import { VideoNotice } from '../../../capture/video-notice.tsx';
import { VideoStage } from '../../../capture/video-stage.tsx';
import { ErrorNotice } from '../../../ui/error-notice.tsx';
import { useFocusReturn } from '../../../ui/use-focus-return.ts';
import { TRY, useTry } from './use-try.ts';

/** What can be chosen: a person, what Kith suggests to hold up, or something else. */
const kinds = ['live', ...suggestedAttacks, 'other'] as const;
type Kind = (typeof kinds)[number];

/** The guided test of the liveness check: what is held up is said, tried, and counted, as often as it takes. */
export function TestModal({
  tests,
  onClose,
}: {
  tests: readonly LivenessTest[];
  onClose: () => void;
}) {
  const t = useTranslations('settings.liveness.test');
  useFocusReturn();
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('title')}
      size="xl"
      centered
      style={{ '--beside-video': '360px' }}
    >
      <Tester tests={tests} />
    </Modal>
  );
}

/** What the dialog shows; within it, for its video is there only once the dialog is. */
function Tester({ tests }: { tests: readonly LivenessTest[] }) {
  const t = useTranslations('settings.liveness.test');
  // Side by side, what can be held up would be cut off on a narrow window.
  const orientation = useMatches({ base: 'vertical', sm: 'horizontal' } as const);
  const [source] = useSource();
  const [kind, setKind] = useState<Kind>('live');
  const [name, setName] = useState('');
  const [last, setLast] = useState<TriedLiveness | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const [frame, setFrame] = useState<CapturedFrame | null>(null);
  const { elapsed, begin, see, stop } = useTry({ onTried: setLast, onFailed: setProblem });
  const video = useFaceVideo(source, {
    onFrame: (seen) => {
      setFrame(seen);
      see(seen.faces[0]);
    },
    onForget: () => {
      setFrame(null);
      stop();
    },
  });
  const { stage, state, camera, finder, retry } = video;
  const presented = kind === 'live' ? null : kind === 'other' ? name.trim() : kind;
  const cameraName = camera?.label || t('unnamed');
  const test = tests.find((one) => one.camera === cameraName && one.isCurrent);
  const rate =
    presented === null
      ? test?.live
      : test?.attacks.find((attack) => attack.presented === presented);
  const wanted = presented === null ? limits.liveTries : limits.attackTries;
  const going = elapsed !== null;
  const face = frame?.faces[0];
  const start = (): void => {
    setProblem(null);
    setLast(null);
    begin(cameraName, presented);
  };
  return (
    <Stack gap="sm">
      <SegmentedControl
        fullWidth
        orientation={orientation}
        size="xs"
        aria-label={t('kind')}
        value={kind}
        disabled={going}
        onChange={(chosen) => {
          setKind(chosen);
          setLast(null);
        }}
        data={kinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
      />
      {kind === 'other' && (
        <TextInput
          size="xs"
          label={t('name')}
          value={name}
          maxLength={limits.presentedName}
          disabled={going}
          onChange={(event) => setName(event.currentTarget.value)}
        />
      )}
      <Text size="sm">{t(`ask.${kind}`)}</Text>
      <VideoStage {...stage} label={t('video')}>
        {frame && face && (
          <Overlay
            faces={[{ key: face.track, box: face.box, label: '', tone: 'waiting' }]}
            width={frame.width}
            height={frame.height}
            mirrored={stage.mirrored}
          />
        )}
        {going && <CountdownRing left={Math.max(0, TRY - elapsed)} of={TRY} />}
        <VideoNotice state={state} problem={finder.error} ready={finder.ready} onRetry={retry} />
      </VideoStage>
      {problem !== null && <ErrorNotice error={problem} />}
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm" role="status">
          {last && !going ? `${t(`outcome.${last.answer ?? 'none'}`)} ` : ''}
          {t('count', { tries: rate?.tries ?? 0, wanted })}
        </Text>
        <Button
          disabled={going || camera === null || !finder.ready || presented === ''}
          onClick={start}
          data-autofocus
        >
          {t(going ? 'going' : 'begin')}
        </Button>
      </Group>
    </Stack>
  );
}
