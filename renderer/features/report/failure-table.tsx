import { useFormatter, useTranslations } from 'use-intl';
import type { EnrollmentFailure, GalleryReport } from '../../../electron/contract/index.ts';
import { useFigureText } from '../../ui/use-figure-text.ts';
import classes from './sheet.module.css';

/** How many attempts at enrollment failed, and why; and why photos were refused in them, the most frequent reason first. */
export function FailureTable({ enrollments }: Pick<GalleryReport, 'enrollments'>) {
  const t = useTranslations('report.failures');
  const format = useFormatter();
  const { rate } = useFigureText();
  const { toEnroll, refusedPhotos } = enrollments;
  const rows = new Map<EnrollmentFailure, { attempts: number; photos: number }>();
  for (const { reason, count } of toEnroll?.reasons ?? []) {
    rows.set(reason, { attempts: count, photos: 0 });
  }
  for (const { reason, count } of refusedPhotos) {
    rows.set(reason, { attempts: rows.get(reason)?.attempts ?? 0, photos: count });
  }
  const said = toEnroll
    ? t('text', {
        rate: rate(toEnroll),
        failed: toEnroll.failed,
        of: toEnroll.of,
        since: format.dateTime(new Date(toEnroll.since), { dateStyle: 'medium', timeZone: 'UTC' }),
      })
    : t('none');
  return (
    <>
      <p className={classes.soft}>{said}</p>
      {rows.size > 0 && <Reasons rows={[...rows]} />}
    </>
  );
}

function Reasons({
  rows,
}: {
  rows: readonly (readonly [EnrollmentFailure, { attempts: number; photos: number }])[];
}) {
  const t = useTranslations('report.failures');
  const { number } = useFigureText();
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
        {rows.map(([reason, { attempts, photos }]) => (
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
