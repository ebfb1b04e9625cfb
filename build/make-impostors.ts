// Writes electron/models/packs/embedder-impostors.json from a folder of PERSON/photo.jpg (LFW): how often the reference of
// one person and a photo of another reached which score. Counts only; nothing of anybody is kept.
// `npm run make:impostors -- FOLDER`
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodePhoto } from '../electron/core/importing/decode-photo.ts';
import { unitMean } from '../electron/core/enrollment/reference.ts';
import { assembleInNode, inRoot } from '../electron/shells/node-shell.ts';
import { shippedNetworks } from '../electron/models/host/host-networks.ts';

/** Photos of a reference; people with fewer are the strangers, one photo each. */
const SAMPLES = 5;
const FROM = 0.5;
const STEP = 0.002;

const folder = process.argv[2];
if (!folder) {
  console.error('Name the folder of the images.');
  process.exit(2);
}
const data = await mkdtemp(join(tmpdir(), 'kith-impostors-'));
const assembled = await assembleInNode('command line', data);
const networks = shippedNetworks(assembled.live);

const references: Float32Array[] = [];
const strangers: Float32Array[] = [];
const names = (await readdir(folder)).toSorted();
for (const [i, name] of names.entries()) {
  const photos = (await readdir(join(folder, name))).toSorted();
  const enrolled = photos.length >= SAMPLES;
  const used = photos.slice(0, enrolled ? SAMPLES : 1);
  const embeddings = await Promise.all(
    used.map((photo) => embedSubject(join(folder, name, photo))),
  );
  const found = embeddings.filter((embedding) => embedding !== null);
  if (found.length > 0) (enrolled ? references : strangers).push(unitMean(found));
  if (i % 20 === 0) process.stderr.write(`\r${i}/${names.length}`);
}
await assembled.close();
await rm(data, { recursive: true });

const counts: number[] = [];
for (const reference of references) {
  for (const stranger of strangers) {
    const score = reference.reduce((sum, value, i) => sum + value * stranger[i]!, 0);
    const bin = Math.max(0, Math.floor((score - FROM) / STEP));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
}
const filled = Array.from({ length: counts.length }, (_, bin) => counts[bin] ?? 0);
await writeFile(
  inRoot('electron/models/packs/embedder-impostors.json'),
  `${JSON.stringify({ from: FROM, step: STEP, counts: filled })}\n`,
);
console.log(`\n${references.length} references, ${strangers.length} strangers`);

/** The embedding of the face in the middle, or null where none is found. */
async function embedSubject(file: string): Promise<Float32Array | null> {
  const { image } = await decodePhoto(await readFile(file), file);
  const faces = await networks.findFaces(image, 'quick');
  const distance = ({ x, y, width, height }: (typeof faces)[number]['box']): number =>
    Math.hypot(x + width / 2 - image.width / 2, y + height / 2 - image.height / 2);
  const [subject] = faces.toSorted((a, b) => distance(a.box) - distance(b.box));
  if (!subject) return null;
  const [embedding] = await networks.embed([subject.chip]);
  return embedding ?? null;
}
