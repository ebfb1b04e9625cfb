// Writes electron/models/packs/embedder-impostors.json from a folder of PERSON/photo.jpg (LFW): how often the reference of
// one person and a photo of another reached which score, of the people whom no benchmark uses. Counts only; nothing of
// anybody is kept.
// `npm run make:impostors -- FOLDER`
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { innerProduct, unitMean } from '../native-models/evaluate/unit-vectors.ts';
import { assembleInNode, inRoot } from '../electron/shells/node-shell.ts';
import { isForStatistics } from './statistics-people.ts';

/** Photos of a reference. Whoever has more makes several, each without the first photos of the one before. */
const SAMPLES = 5;
const FROM = 0.5;
const STEP = 0.0005;

const folder = process.argv[2];
if (!folder) {
  console.error('Name the folder of the images.');
  process.exit(2);
}
const data = await mkdtemp(join(tmpdir(), 'kith-impostors-'));
const assembled = await assembleInNode('command line', data);

const references: { of: string; direction: Float32Array }[] = [];
const strangers: { of: string; embedding: Float32Array }[] = [];
const names = (await readdir(folder)).toSorted();
for (const [i, name] of names.entries()) {
  const photos = (await readdir(join(folder, name))).toSorted();
  if (!isForStatistics(name, photos.length)) continue;
  const used = photos.slice(0, photos.length >= SAMPLES ? undefined : 1);
  const embedded = await Promise.all(
    used.map(async (photo) => {
      const file = join(folder, name, photo);
      return assembled.kith.benchmark.embedCentralFace(await readFile(file), file);
    }),
  );
  const found = embedded.map(({ embedding }) => embedding).filter((vector) => vector !== null);
  for (let first = 0; first + SAMPLES <= found.length; first++) {
    references.push({ of: name, direction: unitMean(found.slice(first, first + SAMPLES)) });
  }
  if (found[0]) strangers.push({ of: name, embedding: found[0] });
  if (i % 20 === 0) process.stderr.write(`\r${i}/${names.length}`);
}
await assembled.close();
await rm(data, { recursive: true });

const counts: number[] = [];
for (const reference of references) {
  for (const stranger of strangers) {
    if (reference.of === stranger.of) continue;
    const score = innerProduct(reference.direction, stranger.embedding);
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
