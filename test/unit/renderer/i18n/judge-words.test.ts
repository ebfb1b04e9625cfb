import { createTranslator } from 'use-intl/core';
import { describe, expect, test } from 'vitest';
import {
  brokenPromiseMessages,
  enrolledStrangersMessages,
  judgeMessage,
  report,
  type JudgeMessage,
  type Measurement,
  type Reason,
  type Shortage,
} from '../../../../electron/contract/index.ts';
import {
  brokenPromiseText,
  enrolledStrangersText,
  reasonText,
} from '../../../../electron/shells/cli/common/judge-words.ts';
import { de } from '../../../../renderer/i18n/messages/de/index.ts';
import { en } from '../../../../renderer/i18n/messages/en/index.ts';

const change = { value: -0.0321, low: -0.051, high: -0.012 };
const outcomes = ['same', 'lower', 'higher', 'unclear'] as const;
const conditions = [null, 'left-out photos', 'extra photos', 'photos by candlelight'];
const everything: (Reason | Shortage)[] = [
  ...conditions.flatMap((condition) =>
    outcomes.flatMap((outcome): Reason[] => [
      { kind: 'misses', condition, outcome, change, wantedFpir: 0.01 },
      { kind: 'strangers-named', condition, outcome, change },
    ]),
  ),
  { kind: 'gain-and-loss' },
  { kind: 'people-to-train', needed: 3, samples: 3, there: 0 },
  { kind: 'people-to-train', needed: 3, samples: 3, there: 1 },
  { kind: 'people-to-compare', needed: 10, samples: 3, there: 4 },
  { kind: 'strangers', needed: 300, there: 299 },
  { kind: 'as-written', text: 'As an earlier Kith {wrote} it.' },
];
const measured = (brokenPromise: Measurement['brokenPromise']): Measurement => ({
  figures: {
    people: 20,
    samples: 100,
    matedComparisons: 100,
    strangers: 100,
    strangerPeople: 20,
    threshold: 0.5,
    fpir: { value: 0.17, low: 0.08, high: 0.29 },
    fnir: { value: 0.02, low: 0, high: 0.05 },
    rank1: 0.98,
    eer: 0.02,
    auc: 0.99,
  },
  wantedFpir: 0.01,
  brokenPromise,
  enrolledStrangers: 0,
});
const broken = [
  measured({ cause: 'labels', pictures: 1 }),
  measured({ cause: 'labels', pictures: 8 }),
  measured({ cause: 'likeness' }),
];

/** What the page says in a language. */
function page(locale: 'en' | 'de') {
  const failures: string[] = [];
  const messages: Record<string, string> = { en, de }[locale].training.judge;
  const translate = createTranslator({
    locale,
    messages,
    onError: ({ message }) => failures.push(message),
  });
  const say = ({ key, values }: JudgeMessage) => translate(key, values);
  return {
    failures,
    reason: (said: Reason | Shortage) => say(judgeMessage(said, locale)),
    broken: (one: Measurement) => brokenPromiseMessages(one, locale).map(say),
    enrolled: (photos: number) => enrolledStrangersMessages(photos).map(say),
  };
}

describe('what the judge has to say', () => {
  test('is said in full in both languages, each sentence its own', () => {
    for (const locale of ['en', 'de'] as const) {
      const { reason, broken: promise, enrolled, failures } = page(locale);
      const said = [
        ...everything.map(reason),
        ...broken.flatMap(promise),
        ...[0, 1, 3].flatMap(enrolled),
      ];
      expect(failures).toEqual([]);
      expect(new Set(everything.map(reason)).size).toBe(everything.length);
      // Sentences: nothing is left unfilled, and each begins and ends as one does.
      for (const sentence of said.filter((one) => !one.includes('earlier Kith'))) {
        expect(sentence).toMatch(/^[\p{Lu}\d].*[.]$/u);
        expect(sentence).not.toMatch(/[{}]|undefined|NaN|judge/);
      }
    }
  });

  test('is the same in the page’s English and on the command line', () => {
    const { reason, broken: promise, enrolled } = page('en');
    expect(everything.map(reason)).toEqual(everything.map(reasonText));
    expect(broken.map(promise)).toEqual(broken.map(brokenPromiseText));
    expect([0, 1, 3].map(enrolled)).toEqual([0, 1, 3].map(enrolledStrangersText));
  });

  test('is what somebody would say', () => {
    const english = page('en');
    expect(english.reason(everything[0]!)).toBe(
      'As many enrolled people are missed as before: FNIR at FPIR 1% is the same.',
    );
    expect(english.reason(everything[2]!)).toBe(
      'Fewer enrolled people are missed: FNIR at FPIR 1% changes by -3.2 percentage points (-5.1 to -1.2).',
    );
    expect(english.broken(broken[1]!)).toEqual([
      '17% of strangers were given a name (8% to 29%); the promise is at most 1%.',
      '8 pictures look mislabeled.',
    ]);
    expect(english.enrolled(0)).toEqual([]);
    expect(english.enrolled(3)).toEqual([
      '3 photos of strangers show people who are enrolled and don’t count.',
    ]);
    const german = page('de');
    expect(german.enrolled(1)).toEqual([
      '1 Foto einer unbekannten Person zeigt jemanden, der erfasst ist, und zählt nicht.',
    ]);
    expect(german.reason(everything[2]!)).toBe(
      'Es werden weniger Erfasste übersehen: Die FNIR bei FPIR 1\u00A0% ändert sich um -3,2 Prozentpunkte (-5,1 bis -1,2).',
    );
  });

  test('is shown as it was where an earlier Kith stored sentences', () => {
    const [old] = report.shape.reasons.parse(['Fewer enrolled people are {missed}: <b>']);
    expect(reasonText(old!)).toBe('Fewer enrolled people are {missed}: <b>');
    expect(page('de').reason(old!)).toBe('Fewer enrolled people are {missed}: <b>');
    // What is read once is written as it was read.
    expect(report.shape.reasons.parse(JSON.parse(JSON.stringify([old])))).toEqual([old]);
  });
});
