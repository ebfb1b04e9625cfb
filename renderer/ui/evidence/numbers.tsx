import { Table, Text } from '@mantine/core';
import { useFormatter, useTranslations } from 'use-intl';
import type { Evidence } from '../../../electron/contract/index.ts';
import classes from './evidence.module.css';

/** The numbers behind a decision, for whoever asks for them. */
export function Numbers({ evidence: { nearest, quality } }: { evidence: Evidence }) {
  const t = useTranslations('evidence.numbers');
  const format = useFormatter();
  const score = (value: number) =>
    format.number(value, { minimumFractionDigits: 4, maximumFractionDigits: 4 });
  const rounded = (value: number) => format.number(value, { maximumSignificantDigits: 3 });
  return (
    <details className={classes.numbers}>
      <summary>{t('title')}</summary>
      {nearest.length > 0 && (
        <>
          <Table.ScrollContainer minWidth={400} type="native">
            <Table fz="xs" verticalSpacing={4}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('person')}</Table.Th>
                  <Table.Th ta="end">{t('score')}</Table.Th>
                  <Table.Th ta="end">{t('threshold')}</Table.Th>
                  <Table.Th ta="end">{t('ratio')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {nearest.map((one) => (
                  <Table.Tr key={one.personId}>
                    <Table.Th scope="row" fw={500} className={classes.cell}>
                      {one.person}
                    </Table.Th>
                    <Table.Td ta="end">{score(one.score)}</Table.Td>
                    <Table.Td ta="end">{score(one.bar)}</Table.Td>
                    <Table.Td ta="end">{rounded(one.likelihoodRatio)}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
          <Text size="xs" c="dimmed" mt={4}>
            {t('meaning')}
          </Text>
        </>
      )}
      {quality && (
        <dl className={classes.measures}>
          {Object.entries(quality).map(([name, value]) => (
            <div key={name}>
              {/* Named as in ISO/IEC 29794-5, in every language. */}
              <dt translate="no">{name}</dt>
              <dd>{typeof value === 'boolean' ? t(value ? 'yes' : 'no') : rounded(value)}</dd>
            </div>
          ))}
        </dl>
      )}
    </details>
  );
}
