import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import type { FailureCode } from '../../../electron/contract/index.ts';
import { enroll } from '../../../electron/shells/cli/commands/enroll.ts';
import { identify } from '../../../electron/shells/cli/commands/identify.ts';
import { amount } from '../../support/amount.ts';
import { answerOf } from '../../support/command-answer.ts';
import { temporaryFolder } from '../../support/folders.ts';
import { withPicturedPeople } from '../../support/pictured-kith.ts';
import '../../support/seed.ts';
import { fileOf } from '../../support/synthetic-people.ts';

const LISTS = amount({ short: 200, long: 2000 });

/** Everything that a line can name: a path below a folder, and what it leads to, a photo of a face or why none is taken from it. */
const NAMED: Readonly<Record<string, FailureCode | 'photo'>> = {
  'Good/photo.png': 'photo',
  'Good/half.png': 'TruncatedImage',
  'Other/no photo.txt': 'NotAnImage',
  'Other/nothing.jpg': 'NotAnImage',
  'Other/pipe': 'NotAFile',
  'Other/circle': 'PathLoops',
  'Other/none.jpg': 'FileMissing',
  'Other/.hidden.png': 'photo',
  'Other/caf\xe9.png': 'photo',
  'Other/caf\xe8.png': 'FileMissing',
  'Zed/ a  b ': 'photo',
  'Zed/ends\r': 'photo',
  'Zed/\u001B[2J.png': 'FileMissing',
  'Good/photo.png/inside.png': 'FileMissing',
  [`Long/${'x'.repeat(300)}.png`]: 'PathTooLong',
};

/** The people whose photos these are, by their folders. */
const PHOTOS: Readonly<Record<string, { person: number; number: number }>> = {
  'Good/photo.png': { person: 50, number: 0 },
  'Other/.hidden.png': { person: 51, number: 0 },
  'Other/caf\xe9.png': { person: 51, number: 1 },
  'Zed/ a  b ': { person: 52, number: 0 },
  'Zed/ends\r': { person: 52, number: 1 },
};

/** Lists as programs and people write them. */
const list = fc.record({
  lines: fc.array(fc.option(fc.constantFrom(...Object.keys(NAMED)), { freq: 6 }), {
    maxLength: 12,
  }),
  end: fc.constantFrom('\n', '\r\n', '\0'),
  isEnded: fc.boolean(),
});

/** A path as bytes: in these names each character is one. */
const bytesOf = (text: string): Buffer => Buffer.from(text, 'latin1');

/** A path, and what came of it. */
const endOf = (file: string, end: string): string => `${file}: ${end}`;

/** What there is of these paths. */
async function fill(root: string): Promise<void> {
  for (const folder of ['Good', 'Other', 'Zed', 'Long']) mkdirSync(join(root, folder));
  for (const [path, picture] of Object.entries(PHOTOS)) {
    writeFileSync(bytesOf(`${root}/${path}`), await fileOf(picture));
  }
  const half = await fileOf({ person: 50, number: 1 });
  writeFileSync(join(root, 'Good/half.png'), half.subarray(0, half.length / 2));
  writeFileSync(join(root, 'Other/no photo.txt'), 'no photo');
  writeFileSync(join(root, 'Other/nothing.jpg'), '');
  execFileSync('mkfifo', [join(root, 'Other/pipe')]);
  symlinkSync('circle', join(root, 'Other/circle'));
}

test(`${LISTS} lists of any lines: each line is answered once, for itself, and each photo is taken`, async () => {
  const root = temporaryFolder();
  await fill(root);
  const listed = join(root, 'list');
  await withPicturedPeople(async ({ kith }) => {
    await fc.assert(
      fc.asyncProperty(list, async ({ lines, end, isEnded }) => {
        // A list in which every line ends with a return is one of Windows: this line never does.
        const named = ['Good/photo.png', ...lines.filter((line) => line !== null)];
        const paths = ['Good/photo.png', ...lines].map((line) => (line ? `${root}/${line}` : ''));
        writeFileSync(listed, bytesOf(paths.join(end) + (isEnded ? end : '')));

        const found = await answerOf(kith, (context) =>
          identify(context, [], { filesFrom: listed }),
        );
        const ends: string[] = found.document.map(({ file, faces, error }: any) =>
          endOf(file, faces ? (faces.length === 1 ? 'photo' : 'no face') : error.code),
        );
        const wanted = named.map((line) =>
          endOf(bytesOf(`${root}/${line}`).toString(), NAMED[line]!),
        );
        expect(ends.toSorted()).toEqual(wanted.toSorted());
        expect(found.code).toBe(0);

        const { document } = await answerOf(kith, (context) =>
          enroll(context, undefined, { filesFrom: listed }),
        );
        expect(document).toMatchObject({ complete: true, leftOut: [], notReached: [] });
        const refused: string[] = document.people.flatMap((person: any) =>
          person.refused.map(({ file, reason }: any) => endOf(file, reason)),
        );
        const photos = wanted.filter((end) => end.endsWith(': photo'));
        expect([...refused, ...photos].toSorted()).toEqual(wanted.toSorted());
        const taken = document.people.map(({ enrolled, known }: any) => enrolled + known);
        expect(taken.reduce((sum: number, one: number) => sum + one, 0)).toBe(photos.length);
      }),
      { numRuns: LISTS },
    );
  });
});

/** What can be named as a list, and why it is none. */
const sources = {
  'a folder': 'FileExpected',
  nothing: 'FileMissing',
  'a path behind a file': 'FolderExpected',
  'a circle': 'PathLoops',
  'a socket': 'DiskFailed',
  'an empty file': 'NoPhotos',
  'a file of line ends': 'NoPhotos',
  'a device with nothing in it': 'NoPhotos',
  'a device without an end': 'ListTooLarge',
  'a pipe': 'read',
} as const;

test.each(Object.entries(sources))('%s for a list', async (source, wanted) => {
  const root = temporaryFolder();
  const at = (name: string) => join(root, name);
  writeFileSync(at('photo.png'), await fileOf({ person: 50, number: 0 }));
  const lists: Record<keyof typeof sources, () => string> = {
    'a folder': () => root,
    nothing: () => at('none'),
    'a path behind a file': () => at('photo.png/list'),
    'a circle': () => {
      symlinkSync('list', at('list'));
      return at('list');
    },
    'a socket': () => {
      const server = createServer().listen(at('list'));
      onTestFinished(() => void server.close());
      return at('list');
    },
    'an empty file': () => {
      writeFileSync(at('list'), '');
      return at('list');
    },
    'a file of line ends': () => {
      writeFileSync(at('list'), '\n\n\n');
      return at('list');
    },
    'a device with nothing in it': () => '/dev/null',
    'a device without an end': () => '/dev/zero',
    'a pipe': () => {
      execFileSync('mkfifo', [at('list')]);
      // Whoever writes waits for who reads.
      void writeFile(at('list'), `${at('photo.png')}\n${at('none.jpg')}\n`);
      return at('list');
    },
  };
  const filesFrom = lists[source as keyof typeof sources]();
  await withPicturedPeople(async ({ kith }) => {
    const { document, code } = await answerOf(kith, (context) =>
      identify(context, [], { filesFrom }),
    );
    const answer = document.error
      ? document.error.code
      : document.map(({ error, faces }: any) => error?.code ?? faces.length);
    expect([code, answer]).toEqual(wanted === 'read' ? [0, [1, 'FileMissing']] : [1, wanted]);
  });
});
