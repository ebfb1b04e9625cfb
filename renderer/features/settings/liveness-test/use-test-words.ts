import { useFormatter, useTranslations } from 'use-intl';
import {
  limits,
  suggestedAttacks,
  type LivenessTest,
  type TestedRate,
} from '../../../../electron/contract/index.ts';
import { useFigureText } from '../../../ui/use-figure-text.ts';

/** Says what a test of the liveness check found out. */
export function useTestWords(): {
  /** The sentence with every kind and its bound. */
  found: (test: LivenessTest) => string;
  /** Under what it was found out. */
  under: (test: LivenessTest) => string;
} {
  const t = useTranslations('settings.liveness.test');
  const format = useFormatter();
  const { percent } = useFigureText();
  const rate = ({ presented, answered, tries, errors, atMost }: TestedRate): string => {
    const suggested = suggestedAttacks.find((kind) => kind === presented);
    const what = suggested ? t(`shown.${suggested}`) : t('shown.other', { name: presented ?? '' });
    const figures = { errors, answered, silent: tries - answered, atMost: percent(atMost) };
    return presented === null ? t('refused', figures) : t('passed', { ...figures, what });
  };
  return {
    found: ({ camera, attacks, live }) =>
      t('found', {
        camera,
        rates: format.list([...attacks, ...(live ? [live] : [])].map(rate), { type: 'unit' }),
      }),
    under: (test) => {
      const { light, at } = test;
      const tone = { from: Math.round(light?.from ?? 0), to: Math.round(light?.to ?? 0) };
      const date = format.dateTime(at, { dateStyle: 'medium' });
      return [
        light ? t('under', { ...tone, date }) : t('underNoLight', { date }),
        ...(isEnough(test)
          ? []
          : [t('few', { attack: limits.attackTries, live: limits.liveTries })]),
        ...(test.isCurrent ? [] : [t('notCurrent')]),
      ].join(' ');
    },
  };
}

function isEnough({ attacks, live }: LivenessTest): boolean {
  return (
    attacks.length > 0 &&
    attacks.every(({ tries }) => tries >= limits.attackTries) &&
    (live?.tries ?? 0) >= limits.liveTries
  );
}
