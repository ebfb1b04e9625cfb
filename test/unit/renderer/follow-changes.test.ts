import type { EventEmitter } from 'node:events';
import { call } from '@orpc/server';
import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { Change } from '../../../electron/contract/index.ts';
import { followChanges } from '../../../renderer/owner/follow-changes.ts';
import { readAgain } from '../../../renderer/owner/read-again.ts';
import type { KithClient } from '../../../renderer/owner/client.ts';
import { connectTo } from '../../support/connection.ts';
import { testKith } from '../../support/kith.ts';

/** A page that follows a real owner's changes over a real channel, and what it noticed, in order. */
function follow(client: Pick<KithClient, 'system'>) {
  const noticed: (Change['kind'] | 'missed')[] = [];
  const ended = new AbortController();
  const done = followChanges(client as KithClient, ended.signal, {
    onChange: (kind) => noticed.push(kind),
    onMissed: () => noticed.push('missed'),
  });
  onTestFinished(() => ended.abort());
  return { noticed, ended, done };
}

test('after a stream of changes broke everything is read again, and changes go on being heard', async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  const context = await testKith();
  const { client } = connectTo(context);
  const { noticed, ended, done } = follow(client);
  await expect.poll(() => noticed).toEqual(['missed']);
  context.kith.changes.emit('change', { kind: 'people' });
  await expect.poll(() => noticed).toEqual(['missed', 'people']);
  (context.kith.changes as EventEmitter).emit('error', new Error('the stream breaks'));
  await expect.poll(() => noticed).toEqual(['missed', 'people', 'missed']);
  context.kith.changes.emit('change', { kind: 'host' });
  await expect.poll(() => noticed.at(-1)).toBe('host');
  ended.abort();
  await done;
  await expect.poll(() => context.kith.changes.listenerCount('change')).toBe(0);
});

test('one that ends without an error is asked for again, too, and less and less often', async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  let asked = 0;
  const ending = {
    system: {
      changes: async () => {
        asked++;
        return (async function* () {})();
      },
    },
  };
  const { noticed } = follow(ending as unknown as KithClient);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked).toBeGreaterThan(5);
  expect(asked).toBeLessThan(15);
  expect(noticed).toEqual(Array.from({ length: asked }, () => 'missed'));
});

test('whoever has the stream misses nothing, even before asking for the first change', async () => {
  const context = await testKith();
  const { router } = connectTo(context);
  const stream = await call(router.system.changes, undefined);
  context.kith.changes.emit('change', { kind: 'people' });
  expect(await stream.next()).toEqual({ done: false, value: { kind: 'people' } });
  await stream.return?.();
});

test('an answer that was on its way when something changed is asked for again', async () => {
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
  const answers: PromiseWithResolvers<string>[] = [];
  const queryFn = () => {
    const answer = Promise.withResolvers<string>();
    answers.push(answer);
    return answer.promise;
  };
  const people = new QueryObserver(queries, { queryKey: ['people'], queryFn });
  onTestFinished(people.subscribe(() => undefined));
  expect(answers).toHaveLength(1);
  const again = readAgain(queries, ['people']);
  await expect.poll(() => answers.length).toBe(2);
  answers[0]!.resolve('from before');
  answers[1]!.resolve('from after');
  await again;
  expect(people.getCurrentResult()).toMatchObject({ data: 'from after', error: null });
});
