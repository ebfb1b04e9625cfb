import { afterEach, expect, test, vi } from 'vitest';
import { KithError, type SelfTest } from '../../../../electron/contract/index.ts';
import { createEmbeddedMoments } from '../../../../electron/core/evaluation/embedded-moments.ts';
import { createSelfTest } from '../../../../electron/core/self-test/self-test.ts';
import { unitLength } from '../../../../native-models/evaluate/unit-vectors.ts';
import { temporaryGallery } from '../../../support/gallery.ts';
import { testKith } from '../../../support/kith.ts';
import { consent, sampleRecord, unitVector } from '../../../support/samples.ts';

type Gallery = Awaited<ReturnType<typeof temporaryGallery>>['gallery'];

/** An embedding that scores about `score` against that of the seed; every `number` is another one. */
function near(seed: number, score: number, number: number): Float32Array {
  const [a, b] = [unitVector(seed), unitVector(1000 * seed + number)];
  const side = Math.sqrt(1 - score ** 2);
  return unitLength(a.map((value, i) => score * value + side * b[i]!))!;
}

/** Enrolls somebody whose pictures score so much against what they have in common. */
async function enroll(gallery: Gallery, name: string, seed: number, scores: readonly number[]) {
  const samples = scores.map((score, i) => ({
    ...sampleRecord(100 * seed + i, null),
    embedding: near(seed, score, i),
  }));
  return gallery.enroll(name, consent, samples);
}

const good = [0.985, 0.985, 0.985, 0.985, 0.985];
const summary = ({ people, tested, recognized, untested }: SelfTest) => ({
  people,
  tested,
  recognized,
  untested,
});

afterEach(() => vi.useRealTimers());

test('whoever has pictures that are not recognized is weak, the weakest first; one picture is too few to tell', async () => {
  const { gallery } = await temporaryGallery();
  await enroll(gallery, 'Ada', 1, good);
  const grace = await enroll(gallery, 'Grace', 2, [...good, 0.85, 0.8]);
  const hedy = await enroll(gallery, 'Hedy', 3, [0.985, 0.3]);
  const mary = await enroll(gallery, 'Mary', 4, [1]);
  const selfTest = createSelfTest({
    gallery,
    samples: createEmbeddedMoments(gallery),
    onChange: () => undefined,
  });
  const { all, weak, ...found } = await selfTest.run();
  expect(summary({ ...found, weak })).toEqual({
    people: 4,
    tested: 14,
    recognized: 10,
    untested: 1,
  });
  expect(weak.map(({ personId, recognized }) => [personId, recognized])).toEqual([
    [hedy.id, 0],
    [grace.id, 5],
  ]);
  expect(weak[1]!.missed.map(({ takenFor }) => takenFor)).toEqual([null, null]);
  expect(all.find(({ personId }) => personId === mary.id)).toMatchObject({
    state: 'untested',
    remedy: { kind: 'more', count: 4 },
  });
  expect(found.lookAlikes).toEqual([]);
  expect(found.asStrangers).toMatchObject({ searched: 14, named: 0, fpir: { value: 0, low: 0 } });
  expect(found.isPromiseBroken).toBe(false);
});

test('the same pictures under two names: the two may be one person, are taken for each other, and are no strangers to each other', async () => {
  const { gallery } = await temporaryGallery();
  const ada = await enroll(gallery, 'Ada', 1, good);
  const grace = await enroll(gallery, 'Grace', 1, good);
  await enroll(gallery, 'Hedy', 2, good);
  const { lookAlikes, weak, asStrangers } = await createSelfTest({
    gallery,
    samples: createEmbeddedMoments(gallery),
    onChange: () => undefined,
  }).run();
  expect(lookAlikes).toMatchObject([{ people: [ada.id, grace.id], twice: true }]);
  expect(lookAlikes[0]!.score).toBeCloseTo(1, 5);
  // Left out, a picture is nearer to the reference that still has it.
  expect(lookAlikes[0]!.samples).toHaveLength(10);
  expect(weak.map(({ remedy }) => remedy)).toEqual([
    { kind: 'compare', with: grace.id, count: 5 },
    { kind: 'compare', with: ada.id, count: 5 },
  ]);
  expect(asStrangers).toMatchObject({ searched: 5, named: 0 });
});

test('nobody enrolled, or one picture of each: nothing to tell', async () => {
  const { gallery } = await temporaryGallery();
  const selfTest = createSelfTest({
    gallery,
    samples: createEmbeddedMoments(gallery),
    onChange: () => undefined,
  });
  expect(summary(await selfTest.run())).toEqual({
    people: 0,
    tested: 0,
    recognized: 0,
    untested: 0,
  });
  await enroll(gallery, 'Ada', 1, [1]);
  expect(summary(await selfTest.run())).toEqual({
    people: 1,
    tested: 0,
    recognized: 0,
    untested: 1,
  });
});

