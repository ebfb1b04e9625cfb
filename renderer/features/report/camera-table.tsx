import { Table } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type {
  CountedRate,
  MeasuredReport,
  ReportedCamera,
} from '../../../electron/contract/index.ts';
import { useFigureText } from '../../ui/use-figure-text.ts';
import classes from './sheet.module.css';

/** Both rates by what pictures were taken with. */
export function CameraTable({ cameras }: Pick<MeasuredReport, 'cameras'>) {
  const t = useTranslations('report.cameras');
  const conditions = useTranslations('report.conditions');
  const text = useFigureText();
  const rate = (one: CountedRate, isWeak: boolean): string => {
    if (one.searches === 0) return '–';
    return isWeak ? conditions('weakRate', { rate: text.rate(one) }) : text.rate(one);
  };
  const inSearches = ({ searches, people }: CountedRate) =>
    searches === 0 ? '–' : conditions('searchesOf', { searches, people });
  const called = ({ source, number, name }: ReportedCamera): string => {
    if (number !== null && name !== null) return t('numberAndName', { number, name });
    if (number !== null) return t('number', { number });
    return source === 'webcam' ? t('unknown') : conditions(`value.${source}`);
  };
  return (
    <Table.ScrollContainer minWidth={480} type="native" className={classes.scroll}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('camera')}</th>
            <th scope="col" className={classes.end}>
              {t('samples')}
            </th>
            <th scope="col">{conditions('fnir')}</th>
            <th scope="col" className={classes.end}>
              {conditions('searches')}
            </th>
            <th scope="col" className={classes.second}>
              {conditions('fpir')}
            </th>
            <th scope="col" className={classes.end}>
              {conditions('searches')}
            </th>
          </tr>
        </thead>
        <tbody>
          {cameras.map((one) => (
            <tr key={`${one.source} ${one.number}`}>
              <td>{called(one)}</td>
              <td className={classes.end}>{text.number(one.samples)}</td>
              <td className={classes.kept}>{rate(one.fnir, one.fnirIsWeak)}</td>
              <td className={classes.end}>{inSearches(one.fnir)}</td>
              <td className={`${classes.kept} ${classes.second}`}>
                {rate(one.fpir, one.fpirIsWeak)}
              </td>
              <td className={classes.end}>{inSearches(one.fpir)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Table.ScrollContainer>
  );
}
