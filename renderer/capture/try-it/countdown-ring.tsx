import { useTranslations } from 'use-intl';
import classes from './countdown-ring.module.css';

/** Units of the drawing. */
const RADIUS = 42;
const AROUND = 2 * Math.PI * RADIUS;

/** The seconds that are left, in a ring that empties. `left` and `of` are milliseconds. */
export function CountdownRing({ left, of }: { left: number; of: number }) {
  const t = useTranslations('tryIt');
  const seconds = Math.ceil(left / 1000);
  return (
    <div className={classes.ring} role="timer" aria-label={t('left', { seconds })}>
      <svg viewBox="-50 -50 100 100" aria-hidden>
        <circle r={RADIUS} className={classes.track} />
        <circle
          r={RADIUS}
          className={classes.left}
          strokeDasharray={AROUND}
          strokeDashoffset={AROUND * (1 - left / of)}
        />
      </svg>
      <span aria-hidden>{seconds}</span>
    </div>
  );
}
