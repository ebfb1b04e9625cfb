import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  compareVersions,
  scoreFold,
  scoreHoldOut,
} from '../../../../electron/core/evaluation/comparison.ts';
import { makeFolds } from '../../../../electron/core/evaluation/folds.ts';
import {
  EvaluationRows,
  makesHoldOut,
  type JudgePhotos,
} from '../../../../electron/core/evaluation/rows.ts';
import { barsOf } from '../../../../electron/core/evaluation/searches.ts';
import type { UnitRows } from '../../../../native-models/evaluate/unit-vectors.ts';
import { unitVector } from '../../../support/samples.ts';
import impostors from '../../../../electron/models/packs/embedder-impostors.json' with { type: 'json' };

const PEOPLE = 12;
const SAMPLES = 4;
const SIZE = 32;
const samples = Array.from({ length: PEOPLE * SAMPLES }, (_, i) => ({
  sampleId: i + 1,
  personId: Math.floor(i / SAMPLES) + 1,
  moment: i + 1,
}));

function photos(strangers: number, probes: number): JudgePhotos {
  const photo = { sha256: '', jpeg: new Uint8Array(), features: new Map<string, Float32Array>() };
  return {
    strangers: Array.from({ length: strangers }, (_, i) => ({ person: `${i}`, photo })),
    probes: Array.from({ length: probes }, (_, i) => ({ personId: (i % PEOPLE) + 1, photo })),
  };
}

/** Embeddings of people around directions of their own; strangers look like nobody, or, if `named`, each like somebody enrolled. */
function embed(rows: EvaluationRows, named: boolean): UnitRows {
  const values = new Float32Array(rows.rows.length * SIZE);
  rows.rows.forEach(({ person }, row) => {
    const noise = unitVector(1000 + row, SIZE);
    const enrolled = person.startsWith('stranger') ? (named ? (row % PEOPLE) + 1 : null) : person;
    const center = enrolled === null ? noise : unitVector(Number(enrolled), SIZE);
    const mixed = center.map((value, i) => value + 0.3 * noise[i]!);
    const norm = Math.hypot(...mixed);
    values.set(
      mixed.map((value) => value / norm),
      row * SIZE,
    );
  });
  return { values, size: SIZE };
}

/** The word on a candidate that differs in the strangers it names, if any, and how many people each of its conditions met. */
function judged(given: JudgePhotos, wantedFpir: number, namesStrangers: boolean) {
  const rows = new EvaluationRows(samples, 0, given, makesHoldOut(given, wantedFpir));
  const [current, candidate] = [embed(rows, false), embed(rows, namesStrangers)];
  const scores = makeFolds(samples, 1).map((fold) => ({
    current: scoreFold(rows, fold, current, false, impostors),
    candidate: scoreFold(rows, fold, candidate, false, impostors),
  }));
  if (rows.hasHoldOut) {
    scores.push({
      current: scoreHoldOut(rows, current, impostors),
      candidate: scoreHoldOut(rows, candidate, impostors),
    });
  }
  return {
    ...compareVersions(scores, {
      wantedFpir,
      people: PEOPLE,
      samples: samples.length,
      bars: barsOf(current, rows.references(null), impostors, wantedFpir),
    }),
    hasHoldOut: rows.hasHoldOut,
  };
}

test('one probe takes no stranger out of the verdict', () => {
  expect(judged(photos(288, 1), 0.01, true).verdict).toBe('worse-for-strangers');
});

test('a candidate that names the strangers who count is worse, whatever probes are given', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 60 }),
      fc.integer({ min: 0, max: 60 }),
      fc.constantFrom(0.1, 0.06),
      (strangers, probes, wantedFpir) => {
        const given = photos(strangers, probes);
        const needed = Math.ceil(3 / wantedFpir - 1e-9);
        const { verdict, comparison, hasHoldOut } = judged(given, wantedFpir, true);
        expect(verdict === 'not-enough-data').toBe(PEOPLE + strangers < needed);
        expect(hasHoldOut).toBe(strangers >= needed && probes >= 30);
        if (verdict === 'not-enough-data' || strangers < 30) return;
        expect(verdict).toBe('worse-for-strangers');
        // In every condition, since each meets them.
        for (const { fpir } of comparison.groups) expect(fpir.low).toBeGreaterThan(0);
      },
    ),
    { numRuns: 40 },
  );
});

test('every photo is searched for: probes once, strangers once or, with a test of their own, twice', () => {
  for (const [strangers, probes, times] of [
    [40, 0, 1],
    [0, 40, 1],
    [40, 29, 1],
    [10, 40, 1],
    [40, 40, 2],
  ] as const) {
    const { figures } = judged(photos(strangers, probes), 0.1, false).comparison;
    const { matedComparisons, strangers: searched, strangerPeople } = figures.current;
    const { figures: without } = judged(photos(0, 0), 0.1, false).comparison;
    const own = without.current.matedComparisons + without.current.strangers;
    expect(matedComparisons + searched).toBe(own + probes + strangers * times);
    expect(strangerPeople).toBe(PEOPLE + strangers);
  }
});
