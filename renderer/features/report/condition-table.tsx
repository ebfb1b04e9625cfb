import { Fragment } from 'react';
import { useTranslations } from 'use-intl';
import type { CountedRate, MeasuredReport } from '../../../electron/contract/index.ts';
import { useFigureText } from '../../ui/use-figure-text.ts';
import classes from './sheet.module.css';

/** Both rates in each condition, with what each was counted in. */
export function ConditionTable({ conditions }: Pick<MeasuredReport, 'conditions'>) {
  const t = useTranslations('report.conditions');
  const text = useFigureText();
  const rate = (one: CountedRate, isWeak: boolean): string => {
    if (one.searches === 0) return '–';
    return isWeak ? t('weakRate', { rate: text.rate(one) }) : text.rate(one);
  };
  const inSearches = ({ searches, people }: CountedRate) =>
    searches === 0 ? '–' : t('searchesOf', { searches, people });
  const kinds = [...Map.groupBy(conditions, ({ kind }) => kind)];
  return (
    <div className={classes.scroll}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('condition')}</th>
            <th scope="col">{t('fnir')}</th>
            <th scope="col" className={classes.end}>
              {t('searches')}
            </th>
            <th scope="col" className={classes.second}>
              {t('fpir')}
            </th>
            <th scope="col" className={classes.end}>
              {t('searches')}
            </th>
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
              {own.map(({ value, fnir, fpir, fnirIsWeak, fpirIsWeak }) => (
                <tr key={value}>
                  <td>{t(`value.${value}`)}</td>
                  <td className={classes.kept}>{rate(fnir, fnirIsWeak)}</td>
                  <td className={classes.end}>{inSearches(fnir)}</td>
                  <td className={`${classes.kept} ${classes.second}`}>{rate(fpir, fpirIsWeak)}</td>
                  <td className={classes.end}>{inSearches(fpir)}</td>
                </tr>
              ))}
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  );
}
