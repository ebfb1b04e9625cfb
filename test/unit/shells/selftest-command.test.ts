import { afterEach, expect, test } from 'vitest';
import type { Kith } from '../../../electron/core/kith.ts';
import { selftest } from '../../../electron/shells/cli/commands/selftest.ts';
import { unitLength } from '../../../native-models/evaluate/unit-vectors.ts';
import { testKith } from '../../support/kith.ts';
import { consent, sampleRecord, unitVector } from '../../support/samples.ts';

afterEach(() => {
  process.exitCode = 0;
});

/** Embeddings that score 0.985 against that of the seed, each another one. */
const near = (seed: number, count: number): Float32Array[] =>
  Array.from({ length: count }, (_, i) => {
    const [a, b] = [unitVector(seed), unitVector(1000 * seed + i)];
    return unitLength(a.map((value, at) => 0.985 * value + Math.sqrt(1 - 0.985 ** 2) * b[at]!))!;
  });

/** What the command prints, and what it exits with. */
async function run(kith: Kith) {
  process.exitCode = 0;
  let printed: { document: unknown; lines: readonly string[] } | null = null;
  await selftest({
    kith,
    output: {
      json: true,
      result: (document, lines) => (printed = { document, lines }),
      progress: () => undefined,
      remark: () => undefined,
      failure: () => undefined,
    },
    printReport: () => Promise.reject(new Error('nothing is printed')),
    signal: new AbortController().signal,
  });
  return { ...printed!, code: process.exitCode } as unknown as {
    document: object;
    lines: readonly string[];
    code: number;
  };
}

test('where more strangers would be named than is accepted, beyond chance, the self-test exits with 1, though nobody is weak', async () => {
  const { kith, gallery } = await testKith();
  const people = 30;
  const enrolled: number[] = [];
  for (let seed = 1; seed <= people; seed++) {
    // Of every third, one picture in eight looks like the next person.
    const mistaken = seed % 3 === 0 ? [unitVector((seed % people) + 1)] : [];
    const embeddings = [...near(seed, 7), ...mistaken];
    const samples = embeddings.map((embedding, i) => ({
      ...sampleRecord(100 * seed + i, null),
      embedding,
    }));
    enrolled.push((await gallery.enroll(`Person ${seed}`, consent, samples)).id);
  }
  for (const [i, id] of enrolled.entries()) {
    await kith.repairs.tellApart(id, enrolled[(i + 1) % people]!, true);
  }
  const { document, lines, code } = await run(kith);
  expect(document).toMatchObject({
    complete: true,
    weak: [],
    lookAlikes: [],
    isPromiseBroken: true,
    asStrangers: { searched: 220, named: 10, fpir: { value: 10 / 220 } },
  });
  expect(code).toBe(1);
  expect(lines.at(-1)).toMatch(/^That’s more than chance: at least \d/);

  for (const id of enrolled) {
    const mistaken = (await gallery.samples(id))[7];
    if (mistaken) await kith.repairs.removeSamples(id, [mistaken.id]);
  }
  const after = await run(kith);
  expect(after.document).toMatchObject({ isPromiseBroken: false, asStrangers: { named: 0 } });
  expect(after.code).toBe(0);
});

test('where nobody can be tested the self-test exits with 1; where some can, it says that it is not complete', async () => {
  const { kith, gallery } = await testKith();
  const enroll = (seed: number, count: number) =>
    gallery.enroll(
      `Person ${seed}`,
      consent,
      near(seed, count).map((embedding, i) => ({
        ...sampleRecord(100 * seed + i, null),
        embedding,
      })),
    );
  await enroll(1, 1);
  await enroll(2, 1);
  const none = await run(kith);
  expect(none.document).toMatchObject({ tested: 0, complete: false, weak: [] });
  expect(none.code).toBe(1);
  await enroll(3, 4);
  const some = await run(kith);
  expect(some.document).toMatchObject({ tested: 4, complete: false, untested: expect.any(Array) });
  expect(some.code).toBe(0);
});
