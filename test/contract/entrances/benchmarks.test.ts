import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createBenchmark } from '../../../electron/core/benchmark/benchmark.ts';
import { benchmarkLiveness } from '../../../electron/shells/cli/commands/benchmark-liveness.ts';
import { benchmarkVerification } from '../../../electron/shells/cli/commands/benchmark-verification.ts';
import { FolderWalk, foundAt } from '../../../electron/shells/cli/common/files.ts';
import { unitLength } from '../../../native-models/evaluate/unit-vectors.ts';
import { amount } from '../../support/amount.ts';
import { answerOf } from '../../support/command-answer.ts';
import { temporaryFolder } from '../../support/folders.ts';
import { fillOddly, oddFolder } from '../../support/odd-files.ts';
import { withPicturedPeople } from '../../support/pictured-kith.ts';
import { pretendReading } from '../../support/pretend-networks.ts';
import '../../support/seed.ts';
import { easyFeatures, fileOf, findPicture } from '../../support/synthetic-people.ts';

const FOLDERS = amount({ short: 60, long: 600 });
const LISTS = amount({ short: 100, long: 1000 });

test(`${FOLDERS} folders of people and attacks: what is no photo is named with its reason, and the rest is counted`, async () => {
  const scratch = temporaryFolder();
  const photo = await fileOf({ person: 60, number: 0 });
  await withPicturedPeople(async ({ kith }) => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(oddFolder, oddFolder, async (ofPeople, ofAttacks) => {
        // Links that lead up stay within what was made for this run.
        const whole = join(scratch, String(run++));
        const [live, print] = ['live', 'print'].map((name) => join(whole, name, 'above', name));
        const wanted: (readonly [string, boolean])[] = [];
        for (const [folder, entries] of [
          [live!, ofPeople],
          [print!, ofAttacks],
        ] as const) {
          mkdirSync(join(folder, 'Good'), { recursive: true });
          writeFileSync(join(folder, 'Good', 'photo.png'), photo);
          fillOddly(Buffer.from(folder), entries, photo);
          const walk = new FolderWalk();
          for (const { path, file } of await walk.filesUnder(foundAt(folder))) {
            wanted.push([file, readFileSync(path).equals(photo)]);
          }
          const others = walk.leftOut.filter(({ reason }) => reason !== 'FolderReadAlready');
          for (const { file } of others) wanted.push([file, false]);
        }
        const { document, remarks, code } = await answerOf(kith, (context) =>
          benchmarkLiveness(context, { live: live!, attacks: [print!] }),
        );
        const named = new Set<string>(document.leftOut.map(({ file }: any) => file));
        for (const [file, isPhoto] of wanted) {
          expect([file, named.has(file)]).toEqual([file, !isPhoto]);
        }
        for (const file of named) expect(remarks.join('\n')).toContain(file);
        expect(code).toBe(named.size > 0 ? 1 : 0);
        for (const { presentations } of [document.live, document.attacks[0]]) {
          expect(presentations).toBeGreaterThan(0);
        }
        rmSync(whole, { recursive: true, force: true });
      }),
      { numRuns: FOLDERS },
    );
  });
});

/** The photos that a list of pairs can name, and what is there for each. */
const PHOTOS = {
  Ada: [1, 2],
  Grace: [1, 2],
  // A photo that ends too early, and one that is a folder.
  Torn: [1],
  Folder: [1],
  // Nobody has these.
  None: [1],
} as const;
type Photographed = keyof typeof PHOTOS;
const readable: ReadonlySet<string> = new Set(['Ada', 'Grace']);

const photoNamed = fc
  .constantFrom(...(Object.keys(PHOTOS) as Photographed[]))
  .chain((name) =>
    fc.record({ name: fc.constant(name), number: fc.constantFrom(...PHOTOS[name]) }),
  );
const pairLine = fc.tuple(photoNamed, photoNamed);
/** Lines that name no pair. */
const otherLine = fc.constantFrom('10 300', '', ' ', 'Ada', 'Ada 1', 'a b c d e', '\u0000\uFFFD');

test(`${LISTS} lists of pairs: a photo that cannot be read takes its pairs with it, and no others`, async () => {
  const images = temporaryFolder();
  const fileOfPhoto = (name: string, number: number): string =>
    join(images, name, `${name}_000${number}.jpg`);
  for (const [person, name] of Object.keys(PHOTOS).entries()) {
    if (name !== 'None') mkdirSync(join(images, name));
    for (const number of readable.has(name) ? [1, 2] : []) {
      writeFileSync(fileOfPhoto(name, number), await fileOf({ person, number }));
    }
  }
  const torn = await fileOf({ person: 9, number: 0 });
  writeFileSync(fileOfPhoto('Torn', 1), torn.subarray(0, torn.length / 2));
  mkdirSync(fileOfPhoto('Folder', 1));
  const list = join(images, 'pairs.txt');
  const benchmark = createBenchmark(
    {
      findFaces: async (image) => ({
        faces: await findPicture(image),
        milliseconds: { detect: 1, mesh: 1, chip: 1 },
      }),
      embed: async (chip) => ({ embedding: unitLength(easyFeatures(chip))!, milliseconds: 1 }),
    },
    pretendReading,
  );
  await withPicturedPeople(async ({ kith }) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof({ weight: 4, arbitrary: pairLine }, otherLine), { maxLength: 12 }),
        fc.constantFrom('\n', '\r\n'),
        async (lines, end) => {
          const pairs = lines.filter((line) => typeof line !== 'string');
          const text = lines.map((line) => {
            if (typeof line === 'string') return line;
            const [a, b] = line;
            return a.name === b.name
              ? `${a.name}\t${a.number}\t${b.number}`
              : `${a.name} ${a.number} ${b.name} ${b.number}`;
          });
          writeFileSync(list, text.join(end));
          const { document, remarks, code } = await answerOf({ ...kith, benchmark }, (context) =>
            benchmarkVerification(context, { images, pairs: list }),
          );
          const compared = pairs.filter((pair) => pair.every(({ name }) => readable.has(name)));
          const lacking = new Set(
            pairs
              .flat()
              .filter(({ name }) => !readable.has(name))
              .map(({ name, number }) => fileOfPhoto(name, number)),
          );
          for (const file of lacking) expect(remarks.join('\n')).toContain(file);
          const failure =
            pairs.length === 0 ? 'BadInput' : compared.length === 0 ? 'NoPhotos' : null;
          expect([document.error?.code ?? null, code]).toEqual([
            failure,
            failure || lacking.size > 0 ? 1 : 0,
          ]);
          const figures = document.error
            ? null
            : [document.pairs, new Set(document.leftOut.map(({ file }: any) => file))];
          expect(figures).toEqual(failure ? null : [compared.length, lacking]);
        },
      ),
      { numRuns: LISTS },
    );
  });
});
