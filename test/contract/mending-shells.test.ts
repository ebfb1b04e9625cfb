// A damaged gallery in the shells that have a window: what is offered, and what comes of it.
import { copyFileSync, existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Kith } from '../../electron/core/kith.ts';
import { openDatabase } from '../../electron/gallery/connection.ts';
import { openGallery } from '../../electron/gallery/gallery.ts';
import { claimFolder } from '../../electron/shells/claim-folder.ts';
import { assembleInNode } from '../../electron/shells/node-shell.ts';
import { startBuiltDesktop } from '../support/desktop.ts';
import { temporaryFolder } from '../support/folders.ts';
import { shipped } from '../support/gallery.ts';
import { consent, sampleRecord } from '../support/samples.ts';

const PAGE = 4096;

/** A data folder with a gallery of two people, and a copy of it from before the second came. */
async function dataFolder() {
  const folder = temporaryFolder();
  const { files, key, release } = await claimFolder(folder, null);
  const gallery = await openGallery({ file: files.gallery, key: key.key, shipped });
  await gallery.enroll('Ada', consent, [sampleRecord(1)]);
  await gallery.copies.make(3, new Date());
  await gallery.enroll('Grace', consent, [sampleRecord(2)]);
  await gallery.close();
  release();
  const file = files.gallery;
  const damage = (page: number): void => {
    const bytes = readFileSync(file);
    bytes[(page - 1) * PAGE + 3000]! ^= 1;
    writeFileSync(file, bytes);
  };
  const pageWhere = (what: string): number => {
    const database = openDatabase(file, key.key);
    const page = database
      .prepare<[], number>(`SELECT min(pageno) FROM dbstat WHERE ${what}`)
      .pluck()
      .get()!;
    database.close();
    return page;
  };
  return {
    folder,
    damage,
    /** A page that only a picture is in. */
    pageOfPicture: () => pageWhere("name = 'samples' AND pagetype = 'overflow'"),
    /** The first page of a table. */
    rootOf: (table: string) => pageWhere(`name = '${table}' AND path = '/'`),
    damaged: () => asideOf(folder),
  };
}

const asideOf = (folder: string): string[] =>
  readdirSync(folder).filter((name) => name.startsWith('gallery.db.aside-'));

async function namesIn(folder: string): Promise<string[]> {
  const assembled = await assembleInNode('command line', folder);
  const people = await assembled.kith.people.list();
  await assembled.close();
  return people.map(({ name }) => name);
}

test.each([
  ['the copy', 'copy', ['Ada']],
  ['what can be read', 'salvage', ['Ada', 'Grace']],
] as const)(
  'damage that is found while Kith runs is in its status, and %s takes the gallery’s place',
  async (_, how, names) => {
    const { folder, damage, pageOfPicture, damaged } = await dataFolder();
    damage(pageOfPicture());
    const assembled = await assembleInNode('browser', folder);
    onTestFinished(() => assembled.close());
    const { kith } = assembled;
    expect((await kith.status.read()).galleryDamage).toBeNull();
    await expect(kith.checkGallery()).rejects.toMatchObject({ code: 'GalleryDamaged' });
    expect(await kith.status.read()).toMatchObject({
      galleryDamage: { code: 'GalleryDamaged' },
      copies: { count: 1 },
    });
    expect(await kith.mend(how)).toMatchObject({ people: names.length });
    await assembled.mended;
    await expect(kith.people.list()).rejects.toMatchObject({ code: 'GalleryReplaced' });
    await assembled.close();
    expect(damaged()).toHaveLength(1);
    expect(await namesIn(folder)).toEqual(names);
  },
);

/** Leaves the copy as it was, as where Kith may not remove it, once somebody who is in it is removed. */
async function removeAda(gallery: Kith, folder: string): Promise<void> {
  const copies = join(folder, 'copies');
  const [name] = readdirSync(copies);
  const bytes = readFileSync(join(copies, name!));
  await gallery.people.remove((await gallery.people.named('Ada'))!.id);
  writeFileSync(join(copies, name!), bytes);
}

test('a copy that brings back who was removed is restored by the page only if that is wanted', async () => {
  const { folder, damage, pageOfPicture } = await dataFolder();
  const page = pageOfPicture();
  const assembled = await assembleInNode('browser', folder);
  onTestFinished(() => assembled.close());
  const { kith } = assembled;
  expect((await kith.status.read()).copies).toMatchObject({ lastHoldsRemoved: false });
  await removeAda(kith, folder);
  damage(page);
  expect((await kith.status.read()).copies).toMatchObject({ count: 1, lastHoldsRemoved: true });
  await expect(kith.mend('copy')).rejects.toMatchObject({ code: 'CopyHoldsRemoved' });
  expect(await kith.mend('copy', true)).toMatchObject({ people: 1 });
  await assembled.mended;
  await assembled.close();
  expect(await namesIn(folder)).toEqual(['Ada']);
});

test.each([
  [0, ['Ada']],
  [1, ['Ada', 'Grace']],
] as const)(
  'the desktop shell offers what can be done, and starts again with it: button %i',
  async (answer, names) => {
    const { folder, damage, damaged } = await dataFolder();
    damage(1);
    const { double } = await startBuiltDesktop({ args: ['--data', folder], answer });
    expect(await double.quit).toBe(0);
    expect(double.app.relaunched).toBe(true);
    expect(double.dialogs).toEqual([
      [
        expect.stringContaining('The gallery’s file is damaged.'),
        expect.stringMatching(/^Go Back to the Copy of .* \| Save What Can Be Read \| Leave It$/),
      ],
    ]);
    expect(damaged()).toHaveLength(1);
    expect(await namesIn(folder)).toEqual(names);
  },
);

test('the desktop shell names whom nothing could be saved of', async () => {
  const { folder, damage, rootOf } = await dataFolder();
  const roots = ['samples', 'embeddings'].map(rootOf);
  for (const page of [1, ...roots]) damage(page);
  const { double } = await startBuiltDesktop({ args: ['--data', folder], answer: 1 });
  expect(await double.quit).toBe(0);
  expect(double.dialogs.slice(1)).toEqual([
    [
      expect.stringMatching(/^Kith saved what could be read\. Nothing is left of Ada, Grace\.$/),
      'Continue',
    ],
  ]);
  expect(await namesIn(folder)).toEqual([]);
});

test('the desktop shell says where the key may be another gallery’s, and changes nothing', async () => {
  const [{ folder, damaged }, other] = [await dataFolder(), await dataFolder()];
  for (const name of ['gallery.key', 'key.json']) {
    copyFileSync(join(other.folder, name), join(folder, name));
  }
  const { double } = await startBuiltDesktop({ args: ['--data', folder] });
  expect(await double.quit).toBe(1);
  expect(double.dialogs).toEqual([
    [
      expect.stringContaining('either its key is another gallery’s, or its file is damaged'),
      'Save What Can Be Read | Leave It',
    ],
  ]);
  expect(damaged()).toEqual([]);
});

test('the desktop shell leaves a damaged gallery alone where the user wants that', async () => {
  const { folder, damage, damaged } = await dataFolder();
  damage(1);
  const { double } = await startBuiltDesktop({ args: ['--data', folder] });
  expect(await double.quit).toBe(1);
  expect(double.app.relaunched).toBe(false);
  expect(double.dialogs).toHaveLength(1);
  expect(damaged()).toEqual([]);
  expect(existsSync(`${folder}/gallery.db.new`)).toBe(false);
});
