import { Button, Center, Loader, Paper, Stack, Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { useDescribeError } from '../ui/describe-error.ts';
import type { VideoState } from './use-video-source.ts';

/** What stands over the video while it does not show faces. */
export function VideoNotice({
  state,
  problem,
  tried = null,
  ready,
  onRetry,
}: {
  state: VideoState;
  /** What else went wrong. */
  problem: Error | null;
  /** What was tried against that already. */
  tried?: 'finder' | 'recognition' | null;
  /** Whether the face finder is loaded. */
  ready: boolean;
  onRetry: () => void;
}) {
  const t = useTranslations('capture');
  const describe = useDescribeError();
  const other = state.name === 'off' ? null : state.other;
  const camera = other && (other.label || t('cameraNumber', { number: other.number }));
  const error = state.name === 'failed' ? state.error : problem;
  if (error) {
    const { title, next } = describe(error);
    const said =
      state.name === 'failed'
        ? camera && t('tried.camera', { camera })
        : tried && t(`tried.${tried}`);
    return (
      <Center pos="absolute" inset={0} p="xs">
        <Paper
          p="md"
          radius="md"
          shadow="md"
          maw={380}
          mah="100%"
          role="alert"
          style={{ overflow: 'auto' }}
        >
          <Stack gap="xs" align="center" ta="center">
            <Text fw={650}>{title}</Text>
            <Text size="sm" c="dimmed">
              {said && <>{said} </>}
              {next}
            </Text>
            <Button onClick={onRetry}>{t('tryAgain')}</Button>
          </Stack>
        </Paper>
      </Center>
    );
  }
  if (state.name === 'playing' && ready) return null;
  return (
    <Center pos="absolute" inset={0}>
      {/* Read on whatever the camera shows. */}
      <Stack align="center" gap="xs" role="status" p="sm" bdrs="md" bg="rgb(18 22 27 / 70%)">
        <Loader color="gray.3" />
        <Text c="gray.3" size="sm">
          {state.name === 'playing'
            ? t('loadingFinder')
            : camera
              ? t('openingOther', { camera })
              : t('openingCamera')}
        </Text>
      </Stack>
    </Center>
  );
}