test('Kith tests after every change: of people, samples and the threshold', async () => {
  const { kith, gallery } = await testKith();
  const ada = await enroll(gallery, 'Ada', 1, [...good, 0.85, 0.8]);
  await enroll(gallery, 'Grace', 2, good);
  const told = vi.fn();
  kith.changes.on('change', ({ kind }) => kind === 'self-test' && told());
  const now = async () => {
    await kith.selfTest.settled();
    const { state, result } = kith.selfTest.state();
    expect(state).toBe('done');
    return summary(result!);
  };
  expect(kith.selfTest.state()).toEqual({ state: 'running', result: null });
  expect(await now()).toEqual({ people: 2, tested: 12, recognized: 10, untested: 0 });
  expect(kith.selfTest.person(ada.id)).toMatchObject({ state: 'weak', recognized: 5 });
  const before = told.mock.calls.length;

  const missed = kith.selfTest.person(ada.id)!.missed[0]!.sampleId;
  await kith.repairs.removeSamples(ada.id, [missed]);
  expect(kith.selfTest.state().state).toBe('running');
  expect(await now()).toEqual({ people: 2, tested: 11, recognized: 10, untested: 0 });
  // Both that it runs and that it is done.
  expect(told.mock.calls.length).toBe(before + 2);

  await kith.settings.update({ theme: 'dark' });
  expect(kith.selfTest.state().state).toBe('done');
  await kith.settings.update({ wantedFpir: 0.02 });
  expect(kith.selfTest.state().state).toBe('running');
  await kith.selfTest.settled();
  expect(kith.selfTest.state().result!.wantedFpir).toBe(0.02);

  await kith.people.remove(ada.id);
  expect(await now()).toEqual({ people: 1, tested: 5, recognized: 5, untested: 0 });
  expect(kith.selfTest.person(ada.id)).toBeNull();
  kith.close();
});

test('until somebody asks or it is begun nothing is tested', async () => {
  const { gallery } = await temporaryGallery();
  const onChange = vi.fn();
  const selfTest = createSelfTest({ gallery, samples: createEmbeddedMoments(gallery), onChange });
  selfTest.noteChange();
  expect(onChange).not.toHaveBeenCalled();
  selfTest.begin(10_000);
  expect(onChange).toHaveBeenCalledTimes(1);
  // Whoever asks waits for no start that is over.
  selfTest.state();
  await selfTest.settled();
  expect(selfTest.state().state).toBe('done');
  selfTest.close();
});

test('a newer change ends the test that runs, and several at once make one', async () => {
  const { gallery } = await temporaryGallery();
  await enroll(gallery, 'Ada', 1, good);
  let reads = 0;
  const counting = {
    ...gallery,
    people: async () => {
      reads++;
      return gallery.people();
    },
  };
  const selfTest = createSelfTest({
    gallery: counting,
    samples: createEmbeddedMoments(counting),
    onChange: () => undefined,
  });
  selfTest.state();
  await enroll(gallery, 'Grace', 2, good);
  // The first has begun, and sees neither.
  for (let i = 0; i < 5; i++) selfTest.noteChange();
  await selfTest.settled();
  expect(selfTest.state().result!.people).toBe(2);
  expect(reads).toBeLessThanOrEqual(2);
  selfTest.close();
  selfTest.noteChange();
  await selfTest.settled();
  expect(reads).toBeLessThanOrEqual(2);
});

test('where the active version is damaged the test fails, and says so', async () => {
  const { gallery } = await temporaryGallery();
  await enroll(gallery, 'Ada', 1, good);
  let damaged = true;
  const selfTest = createSelfTest({
    gallery: {
      ...gallery,
      active: () => {
        if (damaged) throw new KithError('ActiveVersionDamaged');
        return gallery.active();
      },
    },
    samples: createEmbeddedMoments(gallery),
    onChange: () => undefined,
  });
  selfTest.state();
  await selfTest.settled();
  expect(selfTest.state()).toEqual({ state: 'failed', result: null });
  await expect(selfTest.run()).rejects.toMatchObject({ code: 'ActiveVersionDamaged' });
  damaged = false;
  selfTest.noteChange();
  await selfTest.settled();
  expect(selfTest.state()).toMatchObject({ state: 'done', result: { recognized: 5 } });
});
