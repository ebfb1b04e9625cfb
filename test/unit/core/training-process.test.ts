import { expect, onTestFinished, test } from 'vitest';
import { augmentations, KithError, trainingPresets } from '../../../electron/contract/index.ts';
import { trainingNetworks } from '../../../electron/models/host/host-networks.ts';
import { HostPool } from '../../../electron/models/host/pool.ts';
import { VersionLoader } from '../../../electron/models/host/version-loader.ts';
import { testKith } from '../../support/kith.ts';
import { pretendFiles, pretendHosts, type PretendOptions } from '../../support/pretend-host.ts';
import { newVersion } from '../../support/samples.ts';
import { easyFeatures, enrollPictures, findPicture } from '../../support/synthetic-people.ts';

/** Unit features, since the pretended process knows no heads. */
function featuresOf(chip: Uint8Array): Float32Array {
  const features = easyFeatures(chip);
  const norm = Math.hypot(...features);
  return features.map((value) => value / norm);
}

/** A Kith with twelve people, whose networks are a pretended process's, held by real leases. */
async function openKith(work: PretendOptions['work']) {
  const hosts = pretendHosts({ featuresOf, ...(work ? { work } : {}) });
  const log = { info: () => undefined, warn: () => undefined };
  const pool = new HostPool({ kinds: hosts.kinds, files: async () => pretendFiles, log });
  onTestFinished(() => pool.close());
  const loader = new VersionLoader(() => Promise.reject(new KithError('ModelMissing')));
  const networks = { findFaces: findPicture, embed: async () => [] };
  const context = await testKith(networks, trainingNetworks(pool.train, loader));
  await enrollPictures(context, 12, 6);
  // Enrolling embedded, each person in a process that went again.
  expect(hosts.alive()).toBe(0);
  const before = hosts.processes.length;
  return { ...context, ...hosts, opened: () => hosts.processes.length - before };
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
  await Promise.race([reached.promise, evaluation]);
  /** Lets it go on; it must come to its end, in the one process there was, which then goes. */
  const finish = async () => {
    held.resolve();
    expect(await evaluation).toMatchObject({ people: 12, samples: 72 });
    expect([context.opened(), context.alive()]).toEqual([1, 0]);
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

test('an evaluation that is canceled asks for nothing more and lets its process go', async () => {
  const held = Promise.withResolvers<void>();
  const reached = Promise.withResolvers<void>();
  const calls: string[] = [];
  const { kith, alive } = await openKith(async (call) => {
    calls.push(call);
    if (call !== 'features') return;
    reached.resolve();
    await held.promise;
  });
  calls.length = 0;
  const stop = new AbortController();
  const evaluation = kith.evaluation.evaluate(stop.signal).catch((error: unknown) => error);
  await reached.promise;
  stop.abort();
  // It does not wait for what was asked for.
  expect(await evaluation).toMatchObject({ code: 'Canceled' });
  held.resolve();
  await expect.poll(alive).toBe(0);
  expect(calls).toEqual(['features']);
});

test('an evaluation that fails lets its process go', async () => {
  const { kith, alive, opened } = await openKith(async (call, crash) => {
    if (call === 'project') crash();
  });
  await expect(kith.evaluation.evaluate()).rejects.toMatchObject({ code: 'EngineLost' });
  expect(opened()).toBeGreaterThan(0);
  await expect.poll(alive).toBe(0);
});
