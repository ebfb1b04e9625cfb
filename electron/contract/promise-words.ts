import type { Expectation, OperatingStep } from './operating-points.ts';

/**
 * What a setting means, in English, as ICU messages: what the command line writes, and what the page has in English. What is
 * filled in `promiseMessages` says.
 */
export const promiseWords = {
  strangers:
    'Kith aims to name at most {most, number} of {of, number} strangers in front of the camera{from, select, gallery { (measured on {people, plural, one {# person} other {# people}}: likely {low, number} to {high, number})} trial { (tried on {people, plural, one {# other person} other {# other people}}: likely {low, number} to {high, number})} other {}}.',
  own: 'Of {of, number} visits by your own people, {about, plural, =0 {fewer than one is} one {about # is} other {about # are}} not recognized at first{from, select, gallery { (measured on {people, plural, one {# person} other {# people}}: likely {low, number} to {high, number})} other { (tried on {people, plural, one {# other person} other {# other people}}: likely {low, number} to {high, number})}}.',
  ownUnknown: 'How often your own people aren’t recognized at first can’t be told yet.',
  fromPictures:
    'Visits are estimated from single pictures, not counted: each picture stands for one visit.',
} as const;

/** One of these messages, by its key, with what is filled in. */
export interface PromiseMessage {
  readonly key: keyof typeof promiseWords;
  readonly values: Readonly<Record<string, string | number>>;
}

/** A share of strangers as at most so many of a hundred, or of a thousand where it is less than one of those. */
export function outOf(share: number): { most: number; of: number } {
  const of = share < 0.0095 ? 1000 : 100;
  // 0.07 of 100 is a little more than 7 in binary.
  return { most: Math.max(1, Math.ceil(share * of - 1e-9)), of };
}

/** What a setting means as two sentences: for strangers, and for the people who are enrolled. */
export function promiseMessages({
  wantedFpir,
  strangers,
  own,
}: Pick<OperatingStep, 'wantedFpir' | 'strangers' | 'own'>): PromiseMessage[] {
  const { most, of } = outOf(wantedFpir);
  const named = strangers ? likely(strangers, of) : { from: 'nowhere', low: 0, high: 0, people: 0 };
  const messages: PromiseMessage[] = [{ key: 'strangers', values: { most, of, ...named } }];
  if (!own) return [...messages, { key: 'ownUnknown', values: {} }];
  const about = Math.round(own.rate.value * 100);
  return [...messages, { key: 'own', values: { of: 100, about, ...likely(own, 100) } }];
}

/** Whether figures of visits are told, wherever they are from. They come from pictures: nobody's visits were counted (`fromPictures`). */
export function tellsOfVisits({
  strangers,
  own,
}: Pick<OperatingStep, 'strangers' | 'own'>): boolean {
  return strangers !== null || own !== null;
}

/** The interval in whole people or visits; it is rather told too wide than too narrow. */
function likely({ rate, people, from }: Expectation, of: number) {
  // 0.07 of 100 is a little more than 7 in binary.
  const low = Math.floor(rate.low * of + 1e-9);
  const high = Math.min(of, Math.ceil(rate.high * of - 1e-9));
  return { from, low, high, people };
}
