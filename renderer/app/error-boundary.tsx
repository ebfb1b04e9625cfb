import { Component, type ErrorInfo, type ReactNode } from 'react';
import { Button, Center, Code, Group, Stack } from '@mantine/core';
import { IconBug } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { EmptyState } from '../ui/empty-state.tsx';

/** A defect of a view: says so, with what it was, instead of a white page. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { error: Error | null }> {
  override state: { error: Error | null } = { error: null };

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    console.error('A view failed', error, info.componentStack);
  }

  override render(): ReactNode {
    const { error } = this.state;
    return error ? <Defect message={error.message} /> : this.props.children;
  }
}

function Defect({ message }: { message: string }) {
  const t = useTranslations('app.viewDefect');
  return (
    <Center h="100vh" p="xl">
      <EmptyState
        icon={<IconBug size={40} stroke={1.5} />}
        title={t('title')}
        text={t('text')}
        action={
          <Stack align="center">
            <Code block>{message}</Code>
            <Group justify="center">
              <Button variant="default" onClick={goToLive}>
                {t('goToLive')}
              </Button>
              <Button onClick={() => location.reload()}>{t('reload')}</Button>
            </Group>
          </Stack>
        }
      />
    </Center>
  );
}

/** Where one page always fails, the others are still there. */
function goToLive(): void {
  location.hash = '/';
  location.reload();
}
