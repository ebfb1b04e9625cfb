import { expect, test } from 'vitest';
import { testKith } from '../../../support/kith.ts';
import { cropsOf } from '../../../support/pretend-liveness.ts';
import { goodQuality } from '../../../support/samples.ts';

type Made = Awaited<ReturnType<typeof testKith>>;

let sources = 0;

/** One try of something that looks so live, for so many frames. */
async function tryOut(
  { kith, clock }: Made,
  presented: string | null,
  live: number,
  { frames = 6, camera = 'Webcam', light = 128 } = {},
) {
  const source = `try ${++sources}`;
  for (let i = 0; i < frames; i++) {
    clock.now = new Date(clock.now.getTime() + 100);
    const quality = { ...goodQuality, MeanLuminance: light };
    await kith.liveness.look(source, [{ track: 4, quality, crops: cropsOf(live) }]);
  }
  return kith.livenessTests.note({ camera, presented, source, track: frames > 0 ? 4 : null });
}

test('twenty prints of which none passes, phones of which some do, and oneself: each with its bound', async () => {
  const made = await testKith();
  for (let i = 0; i < 20; i++) expect(await tryOut(made, 'print', 0.02)).toEqual({ answer: 'not live' }); // prettier-ignore
  for (let i = 0; i < 20; i++) await tryOut(made, 'phone', i < 7 ? 0.98 : 0.02);
  for (let i = 0; i < 10; i++) await tryOut(made, null, 0.98, { light: 60 + 10 * i });
  const tests = await made.kith.livenessTests.list();
  expect(tests).toHaveLength(1);
  const [found] = tests;
  expect(found).toMatchObject({
    camera: 'Webcam',
    at: made.clock.now,
    isCurrent: true,
    network: 'b'.repeat(64),
    light: { from: 60, to: 150 },
    worst: 'phone',
    live: { presented: null, tries: 10, answered: 10, errors: 0 },
    attacks: [
      { presented: 'print', tries: 20, answered: 20, errors: 0 },
      { presented: 'phone', tries: 20, answered: 20, errors: 7 },
    ],
  });
  // What no error in 20 independent tries allows: 1 − 0.05^(1/20).
  expect(found!.attacks[0]!.atMost).toBeCloseTo(1 - 0.05 ** (1 / 20), 6);
  expect(found!.live!.atMost).toBeCloseTo(1 - 0.05 ** (1 / 10), 6);
  expect(found!.attacks[1]!.atMost).toBeGreaterThan(0.35);
});

test('a try with too few frames, or without a face, has no answer, and is told apart', async () => {
  const made = await testKith();
  expect(await tryOut(made, 'print', 0.02, { frames: 2 })).toEqual({ answer: null });
  expect(await tryOut(made, 'print', 0.02, { frames: 0 })).toEqual({ answer: null });
  await tryOut(made, 'print', 0.02);
  expect((await made.kith.livenessTests.list())[0]!.attacks).toMatchObject([
    { tries: 3, answered: 1, errors: 0 },
  ]);
});

test('each camera has its own, the last tried first, and one is removed without the other', async () => {
  const made = await testKith();
  await tryOut(made, 'print', 0.02, { camera: 'One' });
  await tryOut(made, 'print', 0.98, { camera: 'Two' });
  const names = async () => (await made.kith.livenessTests.list()).map(({ camera }) => camera);
  expect(await names()).toEqual(['Two', 'One']);
  const told: string[] = [];
  made.kith.changes.on('change', ({ kind }) => told.push(kind));
  await made.kith.livenessTests.remove('Two');
  expect(told).toEqual(['liveness']);
  expect(await names()).toEqual(['One']);
});

test('what was tried under other thresholds, or another network, says nothing of now', async () => {
  const made = await testKith();
  await tryOut(made, 'print', 0.98);
  const [before] = await made.gallery.livenessTries.all();
  await made.gallery.livenessTries.add({ ...before!, network: 'c'.repeat(64) });
  await made.gallery.livenessTries.add({ ...before!, liveFrom: 2 });
  const tests = await made.kith.livenessTests.list();
  expect(tests.filter(({ isCurrent }) => isCurrent)).toHaveLength(1);
  expect(tests).toHaveLength(3);
  expect(tests.every(({ attacks }) => attacks[0]!.tries === 1)).toBe(true);
});
