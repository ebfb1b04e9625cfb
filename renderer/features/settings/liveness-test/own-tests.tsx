import { useState } from 'react';
import { Button, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconTestPipe } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { LivenessTest } from '../../../../electron/contract/index.ts';
import { useKith, useLivenessTests } from '../../../owner/kith-context.tsx';
import { ErrorNotice } from '../../../ui/error-notice.tsx';
import { TestModal } from './test-modal.tsx';
import { useTestWords } from './use-test-words.ts';

/** What the user's own tests of the liveness check found out, with the way to another one. */
export function OwnTests() {
  const t = useTranslations('settings.liveness.test');
  const { data: tests, error } = useLivenessTests();
  const [testing, modal] = useDisclosure(false);
  return (
    <section aria-label={t('results')}>
      {error && <ErrorNotice error={error} />}
      {tests?.map((test) => (
        <Result key={`${test.camera} ${test.network} ${test.liveFrom}`} test={test} />
      ))}
      <Button
        variant="default"
        size="xs"
        leftSection={<IconTestPipe size={16} />}
        onClick={modal.open}
      >
        {t('open')}
      </Button>
      {testing && <TestModal tests={tests ?? []} onClose={modal.close} />}
    </section>
  );
}

/** One test, and the way to remove it. */
function Result({ test }: { test: LivenessTest }) {
  const t = useTranslations('settings.liveness.test');
  const kith = useKith();
  const { found, under } = useTestWords();
  const [asks, setAsks] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const remove = (): void => {
    setAsks(false);
    kith.liveness.tests.remove({ camera: test.camera }).catch(setProblem);
  };
  return (
    <div>
      <Text size="sm">{found(test)}</Text>
      <Text size="xs" c="dimmed">
        {under(test)}
      </Text>
      {problem !== null && <ErrorNotice error={problem} />}
      <Group gap="xs" mt={4} mb="sm">
        {asks ? (
          <>
            <Text size="xs">{t('removeAsk')}</Text>
            <Button size="compact-xs" color="red" onClick={remove}>
              {t('remove')}
            </Button>
            <Button size="compact-xs" variant="default" onClick={() => setAsks(false)}>
              {t('keep')}
            </Button>
          </>
        ) : (
          <Button
            size="compact-xs"
            variant="subtle"
            // Its word stands below the sentence's first.
            ml={-8}
            aria-label={t('removeOf', { camera: test.camera })}
            onClick={() => setAsks(true)}
          >
            {t('remove')}
          </Button>
        )}
      </Group>
    </div>
  );
}
