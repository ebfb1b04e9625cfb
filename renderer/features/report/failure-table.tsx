import { useTranslations } from 'use-intl';
import type { EnrollmentFailure, MeasuredReport } from '../../../electron/contract/index.ts';
import { useFigureText } from '../../ui/use-figure-text.ts';
import classes from './sheet.module.css';

/** Why attempts at enrollment failed, and photos were refused in them; the most frequent reason first. */
export function FailureTable({ failures }: Pick<MeasuredReport, 'failures'>) {
  const t = useTranslations('report.failures');
  const { number } = useFigureText();
  const { toEnroll, refusedPhotos } = failures;
  const rows = new Map<EnrollmentFailure, { attempts: number; photos: number }>();
  for (const { reason, count } of toEnroll?.reasons ?? []) {
    rows.set(reason, { attempts: count, photos: 0 });
  }
  for (const { reason, count } of refusedPhotos) {
    rows.set(reason, { attempts: rows.get(reason)?.attempts ?? 0, photos: count });
  }
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t('reason')}</th>
          <th scope="col" className={classes.end}>
            {t('attempts')}
          </th>
          <th scope="col" className={classes.end}>
            {t('photos')}
          </th>
        </tr>
      </thead>
      <tbody>
        {[...rows].map(([reason, { attempts, photos }]) => (
          <tr key={reason}>
            <td>{t(`why.${reason}`)}</td>
            <td className={classes.end}>{number(attempts)}</td>
            <td className={classes.end}>{number(photos)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
