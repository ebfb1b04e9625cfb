import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { chipBytes } from '../../electron/contract/index.ts';
import { encodeChip } from '../../electron/core/importing/chip-jpeg.ts';
import { openDatabase } from '../../electron/gallery/connection.ts';
import { openGallery } from '../../electron/gallery/gallery.ts';
import { claimFolder } from '../../electron/shells/claim-folder.ts';
import { kith } from '../support/command-line.ts';
import { temporaryFolder } from '../support/folders.ts';
import { shipped } from '../support/gallery.ts';
import { consent, sampleRecord } from '../support/samples.ts';

/** A data folder whose gallery was copied with two people in it, of whom one has a sample more by now. */
async function dataFolder(): Promise<{ folder: string; file: string }> {
  const folder = temporaryFolder();
  const { files, key, release } = await claimFolder(folder, null);
  const gallery = await openGallery({ file: files.gallery, key: key.key, shipped });
  for (const [i, name] of ['Ada', 'Grace'].entries()) {
    await gallery.enroll(name, consent, [sampleRecord(i)]);
  }
  await gallery.copies.make(3, new Date());
  await gallery.extend(1, [sampleRecord(5)], new Date());
  await gallery.close();
  release();
  return { folder, file: files.gallery };
}

test('a damaged gallery is said to be so, and its copy is listed and put in its place', async () => {
  const { folder, file } = await dataFolder();
  truncateSync(file, 0);
  expect(await kith(folder, 'people')).toMatchObject({
    code: 1,
    json: { error: { code: 'GalleryDamaged', next: expect.stringContaining('kith restore') } },
  });
  const listed = await kith(folder, 'restore');
  expect(listed).toMatchObject({ code: 0, json: [{ number: 1, people: 2, samples: 2 }] });
  expect(await kith(folder, 'restore', '2')).toMatchObject({
    code: 1,
    json: { error: { code: 'NoSuchCopy' } },
  });
  const restored = await kith(folder, 'restore', '1');
  expect(restored).toMatchObject({ code: 0, json: { people: 2, samples: 2 } });
  expect(readFileSync(restored.json.aside)).toHaveLength(0);
  expect((await kith(folder, 'people')).json).toMatchObject([
    { name: 'Ada', samples: 1 },
    { name: 'Grace', samples: 1 },
  ]);
  // Also from anywhere else.
  const elsewhere = join(temporaryFolder(), 'copy.db');
  writeFileSync(elsewhere, readFileSync(listed.json[0].file));
  expect(await kith(folder, 'restore', '--from', elsewhere)).toMatchObject({ code: 0 });
  expect(existsSync(elsewhere)).toBe(true);
});

test('what can be read of a damaged gallery is saved, and what is lost is said', async () => {
  const { folder, file } = await dataFolder();
  const bytes = readFileSync(file);
  // The first page, whose mark no longer fits.
  bytes[4090]! ^= 1;
  writeFileSync(file, bytes);
  expect((await kith(folder, 'people')).json.error.code).toBe('GalleryDamaged');
  const { code, json } = await kith(folder, 'restore', '--salvage');
  expect({ code, json }).toMatchObject({
    code: 0,
    json: {
      people: 2,
      samples: 3,
      lost: { people: [], fewer: [], samples: 0, pictures: 0, others: [] },
      toEmbed: 0,
    },
  });
  expect(readFileSync(json.aside)).toEqual(bytes);
  expect((await kith(folder, 'people')).json).toMatchObject([{ samples: 2 }, { samples: 1 }]);
});

