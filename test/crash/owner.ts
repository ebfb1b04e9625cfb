// A process that enrolls and removes people without end, until it is killed. It prints a line for every write
// that returned: what it printed must be true of the gallery afterwards.
import { createDrafts } from '../../electron/core/enrollment/drafts.ts';
import { createEnrollment } from '../../electron/core/enrollment/enrollment.ts';
import { openGallery } from '../../electron/gallery/gallery.ts';
import { shipped } from '../support/gallery.ts';
import { consent, newSample } from '../support/samples.ts';
import { pretendNetworks, pretendReading } from '../support/pretend-networks.ts';

const [file, keyHex, firstNumber] = process.argv.slice(2) as [string, string, string];
const gallery = await openGallery({
  file,
  key: Buffer.from(keyHex, 'hex'),
  shipped,
});
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
  drafts: await createDrafts({ store: gallery.drafts, now: () => new Date() }),
  now: () => new Date(),
  onChange: () => undefined,
});
const say = (line: string): void => {
  // Synchronous: once the next write begins, this one's line is out.
  process.stdout.write(`${line}\n`);
};
say('open');
for (let number = Number(firstNumber); ; number++) {
  const count = 1 + (number % 3);
  const name = `Person ${number}`;
  const sample = () => newSample(number % 251);
  const samples = Array.from({ length: count }, sample);
  const { id } = await enrollment.enroll(name, consent, samples);
  say(`enrolled ${name} ${count}`);
  if (number % 2 === 0) {
    await enrollment.extend(id, [sample()]);
    say(`extended ${name} ${count + 1}`);
  }
  if (number % 3 === 0) {
    say(`removing ${name}`);
    await gallery.remove(id);
    say(`removed ${name}`);
  }
}
