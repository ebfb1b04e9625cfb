import { existsSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { encodeChip } from '../../electron/core/importing/chip-jpeg.ts';
import { openGallery } from '../../electron/gallery/gallery.ts';
import { claimFolder } from '../../electron/shells/claim-folder.ts';
import { shipped } from '../../electron/shells/shipped-version.ts';
import { kith } from '../support/command-line.ts';
import { temporaryFolder } from '../support/folders.ts';
import { consent, pictureOf, sampleRecord } from '../support/samples.ts';

/** A data folder with people, each with a picture of a seed. */
async function dataFolder(people: Readonly<Record<string, number>>): Promise<string> {
  const folder = temporaryFolder();
  const { files, key, release } = await claimFolder(folder, null);
  const gallery = await openGallery({ file: files.gallery, key: key.key, shipped });
  for (const [name, seed] of Object.entries(people)) {
    const chip = await encodeChip(await pictureOf(seed).bytes());
    // Each at another moment, by which people of one name are told apart.
    const acceptedAt = new Date(consent.acceptedAt.getTime() + seed);
    await gallery.enroll(name, { ...consent, acceptedAt }, [sampleRecord(seed, chip)]);
  }
  await gallery.close();
  release();
  return folder;
}

function passphraseFile(text: string): string {
  const file = join(temporaryFolder(), 'passphrase');
  writeFileSync(file, `${text}\n`, { mode: 0o600 });
  return file;
}

test('a gallery moves in a file that only its passphrase opens', async () => {
  const from = await dataFolder({ Ada: 1, Grace: 2 });
  const file = join(temporaryFolder(), 'moved.kith');
  const words = passphraseFile('correct horse battery');
  expect(await kith(from, 'export', file, '--passphrase-file', words)).toMatchObject({
    code: 0,
    json: { people: 2, pictures: true },
  });
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readFileSync(file).includes(Buffer.from('Ada'))).toBe(false);
  // A file that is there is nobody's to write over.
  expect(await kith(from, 'export', file, '--passphrase-file', words)).toMatchObject({
    code: 1,
    json: { error: { code: 'FileExists' } },
  });
  const to = await dataFolder({ Countess: 1, Grace: 7 });
  expect(await kith(to, 'import', file, '--preview', '--passphrase-file', words)).toMatchObject({
    code: 0,
    json: {
      people: [
        { name: 'Ada', kind: 'same', as: 'Countess', known: 1 },
        { name: 'Grace', kind: 'name taken', as: 'Grace (2)' },
      ],
    },
  });
  expect((await kith(to, 'people')).json).toHaveLength(2);
  expect(
    await kith(to, 'import', file, '--passphrase-file', passphraseFile('incorrect horse')),
  ).toMatchObject({ code: 1, json: { error: { code: 'PassphraseWrong' } } });
  expect(await kith(to, 'import', file, '--passphrase-file', words)).toMatchObject({
    code: 0,
    json: { added: 1, known: 1 },
  });
  expect((await kith(to, 'people')).json.map(({ name }: { name: string }) => name)).toEqual([
    'Countess',
    'Grace',
    'Grace (2)',
  ]);
});

test('--replace is gone back from with “kith restore”', async () => {
  const from = await dataFolder({ Ada: 1 });
  const file = join(temporaryFolder(), 'moved.kith');
  const words = passphraseFile('correct horse battery');
  await kith(from, 'export', file, '--passphrase-file', words);
  const to = await dataFolder({ Eve: 5 });
  expect(await kith(to, 'import', file, '--replace', '--passphrase-file', words)).toMatchObject({
    code: 0,
    json: { replaced: true, people: 1, samples: 1, toEmbed: 0, copied: true },
  });
  expect((await kith(to, 'people')).json).toMatchObject([{ name: 'Ada' }]);
  const copies = (await kith(to, 'restore')).json as { number: number; people: number }[];
  expect(copies.length).toBeGreaterThan(0);
  await kith(to, 'restore', String(copies.length));
  expect((await kith(to, 'people')).json).toMatchObject([{ name: 'Eve' }]);
});

test('some people, and what is wrong with a file or a call, is said', async () => {
  const from = await dataFolder({ Ada: 1, Grace: 2 });
  const file = join(temporaryFolder(), 'some.kith');
  const words = passphraseFile('correct horse battery');
  const args = [file, '--people', 'ada', '--without-pictures', '--passphrase-file', words];
  expect(await kith(from, 'export', ...args)).toMatchObject({
    code: 0,
    json: { people: 1, pictures: false },
  });
  truncateSync(file, statSync(file).size - 1);
  for (const [path, code] of [
    [file, 'BundleDamaged'],
    [words, 'NotABundle'],
    [join(file, 'nowhere'), 'FolderExpected'],
  ] as const) {
    expect(await kith(from, 'import', path, '--passphrase-file', words)).toMatchObject({
      code: 1,
      json: { error: { code } },
    });
  }
  const other = join(temporaryFolder(), 'other.kith');
  expect(
    await kith(from, 'export', other, '--passphrase-file', passphraseFile('short')),
  ).toMatchObject({ code: 1, json: { error: { code: 'PassphraseShort' } } });
  expect(await kith(from, 'export', other)).toMatchObject({
    code: 1,
    json: { error: { code: 'PassphraseMissing' } },
  });
  expect(await kith(from, 'export', other, '--people', 'Nobody')).toMatchObject({
    code: 1,
    json: { error: { code: 'NoSuchPerson' } },
  });
  expect(existsSync(other)).toBe(false);
});
