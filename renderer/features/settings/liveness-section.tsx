import { useState } from 'react';
import { SegmentedControl, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { livenessPolicy, type LivenessSetting } from '../../../electron/contract/index.ts';
import { keys, useKith, useLivenessSetting } from '../../owner/kith-context.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { WorkProgress } from '../../ui/work-progress.tsx';
import { OwnTests } from './liveness-test/own-tests.tsx';
import { Row, Section } from './section.tsx';

/** What is done about pictures that are held up to the camera, what that is good for and what not. */
export function LivenessSection() {
  const t = useTranslations('settings.liveness');
  const kith = useKith();
  const queries = useQueryClient();
  const { data, error } = useLivenessSetting();
  const [problem, setProblem] = useState<unknown>(null);
  if (!data) return error && <ErrorNotice error={error} />;
  const { policy, wanted, pack } = data;
  const tell = (call: Promise<LivenessSetting>): void => {
    setProblem(null);
    void call.then((now) => queries.setQueryData(keys.liveness, now)).catch(setProblem);
  };
  const megabytes = (bytes: number) => Math.round(bytes / 1e6);
  return (
    <Section title={t('title')}>
      <Row title={t('check')} text={t('text')}>
        <SegmentedControl
          aria-label={t('check')}
          value={wanted ?? policy}
          disabled={pack.state === 'fetching'}
          onChange={(chosen) => tell(kith.liveness.choose({ policy: chosen }))}
          data={livenessPolicy.options.map((value) => ({ value, label: t(`policies.${value}`) }))}
        />
      </Row>
      <Text size="sm" role="status">
        {t(`means.${policy}`)}
      </Text>
      {pack.state === 'fetching' ? (
        <WorkProgress
          label={t('progress')}
          share={pack.received / pack.total}
          text={t('received', { done: megabytes(pack.received), total: megabytes(pack.total) })}
          onStop={() => tell(kith.liveness.cancel())}
        />
      ) : (
        pack.state !== 'present' && (
          <Text size="sm" c="dimmed">
            {t('fetches', { megabytes: megabytes(pack.total) })}
          </Text>
        )
      )}
      {policy !== 'off' && <OwnTests />}
      {(problem ?? pack.error) !== null && <ErrorNotice error={problem ?? pack.error} />}
    </Section>
  );
}
