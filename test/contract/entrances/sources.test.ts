import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { enroll } from '../../../electron/shells/cli/commands/enroll.ts';
import { sourceKinds } from '../../../electron/shells/cli/commands/enroll-sources/source.ts';
import { FolderWalk, foundAt } from '../../../electron/shells/cli/common/files.ts';
import { amount } from '../../support/amount.ts';
import { answerOf, codes } from '../../support/command-answer.ts';
import { temporaryFolder } from '../../support/folders.ts';
import { fillOddly, oddFolder } from '../../support/odd-files.ts';
import { withPicturedPeople } from '../../support/pictured-kith.ts';
import '../../support/seed.ts';
import { fileOf } from '../../support/synthetic-people.ts';

const TABLES = amount({ short: 150, long: 1500 });
const FOLDERS = amount({ short: 60, long: 600 });

/** What can stand in a table for a file, and what is there: whose picture, or why none. */
const FILES: Readonly<Record<string, number | string>> = {
  'ada.png': 50,
  './grace.png': 51,
  'sub/hedy, or "not".png': 52,
  'half.png': 'TruncatedImage',
  'none.png': 'FileMissing',
  sub: 'FileExpected',
  'notes.txt': 'NotAnImage',
  'a\u0000b': 'FileUnreadable',
  ['x'.repeat(400)]: 'PathTooLong',
  '': 'NamesNobody',
};

/** Names as tables have them: how each is kept, or why it is none. */
const NAMES: Readonly<Record<string, string>> = {
  Ada: 'Ada',
  ' Ada  Lovelace ': 'Ada Lovelace',
  'Gra\u200Bce': 'Grace',
  ['😀'.repeat(41)]: '😀'.repeat(41),
  '"quoted", and; so\ton': '"quoted", and; so on',
  '\u200B': 'NameEmpty',
  ['n'.repeat(120)]: 'NameTooLong',
  '': 'NamesNobody',
};

const row = fc.record({
  file: fc.constantFrom(...Object.keys(FILES)),
  name: fc.constantFrom(...Object.keys(NAMES)),
});
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

test(`${TABLES} tables: every line is taken, or named with its reason`, async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'sub'));
  for (const [file, person] of Object.entries(FILES)) {
    if (typeof person === 'string') continue;
    writeFileSync(join(folder, file), await fileOf({ person, number: 0 }));
  }
  const half = await fileOf({ person: 53, number: 0 });
  writeFileSync(join(folder, 'half.png'), half.subarray(0, half.length / 2));
  writeFileSync(join(folder, 'notes.txt'), 'no photo');
  const table = join(folder, 'table.csv');
  await withPicturedPeople(async ({ kith }) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { maxLength: 8 }),
        fc.constantFrom(',', ';', '\t'),
        fc.constantFrom('\n', '\r\n'),
        fc.boolean(),
        async (rows, between, end, hasMark) => {
          const lines = [
            ['file', 'name'].join(between),
            ...rows.map(({ file, name }) => [file, name].map(quoted).join(between)),
          ];
          writeFileSync(table, (hasMark ? '\uFEFF' : '') + lines.join(end));
          const { document, code } = await answerOf(kith, (context) =>
            enroll(context, table, { from: 'csv' }),
          );
          const isNobodys = ({ file, name }: (typeof rows)[number]): boolean =>
            FILES[file] === 'NamesNobody' || NAMES[name] === 'NamesNobody';
          expect(document.leftOut).toEqual(
            rows.flatMap((one, i) =>
              isNobodys(one) ? [{ file: `${table}, row ${i + 2}`, reason: 'NamesNobody' }] : [],
            ),
          );
          const named = rows.filter((one) => !isNobodys(one));
          const reasons: string[] = document.people.flatMap(({ refused }: any) =>
            refused.map(({ reason }: any) => reason),
          );
          const wanted = named.flatMap(({ file, name }) => {
            const bad = [NAMES[name]!, String(FILES[file])].find((one) => codes.includes(one));
            return bad ?? [];
          });
          expect(reasons).toEqual(expect.arrayContaining(wanted));
          for (const reason of reasons) expect(codes).toContain(reason);
          const kept = new Set(named.map(({ name }) => NAMES[name]!));
          expect(document.people).toHaveLength(kept.size);
          expect([0, 1]).toContain(code);
        },
      ),
      { numRuns: TABLES },
    );
  });
});

test(`${FOLDERS} folders, read in every way: an answer with typed reasons, and a preview that changes nobody`, async () => {
  const scratch = temporaryFolder();
  const photo = await fileOf({ person: 60, number: 0 });
  await withPicturedPeople(async ({ kith }) => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(
        oddFolder,
        fc.constantFrom('auto', ...sourceKinds),
        fc.boolean(),
        async (entries, from, isDoubleTake) => {
          // Links that lead up stay within what was made for this run.
          const whole = join(scratch, String(run++));
          const root = join(whole, 'above', 'photos');
          mkdirSync(root, { recursive: true });
          // What else is beside these two is Double Take's own.
          const filled = isDoubleTake ? ['train', 'matches'] : ['.'];
          for (const one of filled) {
            mkdirSync(join(root, one), { recursive: true });
            fillOddly(Buffer.from(join(root, one)), entries, photo);
          }
          const walk = new FolderWalk();
          const files = await walk.filesUnder(foundAt(root));
          const notTaken = [
            ...files.filter(({ path }) => !readFileSync(path).equals(photo)),
            ...walk.leftOut.filter(({ reason }) => reason !== 'FolderReadAlready'),
          ].map(({ file }) => file);
          const before = await kith.people.list();
          const preview = await answerOf(kith, (context) =>
            enroll(context, root, { from, preview: true }),
          );
          expect(await kith.people.list()).toEqual(before);
          const { document } = await answerOf(kith, (context) => enroll(context, root, { from }));
          // What cannot be read in this way is refused alike.
          expect(document.error?.code).toBe(preview.document.error?.code);
          for (const { leftOut = [], people = [] } of [preview.document, document]) {
            for (const { reason } of leftOut) expect(codes).toContain(reason);
            for (const { refused, error, complete } of people) {
              for (const { reason } of refused) expect(codes).toContain(reason);
              expect([undefined, ...codes]).toContain(error?.code);
              expect(complete).toBe(true);
            }
          }
          // Of a folder that is left out everything is.
          const named: string[] = [
            ...(document.leftOut ?? []),
            ...(document.people ?? []).flatMap(({ refused }: any) => refused),
          ].map(({ file }) => file);
          for (const file of document.error ? [] : notTaken) {
            const isNamed = named.some((one) => file === one || file.startsWith(`${one}/`));
            expect([file, isNamed]).toEqual([file, true]);
          }
          // Who would be enrolled has photos that could be.
          const would: string[] = (preview.document.preview ?? []).map(({ name }: any) => name);
          const was = new Set((document.people ?? []).map(({ name }: any) => name));
          for (const name of would) expect([...was]).toContain(name);
          rmSync(whole, { recursive: true, force: true });
        },
      ),
      { numRuns: FOLDERS },
    );
  });
});
