// A process that activates one version after another over a gallery with people in it, until it is killed. It says which
// version is active whenever a switch returned.
import { pretendLease } from '../support/pretend-networks.ts';
import { createActivation } from '../../electron/core/versions/activation.ts';
import { openGallery } from '../../electron/gallery/gallery.ts';
import { shipped } from '../support/gallery.ts';
import { unitVector } from '../support/samples.ts';

const [file, keyHex] = process.argv.slice(2) as [string, string];
const gallery = await openGallery({
  file,
  key: Buffer.from(keyHex, 'hex'),
  shipped,
});
const activation = createActivation({
  gallery,
  networks: {
    lease: pretendLease,
    embed: async (version, chips) =>
      chips.map((_, i) => unitVector(Number.parseInt(version.id.slice(0, 6), 16) + i)),
  },
  now: () => new Date(),
  onChange: () => undefined,
  onActivated: () => process.stdout.write(`active ${gallery.active().id}\n`),
});
process.stdout.write('open\n');
await activation.resume();
await activation.settled();
for (let round = 0; ; round++) {
  const versions = (await gallery.versions.all()).filter(({ active }) => !active);
  const next = versions[round % versions.length]!;
  // Its embeddings are made anew, so that there is something to kill.
  const { settled } = await activation.start(next.id, true);
  await settled;
}
