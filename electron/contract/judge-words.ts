import type { BrokenPromise, Measurement } from './training.ts';
import type { Rate, Reason, Shortage } from './judgment.ts';

/** Where a figure was measured: everywhere, or under one of the conditions that Kith knows, or one that it does not. */
const WHERE = {
  As: '{where, select, all {As} leftOut {On left-out photos, as} extra {On extra photos, as} other {On {condition}, as}}',
  Fewer:
    '{where, select, all {Fewer} leftOut {On left-out photos, fewer} extra {On extra photos, fewer} other {On {condition}, fewer}}',
  More: '{where, select, all {More} leftOut {On left-out photos, more} extra {On extra photos, more} other {On {condition}, more}}',
  Fnir: '{where, select, all {} leftOut {On left-out photos, } extra {On extra photos, } other {On {condition}, }}',
  Where:
    '{where, select, all {Where} leftOut {On left-out photos, where} extra {On extra photos, where} other {On {condition}, where}}',
  To: '{where, select, all {To} leftOut {On left-out photos, to} extra {On extra photos, to} other {On {condition}, to}}',
} as const;
const CHANGE = '{change} percentage points ({low} to {high})';

/**
 * What the judge says, in English, as ICU messages: what the command line writes, and what the page has in English. Which of
 * them words what, and with what filled in, `judgeMessage` says.
 */
export const judgeWords = {
  missesSame: `${WHERE.As} many enrolled people are missed as before: FNIR at FPIR {fpir} is the same.`,
  missesLower: `${WHERE.Fewer} enrolled people are missed: FNIR at FPIR {fpir} changes by ${CHANGE}.`,
  missesHigher: `${WHERE.More} enrolled people are missed: FNIR at FPIR {fpir} changes by ${CHANGE}.`,
  missesUnclear: `${WHERE.Fnir}FNIR at FPIR {fpir} changes by ${CHANGE}, which may be chance.`,
  strangersSame: `${WHERE.Where} as many people are missed, as many strangers are given a name.`,
  strangersLower: `${WHERE.Where} as many people are missed, fewer strangers are given a name: FPIR changes by ${CHANGE}.`,
  strangersHigher: `${WHERE.To} miss no more enrolled people than before, it would give a name to more strangers: FPIR changes by ${CHANGE}.`,
  strangersUnclear: `${WHERE.Where} as many people are missed, FPIR changes by ${CHANGE}, which may be chance.`,
  gainAndLoss: 'A gain in one condition doesn’t make up for a loss in another.',
  asWritten: '{text}',
  peopleToTrain:
    'Training needs at least {needed, number} people with {samples, number} different pictures each; there {there, plural, =0 {are none yet} one {is #} other {are #}}.',
  peopleToCompare:
    'Comparing two versions takes {needed, number} people with at least {samples, number} different pictures each: enroll {more, number} more.',
  strangersToJudge:
    'Measuring how many strangers get a name takes {needed, number} people who can be searched for as strangers, and there {there, plural, =0 {are none} one {is #} other {are #}}: enroll {more, number} more, or add photos of {more, plural, one {# stranger} other {# strangers}}.',
  enrolledStrangers:
    '{photos, plural, one {# photo of a stranger shows somebody who is enrolled and doesn’t count.} other {# photos of strangers show people who are enrolled and don’t count.}}',
  brokenPromise:
    '{fpir} of strangers were given a name ({low} to {high}); the promise is at most {wanted}.',
  causeLabels:
    '{pictures, plural, one {# picture looks mislabeled.} other {# pictures look mislabeled.}}',
  causeLikeness:
    'No picture looks mislabeled. People here may look more alike than the people the limit was set with. Accept fewer strangers, or enroll from more sides and in better light.',
} as const;

/** A message of the judge’s, by its key, with what is filled in. */
export interface JudgeMessage {
  readonly key: keyof typeof judgeWords;
  readonly values: Readonly<Record<string, string | number>>;
}

