import { describe, expect, test } from 'vitest';
import {
  chipBytes,
  KithError,
  type LiveDecision,
  type LivenessPolicy,
} from '../../../../electron/contract/index.ts';
import { testKith } from '../../../support/kith.ts';
import { cropsOf } from '../../../support/pretend-liveness.ts';
import { consent, goodQuality, newSample, pictureOf } from '../../../support/samples.ts';

type Made = Awaited<ReturnType<typeof testKith>>;

/** Frames after which the list says what was seen. */
const LONG = 20;

/** A Kith that knows Ada, whose chips begin with 1. */
async function withAda(liveness: LivenessPolicy): Promise<Made & { personId: number }> {
  const made = await testKith();
  const { id } = await made.kith.enrollment.enroll('Ada', consent, [newSample(1), newSample(1)]);
  await made.kith.settings.update({ liveness });
  return { ...made, personId: id };
}

/** Sees somebody for so many frames, 50 ms apart; what was decided on each. */
async function watch(
  { kith, clock }: Made,
  live: number | null,
  { person = 1, track = 1, frames = LONG, quality = {} } = {},
): Promise<LiveDecision[]> {
  const decided: LiveDecision[] = [];
  for (let frame = 0; frame < frames; frame++) {
    clock.now = new Date(clock.now.getTime() + 50);
    const chip = new Uint8Array(chipBytes).fill(100);
    chip.set([person, frame % 2]);
    const face = {
      track,
      chip,
      quality: { ...goodQuality, ...quality },
      crops: live === null ? null : cropsOf(live),
    };
    const { decisions } = await kith.recognition.recognize('cam', [face]);
    decided.push(decisions[0]!);
  }
  return decided;
}
const kindsOf = async ({ kith }: Made) =>
  (await kith.activity.list(50)).map(({ kind }) => kind).filter((kind) => kind !== 'enrolled');

test('off, nobody is looked at, and the network is not asked', async () => {
  const made = await withAda('off');
  const [last] = (await watch(made, 0)).slice(-1);
  expect(last).toMatchObject({ decision: 'known', liveness: null });
  expect((await made.kith.evidence.ofFace('cam', 1)).livenessFrames).toEqual([]);
});

test('observed, it is said and denies nothing', async () => {
  const made = await withAda('observe');
  const decided = await watch(made, 0.02);
  expect(decided[0]).toMatchObject({
    decision: 'known',
    liveness: { state: 'cannot tell', reasons: ['too few frames'], frames: 1 },
  });
  expect(decided.at(-1)).toMatchObject({
    decision: 'known',
    match: { person: 'Ada' },
    liveness: { state: 'not live', reasons: [] },
  });
  expect(await kindsOf(made)).toEqual(['recognized']);
});

test.each(['ModelMissing', 'NoEngine'] as const)(
  'observed, people are named also where the network cannot be asked: %s',
  async (code) => {
    const made = await withAda('observe');
    const broken = await testKith(undefined, undefined, made, {
      look: () => Promise.reject(new KithError(code)),
    });
    const decided = await watch({ ...broken, clock: made.clock }, 0.02);
    expect(decided.at(-1)).toMatchObject({ decision: 'known', liveness: null });
  },
);

