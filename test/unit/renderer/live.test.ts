import { describe, expect, test } from 'vitest';
import { createTranslator } from 'use-intl/core';
import type { Activity, LiveDecision } from '../../../electron/contract/index.ts';
import { filterOf } from '../../../renderer/features/live/activity-filter.tsx';
import { overlayFace } from '../../../renderer/features/live/overlay-face.ts';
import { toldLines } from '../../../renderer/features/live/told-lines.ts';
import type { LiveFace } from '../../../renderer/features/live/use-live.ts';
import { guestsOf } from '../../../renderer/features/live/welcome.ts';
import { de } from '../../../renderer/i18n/messages/de/index.ts';
import { en } from '../../../renderer/i18n/messages/en/index.ts';

const box = { x: 1, y: 2, width: 3, height: 4 };
const undecided: LiveDecision = {
  decision: 'unknown',
  match: null,
  between: [],
  strength: null,
  score: 0.5,
  likelihoodRatio: 0.1,
  runnerUp: null,
  reasons: [],
  liveness: null,
  settled: true,
  sighting: null,
};
const known = (person: string, personId = 1): LiveDecision => ({
  ...undecided,
  decision: 'known',
  match: { personId, person, score: 0.98 },
  strength: 'clear',
});
const face = (decision: LiveDecision | null, track = 1): LiveFace => ({ track, box, decision });

describe('a face over the video', () => {
  const t = createTranslator({ locale: 'en', messages: en });
  const inGerman = createTranslator({ locale: 'de', messages: de });
  const asked: number[] = [];
  const ask = (track: number) => void asked.push(track);
  const shown = (decision: LiveDecision | null) => overlayFace(face(decision), t, ask);

  test('says who it is and how surely, without a number, and asks why on a click', () => {
    expect(shown(known('Ada', 7))).toEqual({
      key: 1,
      box,
      label: 'Ada',
      detail: 'clear match',
      tone: 'known',
      action: { label: 'Why “Ada, clear match”?', onClick: expect.any(Function) },
    });
    shown(known('Ada', 7)).action!.onClick();
    expect(asked).toEqual([1]);
    expect(shown({ ...known('Ada'), strength: 'likely' }).detail).toBe('likely match');
    expect(overlayFace(face(known('Ada')), inGerman, ask).detail).toBe('deutlich');
  });

  test.each([
    ['live', 'clear match · live', 'known'],
    ['cannot tell', 'clear match · can’t tell if live', 'known'],
    ['not live', 'clear match · not live', 'unknown'],
  ] as const)(
    'that is %s says so, and is not framed as a person where it is a picture',
    (state, detail, tone) => {
      const liveness = { state, reasons: [], frames: 4, mean: null };
      expect(shown({ ...known('Ada'), liveness })).toMatchObject({ label: 'Ada', detail, tone });
    },
  );

  test('that is unknown says whether there are pictures that it could be enrolled from', () => {
    expect(shown(undecided)).toMatchObject({
      label: 'Unknown',
      detail: 'no clear picture yet',
      tone: 'unknown',
      action: { label: 'Why “Unknown, no clear picture yet”?' },
    });
    const sighting = '3f0f64c2-6a67-4d26-ae7e-6d10d3a5a6a5';
    expect(shown({ ...undecided, sighting })).toMatchObject({
      label: 'Unknown',
      action: { label: 'Why “Unknown”?' },
    });
    expect(shown({ ...undecided, sighting }).detail).toBeUndefined();
  });

  test('that may be one of two people names both, in a tone of its own', () => {
    const between = ['Ada', 'Grace'].map((person, i) => ({
      personId: i,
      person,
      score: 0.98,
      likelihoodRatio: 900,
    }));
    expect(shown({ ...undecided, decision: 'ambiguous', between })).toMatchObject({
      key: 1,
      box,
      label: 'Ada or Grace?',
      detail: 'too alike to tell apart',
      tone: 'ambiguous',
    });
  });

  test('that cannot be decided on says what helps', () => {
    expect(shown(null).label).toBe('Looking…');
    expect(shown(null).action).toBeUndefined();
    expect(shown({ ...known('Ada'), settled: false })).toMatchObject({
      label: 'Looking…',
      tone: 'waiting',
    });
    expect(
      shown({ ...undecided, decision: 'unusable', score: null, reasons: ['TooDark'] }),
    ).toMatchObject({
      label: 'More light on your face',
      tone: 'waiting',
    });
  });
});

test('who is recognized is welcome until three seconds after they were seen last', () => {
  let guests = guestsOf(
    [],
    [face(undecided), face(null), face({ ...known('Ada'), settled: false })],
    0,
  );
  expect(guests).toEqual([]);
  guests = guestsOf(guests, [face(known('Ada', 1))], 0);
  guests = guestsOf(guests, [face(known('Grace', 2)), face(known('Ada', 1), 2)], 2000);
  expect(guests.map(({ name }) => name)).toEqual(['Ada', 'Grace']);
  guests = guestsOf(guests, [face(known('Grace', 2))], 4500);
  expect(guests.map(({ name }) => name)).toEqual(['Ada', 'Grace']);
  guests = guestsOf(guests, [], 5100);
  expect(guests.map(({ name }) => name)).toEqual(['Grace']);
  expect(guestsOf(guests, [], 9000)).toEqual([]);
});

test('one of two people is not welcomed by name', () => {
  const between = ['Ada', 'Grace'].map((person, i) => ({
    personId: i,
    person,
    score: 0.98,
    likelihoodRatio: 900,
  }));
  expect(guestsOf([], [face({ ...undecided, decision: 'ambiguous', between })], 0)).toEqual([]);
});

test('the two lines of a face that may be one of two people’s are told as one', () => {
  const at = new Date(2027, 2, 3);
  const line = (id: number, kind: Activity['kind'], person: string | null): Activity => ({
    id,
    at,
    kind,
    person,
    personId: null,
    score: null,
    strength: null,
    hasPicture: false,
    sighting: null,
    camera: null,
    hasEvidence: false,
  });
  const [unknown, ada, grace, mary, hedy] = [
    line(1, 'unknown', null),
    line(2, 'ambiguous', 'Ada'),
    line(3, 'ambiguous', 'Grace'),
    line(4, 'ambiguous', 'Mary'),
    line(5, 'ambiguous', 'Hedy'),
  ] as const;
  expect(toldLines([hedy, mary, grace, ada, unknown])).toEqual([
    { line: mary, other: hedy },
    { line: ada, other: grace },
    { line: unknown, other: null },
  ]);
  // Where the list shows one person's lines only, and where the other's has not been asked for yet.
  expect(toldLines([grace, unknown])).toEqual([
    { line: grace, other: null },
    { line: unknown, other: null },
  ]);
  const later = { ...grace, at: new Date(2027, 2, 4) };
  expect(toldLines([later, ada])).toHaveLength(2);
});

test('a filter of days begins at midnight', () => {
  const now = new Date(2027, 2, 3, 15, 30);
  expect(filterOf({ who: 'everyone', when: 'all', camera: null }, now)).toEqual({});
  expect(filterOf({ who: 'unknown', when: 'today', camera: null }, now)).toEqual({
    kinds: ['unknown'],
    from: new Date(2027, 2, 3),
  });
  expect(filterOf({ who: 'person 7', when: 'week', camera: null }, now)).toEqual({
    personId: 7,
    from: new Date(2027, 1, 25),
  });
  expect(filterOf({ who: 'group 12', when: 'all', camera: 'Front door' }, now)).toEqual({
    groupId: 12,
    camera: 'Front door',
  });
});
