import { expect, onTestFinished, test } from 'vitest';
import {
  augmentations,
  chipBytes,
  KithError,
  trainingPresets,
} from '../../../electron/contract/index.ts';
import { trainingNetworks } from '../../../electron/models/host/host-networks.ts';
import { HostPool } from '../../../electron/models/host/pool.ts';
import { VersionLoader } from '../../../electron/models/host/version-loader.ts';
import { testKith } from '../../support/kith.ts';
import { pretendFiles, pretendHosts, type PretendOptions } from '../../support/pretend-host.ts';
import { consent, goodQuality, newVersion, unitVector } from '../../support/samples.ts';

/** Eight shades a person, each a little different. */
function featuresOf(chip: Uint8Array): Float32Array {
  const shade = Math.round(chip[0]! / 2);
  const noise = unitVector(5000 + shade);
  const mixed = unitVector(1 + Math.floor(shade / 8)).map((value, i) => value + 0.2 * noise[i]!);
  const norm = Math.hypot(...mixed);
  return mixed.map((value) => value / norm);
}

/** A Kith with twelve people, whose training process is a pretended one, held by real leases. */
async function openKith(work: PretendOptions['work']) {
  const hosts = pretendHosts({ featuresOf, ...(work ? { work } : {}) });
  const log = { info: () => undefined, warn: () => undefined };
  const pool = new HostPool({ kinds: hosts.kinds, files: async () => pretendFiles, log });
  onTestFinished(() => pool.close());
  const loader = new VersionLoader(() => Promise.reject(new KithError('ModelMissing')));
  const live = {
    findFaces: async () => [],
    embed: async (chips: readonly Uint8Array[]) => chips.map(featuresOf),
  };
  const context = await testKith(live, trainingNetworks(pool.train, loader));
  for (let person = 0; person < 12; person++) {
    const samples = Array.from({ length: 6 }, (_, number) => ({
      chip: new Blob([new Uint8Array(chipBytes).fill(2 * (person * 8 + number))]),
      quality: goodQuality,
      source: 'photo' as const,
      takenAt: new Date(1_700_000_000_000 + person * 8 + number),
    }));
    await context.kith.enrollment.enroll(`Person ${person}`, consent, samples);
  }
  return { ...context, ...hosts };
}

/** The first evaluation, stopped in the process until it is let go. */
async function heldEvaluation() {
  const held = Promise.withResolvers<void>();
  const reached = Promise.withResolvers<void>();
  let projections = 0;
  const context = await openKith(async (call) => {
    if (call !== 'project' || projections++ > 0) return;
    reached.resolve();
    await held.promise;
  });
  const evaluation = context.kith.evaluation.evaluate();
  evaluation.catch(() => undefined);
  await reached.promise;
  /** Lets it go on; it must come to its end, in the one process there was, which then goes. */
  const finish = async () => {
    held.resolve();
    expect(await evaluation).toMatchObject({ people: 12, samples: 72 });
    expect([context.processes.length, context.alive()]).toEqual([1, 0]);
  };
  return { ...context, finish };
}

test('a second evaluation that ends first leaves the first one its process', async () => {
  const { kith, alive, finish } = await heldEvaluation();
  expect(await kith.evaluation.evaluate()).toMatchObject({ people: 12 });
  expect(alive()).toBe(1);
  await finish();
});

test('a run that is canceled leaves an evaluation its process', async () => {
  const { kith, finish } = await heldEvaluation();
  const parameters = { ...trainingPresets.quick, augment: augmentations.none, copies: 0 };
  await kith.training.start(parameters, false);
  await kith.training.cancel();
  expect(kith.training.state().run!.status).toBe('canceled');
  await finish();
});

test('a version that becomes active leaves an evaluation its process', async () => {
  const { kith, gallery, finish } = await heldEvaluation();
  const { id } = await gallery.versions.insert({ ...newVersion(7), verdict: 'better' }, new Date());
  await kith.versions.activate(id, false);
  await kith.training.settled();
  expect((await kith.versions.active()).id).toBe(id);
  await kith.versions.rollBack();
  await kith.training.settled();
  expect((await kith.versions.active()).id).toBe(1);
  await finish();
});

test('an evaluation that fails lets its process go', async () => {
  const { kith, alive, processes } = await openKith(async (call, crash) => {
    if (call === 'project') crash();
  });
  await expect(kith.evaluation.evaluate()).rejects.toMatchObject({ code: 'EngineLost' });
  expect(processes.length).toBeGreaterThan(0);
  await expect.poll(alive).toBe(0);
});
