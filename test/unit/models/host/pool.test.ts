import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import type { HostLease } from '../../../../electron/models/host/lease.ts';
import { HostPool, type PoolParts } from '../../../../electron/models/host/pool.ts';
import { pretendFiles, pretendHosts, type PretendOptions } from '../../../support/pretend-host.ts';

function openPool(options: PretendOptions = {}, parts: Partial<PoolParts> = {}) {
  const hosts = pretendHosts(options);
  const pool = new HostPool({
    kinds: hosts.kinds,
    files: async () => pretendFiles,
    log: { info: () => undefined, warn: () => undefined },
    engines: () => ['webgpu', 'wasm'],
    ...parts,
  });
  onTestFinished(() => pool.close());
  return { pool, ...hosts };
}

const embed = (lease: HostLease) =>
  lease.use((client) => client.embed({ chips: [new Uint8Array(8)], view: 'plain' }));

/** A promise, and what resolves it. */
function gate() {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { closed: promise, open: resolve };
}

test('a lease starts nothing by itself; the first call does, and the last release ends it', async () => {
  const { pool, processes, alive } = openPool();
  const first = pool.train.lease();
  const second = pool.train.lease();
  await wait(20);
  expect(processes).toHaveLength(0);
  await embed(first);
  expect(alive()).toBe(1);
  first[Symbol.dispose]();
  first[Symbol.dispose]();
  await embed(second);
  expect([processes.length, alive()]).toEqual([1, 1]);
  second[Symbol.dispose]();
  expect(alive()).toBe(0);
  await expect(embed(second)).rejects.toMatchObject({ code: 'EngineLost' });
  expect(processes).toHaveLength(1);
});

test('who releases ends nobody else’s work', async () => {
  const working = gate();
  const { pool, alive } = openPool({ work: () => working.closed });
  const mine = pool.train.lease();
  const theirs = pool.train.lease();
  await mine.ready();
  const work = embed(theirs);
  mine[Symbol.dispose]();
  await wait(20);
  working.open();
  expect((await work).size).toBe(4);
  theirs[Symbol.dispose]();
  expect(alive()).toBe(0);
});

test('released while the files are read, it opens no process', async () => {
  const reading = gate();
  const { pool, processes } = openPool(
    {},
    { files: () => reading.closed.then(() => pretendFiles) },
  );
  const lease = pool.train.lease();
  const waiting = embed(lease);
  waiting.catch(() => undefined);
  lease[Symbol.dispose]();
  reading.open();
  await expect(waiting).rejects.toMatchObject({ code: 'EngineLost' });
  await wait(20);
  expect(processes).toHaveLength(0);
});

test('released while it loads, it leaves no process', async () => {
  const loading = gate();
  const { pool, processes, alive } = openPool({ beforeLoad: () => loading.closed });
  const lease = pool.train.lease();
  const waiting = embed(lease);
  waiting.catch(() => undefined);
  await expect.poll(() => processes[0]?.asked.length).toBe(2);
  lease[Symbol.dispose]();
  await expect(waiting).rejects.toMatchObject({ code: 'EngineLost' });
  loading.open();
  await wait(20);
  expect([processes.length, alive()]).toEqual([1, 0]);
});

test('released before its process is there, it ends it when it is', async () => {
  const { pool, processes, alive } = openPool({ spawnsWhenTold: true });
  const lease = pool.train.lease();
  const waiting = embed(lease);
  waiting.catch(() => undefined);
  await expect.poll(() => processes.length).toBe(1);
  lease[Symbol.dispose]();
  processes[0]!.spawn();
  await expect(waiting).rejects.toMatchObject({ code: 'EngineLost' });
  expect(alive()).toBe(0);
});

test('restarted while it comes up, it leaves one process, and who waits gets that one', async () => {
  const loading = gate();
  const { pool, processes, alive } = openPool({ beforeLoad: () => loading.closed });
  const lease = pool.live.lease();
  const waiting = embed(lease);
  await expect.poll(() => processes[0]?.asked.length).toBe(2);
  pool.live.restart();
  pool.live.restart();
  loading.open();
  expect((await waiting).size).toBe(4);
  expect(alive()).toBe(1);
  expect(processes.at(-1)!.alive).toBe(true);
});

