import { Table } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { MeasuredReport } from '../../../electron/contract/index.ts';
import { RateCells, RateHeads } from './rate-cells.tsx';
import classes from './sheet.module.css';

/** Both rates of each group of people, with how many are in it and what each rate was counted in. */
export function GroupTable({ groups }: Pick<MeasuredReport, 'groups'>) {
  const t = useTranslations('report.groups');
  return (
    <Table.ScrollContainer minWidth={480} type="native" className={classes.scroll}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('group')}</th>
            <th scope="col" className={classes.end}>
              {t('members')}
            </th>
            <RateHeads />
          </tr>
        </thead>
        <tbody>
          {groups.map(({ number, name, members, ...rates }) => (
            <tr key={number}>
              <td>
                {name === null ? t('number', { number }) : t('numberAndName', { number, name })}
              </td>
              <td className={classes.end}>{members}</td>
              <RateCells {...rates} />
            </tr>
          ))}
        </tbody>
      </table>
    </Table.ScrollContainer>
  );
}
