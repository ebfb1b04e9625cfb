import { useTranslations } from 'use-intl';
import type { CheckOutcome } from './check-outcome.ts';
import classes from './moment-strip.module.css';
import { MOMENT, MOMENTS, type Moment } from './moments.ts';
import { useConditionWords } from './use-condition-words.ts';

/** How a moment is drawn: each has a shape of its own, so that none is told by its color alone. */
export type Mark = 'clear' | 'weak' | 'ambiguous' | 'unknown' | 'other' | 'unusable' | 'nothing';

const marks: readonly Mark[] = [
  'clear',
  'weak',
  'ambiguous',
  'unknown',
  'other',
  'unusable',
  'nothing',
];

/** The mark of a moment. */
export function markOf(outcome: CheckOutcome): Mark {
  switch (outcome.kind) {
    case 'recognized':
      return outcome.strength === 'clear' ? 'clear' : 'weak';
    case 'ambiguous':
    case 'unknown':
    case 'other':
    case 'unusable':
      return outcome.kind;
    case 'nobody':
    case 'looking':
      return 'nothing';
  }
}

/** The moments of a trial as a row of small marks, with places for those still to come, and what the marks mean. */
export function MomentStrip({ moments }: { moments: readonly Moment[] }) {
  const t = useTranslations('tryIt');
  const words = useConditionWords();
  const there = moments.map(({ outcome }) => markOf(outcome));
  const told = marks.filter((mark) => there.includes(mark));
  const count = (mark: Mark): number => there.filter((one) => one === mark).length;
  return (
    <div>
      <ol className={classes.strip} aria-label={t('moments')}>
        {moments.map(({ conditions }, i) => {
          const what = t(`mark.${there[i]!}`);
          const second = (i * MOMENT) / 1000;
          const label = t('moment', {
            second,
            what: conditions.length > 0 ? `${what} (${words(conditions)})` : what,
          });
          return (
            <li key={second} title={label}>
              <Shape mark={there[i]!} label={label} />
            </li>
          );
        })}
        {Array.from({ length: MOMENTS - moments.length }, (_, i) => (
          <li key={`open-${i}`} className={classes.open} aria-hidden />
        ))}
      </ol>
      <ul className={classes.legend} aria-label={t('legend')}>
        {told.map((mark) => (
          <li key={mark}>
            <Shape mark={mark} label={null} />
            {t('count', { what: t(`mark.${mark}`), count: count(mark) })}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** A mark; without a label it is beside words that say the same. */
function Shape({ mark, label }: { mark: Mark; label: string | null }) {
  return (
    <svg
      className={classes.mark}
      data-mark={mark}
      viewBox="-10 -10 20 20"
      {...(label === null ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
    >
      {shapes[mark]}
    </svg>
  );
}

const shapes: Readonly<Record<Mark, React.ReactNode>> = {
  clear: <circle r="8" fill="currentColor" />,
  weak: <circle r="6.5" fill="none" stroke="currentColor" strokeWidth="3" />,
  // Two halves: one of two people.
  ambiguous: (
    <>
      <path d="M-1.2 -9 L-9 0 L-1.2 9 Z" fill="currentColor" />
      <path d="M1.2 -9 L9 0 L1.2 9 Z" fill="currentColor" />
    </>
  ),
  unknown: <path d="M0 -8.5 L9 7.5 L-9 7.5 Z" fill="currentColor" />,
  other: (
    <path d="M-6 -6 L6 6 M6 -6 L-6 6" stroke="currentColor" strokeWidth="4" strokeLinecap="round" />
  ),
  unusable: <path d="M-7 0 L7 0" stroke="currentColor" strokeWidth="4" strokeLinecap="round" />,
  nothing: <circle r="2.5" fill="currentColor" />,
};
