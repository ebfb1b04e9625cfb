import { useTranslations } from 'use-intl';
import type { CountedRate, MeasuredReport } from '../../../electron/contract/index.ts';
import { useFigureText } from '../../ui/use-figure-text.ts';
import classes from './sheet.module.css';

/** The two rates that matter, and what they say of the promise. */
export function Summary({ operatingPoint }: Pick<MeasuredReport, 'operatingPoint'>) {
  const t = useTranslations('report');
  const text = useFigureText();
  const { fpir, fnir, wantedFpir } = operatingPoint;
  const outcome = fpir.low > wantedFpir ? 'broken' : fpir.high <= wantedFpir ? 'shown' : 'open';
  const share = text.round(wantedFpir);
  return (
    <>
      <div className={classes.rates}>
        <BigRate label={t('fpir')} rate={fpir} />
        <BigRate label={t('fnir')} rate={fnir} />
      </div>
      <div className={classes.promise} data-outcome={outcome}>
        <p>
          <strong>{t('wanted', { share })}</strong>{' '}
          {t(`promise.${outcome}`, {
            named: fpir.errors,
            searches: fpir.searches,
            share,
            high: text.percent(fpir.high),
          })}
        </p>
      </div>
    </>
  );
}

function BigRate({ label, rate }: { label: string; rate: CountedRate }) {
  const t = useTranslations('report');
  const { percent } = useFigureText();
  const { value, low, high, errors, searches, people } = rate;
  return (
    <div className={classes.rate}>
      <p>{label}</p>
      <p className={classes.value}>{percent(value)}</p>
      <p className={classes.soft}>{t('interval', { low: percent(low), high: percent(high) })}</p>
      <p className={classes.soft}>{t('countedIn', { errors, searches, people })}</p>
    </div>
  );
}
