import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { hostsOfNode } from '../../electron/models/host/host-kind.ts';
import { hostLiveness } from '../../electron/models/host/host-liveness.ts';
import { OnnxRuntimes } from '../../electron/models/host/onnx-runtimes.ts';
import type { OnnxFiles } from '../../native-models/vocabulary/host-contract.ts';
import { goldenCrop } from '../../native-models/runtime/golden.ts';
import { temporaryFolder } from '../support/folders.ts';
import { hostEntry, startHost } from '../support/host.ts';
import { livenessFiles } from '../support/liveness-pack.ts';
import { needing } from '../support/needing.ts';

needing('liveness');

const dyingHost = fileURLToPath(new URL('../support/dying-runtime-host.ts', import.meta.url));
const face = { near: goldenCrop(128), wide: goldenCrop(128) };
let files: OnnxFiles;

beforeAll(async () => {
  const found = await livenessFiles();
  if (found) files = found;
});

function livenessOver(
  entry: string,
  read: () => Promise<OnnxFiles> = async () => files,
  folder = temporaryFolder(),
  now?: () => number,
) {
  const started = startHost({ kinds: hostsOfNode(entry), engines: () => ['wasm'] });
  const { pool, lease } = started;
  const file = join(folder, 'runtimes.json');
  const log = { info: () => undefined, warn: () => undefined };
  const runtimes = new OnnxRuntimes({ pool, files: read, file, log });
  return { ...started, runtimes, file, folder, network: hostLiveness(lease, runtimes, read, now) };
}

test('both runtimes compute the golden output, and are timed', async () => {
  const { runtimes, file } = livenessOver(hostEntry);
  await runtimes.measure();
  expect(runtimes.trials).toMatchObject([
    { runtime: 'onnxruntime-node', state: 'present', milliseconds: expect.any(Number) },
    { runtime: 'onnxruntime-web', state: 'present', milliseconds: expect.any(Number) },
  ]);
  for (const { difference } of runtimes.trials) expect(difference).toBeLessThan(1e-3);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ trials: runtimes.trials });
});

test('it says of each crop what it takes it for, in shares of one', async () => {
  const { network, runtimes } = livenessOver(hostEntry);
  // More than go in one call.
  const looks = await network.look(Array.from({ length: 9 }, () => face));
  expect(looks).toHaveLength(9);
  for (const { near, wide } of looks) {
    expect(near!.live + near!.print + near!.replay).toBeCloseTo(1, 6);
    expect(near!.print).toBeCloseTo(0.9933, 3);
    expect(wide).toEqual(near);
  }
  // Nothing of a crop that it was not given.
  const [one] = await network.look([{ ...face, wide: null }]);
  expect(one).toEqual({ near: looks[0]!.near, wide: null });
  expect(runtimes.trials).toMatchObject([{ runtime: 'onnxruntime-node', state: 'in use' }]);
});

test('a network that is fed with the colors in the wrong order is refused', async () => {
  const swapped = { ...files, feed: { ...files.feed, channels: 'RGB' as const } };
  const { network, runtimes } = livenessOver(hostEntry, async () => swapped);
  await expect(network.look([face])).rejects.toMatchObject({
    code: 'NoEngine',
    subject: 'onnxruntime-node, onnxruntime-web',
  });
  for (const { state, reason } of runtimes.trials) {
    expect([state, reason]).toEqual(['refused', expect.stringContaining('off the golden output')]);
  }
});

test('what no runtime could load is loaded anew after a while, or once they were measured', async () => {
  let tries = 0;
  let time = 0;
  const broken = async () => {
    tries++;
    return { ...files, network: files.network.slice(0, 100_000) };
  };
  const made = livenessOver(hostEntry, broken, undefined, () => time);
  const look = async () => {
    tries = 0;
    await expect(made.network.look([face])).rejects.toMatchObject({ code: 'NoEngine' });
    return tries;
  };
  expect(await look()).toBe(1);
  time += 29_999;
  expect(await look()).toBe(0);
  time += 1;
  expect(await look()).toBe(1);
  await made.runtimes.measure();
  expect(await look()).toBe(1);
  expect(await look()).toBe(0);
});