/** How a reason or a shortage is said. Numbers that ICU does not write are written as in `locale`. */
export function judgeMessage(said: Reason | Shortage, locale: string): JudgeMessage {
  switch (said.kind) {
    case 'misses': {
      const key = {
        same: 'missesSame',
        lower: 'missesLower',
        higher: 'missesHigher',
        unclear: 'missesUnclear',
      } as const;
      const fpir = percent(said.wantedFpir, locale, 2);
      const values = { ...where(said.condition), ...points(said.change, locale), fpir };
      return { key: key[said.outcome], values };
    }
    case 'strangers-named': {
      const key = {
        same: 'strangersSame',
        lower: 'strangersLower',
        higher: 'strangersHigher',
        unclear: 'strangersUnclear',
      } as const;
      const values = { ...where(said.condition), ...points(said.change, locale) };
      return { key: key[said.outcome], values };
    }
    case 'gain-and-loss':
      return { key: 'gainAndLoss', values: {} };
    case 'as-written':
      return { key: 'asWritten', values: { text: said.text } };
    case 'people-to-train':
      return { key: 'peopleToTrain', values: counts(said) };
    case 'people-to-compare':
      return { key: 'peopleToCompare', values: counts(said) };
    case 'strangers':
      return { key: 'strangersToJudge', values: counts(said) };
  }
}

/** How a measurement that contradicts the promise is said: what was measured, then the likely cause. Empty where it does not. */
export function brokenPromiseMessages(
  { figures, wantedFpir, brokenPromise }: Measurement,
  locale: string,
): JudgeMessage[] {
  if (!brokenPromise) return [];
  const { value, low, high } = figures.fpir;
  const values = {
    fpir: percent(value, locale, value < 0.1 ? 1 : 0),
    low: percent(low, locale, low < 0.1 ? 1 : 0),
    high: percent(high, locale, high < 0.1 ? 1 : 0),
    wanted: percent(wantedFpir, locale, 2),
  };
  return [{ key: 'brokenPromise', values }, causeMessage(brokenPromise)];
}

/** How it is said that photos of strangers do not count because they show who is enrolled. Empty where all do count. */
export function enrolledStrangersMessages(photos: number): JudgeMessage[] {
  return photos === 0 ? [] : [{ key: 'enrolledStrangers', values: { photos } }];
}

function causeMessage(broken: BrokenPromise): JudgeMessage {
  return broken.cause === 'labels'
    ? { key: 'causeLabels', values: { pictures: broken.pictures } }
    : { key: 'causeLikeness', values: {} };
}

function counts(missing: Shortage): Record<string, number> {
  const { needed, there } = missing;
  const samples = 'samples' in missing ? missing.samples : 0;
  return { needed, there, samples, more: needed - there };
}

/** The key that messages have for a condition that probes were taken in, by its name in reports. */
export function conditionKey(condition: string): 'leftOut' | 'extra' | 'other' {
  if (condition === 'left-out photos') return 'leftOut';
  return condition === 'extra photos' ? 'extra' : 'other';
}

function where(condition: string | null): { where: string; condition: string } {
  return condition === null
    ? { where: 'all', condition: '' }
    : { where: conditionKey(condition), condition };
}

/** A difference in percentage points with its interval; as many decimals as show that a number is not zero, three at most. */
function points({ value, low, high }: Rate, locale: string) {
  const numbers = [value, low, high].map((share) => share * 100);
  const decimals =
    [1, 2].find((count) =>
      numbers.every((number) => number === 0 || Math.abs(number) >= 0.5 * 10 ** -count),
    ) ?? 3;
  const format = new Intl.NumberFormat(locale, {
    signDisplay: 'exceptZero',
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
  const [change, from, to] = numbers.map((number) => format.format(number));
  return { change: change!, low: from!, high: to! };
}

function percent(share: number, locale: string, decimals: number): string {
  return new Intl.NumberFormat(locale, {
    style: 'percent',
    maximumFractionDigits: decimals,
  }).format(share);
}
