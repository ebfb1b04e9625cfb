import { Anchor, Badge, Group, Stack, Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { Link } from 'wouter';
import type { Person } from '../../../electron/contract/index.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useLearnedBy } from '../../owner/use-learned-by.ts';

/** The model versions that learned from a person. */
export function LearnedPanel({ person: { id, name } }: { person: Person }) {
  const t = useTranslations('people.learned');
  const learnedBy = useLearnedBy(id);
  const versions = learnedBy.data ?? [];
  return (
    <Panel title={t('title')} text={versions.length > 0 && t('text', { name })}>
      {learnedBy.error && <ErrorNotice error={learnedBy.error} />}
      {learnedBy.data && versions.length === 0 && <Text size="sm">{t('none')}</Text>}
      {versions.length > 0 && (
        <Stack gap={4}>
          {versions.map((version) => (
            <Group key={version.id} gap="xs" wrap="nowrap">
              <Anchor component={Link} href={`/training/${version.id}`} size="sm">
                {version.name}
              </Anchor>
              {version.active && (
                <Badge variant="light" size="sm">
                  {t('active')}
                </Badge>
              )}
            </Group>
          ))}
        </Stack>
      )}
    </Panel>
  );
}
