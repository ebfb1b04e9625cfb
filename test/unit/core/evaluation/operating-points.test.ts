import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  mostLenientFpir,
  namedPoints,
  wantedSteps,
  type KithError,
  type OperatingStep,
} from '../../../../electron/contract/index.ts';
import { ceilingOf, enrolledPairs } from '../../../../electron/core/evaluation/enrolled-pairs.ts';
import { figuresOf } from '../../../../electron/core/evaluation/figures.ts';
import { operatingPointOf } from '../../../../electron/core/evaluation/operating-point.ts';
import { createOperatingPoints } from '../../../../electron/core/evaluation/operating-points.ts';
import { searchesOf } from '../../../../electron/core/evaluation/own-searches.ts';
import type { Trial } from '../../../../electron/core/evaluation/trials.ts';
import { deciderOf } from '../../../../electron/core/self-test/decider.ts';
import { leaveOneOut } from '../../../../electron/core/self-test/leave-one-out.ts';
import { IndexedVersion } from '../../../../electron/gallery/indexed-version.ts';
import impostors from '../../../../electron/models/packs/embedder-impostors.json' with { type: 'json' };
import type { Search } from '../../../../native-models/evaluate/identification.ts';
import { referenceFrom } from '../../../../native-models/evaluate/reference.ts';
import { innerProduct } from '../../../../native-models/evaluate/unit-vectors.ts';
import { drawPeople, enrollDrawn } from '../../../support/alike-people.ts';
import { temporaryGallery } from '../../../support/gallery.ts';
import { testKith } from '../../../support/kith.ts';

const SIZE = 128;

function versionOf(people: readonly (readonly Float32Array[])[]): IndexedVersion {
  const version = new IndexedVersion({
    id: 1,
    network: { id: 'shipped', profile: 'face', head: null, unfrozen: 0, weights: null },
    statistics: impostors,
    embeddingSize: SIZE,
  });
  people.forEach((embeddings, i) =>
    version.set(i + 1, `Person ${i + 1}`, referenceFrom(embeddings)!),
  );
  return version;
}

function readerOf(
  people: readonly (readonly Float32Array[])[],
  {
    present = namedPoints.balanced,
    trials = [],
    strangers = [],
  }: { present?: number; trials?: Trial[]; strangers?: Search[] } = {},
) {
  const version = versionOf(people);
  const point = operatingPointOf(version);
  const decider = deciderOf(version, present);
  const outcomes = people.flatMap((embeddings, i) => {
    const id = (number: number) => 100 * i + number;
    const samples = embeddings.map((vector, n) => ({
      sampleId: id(n),
      moment: id(n),
      hasChip: false,
      vector,
    }));
    return leaveOneOut(i + 1, samples, decider);
  });
  const own = outcomes.map(({ search }) => search);
  const gallery = {
    active: () => version,
    settings: async () => ({ wantedFpir: present }),
    people: async () => people.map((_, i) => ({ id: i + 1, name: `Person ${i + 1}` })),
  } as unknown as Parameters<typeof createOperatingPoints>[0]['gallery'];
  const reader = createOperatingPoints({
    gallery,
    trials,
    ownSearches: () => own,
    strangers: async () => strangers,
    isSettled: () => true,
  });
  return { reader, version, point, own, outcomes };
}

const galleries = fc.record({
  seed: fc.integer({ min: 1, max: 1_000_000 }),
  likeness: fc.array(fc.option(fc.double({ min: 0.85, max: 1, noNaN: true }), { freq: 3 }), {
    minLength: 1,
    maxLength: 14,
  }),
  samples: fc.integer({ min: 1, max: 6 }),
  present: fc.constantFrom(...wantedSteps),
});

const names = (pair: OperatingStep['pair']) => pair?.people.map(({ name }) => name).join(', ');

