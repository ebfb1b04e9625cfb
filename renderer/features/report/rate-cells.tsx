import { useTranslations } from 'use-intl';
import type { CountedRate } from '../../../electron/contract/index.ts';
import { useFigureText } from '../../ui/use-figure-text.ts';
import classes from './sheet.module.css';

/** The heads of the columns that `RateCells` fills. */
export function RateHeads() {
  const t = useTranslations('report.conditions');
  return (
    <>
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
    </>
  );
}

/** Both rates of some searches, with what each was counted in; marked where too few people are behind one. */
export function RateCells({
  fnir,
  fpir,
  fnirIsWeak,
  fpirIsWeak,
}: {
  fnir: CountedRate;
  fpir: CountedRate;
  fnirIsWeak: boolean;
  fpirIsWeak: boolean;
}) {
  const t = useTranslations('report.conditions');
  const text = useFigureText();
  const rate = (one: CountedRate, isWeak: boolean): string => {
    if (one.searches === 0) return '–';
    return isWeak ? t('weakRate', { rate: text.rate(one) }) : text.rate(one);
  };
  const inSearches = ({ searches, people }: CountedRate) =>
    searches === 0 ? '–' : t('searchesOf', { searches, people });
  return (
    <>
      <td className={classes.kept}>{rate(fnir, fnirIsWeak)}</td>
      <td className={classes.end}>{inSearches(fnir)}</td>
      <td className={`${classes.kept} ${classes.second}`}>{rate(fpir, fpirIsWeak)}</td>
      <td className={classes.end}>{inSearches(fpir)}</td>
    </>
  );
}
