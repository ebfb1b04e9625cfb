import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { decrypted } from '../../../electron/core/bundle/envelope.ts';
import { collected, inPieces } from '../../support/bytes.ts';
import { amount } from '../../support/amount.ts';
import { consent, draftDetails } from '../../support/samples.ts';
import '../../support/seed.ts';
import { groupsOf, keeping, sampleOf, watch } from '../../support/watch-unknown.ts';

const PASSPHRASE = 'correct horse';
const ZEBEDEE = 7;
const OTHER = 9;

type Made = Awaited<ReturnType<typeof keeping>>;

/** All that lies in a folder, which is not encrypted here. */
const everyByte = (folder: string): Buffer =>
  Buffer.concat(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((name) => join(folder, name))
      .filter((file) => statSync(file).isFile())
      .map((file) => readFileSync(file)),
  );

/** A bundle of everything, as whoever has the passphrase reads it. */
const bundled = async ({ kith }: Made): Promise<Buffer> => {
  const written = await collected(kith.bundles.write({ people: null, pictures: true }, PASSPHRASE));
  return Buffer.from(await collected(decrypted(inPieces(written, 5000), PASSPHRASE)));
};

/** Bytes of a picture that no other one has: what follows its tables, and its end. */
const insideOf = (picture: Uint8Array): Buffer[] =>
  [0.7, 0.95].map((share) => {
    const place = Math.floor(share * picture.length) - 40;
    return Buffer.from(picture.subarray(place, place + 40));
  });

/** Somebody from the inbox is enrolled as Zebedee beside another one. Answers with what must be gone once they are. */
async function enrolledFromInbox(made: Made) {
  const { kith, gallery } = made;
  const other = await kith.enrollment.enroll('Other', consent, [await sampleOf(OTHER)]);
  await watch(made, ZEBEDEE);
  const [faceIds] = await groupsOf(made);
  const faces = await Promise.all(faceIds!.map((id) => gallery.inbox.picture(id)));
  const samples = kith.recognition.sighting(await kith.inbox.hold(faceIds!));
  const { id } = await kith.enrollment.enroll('Zebedee', consent, samples);
  await vi.waitFor(async () => expect(await groupsOf(made)).toEqual([]));
  const kept = await gallery.samples(id);
  const pictures = await Promise.all(kept.map((sample) => gallery.picture(sample.id)));
  const traces = [...faces, ...pictures].flatMap(insideOf);
  for (const { vector } of await gallery.embeddings(id)) {
    traces.push(Buffer.from(vector.buffer, vector.byteOffset, 16));
  }
  return { id, other: other.id, sampleIds: kept.map((sample) => sample.id), traces };
}

type Enrolled = Awaited<ReturnType<typeof enrolledFromInbox>>;

/** What may happen to somebody before they are removed, each with the words that it writes. */
const lives: Readonly<
  Record<string, (made: Made, who: Enrolled) => Promise<readonly string[] | void>>
> = {
  renamed: async ({ kith }, { id }) => {
    await kith.repairs.rename(id, 'Xerxes');
    return ['Xerxes'];
  },
  described: async ({ kith }, { id }) => {
    await kith.people.describe(id, { note: 'Quartermain', externalId: 'ID-of-Z' });
    return ['Quartermain', 'ID-of-Z'];
  },
  grouped: async ({ kith }, { id, other }) => {
    await kith.groups.add('Both', 'teal', [id, other]);
  },
  'set aside in part': async ({ kith }, { id, sampleIds }) => {
    await kith.repairs.setAside(id, sampleIds.slice(0, 1));
  },
  'shortened by a picture': async ({ kith }, { id, sampleIds }) => {
    await kith.repairs.removeSamples(id, sampleIds.slice(-1));
  },
  'split, and made whole again': async ({ kith }, { id, sampleIds }) => {
    const { repairId } = await kith.repairs.split(id, sampleIds.slice(1, 2), 'Ygritte', consent);
    await kith.repairs.undo(repairId!);
    return ['Ygritte'];
  },
  'seen again': async (made) => {
    await watch(made, ZEBEDEE, { track: 70 });
  },
  'copied with the gallery': async ({ gallery, clock }) => {
    await gallery.copies.make(3, clock.now);
  },
  'about to get more pictures': async ({ kith }, { id }) => {
    const draft = {
      id: await kith.drafts.begin(id, 'page', draftDetails('Zebedee')),
      holder: 'page',
    };
    await kith.drafts.addSample(draft, { ...(await sampleOf(ZEBEDEE)), key: 1, segment: 'center' });
  },
};

test('whoever is removed is nowhere afterwards, whatever happened to them since the inbox: not in the files, the history, the inbox, copies or bundles', async () => {
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray(Object.keys(lives), { minLength: 3 }), async (chosen) => {
      const made = await keeping();
      const { kith, gallery, folder } = made;
      const who = await enrolledFromInbox(made);
      const words = ['Zebedee'];
      for (const life of chosen) words.push(...((await lives[life]!(made, who)) ?? []));
      const traces = [...who.traces, ...words.map((word) => Buffer.from(word))];
      const before = everyByte(folder);
      expect(before.includes(who.traces[0]!)).toBe(true);
      expect((await bundled(made)).includes(who.traces.at(-1)!)).toBe(true);

      await kith.removals.begin(who.id);
      await gallery.repairs.finishRemovals([who.id]);

      const after = everyByte(folder);
      expect(traces.filter((trace) => after.includes(trace)).map(String)).toEqual([]);
      const bundle = await bundled(made);
      expect(traces.filter((trace) => bundle.includes(trace)).map(String)).toEqual([]);
      expect((await kith.people.list()).map(({ name }) => name)).toEqual(['Other']);
      kith.close();
      await gallery.close();
    }),
    { numRuns: amount({ short: 6, long: 40 }) },
  );
});
