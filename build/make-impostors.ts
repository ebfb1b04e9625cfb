// Writes electron/models/packs/embedder-impostors.json from a folder of PERSON/photo.jpg (LFW): how often the reference of
// one person and a photo of another reached which score. Counts only; nothing of anybody is kept.
// `npm run make:impostors -- FOLDER`
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { innerProduct, unitMean } from '../native-models/evaluate/unit-vectors.ts';
import { assembleInNode, inRoot } from '../electron/shells/node-shell.ts';

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

const references: Float32Array[] = [];
const strangers: Float32Array[] = [];
const names = (await readdir(folder)).toSorted();
for (const [i, name] of names.entries()) {
  const photos = (await readdir(join(folder, name))).toSorted();
  const enrolled = photos.length >= SAMPLES;
  const used = photos.slice(0, enrolled ? SAMPLES : 1);
  const embedded = await Promise.all(
    used.map(async (photo) => {
      const file = join(folder, name, photo);
      return assembled.kith.benchmark.embedCentralFace(await readFile(file), file);
    }),
  );
  const found = embedded.map(({ embedding }) => embedding).filter((vector) => vector !== null);
  if (found.length > 0) (enrolled ? references : strangers).push(unitMean(found));
  if (i % 20 === 0) process.stderr.write(`\r${i}/${names.length}`);
}
await assembled.close();
await rm(data, { recursive: true });

const counts: number[] = [];
for (const reference of references) {
  for (const stranger of strangers) {
    const score = innerProduct(reference, stranger);
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
