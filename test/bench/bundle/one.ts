// `one.ts write|export|import …`: a process of its own for each, so that its peak memory is that of this work. Prints JSON.
import { createReadStream } from 'node:fs';
import { createBundles } from '../../../electron/core/bundle/bundles.ts';
import { encodeChip } from '../../../electron/core/importing/chip-jpeg.ts';
import { openGallery } from '../../../electron/gallery/gallery.ts';
import { writeStreamWhole } from '../../../electron/platform/write-whole.ts';
import { consent, goodQuality, pictureOf, unitVector } from '../../support/samples.ts';
import { shipped } from '../../../electron/shells/shipped-version.ts';

const PASSPHRASE = 'correct horse battery';
/** Different pictures: to draw more would take minutes. The bytes of each copy differ. */
const PICTURES = 40;
const SAMPLES = 3;

const [what, file, bundle, count] = process.argv.slice(2) as [string, string, string, string];
const gallery = await openGallery({ file, key: Buffer.alloc(32, 5), shipped });
const nothing = { embed: () => Promise.reject(new Error('nothing is embedded here')) };
const bundles = createBundles({
  gallery,
  networks: nothing,
  trainer: nothing,
  kith: '0.0.0',
  putInPlace: () => Promise.reject(new Error('nothing is replaced here')),
  now: () => new Date(),
  onMerged: () => undefined,
});
const jobs: Record<string, () => Promise<unknown>> = {
  write: async () => {
    const chips = await Promise.all(
      Array.from({ length: PICTURES }, async (_, i) => encodeChip(await pictureOf(i).bytes())),
    );
    for (let person = 0; person < Number(count); person++) {
      await gallery.enroll(
        `Person ${person}`,
        consent,
        Array.from({ length: SAMPLES }, (_, i) => {
          const seed = person * SAMPLES + i;
          // A few bits of what is drawn, so that no two are the same.
          const chip = Buffer.from(chips[seed % PICTURES]!);
          chip.writeUInt16BE(seed & 0x7f7f, chip.length - 40);
          chip.writeUInt16BE((seed >> 7) & 0x7f7f, chip.length - 36);
          return {
            chip,
            embedding: unitVector(seed + 1),
            versionId: 1,
            quality: goodQuality,
            source: 'photo' as const,
            takenAt: new Date(consent.acceptedAt.getTime() + seed),
            liveness: null,
            camera: null,
            turns: null,
          };
        }),
      );
    }
  },
  export: () =>
    writeStreamWhole(bundle, bundles.write({ people: null, pictures: true }, PASSPHRASE)),
  import: async () => {
    const opened = await bundles.open(createReadStream(bundle), PASSPHRASE);
    return (await opened.merge()).samples;
  },
};
const start = performance.now();
const used = process.cpuUsage();
await jobs[what]!();
const seconds = (performance.now() - start) / 1000;
const { user, system } = process.cpuUsage(used);
const processor = (user + system) / 1e6;
await gallery.close();
// In kilobytes, whatever the system.
const megabytes = process.resourceUsage().maxRSS / 1024;
console.log(JSON.stringify({ seconds, processor, megabytes }));
