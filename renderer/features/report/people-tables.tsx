import { useTranslations } from 'use-intl';
import type { MeasuredReport, ReportedPerson } from '../../../electron/contract/index.ts';
import { useFigureText } from '../../ui/use-figure-text.ts';
import classes from './sheet.module.css';

/** People in the table of errors; the rest is in the files. */
const MOST_SHOWN = 12;

/** How a report calls somebody. */
function usePersonText() {
  const t = useTranslations('report.people');
  return ({ number, name }: ReportedPerson): string =>
    name === null ? t('number', { number }) : t('numberAndName', { number, name });
}

/** The enrolled people who look most alike. */
export function PairTable({ closestPairs }: Pick<MeasuredReport, 'closestPairs'>) {
  const t = useTranslations('report.people');
  const { decimal } = useFigureText();
  const person = usePersonText();
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t('pair')}</th>
          <th scope="col" className={classes.end}>
            {t('score')}
          </th>
          <th scope="col" className={classes.end}>
            {t('typical')}
          </th>
          <th scope="col" className={classes.end}>
            {t('bar')}
          </th>
        </tr>
      </thead>
      <tbody>
        {closestPairs.map(({ one, other, score, typical, bar }) => (
          <tr key={`${one.number} ${other.number}`}>
            <td>
              {t(typical >= bar ? 'andAlike' : 'and', { one: person(one), other: person(other) })}
            </td>
            <td className={classes.end}>{decimal(score, 3)}</td>
            <td className={classes.end}>{decimal(typical, 3)}</td>
            <td className={classes.end}>{decimal(bar, 3)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The people whose searches failed, and who were named as strangers; the most first. */
export function ErrorTable({ people }: Pick<MeasuredReport, 'people'>) {
  const t = useTranslations('report.people');
  const person = usePersonText();
  const erred = people
    .filter(({ missed, named }) => missed + named > 0)
    .toSorted((a, b) => b.missed + b.named - (a.missed + a.named));
  if (erred.length === 0) return <p className={classes.soft}>{t('none')}</p>;
  const shown = erred.slice(0, MOST_SHOWN);
  return (
    <>
      <p className={classes.soft}>{t('errorsText')}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('person')}</th>
            <th scope="col" className={classes.end}>
              {t('pictures')}
            </th>
            <th scope="col" className={classes.end}>
              {t('missed')}
            </th>
            <th scope="col" className={classes.end}>
              {t('named')}
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((one) => (
            <tr key={one.number}>
              <td>{person(one)}</td>
              <td className={classes.end}>{one.samples}</td>
              <td className={classes.end}>
                {t('of', { errors: one.missed, searches: one.searches })}
              </td>
              <td className={classes.end}>
                {t('of', { errors: one.named, searches: one.asStranger })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {erred.length > shown.length && (
        <p className={classes.soft}>{t('more', { count: erred.length - shown.length })}</p>
      )}
    </>
  );
}