test('in any gallery: the figures are those of the same searches, all goes one way, and what is not allowed is refused with the names', async () => {
  const seen = { refused: 0, allowedWithPair: 0, twice: 0, named: 0, missed: 0 };
  await fc.assert(
    fc.asyncProperty(galleries, async ({ seed, likeness, samples, present }) => {
      const people = drawPeople(seed, likeness, samples);
      const { reader, version, point, own, outcomes } = readerOf(people, { present });
      const { steps, twice, counts, ceilings } = await reader.read(wantedSteps);
      const same = new Set(twice.map(({ people: [a, b] }) => `${a.personId} ${b.personId}`));
      const searches = searchesOf(own, (a, b) => same.has(`${Math.min(a, b)} ${Math.max(a, b)}`));
      for (const step of steps) {
        const figures = figuresOf(searches, point.bars(step.wantedFpir), own.length);
        expect(step.threshold).toBe(point.bars(step.wantedFpir).threshold);
        expect(step.own?.rate ?? null).toEqual(counts.people > 0 ? figures.fnir : null);
        expect(step.strangers?.rate ?? null).toEqual(counts.strangers > 0 ? figures.fpir : null);
        // What is missed here is what the self-test does not recognize: one of two counts in neither.
        const missed = outcomes.filter(({ recognized }) => !recognized).length;
        const tested = step.wantedFpir === present && outcomes.length > 0;
        const expected = tested ? missed / outcomes.length : figures.fnir.value;
        expect(figures.fnir.value).toBeCloseTo(expected, 9);
        if ((step.strangers?.rate.value ?? 0) > 0) seen.named++;
        if ((step.own?.rate.value ?? 0) > 0) seen.missed++;
      }
      steps.slice(1).forEach((step, i) => {
        const stricter = steps[i]!;
        expect(step.threshold).toBeLessThanOrEqual(stricter.threshold);
        const value = (rate: OperatingStep['own']) => rate?.rate.value ?? 0;
        expect(value(step.strangers)).toBeGreaterThanOrEqual(value(stricter.strangers));
        expect(stricter.allowed || !step.allowed).toBe(true);
        expect(stricter.pair === null || step.pair !== null).toBe(true);
      });
      for (const { wantedFpir, threshold, allowed, pair } of steps) {
        // The present setting, the balanced one and what is stricter are never locked.
        expect(allowed || wantedFpir > Math.max(present, namedPoints.balanced)).toBe(true);
        if (pair && allowed) seen.allowedWithPair++;
        if (!allowed) seen.refused++;
        const refusal = await reader.check(wantedFpir, present).catch((error: unknown) => error);
        const { code, subject } = (refusal ?? {}) as Partial<KithError>;
        const expected = { code: 'PeopleTooAlike', subject: names(pair) };
        expect({ code, subject }).toEqual(allowed ? {} : expected);
        // A pair is told exactly where the samples of one reach the bar of the other in the mean.
        const bound = ceilings.pair?.score ?? -1;
        expect(pair !== null).toBe(bound >= threshold);
      }
      seen.twice += Number(twice.length > 0);
      // Whoever is enrolled twice rules nothing out.
      expect(ceilings.pair !== null || steps.every(({ allowed }) => allowed)).toBe(true);
      const { closest } = ceilingOf(await enrolledPairs(version), point);
      expect(closest?.typical ?? null).toBe(ceilings.pair?.score ?? null);
    }),
    { numRuns: 120 },
  );
  for (const key of ['refused', 'allowedWithPair', 'twice', 'named', 'missed'] as const) {
    expect({ [key]: seen[key] > 5 }).toEqual({ [key]: true });
  }
});

test('a pair is measured by what pictures of one reach with the other in the mean', async () => {
  const people = drawPeople(7, [null, 0.97, null, null, 0.96], 5);
  const version = versionOf(people);
  const point = operatingPointOf(version);
  const direct = (a: number, b: number): number => {
    const { direction } = version.reference(b)!;
    const scores = people[a - 1]!.map((vector) => innerProduct(vector, direction));
    return (
      scores.reduce((sum, one) => sum + one, 0) / scores.length -
      (point.bar(b, 0.01) - point.bars(0.01).threshold)
    );
  };
  const pairs = await enrolledPairs(version);
  expect(pairs[0]!.people).toEqual([1, 2]);
  const lowest = point.bars(mostLenientFpir).threshold;
  const near = pairs.filter(({ typical }) => typical >= lowest);
  expect(near.map((pair) => pair.people)).toEqual([
    [1, 2],
    [4, 5],
  ]);
  for (const {
    people: [a, b],
    typical,
  } of near) {
    expect(typical).toBeCloseTo(Math.max(direct(a, b), direct(b, a)), 5);
  }
  // They are as the gallery is now.
  version.remove(2);
  const left = await enrolledPairs(version);
  expect(left.flatMap((pair) => pair.people)).not.toContain(2);
});