test('embeddings that are lost are made again from the pictures, and whoever is lost is named', async () => {
  const folder = temporaryFolder();
  const { files, key, release } = await claimFolder(folder, null);
  const open = () => openGallery({ file: files.gallery, key: key.key, shipped });
  const gallery = await open();
  for (const [i, name] of ['Ada', 'Grace', 'Bob'].entries()) {
    const chip = await encodeChip(new Uint8Array(chipBytes).fill(60 * (i + 1)));
    await gallery.enroll(name, consent, [sampleRecord(i, name === 'Bob' ? null : chip)]);
  }
  await gallery.close();
  release();
  const database = openDatabase(files.gallery, key.key);
  const page = database
    .prepare<[], number>("SELECT pageno FROM dbstat WHERE name = 'embeddings'")
    .pluck()
    .get()!;
  database.close();
  const bytes = readFileSync(files.gallery);
  bytes[(page - 1) * 4096 + 2000]! ^= 1;
  writeFileSync(files.gallery, bytes);
  expect(await kith(folder, 'restore', '--salvage')).toMatchObject({
    code: 0,
    json: { people: 2, samples: 2, lost: { people: ['Bob'], samples: 1 }, toEmbed: 0 },
  });
  const saved = await open();
  expect(saved.active().people).toBe(2);
  await saved.close();
}, 60_000);

test('somebody who is removed is in no copy that can be restored', async () => {
  const { folder } = await dataFolder();
  expect((await kith(folder, 'people', 'remove', 'Grace')).code).toBe(0);
  expect((await kith(folder, 'restore')).json).toMatchObject([{ number: 1, people: 1 }]);
  expect((await kith(folder, 'restore', '1')).code).toBe(0);
  expect((await kith(folder, 'people')).json).toMatchObject([{ name: 'Ada' }]);
});

test('a copy with somebody in it who was removed later is marked, and restored only if that is asked for', async () => {
  const { folder } = await dataFolder();
  const [{ file }] = (await kith(folder, 'restore')).json as [{ file: string }];
  const bytes = readFileSync(file);
  expect((await kith(folder, 'people', 'remove', 'Grace')).code).toBe(0);
  for (const { file: made } of (await kith(folder, 'restore')).json as { file: string }[]) {
    rmSync(made);
  }
  // As where Kith may not remove it.
  writeFileSync(file, bytes);
  expect((await kith(folder, 'restore')).json).toMatchObject([
    { number: 1, people: 2, holdsRemoved: true },
  ]);
  expect(await kith(folder, 'restore', '1')).toMatchObject({
    code: 1,
    json: { error: { code: 'CopyHoldsRemoved', next: expect.stringContaining('--anyway') } },
  });
  expect(await kith(folder, 'restore', '1', '--anyway')).toMatchObject({
    code: 0,
    json: { people: 2 },
  });
});

test('the key files of another gallery are said to be perhaps that', async () => {
  const [{ folder }, other] = [await dataFolder(), await dataFolder()];
  for (const name of ['gallery.key', 'key.json']) {
    copyFileSync(join(other.folder, name), join(folder, name));
  }
  for (const words of [['people'], ['restore', '1']]) {
    expect((await kith(folder, ...words)).json.error.code).toBe('KeyOrDamage');
  }
  const { error } = (await kith(folder, 'restore', '--salvage')).json;
  expect(error).toMatchObject({ code: 'NothingSalvaged', next: expect.stringContaining('key') });
});

test('a pipe, a device and a folder are no backup, and hold nobody', async () => {
  const { folder, file } = await dataFolder();
  const before = readFileSync(file);
  const pipe = join(temporaryFolder(), 'pipe');
  execFileSync('mkfifo', [pipe]);
  for (const [from, code] of [
    [pipe, 'NotAFile'],
    ['/dev/zero', 'NotAFile'],
    [temporaryFolder(), 'FileExpected'],
  ] as const) {
    const { json } = await kith(folder, 'restore', '--from', from);
    expect(json.error).toMatchObject({ code, subject: from });
  }
  expect(readFileSync(file)).toEqual(before);
});

test('what is no use of it is refused, and makes nothing', async () => {
  const folder = join(temporaryFolder(), 'nowhere');
  expect(await kith(folder, 'restore', 'x')).toMatchObject({ code: 2 });
  expect(await kith(folder, 'restore')).toMatchObject({
    code: 1,
    json: { error: { code: 'FileMissing' } },
  });
  expect(existsSync(folder)).toBe(false);
});
