import { Table } from '@mantine/core';
import { useFormatter, useTranslations } from 'use-intl';
import type { Status } from '../../../electron/contract/index.ts';
import { TrialState } from './trial-state.tsx';

/** What can compute the liveness check, and how fast it is on this machine. Nothing before its network is there. */
export function RuntimesTable({ runtimes }: { runtimes: Status['runtimes'] }) {
  const t = useTranslations('settings.engine');
  const format = useFormatter();
  if (runtimes.length === 0) return null;
  return (
    <Table.ScrollContainer minWidth={560} type="native">
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('runtime')}</Table.Th>
            <Table.Th>{t('state')}</Table.Th>
            <Table.Th ta="end">{t('crop')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {runtimes.map(({ runtime, state, reason, milliseconds }) => (
            <Table.Tr key={runtime}>
              <Table.Td>{t(`runtimes.${runtime}`)}</Table.Td>
              <Table.Td>
                <TrialState state={state} reason={reason} />
              </Table.Td>
              <Table.Td ta="end">
                {milliseconds === undefined
                  ? '–'
                  : t('milliseconds', {
                      time: format.number(milliseconds, {
                        maximumFractionDigits: milliseconds < 10 ? 1 : 0,
                      }),
                    })}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
