import { UnstyledButton } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { Evidence } from '../../../electron/contract/index.ts';
import classes from './moment-strip.module.css';
import { markOf, type Mark } from './mark.ts';
import { MOMENT, MOMENTS, type Moment } from './moments.ts';
import { useConditionWords } from './use-condition-words.ts';

const marks: readonly Mark[] = [
  'clear',
  'weak',
  'ambiguous',
  'unknown',
  'other',
  'unusable',
  'nothing',
];

/** The moments of a trial as a row of small marks, with places for those still to come, and what the marks mean. */
export function MomentStrip({
  moments,
  onAsk,
}: {
  moments: readonly Moment[];
  /** Somebody asks why of a hard moment; where it is not given, nobody can. */
  onAsk?: (why: Promise<Evidence>) => void;
}) {
  const t = useTranslations('tryIt');
  const whyOf = useTranslations('evidence');
  const words = useConditionWords();
  const there = moments.map(({ outcome }) => markOf(outcome));
  const told = marks.filter((mark) => there.includes(mark));
  const count = (mark: Mark): number => there.filter((one) => one === mark).length;
  return (
    <div>
      <ol className={classes.strip} aria-label={t('moments')}>
        {moments.map(({ conditions, why }, i) => {
          const what = t(`mark.${there[i]!}`);
          const second = (i * MOMENT) / 1000;
          const label = t('moment', {
            second,
            what: conditions.length > 0 ? `${what} (${words(conditions)})` : what,
          });
          return (
            <li key={second} title={label}>
              {why && onAsk ? (
                <UnstyledButton
                  className={classes.why}
                  aria-label={whyOf('whyOf', { what: label })}
                  onClick={() => onAsk(why)}
                >
                  <Shape mark={there[i]!} label={null} />
                </UnstyledButton>
              ) : (
                <Shape mark={there[i]!} label={label} />
              )}
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
      {onAsk && moments.some(({ why }) => why !== null) && (
        <p className={classes.hint}>{t('why')}</p>
      )}
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
