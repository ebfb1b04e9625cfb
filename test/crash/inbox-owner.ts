// A process that keeps unknown faces, decides on them and erases them without end, until it is killed. It prints a line for every
// step that returned: what it printed must be true of the gallery afterwards.
import { openGallery } from '../../electron/gallery/gallery.ts';
import { shipped } from '../support/gallery.ts';
import { chipOf, goodQuality, unitVector } from '../support/samples.ts';

const [file, keyHex] = process.argv.slice(2) as [string, string];
const gallery = await openGallery({ file, key: Buffer.from(keyHex, 'hex'), shipped });
const { inbox } = gallery;
const at = new Date(1_800_000_000_000);
const face = (seed: number) => ({
  chip: chipOf(seed),
  embedding: unitVector(seed),
  versionId: 1,
  quality: goodQuality,
  takenAt: new Date(at.getTime() + seed),
  liveness: null,
});
const say = (line: string): void => {
  // Synchronous: once the next write begins, this one's line is out.
  process.stdout.write(`${line}\n`);
};
await inbox.clear();
for (const { id } of await inbox.strangers()) await inbox.eraseStranger(id);
say('open');
for (;;) {
  const ids = await inbox.keep('a', 'Door', [1, 2, 3].map(face), []);
  say('kept');
  const others = await inbox.keep('b', null, [4, 5].map(face), []);
  const refusal = { versionId: 1, vectors: [4, 5].map((seed) => unitVector(seed)) };
  await inbox.ignore(ids, at);
  say('ignored');
  await inbox.discard(others, refusal, at);
  say('discarded');
  await inbox.restore(others);
  say('restored');
  await inbox.erase(others);
  const [stranger] = await inbox.strangers();
  await inbox.eraseStranger(stranger!.id);
  say('erased');
}