describe('required', () => {
  test('a live face gets its name once enough frames say so', async () => {
    const made = await withAda('require');
    const decided = await watch(made, 0.98);
    const named = decided.findIndex(({ match }) => match !== null);
    expect(named).toBe(3);
    expect(decided.slice(0, named).map(({ reasons }) => reasons)).toEqual([
      ['LiveNotShown'],
      ['LiveNotShown'],
      ['LiveNotShown'],
    ]);
    expect(decided.at(-1)).toMatchObject({ decision: 'known', liveness: { state: 'live' } });
    expect(await kindsOf(made)).toEqual(['recognized']);
  });

  test('a picture that is held up gets none, and the list says so once', async () => {
    const made = await withAda('require');
    const decided = await watch(made, 0.02);
    expect(decided.every(({ match, score, runnerUp }) => !match && !score && !runnerUp)).toBe(true);
    expect(decided.at(-1)).toMatchObject({
      decision: 'unusable',
      reasons: ['NotLive'],
      settled: true,
      sighting: null,
    });
    expect(await kindsOf(made)).toEqual(['not live']);
    // Whom it shows is not said of the line, either.
    const [line] = await made.kith.activity.list(1);
    expect(line).toMatchObject({ kind: 'not live', person: null, score: null, hasPicture: true });
    const evidence = await made.kith.evidence.ofLine(line!.id);
    expect(evidence).toMatchObject({ decision: { reasons: ['NotLive'] }, nearest: [] });
    expect(evidence.livenessFrames.length).toBeGreaterThanOrEqual(4);
    // Nor when only its small picture is left.
    const again = await testKith(undefined, undefined, made);
    const left = await again.kith.evidence.ofLine(line!.id);
    expect(left).toMatchObject({ decision: { reasons: ['NotLive'] }, nearest: [], anew: true });
  });

  test.each([
    ['of a page that sends nothing around it', null, {}, 'too few frames'],
    ['seen in part', 0.98, { FaceInFrame: 0.9 }, 'cut off'],
  ])('a face that cannot be told gets none, and no line: %s', async (_, live, quality, reason) => {
    const made = await withAda('require');
    const decided = await watch(made, live, { quality });
    expect(decided.at(-1)).toMatchObject({ decision: 'unusable', match: null });
    expect(decided.at(-1)?.liveness).toMatchObject({ state: 'cannot tell', reasons: [reason] });
    expect(await kindsOf(made)).toEqual([]);
  });

  test('a stranger’s picture is none of the faces that can be enrolled', async () => {
    const made = await withAda('require');
    const held = await watch(made, 0.02, { person: 7 });
    expect(held.at(-1)).toMatchObject({ reasons: ['NotLive'], sighting: null });
    const alive = await watch(made, 0.98, { person: 7, track: 2 });
    expect(alive.at(-1)).toMatchObject({ decision: 'unknown' });
    const samples = made.kith.recognition.sighting(alive.at(-1)!.sighting!);
    expect(samples.every(({ liveness }) => liveness === 'live')).toBe(true);
    await made.kith.enrollment.enroll('Grace', consent, samples);
  });

  test('somebody who takes the picture’s place is told within seconds, and the other way round', async () => {
    const made = await withAda('require');
    expect((await watch(made, 0.02)).at(-1)?.reasons).toEqual(['NotLive']);
    expect((await watch(made, 0.98, { frames: 90 })).at(-1)).toMatchObject({ decision: 'known' });
    expect((await watch(made, 0.02, { frames: 90 })).at(-1)?.reasons).toEqual(['NotLive']);
    expect(await kindsOf(made)).toEqual(['recognized', 'not live']);
  });

  test('a stranger who was not live at first is noted as unknown', async () => {
    const made = await withAda('require');
    await watch(made, 0.02, { person: 7 });
    expect((await watch(made, 0.98, { person: 7, frames: 90 })).at(-1)?.decision).toBe('unknown');
    expect(await kindsOf(made)).toEqual(['unknown', 'not live']);
  });

  test('a face that flickers is said to be not live once, and a new track once in a minute', async () => {
    const made = await withAda('require');
    for (let turn = 0; turn < 3; turn++) {
      await watch(made, 0.02, { frames: 90 });
      expect((await watch(made, 0.98, { frames: 90 })).at(-1)?.decision).toBe('known');
    }
    await watch(made, 0.02, { track: 2 });
    expect(await kindsOf(made)).toEqual(['recognized', 'not live']);
    made.clock.now = new Date(made.clock.now.getTime() + 60_000);
    await watch(made, 0.02, { track: 2 });
    expect(await kindsOf(made)).toEqual(['not live', 'recognized', 'not live']);
  });

  test('without its network nobody is named, and the error says what to do', async () => {
    const made = await withAda('require');
    const broken = await testKith(undefined, undefined, made, {
      look: () => Promise.reject(new KithError('ModelMissing')),
    });
    await expect(watch({ ...broken, clock: made.clock }, 0.98)).rejects.toMatchObject({
      code: 'LivenessMissing',
    });
  });
});

describe('enrollment, where a live person is required', () => {
  const webcam = (liveness: 'live' | 'not live' | 'cannot tell' | null) => ({
    ...newSample(1),
    liveness,
  });
  const photo = () => ({ ...newSample(1), chip: pictureOf(5, 1), source: 'photo' as const });

  test.each(['not live', 'cannot tell', null] as const)(
    'refuses pictures of the webcam that are %s, says which, and saves nothing',
    async (state) => {
      const { kith } = await testKith();
      await kith.settings.update({ liveness: 'require' });
      const samples = [webcam('live'), photo(), webcam(state)];
      await expect(kith.enrollment.enroll('Ada', consent, samples)).rejects.toMatchObject({
        code: 'NotShownLive',
        groups: [[2]],
      });
      expect(await kith.people.list()).toEqual([]);
    },
  );

  test('refuses pictures that were taken by turns which a picture makes, says which, and saves nothing', async () => {
    const { kith } = await testKith();
    await kith.settings.update({ liveness: 'require' });
    const samples = [photo(), { ...webcam('live'), turns: 'not live' as const }];
    await expect(kith.enrollment.enroll('Ada', consent, samples)).rejects.toMatchObject({
      code: 'TurnsLookFlat',
      groups: [[1]],
    });
    expect(await kith.people.list()).toEqual([]);
  });

  test.each(['live', 'cannot tell', null] as const)(
    'takes pictures by turns that say %s, and the evidence says how they were checked',
    async (turns) => {
      const { kith } = await testKith();
      await kith.settings.update({ liveness: 'require' });
      const { id } = await kith.enrollment.enroll('Ada', consent, [{ ...webcam('live'), turns }]);
      expect((await kith.people.get(id)).samples).toMatchObject([{ liveness: 'live', turns }]);
      await kith.settings.update({ liveness: 'off' });
      const chip = new Uint8Array(chipBytes).fill(100);
      chip.set([1, 0]);
      await kith.recognition.recognize('cam', [{ track: 1, chip, quality: goodQuality }]);
      const { nearest } = await kith.evidence.ofFace('cam', 1);
      expect(nearest[0]!.enrolled).toEqual({ pictures: 1, live: 1, turns });
    },
  );

  test('takes those of a live person, and photos, and remembers which is which', async () => {
    const { kith } = await testKith();
    await kith.settings.update({ liveness: 'require' });
    const { id } = await kith.enrollment.enroll('Ada', consent, [webcam('live'), photo()]);
    const { samples } = await kith.people.get(id);
    expect(samples.map(({ source, liveness }) => [source, liveness])).toEqual([
      ['webcam', 'live'],
      ['photo', null],
    ]);
  });

  test.each(['off', 'observe'] as const)('takes all under %s', async (liveness) => {
    const { kith } = await testKith();
    await kith.settings.update({ liveness });
    const flat = { ...webcam('not live'), turns: 'not live' as const };
    const { id } = await kith.enrollment.enroll('Ada', consent, [flat]);
    expect((await kith.people.get(id)).samples).toMatchObject([
      { liveness: 'not live', turns: 'not live' },
    ]);
  });
});
