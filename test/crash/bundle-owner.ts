// A process that imports a bundle, and is killed as it does. It prints a line for every step that returned.
import { createReadStream } from 'node:fs';
import { createBundles } from '../../electron/core/bundle/bundles.ts';
import { openGallery } from '../../electron/gallery/gallery.ts';
import { putStaged } from '../../electron/gallery/staged-gallery.ts';
import { shipped } from '../support/gallery.ts';

const [file, keyHex, bundle, passphrase, how] = process.argv.slice(2) as [
  string,
  string,
  string,
  string,
  'merge' | 'replace',
];
const gallery = await openGallery({ file, key: Buffer.from(keyHex, 'hex'), shipped });
const nothing = { embed: () => Promise.reject(new Error('nothing is embedded here')) };
const bundles = createBundles({
  gallery,
  networks: nothing,
  trainer: nothing,
  kith: '0.0.0',
  putInPlace: async () => {
    await gallery.close();
    putStaged(file);
  },
  now: () => new Date(1_800_000_000_000),
  onMerged: () => undefined,
});
const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
say('open');
const opened = await bundles.open(createReadStream(bundle), passphrase);
say('read');
await opened[how]();
say('done');
