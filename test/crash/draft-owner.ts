// A process that keeps samples of an enrollment, and now and then saves or discards it, until it is killed. It prints a line
// before and after each write: what it printed must be true of the gallery afterwards.
import { createDrafts } from '../../electron/core/enrollment/drafts.ts';
import { createEnrollment } from '../../electron/core/enrollment/enrollment.ts';
import { openGallery } from '../../electron/gallery/gallery.ts';
import { shipped } from '../support/gallery.ts';
import { pretendNetworks, pretendReading } from '../support/pretend-networks.ts';
import { consent, draftDetails, newSample } from '../support/samples.ts';

/** Samples of each enrollment. */
const SAMPLES = 6;

const [file, keyHex, firstNumber] = process.argv.slice(2) as [string, string, string];
const gallery = await openGallery({ file, key: Buffer.from(keyHex, 'hex'), shipped });
const now = () => new Date();
const drafts = await createDrafts({ store: gallery.drafts, now });
const enrollment = createEnrollment({
  gallery,
  networks: {
    ...pretendNetworks,
    embed: async (chips) => ({
      version: gallery.active(),
      embeddings: await pretendNetworks.embed(chips),
    }),
  },
  reading: pretendReading,
  drafts,
  now,
  onChange: () => undefined,
});
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const holder = crypto.randomUUID();
// What a killed process left goes on.
const left = await drafts.open(null, holder);
say('open');
let going = left && { id: left.id, name: left.details.name, samples: left.samples.length };
for (let number = Number(firstNumber); ;) {
  if (!going) {
    const name = `Person ${number++}`;
    say(`beginning ${name}`);
    going = { id: await drafts.begin(null, holder, draftDetails(name)), name, samples: 0 };
    say(`begun ${name}`);
  }
  const { id, name } = going;
  const held = { id, holder };
  while (going.samples < SAMPLES) {
    const key = going.samples + 1;
    say(`keeping ${key}`);
    await drafts.addSample(held, { ...newSample(1, 1), key, segment: null });
    going.samples = key;
    say(`kept ${key}`);
  }
  if (id % 3 === 0) {
    say(`discarding ${name}`);
    await drafts.discard(held);
    say(`discarded ${name}`);
  } else {
    const samples = Array.from({ length: SAMPLES }, () => newSample(1));
    say(`saving ${name}`);
    await enrollment.enroll(name, consent, samples, { draft: held });
    say(`saved ${name}`);
  }
  going = null;
}
