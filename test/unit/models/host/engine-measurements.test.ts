import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { engineName, KithError } from '../../../../electron/contract/index.ts';
import { EngineMeasurements } from '../../../../electron/models/host/engine-measurements.ts';
import { HostPool } from '../../../../electron/models/host/pool.ts';
import { pretendFiles, pretendHosts, type PretendOptions } from '../../../support/pretend-host.ts';

function measurementsOver(options: PretendOptions) {
  const folder = mkdtempSync(join(tmpdir(), 'kith-engines-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const hosts = pretendHosts(options);
  const log = { info: () => undefined, warn: () => undefined };
  const pool = new HostPool({ kinds: hosts.kinds, files: async () => pretendFiles, log });
  const measurements = new EngineMeasurements({
    pool,
    classicFiles: () => Promise.reject(new KithError('ModelMissing')),
    file: join(folder, 'engines.json'),
    log,
  });
  return { measurements, pool, ...hosts };
}

test('an engine whose process ends while it is measured is refused, not in use', async () => {
  let measured = 0;
  const { measurements, alive } = measurementsOver({
    absent: ['tensorflow-gpu'],
    crashing: ['tensorflow'],
    work: async (_, crash) => {
      if (measured++ === 0) crash();
    },
  });
  await measurements.measure();
  const gone = 'its process ended (code 1)';
  expect(measurements.trials).toMatchObject([
    { engine: 'tensorflow-gpu', state: 'absent', reason: 'not here' },
    { engine: 'webgpu', state: 'refused', reason: gone },
    { engine: 'tensorflow', state: 'refused', reason: gone },
    { engine: 'wasm', state: 'present', speed: { face: { chip: 1 } } },
    { engine: 'javascript', state: 'present' },
  ]);
  expect(alive()).toBe(0);
});

test('closed in mid-measurement, it leaves no process and notes nothing', async () => {
  const reached = Promise.withResolvers<void>();
  const { measurements, pool, processes, alive } = measurementsOver({
    work: () => {
      reached.resolve();
      return new Promise(() => undefined);
    },
  });
  const measuring = measurements.measure();
  await reached.promise;
  measurements.close();
  pool.close();
  await measuring;
  expect([processes.length, alive()]).toEqual([1, 0]);
  expect(measurements.trials).toEqual([]);
});

test('asked for while the first start measures behind everything else, every engine is measured after it', async () => {
  const begun = Promise.withResolvers<void>();
  const goOn = Promise.withResolvers<void>();
  const { measurements, alive } = measurementsOver({
    work: () => {
      begun.resolve();
      return goOn.promise;
    },
  });
  const engines = () => measurements.trials.map(({ engine }) => engine);
  const first = measurements.measureOnce();
  await begun.promise;
  const asked = measurements.measure();
  // Once more, while one waits, is the same.
  expect(measurements.measure()).toBe(asked);
  const seen: number[] = [];
  measurements.on('trials', () => seen.push(alive()));
  goOn.resolve();
  await first;
  expect(engines()).not.toContain('javascript');
  await asked;
  expect(engines()).toEqual(engineName.options);
  // Four behind everything else, then all five, one at a time.
  expect(seen).toHaveLength(9);
  expect(Math.max(...seen)).toBeLessThanOrEqual(1);
});
