import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { EngineName } from '../../electron/contract/index.ts';
import { EngineLadder } from '../../electron/models/engine-ladder.ts';
import { hostsOfNode } from '../../electron/models/host-process.ts';
import { readNetworkFiles } from '../../electron/models/packs.ts';
import { KithError } from '../../electron/contract/index.ts';
import { temporaryFolder } from '../support/folders.ts';
import { hostEntry } from '../support/host.ts';
import { modulesFolder } from '../support/sample-faces.ts';

function openLadder(file: string, preferred: EngineName | null = null): EngineLadder {
  const ladder = new EngineLadder({
    kinds: hostsOfNode(hostEntry),
    files: () => readNetworkFiles(modulesFolder),
    classicFiles: () => Promise.reject(new KithError('ModelMissing', 'ResNet-50')),
    log: { info: () => undefined, warn: () => undefined },
    file,
  });
  ladder.prefer(preferred);
  return ladder;
}

const emptyFile = () => join(temporaryFolder(), 'engines.json');

const inContract = ['tensorflow-gpu', 'webgpu', 'tensorflow', 'wasm', 'javascript'];

test('without measurements the order is the contract’s, the user’s choice first', async () => {
  const file = emptyFile();
  expect(openLadder(file).order()).toEqual(inContract);
  expect(openLadder(file, 'wasm').order()).toEqual([
    'wasm',
    'tensorflow-gpu',
    'webgpu',
    'tensorflow',
    'javascript',
  ]);
});

test('engines are measured, the fastest comes first, and it is remembered on this machine', async () => {
  const file = emptyFile();
  const ladder = openLadder(file);
  let told = 0;
  ladder.on('trials', () => told++);
  await ladder.measure();
  expect(told).toBe(inContract.length);
  expect(ladder.trials.map(({ engine }) => engine)).toEqual(inContract);
  const unexplained = ladder.trials.filter(({ state, speed, reason }) =>
    state === 'present' ? !(speed && speed.face.batch > 0) : !reason,
  );
  expect(unexplained).toEqual([]);
  const speedOf = (engine: string) =>
    ladder.trials.find((trial) => trial.engine === engine)?.speed?.face.chip ?? Infinity;
  expect(speedOf('wasm')).toBeLessThan(speedOf('javascript'));
  const speeds = ladder.order().map(speedOf);
  expect(speeds).toEqual(speeds.toSorted((a, b) => (a === b ? 0 : a - b)));
  expect(openLadder(file).trials).toEqual(ladder.trials);

  const record = JSON.parse(await readFile(file, 'utf8')) as { machine: string };
  await writeFile(file, JSON.stringify({ ...record, machine: 'another' }));
  expect(openLadder(file).trials).toEqual([]);
  await writeFile(file, '{"machine":');
  expect(openLadder(file).order()).toEqual(inContract);

  // A first start measures by itself, what could be the fastest, and a second one does not.
  const first = openLadder(file);
  await first.measureOnce();
  const measured = openLadder(file);
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
