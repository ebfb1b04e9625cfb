import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FailureCode } from '../../../electron/contract/index.ts';
import { importBundle } from '../../../electron/shells/cli/commands/bundle.ts';
import { importModel } from '../../../electron/shells/cli/commands/models.ts';
import type { Context } from '../../../electron/shells/cli/common/context.ts';
import { amount } from '../../support/amount.ts';
import { collected } from '../../support/bytes.ts';
import { answerOf } from '../../support/command-answer.ts';
import { temporaryFolder } from '../../support/folders.ts';
import { testKith } from '../../support/kith.ts';
import { withPicturedPeople } from '../../support/pictured-kith.ts';
import { newVersion } from '../../support/samples.ts';
import '../../support/seed.ts';
import { enrollPictures } from '../../support/synthetic-people.ts';

const FILES = amount({ short: 150, long: 2000 });
const PASSPHRASE = 'correct horse';

/** What each file may be refused as. */
const REFUSALS = {
  bundle: ['NotABundle', 'BundleDamaged', 'BundleNewer', 'PassphraseWrong'],
  version: ['NotAVersion', 'VersionDamaged', 'VersionUnusable', 'VersionKnown'],
} as const satisfies Record<string, readonly FailureCode[]>;

/** What becomes of a file: pieces of it, by shares of its length, and bytes between them. */
const share = fc.double({ min: 0, max: 1, noNaN: true });
const made = fc.oneof(
  { weight: 1, arbitrary: fc.constant([{ from: 0, to: 1, bytes: new Uint8Array() }]) },
  {
    weight: 6,
    arbitrary: fc.array(
      fc.record({ from: share, to: share, bytes: fc.uint8Array({ maxLength: 40 }) }),
      { maxLength: 3 },
    ),
  },
  // All of it but for a few bytes.
  {
    weight: 6,
    arbitrary: fc.tuple(share, fc.uint8Array({ minLength: 1, maxLength: 8 })).map(([at, bytes]) => [
      { from: 0, to: at, bytes },
      { from: at, to: 1, bytes: new Uint8Array() },
    ]),
  },
);

function madeOf(
  bytes: Uint8Array,
  pieces: readonly { from: number; to: number; bytes: Uint8Array }[],
) {
  const place = (at: number): number => Math.floor(at * bytes.length);
  return Buffer.concat(
    pieces.flatMap(({ from, to, bytes: after }) => [bytes.subarray(place(from), place(to)), after]),
  );
}

/** A bundle and a version of another gallery. */
async function files() {
  const { kith, gallery } = await testKith();
  await enrollPictures({ kith }, 2, 2);
  const version = await gallery.versions.insert(newVersion(2), new Date(1_700_000_000_000));
  const bundle = await collected(kith.bundles.write({ people: null, pictures: true }, PASSPHRASE));
  const exported = await kith.versions.export(version.id);
  kith.close();
  await gallery.close();
  return { bundle, version: exported };
}

test(`${FILES} files like bundles and versions are taken whole or refused, and change nobody`, async () => {
  const whole = await files();
  const folder = temporaryFolder();
  const [file, words] = [join(folder, 'file'), join(folder, 'words')];
  writeFileSync(words, `${PASSPHRASE}\n`);
  await withPicturedPeople(async ({ kith }) => {
    const outcomes = new Set<string>();
    const ways: Record<keyof typeof REFUSALS, (context: Context) => Promise<void>> = {
      bundle: (context) => importBundle(context, file, { passphraseFile: words }),
      version: (context) => importModel(context, file),
    };
    await fc.assert(
      fc.asyncProperty(fc.constantFrom('bundle', 'version'), made, async (kind, pieces) => {
        writeFileSync(file, madeOf(whole[kind], pieces));
        const { document, code } = await answerOf(kith, ways[kind]);
        const outcome: string = document.error?.code ?? 'taken';
        expect([code, ['taken', ...REFUSALS[kind]]]).toEqual([
          outcome === 'taken' ? 0 : 1,
          expect.arrayContaining([outcome]),
        ]);
        outcomes.add(`${kind} ${outcome}`);
      }),
      { numRuns: FILES },
    );
    for (const outcome of ['bundle taken', 'bundle BundleDamaged', 'version NotAVersion']) {
      expect([...outcomes]).toContain(outcome);
    }
  });
});

/** What can be named instead of a file, and what each command says of it. */
const otherwise = {
  'a folder': ['FileExpected', 'FileExpected', 'FileExpected'],
  nothing: ['FileMissing', 'FileMissing', 'FileMissing'],
  'an empty file': ['NotABundle', 'NotAVersion', 'PassphraseWrong'],
  'a device without an end': ['NotABundle', 'NotAFile', 'PassphraseWrong'],
} as const;

test.each(Object.entries(otherwise))(
  '%s in place of a bundle, a version, or a passphrase',
  async (what, wanted) => {
    const { bundle } = await files();
    const folder = temporaryFolder();
    const at = (name: string) => join(folder, name);
    writeFileSync(at('bundle'), bundle);
    writeFileSync(at('words'), PASSPHRASE);
    writeFileSync(at('empty'), '');
    const path = {
      'a folder': folder,
      nothing: at('none'),
      'an empty file': at('empty'),
      'a device without an end': '/dev/zero',
    }[what]!;
    await withPicturedPeople(async ({ kith }) => {
      const codeOf = async (command: (context: Context) => Promise<void>) =>
        (await answerOf(kith, command)).document.error?.code;
      expect([
        await codeOf((context) => importBundle(context, path, { passphraseFile: at('words') })),
        await codeOf((context) => importModel(context, path)),
        await codeOf((context) => importBundle(context, at('bundle'), { passphraseFile: path })),
      ]).toEqual(wanted);
    });
  },
);

test('a bundle and its passphrase come through pipes, and a pipe that stays empty ends on Ctrl-C', async () => {
  const { bundle } = await files();
  const folder = temporaryFolder();
  const [pipe, words] = [join(folder, 'pipe'), join(folder, 'words')];
  execFileSync('mkfifo', [pipe, words]);
  await withPicturedPeople(async ({ kith }) => {
    // Whoever writes waits for who reads.
    void writeFile(words, `${PASSPHRASE}\n`);
    void writeFile(pipe, bundle);
    const { document, code } = await answerOf(kith, (context) =>
      importBundle(context, pipe, { passphraseFile: words, preview: true }),
    );
    expect([code, document.people?.length]).toEqual([0, 2]);
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 50);
    const { document: stopped } = await answerOf(kith, (context) =>
      importBundle({ ...context, signal: stop.signal }, pipe, { passphraseFile: words }),
    );
    expect(stopped.error.code).toBe('Canceled');
  });
});