test('a file that is no network is refused by each runtime, and the host lives on', async () => {
  const broken = { ...files, network: files.network.slice(0, 100_000) };
  const { network, host, lease } = livenessOver(hostEntry, async () => broken);
  await expect(network.look([face])).rejects.toMatchObject({ code: 'NoEngine' });
  await lease.use((client) => client.describe());
  expect(host.report.state).toBe('ready');
});

describe('where onnxruntime-node takes the process down', () => {
  afterEach(() => {
    delete process.env['KITH_DIES'];
  });

  test.each([
    ['at its start', 1],
    ['at work', 2],
  ])(
    '%s, deaths: %i, what was asked is answered by the next runtime in the next process',
    async (when, deaths) => {
      process.env['KITH_DIES'] = when;
      const { network, runtimes, states, folder } = livenessOver(dyingHost);
      const answers = await Promise.all([network.look([face]), network.look([face])]);
      for (const [look] of answers) expect(look!.wide?.print).toBeCloseTo(0.9933, 3);
      const restarts = Array.from({ length: deaths }, () => ['restarting', 'ready']).flat();
      expect(states).toEqual(['ready', ...restarts]);
      const gone = { state: 'refused', reason: 'its process ended (SIGKILL)' };
      expect(runtimes.trials).toMatchObject([
        { runtime: 'onnxruntime-node', ...gone },
        { runtime: 'onnxruntime-web', state: 'in use' },
      ]);
      // Nor does the next start try it.
      const next = livenessOver(dyingHost, undefined, folder);
      await next.network.look([face]);
      expect(next.states).toEqual(['ready']);
    },
  );

  test('once at work, it may be due to something else, and is not refused', async () => {
    const { network, runtimes, host } = livenessOver(hostEntry);
    await network.look([face]);
    // It cannot answer before it ends.
    process.kill(host.pid!, 'SIGSTOP');
    const waiting = network.look([face]);
    await setImmediate();
    process.kill(host.pid!, 'SIGKILL');
    expect(await waiting).toHaveLength(1);
    expect(runtimes.order()).toContain('onnxruntime-node');
    expect(runtimes.trials).toMatchObject([{ runtime: 'onnxruntime-node', state: 'in use' }]);
    expect(host.report.state).toBe('ready');
  });

  test('a measurement says so, and goes on', async () => {
    const { runtimes, states } = livenessOver(dyingHost);
    await runtimes.measure();
    expect(runtimes.trials).toMatchObject([
      { runtime: 'onnxruntime-node', state: 'refused', reason: 'its process ended (SIGKILL)' },
      { runtime: 'onnxruntime-web', state: 'present' },
    ]);
    expect(runtimes.order()).toEqual(['onnxruntime-web']);
    expect(states).not.toContain('restarting');
  });
});

test('a host that is started anew on purpose costs no runtime', async () => {
  const { network, host, runtimes } = livenessOver(hostEntry);
  await network.look([face]);
  const waiting = network.look([face]);
  host.restart();
  // It had come to an answer, or the process ended before it did.
  await Promise.allSettled([waiting]);
  await network.look([face]);
  expect(runtimes.order()).toContain('onnxruntime-node');
  expect(runtimes.trials).toMatchObject([{ runtime: 'onnxruntime-node', state: 'in use' }]);
});

test('without its pack nothing is tried, and nothing kept', async () => {
  const missing = Object.assign(new Error('not fetched'), { code: 'ModelMissing' });
  const { network, runtimes, file } = livenessOver(hostEntry, () => Promise.reject(missing));
  await runtimes.measure();
  expect(runtimes.trials).toEqual([]);
  expect(existsSync(file)).toBe(false);
  await expect(network.look([face])).rejects.toBe(missing);
});
