import { expect, test } from 'vitest';
import { createActor, waitFor, type Actor } from 'xstate';
import { chipBytes, type Person } from '../../electron/contract/index.ts';
import { enrollMachine } from '../../renderer/features/enroll/enroll-machine.ts';
import { samplesOfSighting } from '../../renderer/features/enroll/sighting-samples.ts';
import type { KithClient } from '../../renderer/owner/client.ts';
import { connectTo } from '../support/connection.ts';
import { testKith } from '../support/kith.ts';
import { appearance, consent, goodQuality, newSample, pictureOf } from '../support/samples.ts';

type Made = Awaited<ReturnType<typeof testKith>>;

/** A face that nobody knows comes by before the camera: under what its pictures are held. */
async function seenLive({ clock }: Made, client: KithClient): Promise<string> {
  let sighting: string | null = null;
  for (let frame = 0; frame < 30 && sighting === null; frame++) {
    clock.now = new Date(clock.now.getTime() + 500);
    const chip = new Uint8Array(chipBytes).fill(100);
    chip.set([7, frame]);
    const faces = [{ track: 1, chip: new Blob([chip]), quality: goodQuality, crops: null }];
    const { decisions } = await client.recognition.recognize({ camera: 'cam', faces });
    sighting = decisions[0]!.sighting;
  }
  return sighting!;
}

type Flow = Actor<typeof enrollMachine>;

/** The enrollment of that face, as a page begins it or goes on with it. */
async function enrolling(client: KithClient, sighting: string): Promise<Flow> {
  const samples = await samplesOfSighting(client, sighting);
  const seen = { sighting, samples };
  return createActor(enrollMachine, { input: { kith: client, extend: null, seen } }).start();
}

const at = (flow: Flow, state: unknown) =>
  waitFor(flow, (now) => now.matches(state as never), { timeout: 60_000 });

/** Has the camera take one picture more, while the turns say that a head is there. */
function take(flow: Flow): void {
  flow.send({ type: 'RESUME' });
  flow.send({ type: 'TURNS', turns: 'live' });
  const sample = { ...newSample(7), chip: pictureOf(200, 7), appearance, segment: null };
  flow.send({ type: 'TAKE', sample: { ...sample, source: 'webcam', liveness: 'live' }, track: 3 });
}

async function save(flow: Flow): Promise<Person> {
  flow.send({ type: 'FINISH_WITH_THESE' });
  const { context } = await waitFor(flow, (now) => now.context.saved !== null, { timeout: 60_000 });
  return context.saved!;
}

test.each(['on one page', 'on a page that is loaded in between'])(
  'only pictures that the camera took by turns say what the turns said, none that it had seen before: %s',
  async (when) => {
    const made = await testKith();
    const { client, bugs } = connectTo(made);
    const sighting = await seenLive(made, client);
    let flow = await enrolling(client, sighting);
    await at(flow, 'who');
    flow.send({ type: 'CONSENT', wording: consent.wording });
    flow.send({ type: 'NAME', name: 'Grace' });
    flow.send({ type: 'BEGIN' });
    await at(flow, { capture: 'paused' });
    const given = flow.getSnapshot().context.samples.length;
    expect(given).toBeGreaterThan(0);
    take(flow);
    await expect.poll(() => flow.getSnapshot().context.samples.length).toBe(given + 1);
    if (when !== 'on one page') {
      await flow.getSnapshot().context.drafts.settled();
      flow.stop();
      flow = await enrolling(client, sighting);
      await at(flow, 'capture');
    }
    const { id } = await save(flow);
    const { samples } = await client.people.get({ personId: id });
    expect(samples.map(({ turns }) => turns)).toEqual([...Array(given).fill(null), 'live']);
    expect(bugs).toEqual([]);
    flow.stop();
  },
);

test('what the camera takes again after turns of a picture leaves what it had seen before', async () => {
  const made = await testKith();
  const { client } = connectTo(made);
  const flow = await enrolling(client, await seenLive(made, client));
  await at(flow, 'who');
  flow.send({ type: 'CONSENT', wording: consent.wording });
  flow.send({ type: 'NAME', name: 'Grace' });
  flow.send({ type: 'BEGIN' });
  await at(flow, { capture: 'paused' });
  const given = flow.getSnapshot().context.samples;
  take(flow);
  flow.send({ type: 'RETAKE' });
  expect(flow.getSnapshot().context).toMatchObject({ samples: given, turns: null });
  flow.stop();
});