test('a restart asks anew which engines to try, and nothing restarts what nobody holds', async () => {
  let engines: ('webgpu' | 'wasm')[] = ['webgpu', 'wasm'];
  const { pool, processes } = openPool({ absent: ['webgpu'] }, { engines: () => engines });
  const lease = pool.live.lease();
  await embed(lease);
  expect(pool.live.report).toMatchObject({ engine: 'wasm', state: 'ready' });
  processes[0]!.crash();
  expect(await once(pool.live, 'state')).toMatchObject([{ state: 'restarting' }]);
  await embed(lease);
  // What is absent is not tried again while calls wait.
  expect(processes.map(({ asked }) => asked)).toEqual([['webgpu', 'wasm'], ['wasm']]);
  engines = ['wasm', 'webgpu'];
  pool.live.restart();
  await embed(lease);
  expect(processes.at(-1)!.asked).toEqual(['wasm', 'webgpu']);
  pool.train.restart();
  await wait(20);
  expect(processes).toHaveLength(3);
});

test('lost again and again it is left down, and a lease of later finds it up', async () => {
  const { pool, processes } = openPool({}, { engines: () => ['wasm'] });
  const lease = pool.train.lease();
  for (let i = 0; i < 6; i++) {
    await embed(lease);
    processes.at(-1)!.crash();
    await once(pool.train, 'state');
  }
  expect(pool.train.report.state).toBe('failed');
  await expect(embed(lease)).rejects.toMatchObject({ code: 'EngineLost' });
  lease[Symbol.dispose]();
  using later = pool.train.lease();
  await embed(later);
  expect(pool.train.report.state).toBe('ready');
});

test('an engine that is lost as it loads is refused by itself', async () => {
  const { pool, processes } = openPool({ crashing: ['webgpu'] });
  using lease = pool.live.lease();
  await embed(lease);
  expect(pool.live.report.trials).toEqual([
    { engine: 'webgpu', state: 'refused', reason: 'its process ended (code 1)' },
    { engine: 'wasm', state: 'in use' },
  ]);
  expect(processes.map(({ asked }) => asked)).toEqual([['webgpu', 'wasm'], ['webgpu'], ['wasm']]);
});

test('where no engine is, nothing is left running, and every call says so', async () => {
  const { pool, alive } = openPool({ absent: ['webgpu', 'wasm'] });
  using lease = pool.live.lease();
  for (let i = 0; i < 2; i++) {
    await expect(embed(lease)).rejects.toMatchObject({
      code: 'NoEngine',
      subject: 'webgpu, wasm',
      flaw: 'enginesTried',
    });
  }
  expect([alive(), pool.live.report.state]).toEqual([0, 'failed']);
});

test('a measured engine has a process of its own, which is not started again', async () => {
  const { pool, processes, alive } = openPool({ work: async (_, crash) => crash() });
  const measured = pool.measure('webgpu', { background: true }, (lease) =>
    lease.use((client) => client.measure()),
  );
  await expect(measured).rejects.toMatchObject({ code: 'EngineLost' });
  await wait(20);
  expect([processes.length, alive()]).toEqual([1, 0]);
});

test('closed, it ends every host, whatever it was doing', async () => {
  const loading = gate();
  const { pool, alive, processes } = openPool({ beforeLoad: () => loading.closed });
  const calls = [
    embed(pool.live.lease()),
    embed(pool.train.lease()),
    pool.measure('wasm', { background: false }, embed),
  ];
  const settled = Promise.allSettled(calls);
  await expect.poll(() => processes.filter(({ asked }) => asked.length > 0).length).toBe(3);
  pool.close();
  loading.open();
  for (const { status } of await settled) expect(status).toBe('rejected');
  expect(alive()).toBe(0);
  await expect(embed(pool.live.lease())).rejects.toMatchObject({ code: 'EngineLost' });
});
