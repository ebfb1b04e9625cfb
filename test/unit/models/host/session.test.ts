import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { reasonOf } from '../../../../electron/models/host/engine-lost.ts';
import { HostSession } from '../../../../electron/models/host/session.ts';
import { pretendFiles, pretendHosts, type PretendOptions } from '../../../support/pretend-host.ts';

const load = { files: pretendFiles, engines: ['wasm' as const] };

function openSession(options: PretendOptions = {}) {
  const { kinds, processes } = pretendHosts(options);
  const losses: string[] = [];
  const session = new HostSession(kinds[0]!.spawn, {
    role: 'live',
    generation: 1,
    background: false,
    log: { info: () => undefined, warn: () => undefined },
    onLost: (_, loss) => losses.push(reasonOf(loss)),
  });
  const embed = () =>
    session.call((client) => client.embed({ chips: [new Uint8Array(8)], view: 'plain' }));
  return { session, process: processes[0]!, losses, embed };
}

const lost = (reason: string) => ({ code: 'EngineLost', cause: { message: reason } });

test('it starts, loads, is ready and ends', async () => {
  const { session, process, embed } = openSession({ spawnsWhenTold: true });
  expect([session.state, session.pid]).toEqual(['starting', undefined]);
  const loading = session.load(load);
  process.spawn();
  expect([session.state, session.pid]).toEqual(['loading', process.pid]);
  await loading;
  expect(session.state).toBe('ready');
  expect((await embed()).size).toBe(4);
  session.end();
  expect(session.state).toBe('ending');
  await expect(embed()).rejects.toMatchObject({ code: 'EngineLost' });
  await expect.poll(() => session.state).toBe('ended');
});

test('told to end before its process is there, it ends it as soon as it is', async () => {
  const { session, process, losses } = openSession({ spawnsWhenTold: true });
  const loading = session.load(load);
  session.end();
  await expect(loading).rejects.toMatchObject({ code: 'EngineLost' });
  expect([session.state, process.alive]).toEqual(['ending', true]);
  process.spawn();
  expect(process.alive).toBe(false);
  await expect.poll(() => session.state).toBe('ended');
  expect(losses).toEqual([]);
});

test('every call under way ends in a typed error when the process goes, and the loss is told once', async () => {
  const { session, process, losses, embed } = openSession({
    work: () => new Promise(() => undefined),
  });
  await session.load(load);
  const calls = Promise.allSettled([embed(), embed(), embed()]);
  process.crash('SIGSEGV');
  for (const result of await calls) {
    expect(result).toMatchObject({ status: 'rejected', reason: lost('SIGSEGV') });
  }
  expect(session.state).toBe('ended');
  expect(losses).toEqual(['SIGSEGV']);
  session.end();
  expect(losses).toEqual(['SIGSEGV']);
});

test('one that is gone before `kill` returns was told to end, and is no loss', async () => {
  const { session, losses } = openSession({ endsAtOnce: true });
  await session.load(load);
  session.end();
  expect(session.state).toBe('ended');
  expect(losses).toEqual([]);
});

test('a loss while it loads is told to who loads, and to nobody else', async () => {
  const { session, losses } = openSession({ crashing: ['wasm'] });
  await expect(session.load(load)).rejects.toMatchObject(lost('code 1'));
  expect(session.state).toBe('ended');
  expect(losses).toEqual([]);
});

test.each<[string, (session: HostSession) => Promise<object>]>([
  [
    'answered',
    async (session) =>
      (await session.call((client) => client.embed({ chips: [new Uint8Array(8)], view: 'plain' })))
        .embeddings,
  ],
  [
    'thrown before it was asked',
    (session) =>
      session
        .call((): Promise<Error> => {
          throw new Error('at once');
        })
        .catch((error: Error) => error),
  ],
])('what was %s is freed while the process lives', { timeout: 120_000 }, async (_, ask) => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const { session } = openSession({ featuresOf: () => new Float32Array(2000) });
  await session.load(load);
  const answers: WeakRef<object>[] = [];
  for (let i = 0; i < 1000; i++) answers.push(new WeakRef(await ask(session)));
  const kept = () => {
    collect();
    return answers.filter((answer) => answer.deref()).length;
  };
  // The last few may still be on the stack or in a queue.
  await expect.poll(kept, { timeout: 60_000 }).toBeLessThan(10);
  expect(session.state).toBe('ready');
});
