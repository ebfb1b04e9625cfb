import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { hostNetworks } from '../../electron/models/host/host-networks.ts';
import { hostsOfNode } from '../../electron/models/host/host-kind.ts';
import type { HostLease } from '../../electron/models/host/lease.ts';
import { readNetworkFiles } from '../../electron/models/packs.ts';
import { VersionLoader } from '../../electron/models/host/version-loader.ts';
import { goldenChip, goldenVector } from '../../native-models/runtime/golden.ts';
import { hostEntry, startHost } from '../support/host.ts';
import { modulesFolder } from '../support/sample-faces.ts';

/** The embeddings of the version that Kith comes with. */
function shippedNetworks(host: HostLease) {
  const loader = new VersionLoader(() => Promise.reject(new Error('ResNet-50 is not asked for')));
  const networks = hostNetworks(host, loader);
  const shipped = { id: 'face', profile: 'face', head: null, unfrozen: 0, weights: null } as const;
  return { embed: (chips: readonly Uint8Array[]) => networks.embed(shipped, chips) };
}

const brokenHost = fileURLToPath(new URL('../support/broken-host.mjs', import.meta.url));

test('the host loads, passes its check, embeds batches and reports itself', async () => {
  const { host, lease, states } = startHost();
  const networks = shippedNetworks(lease);
  const embeddings = await networks.embed(Array.from({ length: 20 }, () => goldenChip()));
  expect(states).toEqual(['ready']);
  expect(embeddings).toHaveLength(20);
  for (const embedding of embeddings) {
    embedding.forEach((value, i) => expect(value).toBeCloseTo(goldenVector[i]!, 3));
  }
  expect(host.report).toMatchObject({ state: 'ready', check: { passed: true } });
  expect(host.report.trials.at(-1)).toMatchObject({ engine: host.report.engine, state: 'in use' });
  const before = await lease.use((client) => client.describe());
  for (let i = 0; i < 5; i++) await networks.embed([goldenChip()]);
  const after = await lease.use((client) => client.describe());
  expect(after.tensors).toBe(before.tensors);
  expect(after.memory).toBeLessThan(700e6);
});

test('killed in mid-work: the call ends in a typed error, and the host is back by itself', async () => {
  const { host, lease, states } = startHost();
  const networks = shippedNetworks(lease);
  await networks.embed([goldenChip()]);
  const pid = host.pid!;
  const waiting = Promise.allSettled([
    networks.embed(Array.from({ length: 16 }, () => goldenChip())),
    networks.embed(Array.from({ length: 16 }, () => goldenChip())),
  ]);
  await wait(60);
  process.kill(pid, 'SIGKILL');
  for (const result of await waiting) {
    expect(result).toMatchObject({ status: 'rejected', reason: { code: 'EngineLost' } });
  }
  expect(states).toEqual(['ready', 'restarting']);
  const [embedding] = await networks.embed([goldenChip()]);
  expect(embedding![0]).toBeCloseTo(goldenVector[0]!, 3);
  expect(host.pid).not.toBe(pid);
  expect(states).toEqual(['ready', 'restarting', 'ready']);
});

test('killed again and again it is left down, and says so instead of trying forever', async () => {
  const { host, lease, states } = startHost();
  for (let i = 0; i < 6; i++) {
    await lease.use((client) => client.describe()).catch(() => undefined);
    const pid = host.pid!;
    process.kill(pid, 'SIGKILL');
    await expect.poll(() => host.pid).not.toBe(pid);
  }
  expect(states.at(-1)).toBe('failed');
  await expect(lease.use((client) => client.describe())).rejects.toMatchObject({
    code: 'EngineLost',
  });
});

test('an engine whose process is lost twice gives way to the next of the ladder', async () => {
  const { host, lease } = startHost({ engines: () => ['javascript', 'wasm'] });
  const engines = [];
  for (let i = 0; i < 3; i++) {
    await lease.use((client) => client.describe());
    engines.push(host.report.engine);
    const pid = host.pid!;
    process.kill(pid, 'SIGKILL');
    await expect.poll(() => host.pid).not.toBe(pid);
  }
  expect(engines).toEqual(['javascript', 'javascript', 'wasm']);
});

test('an engine that takes its process down as it loads is refused, and the next one used', async () => {
  const [node] = hostsOfNode(hostEntry);
  const [broken] = hostsOfNode(brokenHost);
  const { host, lease, states } = startHost({
    kinds: [
      { engines: ['tensorflow-gpu', 'webgpu'], spawn: broken!.spawn },
      { engines: ['wasm'], spawn: node!.spawn },
    ],
    engines: () => ['webgpu', 'tensorflow-gpu', 'wasm'],
  });
  await lease.use((client) => client.describe());
  expect(states).toEqual(['ready']);
  expect(host.report).toMatchObject({
    engine: 'wasm',
    trials: [
      { engine: 'webgpu', state: 'refused', reason: 'its process ended (code 7)' },
      { engine: 'tensorflow-gpu', state: 'refused', reason: 'its process ended (code 7)' },
      { engine: 'wasm', state: 'in use' },
    ],
  });
});

test('an engine that computes the wrong numbers is refused, and none is used', async () => {
  const { host, lease, states } = startHost({
    files: async () => {
      const files = await readNetworkFiles(modulesFolder);
      const embedderWeights = files.embedderWeights.map((byte, i) =>
        i % 40 === 0 ? byte ^ 32 : byte,
      );
      return { ...files, embedderWeights };
    },
  });
  await expect(lease.use((client) => client.describe())).rejects.toMatchObject({
    code: 'NoEngine',
    subject: expect.stringMatching(/\bwasm\b/),
    flaw: 'enginesTried',
  });
  const reasons = host.report.trials.map(({ reason }) => reason);
  expect(reasons).toContainEqual(expect.stringContaining('off the golden embedding'));
  expect(states).toEqual(['failed']);
});
