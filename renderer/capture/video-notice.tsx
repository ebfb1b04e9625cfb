import { Button, Center, Loader, Paper, Stack, Text } from '@mantine/core';
import { useDescribeError } from '../ui/describe-error.ts';
import type { VideoState } from './use-video-source.ts';

/** What stands over the video while it does not show faces. */
export function VideoNotice({
  state,
  problem,
  ready,
  onRetry,
}: {
  state: VideoState;
  /** What else went wrong. */
  problem: Error | null;
  /** Whether the face finder is loaded. */
  ready: boolean;
  onRetry: () => void;
}) {
  const describe = useDescribeError();
  const error = state.name === 'failed' ? state.error : problem;
  if (error) {
    const { title, next } = describe(error);
    return (
      <Center pos="absolute" inset={0} p="md">
        <Paper p="lg" radius="md" shadow="md" maw={380} role="alert">
          <Stack gap="xs" align="center" ta="center">
            <Text fw={650}>{title}</Text>
            <Text size="sm" c="dimmed">
              {next}
            </Text>
            <Button onClick={onRetry}>Try again</Button>
          </Stack>
        </Paper>
      </Center>
    );
  }
  if (state.name === 'playing' && ready) return null;
  return (
    <Center pos="absolute" inset={0}>
      <Stack align="center" gap="xs" role="status">
        <Loader color="gray.3" />
        <Text c="gray.3" size="sm">
          {state.name === 'playing' ? 'Loading the face finder' : 'Opening the camera'}
        </Text>
      </Stack>
    </Center>
  );
}
