import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FolderWalk, foundAt } from '../../../electron/shells/cli/common/files.ts';
import { evaluate } from '../../../electron/shells/cli/commands/train.ts';
import { amount } from '../../support/amount.ts';
import { answerOf } from '../../support/command-answer.ts';
import { temporaryFolder } from '../../support/folders.ts';
import { fillOddly, oddFolder } from '../../support/odd-files.ts';
import { withPicturedPeople } from '../../support/pictured-kith.ts';
import { consent } from '../../support/samples.ts';
import '../../support/seed.ts';
import { fileOf, sampleOf } from '../../support/synthetic-people.ts';

const FOLDERS = amount({ short: 60, long: 600 });

/** Whom a folder of probes is for, by its name: the person's place among the enrolled, or why it is nobody's. */
const NAMES: Readonly<Record<string, number | string>> = {
  'Person 0': 0,
  'person 0': 0,
  'PERSON 1': 1,
  ' Person  1 ': 1,
  'Per\u200Bson 2': 2,
  Nobody: 'NoSuchPerson',
  'Person 0\n': 0,
  'Person 00': 'NoSuchPerson',
  __proto__: 'NoSuchPerson',
  '\u200B': 'NameEmpty',
  ' ': 'NameEmpty',
  ['n'.repeat(120)]: 'NameTooLong',
  Max: 3,
  max: 'NameUnclear',
  'Person 0\uFFFD': 'NameNotText',
};

const linesOf = (leftOut: readonly { file: string; reason: string }[]): string[] =>
  leftOut.map(({ file, reason }) => `${file}: ${reason}`).toSorted();

/** The name of a folder as the file system has it. */
function bytesOf(name: string): Buffer {
  return NAMES[name] === 'NameNotText'
    ? Buffer.from(name.replace('\uFFFD', '\xff'), 'latin1')
    : Buffer.from(name);
}

test(`${FOLDERS} folders of strangers: whatever is no photo is named with its reason, and the rest is searched for`, async () => {
  const scratch = temporaryFolder();
  const photo = await fileOf({ person: 60, number: 0 });
  await withPicturedPeople(async ({ kith }) => {
    const alone = await answerOf(kith, (context) => evaluate(context, {}));
    let run = 0;
    await fc.assert(
      fc.asyncProperty(oddFolder, async (entries) => {
        // Links that lead up stay within what was made for this run.
        const whole = join(scratch, String(run++));
        const strangers = join(whole, 'above', 'people');
        mkdirSync(join(strangers, 'Good'), { recursive: true });
        writeFileSync(join(strangers, 'Good', 'photo.png'), photo);
        fillOddly(Buffer.from(strangers), entries, photo);
        const walked = new FolderWalk();
        const files = await walked.filesUnder(foundAt(strangers));

        kith.evaluation.clearStrangers();
        const { document, remarks, code } = await answerOf(kith, (context) =>
          evaluate(context, { strangers }),
        );
        expect(code).toBe(0);
        const named = new Map<string, string>(
          document.leftOut.map(({ file, reason }: any) => [file, reason]),
        );
        // A folder that two people lead to is read for both.
        const others = walked.leftOut.filter(({ reason }) => reason !== 'FolderReadAlready');
        for (const { file, reason } of others) expect(named.get(file)).toBe(reason);
        for (const { path, file } of files) {
          const isPhoto = readFileSync(path).equals(photo);
          expect([file, named.has(file)]).toEqual([file, !isPhoto]);
        }
        for (const file of named.keys()) expect(remarks.join('\n')).toContain(file);
        // All that can be read is one picture.
        expect(document.strangers).toBe(alone.document.strangers + 1);
        rmSync(whole, { recursive: true, force: true });
      }),
      { numRuns: FOLDERS },
    );
  });
});

test(`${FOLDERS} folders of probes: each is for whom it is named like, and one that is for nobody ends nothing`, async () => {
  const scratch = temporaryFolder();
  const contents = fc.constantFrom('photo', 'half', 'text');
  const folders = fc.uniqueArray(
    fc.record({
      name: fc.constantFrom(...Object.keys(NAMES)),
      files: fc.array(contents, { maxLength: 3 }),
    }),
    { selector: ({ name }) => name, maxLength: 8 },
  );
  await withPicturedPeople(async ({ kith }) => {
    for (const [i, name] of ['Max', 'MAX'].entries()) {
      const samples = [0, 1].map((number) => sampleOf({ person: 30 + i, number }));
      await kith.enrollment.enroll(name, consent, samples, { beside: 'always' });
    }
    let run = 0;
    await fc.assert(
      fc.asyncProperty(folders, fc.boolean(), async (drawn, hasLoose) => {
        const probes = join(scratch, String(run++));
        mkdirSync(probes);
        if (hasLoose)
          writeFileSync(join(probes, 'loose.png'), await fileOf({ person: 0, number: 9 }));
        const wanted = hasLoose ? [{ file: join(probes, 'loose.png'), reason: 'NobodysFile' }] : [];
        let photos = 0;
        for (const { name, files } of drawn) {
          const whose = NAMES[name]!;
          const folder = Buffer.concat([Buffer.from(`${probes}/`), bytesOf(name)]);
          mkdirSync(folder);
          if (typeof whose === 'string') wanted.push({ file: join(probes, name), reason: whose });
          for (const [i, kind] of files.entries()) {
            const person = whose === 3 ? 30 : Number(whose) || 0;
            const photo = await fileOf({ person, number: 10 + i });
            const bytes = { photo, half: photo.subarray(0, photo.length / 2), text: 'none' }[kind];
            writeFileSync(Buffer.concat([folder, Buffer.from(`/${i}.png`)]), bytes);
            if (typeof whose === 'string') continue;
            photos++;
            const reason = { photo: null, half: 'TruncatedImage', text: 'NotAnImage' }[kind];
            if (reason) wanted.push({ file: join(probes, name, `${i}.png`), reason });
          }
        }
        const { document, remarks, code } = await answerOf(kith, (context) =>
          evaluate(context, { probes }),
        );
        for (const { file } of wanted) expect(remarks.join('\n')).toContain(basename(file));
        // With no photo of anybody there is nothing to be judged by; what there is was said.
        const found = document.error?.code ?? linesOf(document.leftOut);
        expect([code, found]).toEqual(photos > 0 ? [0, linesOf(wanted)] : [1, 'FileMissing']);
      }),
      { numRuns: FOLDERS },
    );
  });
});
