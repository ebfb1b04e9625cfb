import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';

/** Something in a folder, as it comes. */
export type OddEntry =
  | { readonly kind: 'file'; readonly content: Content; readonly closed: boolean }
  | { readonly kind: 'folder'; readonly entries: readonly Named[] }
  | { readonly kind: 'link'; readonly to: string }
  | { readonly kind: 'pipe' };

/** An entry with its name, which need not be text. */
interface Named {
  readonly name: Uint8Array;
  readonly entry: OddEntry;
}

type Content = 'nothing' | 'junk' | 'text' | 'photo' | 'half' | 'beginning';

/** Folders as people, cameras, systems and accidents leave them: odd names, junk, links, loops, pipes, several floors. */
export const oddFolder: fc.Arbitrary<readonly Named[]> = fc.letrec<{ entries: readonly Named[] }>(
  (tie) => ({
    entries: fc.array(
      fc.record({
        name: name(),
        entry: fc.oneof(
          { depthSize: 'small', withCrossShrink: true },
          file(),
          fc.constant<OddEntry>({ kind: 'pipe' }),
          link(),
          fc.record({ kind: fc.constant('folder' as const), entries: tie('entries') }),
        ),
      }),
      { maxLength: 5 },
    ),
  }),
).entries;

/** A name as a file system takes it: any bytes but NUL and a slash. */
function name(): fc.Arbitrary<Uint8Array> {
  const text = (source: fc.Arbitrary<string>) => source.map((one) => Buffer.from(one));
  return fc
    .oneof(
      text(fc.constantFrom('Ada', 'ADA', 'Ada ', 'a.jpg', '.hidden', '.DS_Store', '-x', ' ', '~')),
      text(
        fc.constantFrom('a\nb', '\u001B[2J', '\u200B', '\u202Egpj', 'é', 'e\u0301', '😀', '%00'),
      ),
      text(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 })),
      text(fc.constantFrom('x'.repeat(255), `${'y'.repeat(251)}.jpg`)),
      fc.uint8Array({ min: 1, minLength: 1, maxLength: 12 }),
    )
    .map((bytes) => bytes.filter((byte) => byte !== 0 && byte !== 0x2f))
    .filter((bytes) => bytes.some((byte) => byte !== 0x2e))
    .filter((bytes) => bytes.length <= 255);
}

function file(): fc.Arbitrary<OddEntry> {
  const content = fc.constantFrom<Content>('nothing', 'junk', 'text', 'half', 'beginning', 'photo');
  return fc.record({
    kind: fc.constant('file' as const),
    content,
    closed: fc.boolean(),
  });
}

function link(): fc.Arbitrary<OddEntry> {
  const to = fc.constantFrom(
    '.',
    '..',
    '../..',
    'nowhere',
    'self',
    '/dev/zero',
    '/dev/null',
    'a.jpg',
  );
  return fc.record({ kind: fc.constant('link' as const), to });
}

/**
 * Fills a folder with them; of entries of the same name the first. `photo` is what a photo is made of. Its links lead up to two
 * folders above it.
 */
export function fillOddly(path: Buffer, entries: readonly Named[], photo: Uint8Array): void {
  for (const { name: bytes, entry } of entries) {
    const at = Buffer.concat([path, Buffer.from('/'), bytes]);
    try {
      make(at, entry, photo);
    } catch (error) {
      // The name is taken, this file system takes no such name, or the shell could not make the pipe of either reason.
      const { code = '' } = error as NodeJS.ErrnoException;
      const isTaken = ['EEXIST', 'EILSEQ', 'EISDIR', 'ENOTDIR', 'ELOOP', 'ENXIO'].includes(code);
      if (!isTaken && entry.kind !== 'pipe') throw error;
    }
  }
}

function make(at: Buffer, entry: OddEntry, photo: Uint8Array): void {
  switch (entry.kind) {
    case 'folder':
      mkdirSync(at); // Not into one that a link of this name leads to.
      return fillOddly(at, entry.entries, photo);
    case 'link':
      return symlinkSync(entry.to, at);
    case 'pipe':
      // A shell puts the name together: arguments are text here. What it reads from a command loses the line ends at its end.
      execFileSync('sh', ['-c', `name=$(printf '${octal(at)}.'); mkfifo -- "\${name%.}"`], {
        env: { ...process.env, LC_ALL: 'C' },
        stdio: 'ignore',
      });
      return;
    case 'file':
      writeFileSync(at, contentOf(entry.content, photo), { flag: 'wx' });
      if (entry.closed) chmodSync(at, 0);
  }
}

function octal(bytes: Buffer): string {
  return [...bytes].map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('');
}

function contentOf(content: Content, photo: Uint8Array): Uint8Array | string {
  switch (content) {
    case 'nothing':
      return '';
    case 'junk':
      return Uint8Array.from({ length: 3000 }, (_, i) => (i * i * 31 + 7) % 256);
    case 'text':
      return 'no photo';
    case 'photo':
      return photo;
    case 'half':
      return photo.subarray(0, photo.length / 2);
    case 'beginning':
      return photo.subarray(0, 20);
  }
}