describe('what the figures rest on', () => {
  const trial: Trial = {
    enrolled: 10,
    strangers: 2927,
    people: 203,
    steps: [
      { wantedFpir: 0.001, fpir: rate(0.0002), fnir: rate(0.06) },
      { wantedFpir: 0.01, fpir: rate(0.004), fnir: rate(0.02) },
    ],
  };
  function rate(value: number) {
    return { value, low: value / 2, high: 2 * value };
  }
  const stranger = (i: number, other: number): Search => ({
    person: `stranger ${i}`,
    mated: false,
    own: null,
    other,
  });
  const step = async (people: number, samples: number, strangers: Search[] = []) => {
    const drawn = drawPeople(
      3,
      Array.from({ length: people }, () => null),
      samples,
    );
    const { reader } = readerOf(drawn, { trials: [trial], strangers });
    const points = await reader.read([0.01]);
    return { ...points.steps[0]!, points };
  };

  test('nobody enrolled: what was tried', async () => {
    expect(await step(0, 1)).toMatchObject({
      strangers: { from: 'trial', people: 2927, rate: rate(0.004) },
      own: { from: 'trial', people: 203, rate: rate(0.02) },
      pair: null,
      allowed: true,
    });
  });

  test('thirty people with two pictures: own misses; a hundred strangers, on photos too: own strangers', async () => {
    expect(await step(29, 2)).toMatchObject({ own: { from: 'trial' } });
    expect(await step(30, 1)).toMatchObject({ own: { from: 'trial' } });
    expect(await step(30, 2)).toMatchObject({
      own: { from: 'gallery', people: 30 },
      strangers: { from: 'trial' },
    });
    const photos = Array.from({ length: 70 }, (_, i) => stranger(i, 0.3));
    const enough = await step(30, 2, photos);
    expect(enough.strangers).toMatchObject({ from: 'gallery', people: 100, rate: { value: 0 } });
    expect(enough.points.counts).toEqual({ people: 30, pictures: 60, strangers: 100, outside: 70 });
    expect((await step(30, 2, photos.slice(1))).strangers).toMatchObject({ from: 'trial' });
  });

  test('few strangers who contradict the promise are told all the same, and the best of them is the ceiling', async () => {
    const named = Array.from({ length: 5 }, (_, i) => stranger(i, 0.99 + 0.001 * i));
    const { strangers, points } = await step(3, 2, named);
    expect(strangers).toMatchObject({ from: 'gallery' });
    expect(points.ceilings.stranger).toBeCloseTo(0.994, 6);
  });
});

test('settings refuse what would have two people taken for each other, whole; with somebody enrolled twice everything else is allowed', async () => {
  const { gallery, ...left } = await temporaryGallery();
  const { kith } = await testKith(undefined, undefined, { gallery, ...left });
  const drawn = drawPeople(11, [null, 0.963, null, null], 4);
  for (const [i, name] of ['Ada', 'Grace', 'Hedy', 'Mary'].entries()) {
    await enrollDrawn(gallery, name, drawn[i]!);
  }
  const { steps } = await kith.operatingPoints.read(wantedSteps);
  const firstRefused = steps.find(({ allowed }) => !allowed)!;
  expect(names(firstRefused.pair)).toBe('Ada, Grace');
  await expect(
    kith.settings.update({ wantedFpir: firstRefused.wantedFpir, theme: 'dark' }),
  ).rejects.toMatchObject({ code: 'PeopleTooAlike', subject: 'Ada, Grace' });
  expect(await kith.settings.get()).toMatchObject({ wantedFpir: 0.01, theme: 'system' });
  await expect(kith.settings.update({ wantedFpir: mostLenientFpir })).rejects.toMatchObject({
    code: 'PeopleTooAlike',
  });
  for (const { wantedFpir } of steps.filter(({ allowed }) => allowed)) {
    await kith.settings.update({ wantedFpir });
    await kith.settings.update({ wantedFpir: Math.min(wantedFpir, 0.01) });
  }
  // The same pictures under another name, too.
  await kith.people.remove((await kith.people.named('Grace'))!.id);
  await enrollDrawn(gallery, 'Adah', drawn[0]!);
  const twice = await kith.operatingPoints.read(wantedSteps);
  expect(twice.twice.map(({ people }) => people.map(({ name }) => name))).toEqual([
    ['Ada', 'Adah'],
  ]);
  expect(twice.steps.every(({ allowed }) => allowed)).toBe(true);
  await kith.settings.update({ wantedFpir: 0.1 });
  kith.close();
});
