import { describe, expect, test } from 'vitest';
import { createActor, waitFor, type ActorRefFrom } from 'xstate';
import type { Person } from '../../electron/contract/index.ts';
import { enrollMachine } from '../../renderer/features/enroll/enroll-machine.ts';
import type { KithClient } from '../../renderer/owner/client.ts';
import { connectTo } from '../support/connection.ts';
import { testKith } from '../support/kith.ts';
import { pretendNetworks } from '../support/pretend-networks.ts';
import { appearance, consent, newSample } from '../support/samples.ts';

/** A page and the real owner, with a message channel between them; each moment on the way is told. */
async function overTheChannel(moment: (what: string) => void) {
  let atWork = 0;
  /** The same call, with what it is about told before and after it. */
  const told = <Input extends unknown[], Output>(
    [before, after]: readonly [string, string],
    call: (...input: Input) => Promise<Output>,
  ) => {
    return async (...input: Input): Promise<Output> => {
      atWork++;
      const answer = call(...input);
      moment(before);
      try {
        return await answer;
      } finally {
        moment(after);
        atWork--;
      }
    };
  };
  const embed = told(['the owner embeds', 'the owner has embedded'], pretendNetworks.embed);
  const { kith } = await testKith({ ...pretendNetworks, embed });
  kith.changes.on('change', ({ kind }) => kind === 'people' && moment('it is saved'));
  const owner = {
    ...kith,
    enrollment: {
      ...kith.enrollment,
      enroll: told(['the owner begins', 'the owner ends'], kith.enrollment.enroll),
      extend: told(['the owner begins', 'the owner ends'], kith.enrollment.extend),
    },
  };
  const { client, bugs } = connectTo({ kith: owner });
  const { checkName, lookAlikes, enroll, extend, cancel, draft } = client.enrollment;
  const page = {
    enrollment: {
      checkName: told(['the name is sent', 'the name is answered'], checkName),
      lookAlikes: told(['the samples are sent', 'the look-alikes are here'], lookAlikes),
      enroll: told(['the save is sent', 'the save is answered'], enroll),
      extend: told(['the save is sent', 'the save is answered'], extend),
      // What goes on beside the flow would be a moment in it now and then.
      groups: async () => [],
      cancel,
      draft,
    },
  } as unknown as KithClient;
  const idle = async (): Promise<void> => {
    await expect.poll(() => atWork).toBe(0);
  };
  return { kith, client, page, bugs, idle };
}

/** Goes through a whole enrollment by webcam as a person does. */
async function goThrough(actor: ActorRefFrom<typeof enrollMachine>): Promise<void> {
  actor.subscribe((state) => {
    if (state.matches('lookAlike')) {
      actor.send({ type: 'SAME_PERSON', personId: state.context.lookAlikes[0]!.personId });
    }
  });
  await waitFor(actor, (state) => state.matches('who'));
  actor.send({ type: 'NAME', name: 'Ada' });
  actor.send({ type: 'CONSENT', wording: 'I agree.' });
  actor.send({ type: 'BEGIN' });
  await waitFor(actor, (state) => !state.matches('checkingName'));
  for (let i = 0; i < 8; i++) {
    actor.send({
      type: 'TAKE',
      sample: { ...newSample(1), appearance, segment: 'center' },
      track: 1,
    });
  }
  actor.send({ type: 'FINISH' });
  await waitFor(
    actor,
    (state) =>
      state.status === 'done' ||
      state.matches('who') ||
      (state.matches('capture') && state.context.canceled),
  );
}

describe.each(['a new person', 'a person enrolled already', 'somebody who looked like another'])(
  'canceling at every moment: %s',
  (who) => {
    /** Cancels at the n-th moment; null where the enrollment was over before it came. */
    async function cancelAt(n: number) {
      const moments: string[] = [];
      const flow: { cancel: (() => void) | null } = { cancel: null };
      const { kith, page, bugs, idle } = await overTheChannel((what) => {
        if (!flow.cancel) return;
        moments.push(what);
        if (moments.length === n) flow.cancel();
      });
      let grace: Person | null = null;
      if (who !== 'a new person') {
        grace = await kith.enrollment.enroll('Grace', consent, [newSample(1)]);
      }
      const extend = who === 'a person enrolled already' ? grace : null;
      const actor = createActor(enrollMachine, { input: { kith: page, extend } }).start();
      flow.cancel = () => actor.send({ type: 'CANCEL' });
      await goThrough(actor);
      // What the owner still does must come to nothing.
      await idle();
      expect(bugs).toEqual([]);
      const { value, context } = actor.getSnapshot();
      await context.drafts.settled();
      const draft = await kith.drafts.open(extend?.id ?? null, crypto.randomUUID());
      const people = await kith.people.list();
      const written = people.reduce((sum, { samples }) => sum + samples, 0);
      const before = grace ? 1 : 0;
      return {
        moment: moments[n - 1] ?? null,
        ended: typeof value === 'string' ? value : Object.keys(value).join(),
        kept: written - before,
        left: context.samples.length,
        drafted: draft?.samples.length ?? 0,
      };
    }

    test('nothing is saved and everything is still there, or all is saved and the page says so', async () => {
      const ends = [];
      let end = await cancelAt(1);
      for (let n = 2; end.moment !== null; n++) {
        ends.push(end);
        end = await cancelAt(n);
      }
      expect(end).toMatchObject({ ended: 'saved', kept: 8 });
      expect(ends.length).toBeGreaterThan(8);
      const early = ends.filter(({ ended }) => ended === 'who' || ended === 'capture');
      const late = ends.filter(({ ended }) => ended === 'savedBeforeCancel');
      expect([...early, ...late]).toHaveLength(ends.length);
      expect(
        early.map(({ ended, kept, left, drafted }) => ({ ended, kept, left, drafted })),
      ).toEqual(
        early.map(({ ended }) => {
          const samples = ended === 'who' ? 0 : 8;
          return { ended, kept: 0, left: samples, drafted: samples };
        }),
      );
      expect(early.some(({ ended }) => ended === 'capture')).toBe(true);
      // Saved is saved: the draft is over.
      expect(late.map(({ kept, drafted }) => [kept, drafted])).toEqual(late.map(() => [8, 0]));
      // Only what came after the owner's one transaction is late.
      expect(new Set(late.map(({ moment }) => moment))).toEqual(
        new Set(['it is saved', 'the owner ends', 'the save is answered']),
      );
    });
  },
);

test('a cancellation that overtakes its call, which is still being decoded, is not lost', async () => {
  const { kith, client, idle } = await overTheChannel(() => undefined);
  const attempt = crypto.randomUUID();
  const samples = Array.from({ length: 64 }, () => newSample(1));
  const call = client.enrollment.enroll({ attempt, name: 'Ada', consent, samples });
  await client.enrollment.cancel({ attempt });
  await expect(call).rejects.toMatchObject({ code: 'Canceled', defined: true });
  await idle();
  expect(await kith.people.list()).toEqual([]);
});

test('a page that goes while a save is under way has enrolled nobody', async () => {
  const gone = new AbortController();
  const { kith, client, idle } = await overTheChannel((what) => {
    if (what === 'the owner embeds') gone.abort();
  });
  const input = { attempt: crypto.randomUUID(), name: 'Ada', consent, samples: [newSample(1)] };
  await expect(client.enrollment.enroll(input, { signal: gone.signal })).rejects.toThrow('abort');
  await idle();
  expect(await kith.people.list()).toEqual([]);
});
