import { Table, Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { ModelPack } from '../../../electron/contract/index.ts';
import { Section } from './section.tsx';

/** The networks that Kith comes with, where they are from and under which licenses. */
export function NetworksSection({ packs }: { packs: readonly ModelPack[] }) {
  const t = useTranslations('settings.networks');
  return (
    <Section title={t('title')}>
      <Table.ScrollContainer minWidth={480} type="native">
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('network')}</Table.Th>
              <Table.Th>{t('from')}</Table.Th>
              <Table.Th>{t('license')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {packs.map(({ id, title, source, license }) => (
              <Table.Tr key={id}>
                <Table.Td>{title}</Table.Td>
                <Table.Td>
                  {source.package} {source.version}
                </Table.Td>
                <Table.Td>
                  {license.spdx}
                  <Text size="xs" c="dimmed" lang="en">
                    {license.notice}
                  </Text>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Section>
  );
}
