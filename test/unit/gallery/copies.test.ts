import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openDatabase } from '../../../electron/gallery/connection.ts';
import { countsOf } from '../../../electron/gallery/counts.ts';
import { temporaryGallery } from '../../support/gallery.ts';
import { forgetAll, removeSample, rename } from '../../support/repairs.ts';
import { consent, draftDetails, draftSample, sampleRecord } from '../../support/samples.ts';

const key = Buffer.alloc(32, 7);
const day = (number: number) => new Date(1_800_000_000_000 + number * 86_400_000);

async function withPeople(count: number) {
  const made = await temporaryGallery(key);
  for (let i = 0; i < count; i++) {
    await made.gallery.enroll(`Person ${i}`, consent, [sampleRecord(i)]);
  }
  const copies = join(made.folder, 'copies');
  return { ...made, copies, files: () => readdirSync(copies).map((name) => join(copies, name)) };
}

function inCopy<T>(file: string, read: (database: ReturnType<typeof openDatabase>) => T): T {
  const database = openDatabase(file, key);
  try {
    return read(database);
  } finally {
    database.close();
  }
}

describe('copies', () => {
  test('a copy holds everything, encrypted, readable by the user alone, and the newest are kept', async () => {
    const { gallery, copies, files } = await withPeople(5);
    expect(gallery.copies.list()).toEqual([]);
    expect(gallery.copies.isOutdated()).toBe(true);
    for (let i = 0; i < 5; i++) await gallery.copies.make(3, day(i));
    expect(gallery.copies.list()).toMatchObject([4, 3, 2].map((i) => ({ at: day(i) })));
    expect(gallery.copies.isOutdated()).toBe(false);
    expect(statSync(copies).mode & 0o777).toBe(0o700);
    expect(files()).toHaveLength(3);
    for (const file of files()) {
      expect(statSync(file).mode & 0o777).toBe(0o600);
      const bytes = readFileSync(file);
      for (const plain of ['SQLite format 3', 'Person 1', 'CREATE TABLE']) {
        expect(bytes.includes(plain)).toBe(false);
      }
      expect(inCopy(file, countsOf)).toEqual({ people: 5, samples: 5 });
    }
    gallery.copies.thin(1);
    expect(gallery.copies.list()).toMatchObject([{ at: day(4) }]);
    await gallery.close();
  });

  test('what is written while a copy is made is whole in it or not there, and is kept', async () => {
    const { gallery, open, files } = await withPeople(3);
    const making = gallery.copies.make(3, day(0));
    for (let i = 0; i < 10; i++) {
      await gallery.enroll(`Later ${i}`, consent, [sampleRecord(50 + i)]);
    }
    expect(await making).toMatchObject({ at: day(0) });
    expect(inCopy(files()[0]!, countsOf)).toEqual({ people: 3, samples: 3 });
    await gallery.close();
    const again = await open();
    expect(await again.counts()).toEqual({ people: 13, samples: 13 });
    await again.close();
  });

  test('none is made while somebody waits to be erased, who would be in it though they are kept', async () => {
    const { gallery } = await withPeople(2);
    await gallery.repairs.beginRemoval(1, day(0));
    expect(await gallery.copies.make(3, day(0))).toBeNull();
    expect(gallery.copies.list()).toEqual([]);
    await gallery.repairs.keepPerson(1);
    expect(await gallery.copies.make(3, day(1))).toMatchObject({ at: day(1) });
    await gallery.close();
  });

  const erasures: readonly [
    string,
    (gallery: Awaited<ReturnType<typeof withPeople>>['gallery']) => Promise<unknown>,
  ][] = [
    ['a person', (gallery) => gallery.remove(1)],
    [
      'a sample',
      async (gallery) => {
        await gallery.extend(1, [sampleRecord(70)], day(0));
        await gallery.copies.make(3, day(1));
        await removeSample(gallery, 1, 1);
        await forgetAll(gallery);
      },
    ],
    [
      'a name',
      async (gallery) => {
        await rename(gallery, 1, 'Somebody Else', day(0));
        await forgetAll(gallery);
      },
    ],
    [
      'the activity',
      async (gallery) => {
        await gallery.hideActivity();
        await gallery.eraseHiddenActivity();
      },
    ],
  ];
  test.each(erasures)('%s that is removed is in no copy', async (_, erase) => {
    const { gallery, files } = await withPeople(3);
    await gallery.copies.make(3, day(0));
    await erase(gallery);
    expect(files()).toEqual([]);
    expect(gallery.copies.list()).toEqual([]);
    expect(gallery.notErased()).toBeNull();
    expect(await gallery.copies.make(3, day(2))).toMatchObject({ at: day(2) });
    await gallery.close();
  });

  test('an enrollment that is not saved is in no copy, and leaves the copies as they are', async () => {
    const { gallery, files } = await withPeople(3);
    const draft = await gallery.drafts.begin(null, draftDetails('Eve'), day(0));
    await gallery.drafts.addSample(draft, draftSample(1), day(0));
    await gallery.copies.make(3, day(0));
    const drafts = (file: string) =>
      inCopy(file, (db) => db.prepare('SELECT count(*) FROM draft_samples').pluck().get());
    expect(drafts(files()[0]!)).toBe(0);
    await gallery.drafts.remove(draft);
    expect(gallery.copies.list()).toHaveLength(1);
    await gallery.close();
  });

  test('somebody who is removed while a copy is made is not in it', async () => {
    const { gallery, files } = await withPeople(3);
    const making = gallery.copies.make(3, day(0));
    await gallery.remove(2);
    expect(await making).toBeNull();
    expect(files()).toEqual([]);
    await gallery.close();
  });

  test('a Kith that was killed after a removal and before the copies went lets them go when it starts', async () => {
    const { gallery, open, files, copies } = await withPeople(3);
    await gallery.copies.make(3, day(0));
    const [copy] = files();
    const bytes = readFileSync(copy!);
    await gallery.remove(1);
    await gallery.close();
    // As a kill, or a copy that could not be removed, leaves it.
    writeFileSync(copy!, bytes);
    writeFileSync(`${copy}.part`, bytes);
    const others = ['a file of somebody else', 'gallery-holidays.db', 'gallery-plan.txt'];
    for (const name of others) writeFileSync(join(copies, name), '');
    const again = await open();
    expect(readdirSync(copies).toSorted()).toEqual(others);
    await again.close();
  });

  test('a copy that cannot be removed is said', async () => {
    const { gallery, files } = await withPeople(3);
    await gallery.copies.make(3, day(0));
    const [copy] = files();
    rmSync(copy!);
    mkdirSync(copy!);
    await gallery.remove(1);
    expect(gallery.notErased()).toMatchObject({ code: 'NotErased', subject: copy });
    expect(await gallery.people()).toHaveLength(2);
    await gallery.close();
  });

  test('a damaged gallery gives no copy, and the ones there are stay', async () => {
    const { gallery, file, open } = await withPeople(30);
    await gallery.copies.make(1, day(0));
    await gallery.close();
    // A picture's: not of what says which tables there are.
    const page = inCopy(file, (database) =>
      database
        .prepare<[], number>(
          "SELECT min(pageno) FROM dbstat WHERE name = 'samples' AND pagetype = 'overflow'",
        )
        .pluck()
        .get(),
    )!;
    const bytes = readFileSync(file);
    bytes[(page - 1) * 4096 + 99]! ^= 1;
    writeFileSync(file, bytes);
    const damaged = await open();
    await expect(damaged.copies.make(1, day(1))).rejects.toMatchObject({ code: 'GalleryDamaged' });
    expect(damaged.copies.list()).toMatchObject([{ at: day(0) }]);
    await damaged.close();
  });
});
