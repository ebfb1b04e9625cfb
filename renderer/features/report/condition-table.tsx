import { Fragment } from 'react';
import { Table } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { MeasuredReport } from '../../../electron/contract/index.ts';
import { RateCells, RateHeads } from './rate-cells.tsx';
import classes from './sheet.module.css';

/** Both rates in each condition, with what each was counted in. */
export function ConditionTable({ conditions }: Pick<MeasuredReport, 'conditions'>) {
  const t = useTranslations('report.conditions');
  const kinds = [...Map.groupBy(conditions, ({ kind }) => kind)];
  return (
    <Table.ScrollContainer minWidth={480} type="native" className={classes.scroll}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('condition')}</th>
            <RateHeads />
          </tr>
        </thead>
        <tbody>
          {kinds.map(([kind, own]) => (
            <Fragment key={kind}>
              <tr>
                <th scope="rowgroup" colSpan={5}>
                  {t(`kind.${kind}`)}
                </th>
              </tr>
              {own.map(({ value, ...rates }) => (
                <tr key={value}>
                  <td>{t(`value.${value}`)}</td>
                  <RateCells {...rates} />
                </tr>
              ))}
            </Fragment>
          ))}
        </tbody>
      </table>
    </Table.ScrollContainer>
  );
}
