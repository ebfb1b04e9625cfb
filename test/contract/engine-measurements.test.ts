import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { EngineName } from '../../electron/contract/index.ts';
import { EngineMeasurements } from '../../electron/models/host/engine-measurements.ts';
import { hostsOfNode } from '../../electron/models/host/host-kind.ts';
import { HostPool } from '../../electron/models/host/pool.ts';
import { readNetworkFiles } from '../../electron/models/packs.ts';
import { KithError } from '../../electron/contract/index.ts';
import { temporaryFolder } from '../support/folders.ts';
import { hostEntry } from '../support/host.ts';
import { modulesFolder } from '../support/sample-faces.ts';

function openMeasurements(file: string, preferred: EngineName | null = null): EngineMeasurements {
  const log = { info: () => undefined, warn: () => undefined };
  const measurements = new EngineMeasurements({
    pool: new HostPool({
      kinds: hostsOfNode(hostEntry),
      files: () => readNetworkFiles(modulesFolder),
      log,
    }),
    classicFiles: () => Promise.reject(new KithError('ModelMissing', 'ResNet-50')),
    file,
    log,
  });
  measurements.prefer(preferred);
  return measurements;
}

const emptyFile = () => join(temporaryFolder(), 'engines.json');

const inContract = ['tensorflow-gpu', 'webgpu', 'tensorflow', 'wasm', 'javascript'];

test('without measurements the order is the contract’s, the user’s choice first', async () => {
  const file = emptyFile();
  expect(openMeasurements(file).order()).toEqual(inContract);
  expect(openMeasurements(file, 'wasm').order()).toEqual([
    'wasm',
    'tensorflow-gpu',
    'webgpu',
    'tensorflow',
    'javascript',
  ]);
});

test('engines are measured, the fastest comes first, and it is remembered on this machine', async () => {
  const file = emptyFile();
  const measurements = openMeasurements(file);
  let told = 0;
  measurements.on('trials', () => told++);
  await measurements.measure();
  expect(told).toBe(inContract.length);
  expect(measurements.trials.map(({ engine }) => engine)).toEqual(inContract);
  const unexplained = measurements.trials.filter(({ state, speed, reason }) =>
    state === 'present' ? !(speed && speed.face.batch > 0) : !reason,
  );
  expect(unexplained).toEqual([]);
  const speedOf = (engine: string) =>
    measurements.trials.find((trial) => trial.engine === engine)?.speed?.face.chip ?? Infinity;
  expect(speedOf('wasm')).toBeLessThan(speedOf('javascript'));
  const speeds = measurements.order().map(speedOf);
  expect(speeds).toEqual(speeds.toSorted((a, b) => (a === b ? 0 : a - b)));
  expect(openMeasurements(file).trials).toEqual(measurements.trials);

  const record = JSON.parse(await readFile(file, 'utf8')) as { machine: string };
  await writeFile(file, JSON.stringify({ ...record, machine: 'another' }));
  expect(openMeasurements(file).trials).toEqual([]);
  await writeFile(file, '{"machine":');
  expect(openMeasurements(file).order()).toEqual(inContract);

  // A first start measures by itself, what could be the fastest, and a second one does not.
  const first = openMeasurements(file);
  await first.measureOnce();
  const measured = openMeasurements(file);
  expect(measured.trials.map(({ engine }) => engine)).toEqual(
    inContract.filter((engine) => engine !== 'javascript'),
  );
  expect(measured.trials.find(({ engine }) => engine === 'wasm')!.state).toBe('present');
  measured.on('trials', () => told++);
  told = 0;
  await measured.measureOnce();
  expect(told).toBe(0);
  expect(first.order()[0]).toBe(measured.order()[0]);
});
