// `npm run make:gallery-fixture`: a gallery of today's schema, for the test that every later Kith still opens it. Run once a
// schema, before the next one is begun: a file that an earlier Kith wrote is never written again.
import { existsSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { migrations } from '../electron/gallery/migrations/index.ts';
import { openGallery } from '../electron/gallery/gallery.ts';
import { shipped } from '../test/support/gallery.ts';
import { consent, sampleRecord } from '../test/support/samples.ts';

const file = fileURLToPath(
  new URL(`../test/fixtures/galleries/schema-${migrations.at(-1)!.version}.db`, import.meta.url),
);
if (existsSync(file)) throw new Error(`${file} is there already`);
const gallery = await openGallery({
  file,
  key: Buffer.alloc(32, 7),
  shipped,
});
const chip = new Uint8Array(64).fill(200);
await gallery.enroll('Ada', consent, [sampleRecord(5, chip), sampleRecord(5, null)]);
await gallery.enroll('Grace', consent, [sampleRecord(9, chip)]);
await gallery.saveSettings({ wantedFpir: 0.02 });
await gallery.close();
for (const ending of ['-wal', '-shm']) rmSync(file + ending, { force: true });
