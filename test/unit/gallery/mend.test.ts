import {
  copyFileSync,
  cpSync,
  existsSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Gallery } from '../../../electron/core/ports/index.ts';
import { openDatabase } from '../../../electron/gallery/connection.ts';
import { copiesOf } from '../../../electron/gallery/copies-folder.ts';
import { openGallery } from '../../../electron/gallery/gallery.ts';
import { listCopies, restoreCopy, salvageGallery } from '../../../electron/gallery/mend.ts';
import { temporaryFolder } from '../../support/folders.ts';
import { shipped, temporaryGallery } from '../../support/gallery.ts';
import { consent, sampleRecord, unitVector } from '../../support/samples.ts';
import { seeded } from '../../support/seeded.ts';
import { NO_DISK, smallDisk } from '../../support/small-disk.ts';
import { skipFor } from '../../support/needing.ts';

const key = Buffer.alloc(32, 7);
const PAGE = 4096;
const at = new Date(1_800_000_000_000);

/** A closed gallery of forty people with two samples each, its copies, and what puts it right. */
async function filled() {
  const { gallery, folder, file } = await temporaryGallery(key);
  for (let i = 0; i < 40; i++) {
    await gallery.enroll(`Person ${i}`, consent, [sampleRecord(2 * i), sampleRecord(2 * i + 1)]);
  }
  await gallery.copies.make(3, at);
  await gallery.enroll('Latecomer', consent, [sampleRecord(200)]);
  await gallery.close();
  const patient = { file, key, keyIsKnown: true, shipped };
  const open = () => openGallery(patient);
  /** Changes one bit of some pages. */
  const damage = (pages: readonly number[], offset = 2000): void => {
    const bytes = readFileSync(file);
    for (const page of pages) bytes[(page - 1) * PAGE + offset]! ^= 1;
    writeFileSync(file, bytes);
  };
  const pagesOf = (name: string, type: string): number[] => {
    const database = openDatabase(file, key);
    const pages = database
      .prepare<[string, string], number>(
        'SELECT pageno FROM dbstat WHERE name = ? AND pagetype = ? ORDER BY pageno',
      )
      .pluck()
      .all(name, type);
    database.close();
    return pages;
  };
  return { folder, file, patient, open, damage, pagesOf };
}

const names = async (gallery: Gallery) => (await gallery.people()).map(({ name }) => name);

describe('restoring', () => {
  test('a copy takes the place of a damaged gallery, which is kept as it is', async () => {
    const { file, patient, open, damage } = await filled();
    damage([1]);
    const broken = readFileSync(file);
    await expect(open()).rejects.toMatchObject({ code: 'GalleryDamaged' });
    const [copy] = listCopies(patient);
    expect(copy).toMatchObject({ at, counts: { people: 40, samples: 80 } });
    const mended = await restoreCopy(patient, copy!.file, at);
    expect(mended).toMatchObject({ people: 40, samples: 80 });
    expect(readFileSync(mended.aside!)).toEqual(broken);
    const gallery = await open();
    expect(await names(gallery)).not.toContain('Latecomer');
    expect(gallery.active().nearest(unitVector(6), 1)[0]!.person).toBe('Person 3');
    await gallery.check();
    expect(gallery.copies.list()).toMatchObject([{ at }]);
    await gallery.close();
  });

  test('a gallery that is gone is not taken for a new one as long as it has copies', async () => {
    const { file, patient, open } = await filled();
    rmSync(file);
    await expect(open()).rejects.toMatchObject({ code: 'GalleryDamaged', flaw: 'fileMissing' });
    expect(existsSync(file)).toBe(false);
    const { aside } = await restoreCopy(patient, listCopies(patient)[0]!.file, at);
    expect(aside).toBeNull();
    const gallery = await open();
    expect(await gallery.people()).toHaveLength(40);
    await gallery.close();
  });

  test('a copy that is damaged, or of another key, or not there, changes nothing', async () => {
    const { folder, file, patient } = await filled();
    const before = readFileSync(file);
    const copy = copiesOf(file)[0]!.file;
    const bytes = readFileSync(copy);
    bytes[20 * PAGE + 50]! ^= 1;
    writeFileSync(copy, bytes);
    await expect(restoreCopy(patient, copy, at)).rejects.toMatchObject({
      code: 'GalleryDamaged',
      subject: copy,
    });
    const other = await temporaryGallery(Buffer.alloc(32, 8));
    await other.gallery.close();
    await expect(restoreCopy(patient, other.file, at)).rejects.toMatchObject({
      code: 'GalleryLocked',
    });
    await expect(restoreCopy(patient, join(folder, 'nothing'), at)).rejects.toMatchObject({
      code: 'NoSuchCopy',
    });
    expect(readFileSync(file)).toEqual(before);
    expect(readdirSync(folder).toSorted()).toEqual(['copies', 'gallery.db']);
  });
});

describe('a copy from which a removed person could not be erased', () => {
  /** Its copy lies there still, as where Kith may not remove it. */
  async function undeleted() {
    const made = await filled();
    const [copy] = copiesOf(made.file);
    const elsewhere = join(temporaryFolder(), 'copy.db');
    copyFileSync(copy!.file, elsewhere);
    const gallery = await made.open();
    await gallery.remove(1);
    await gallery.close();
    copyFileSync(elsewhere, copy!.file);
    return { ...made, copy: copy!.file, elsewhere };
  }

  test('is marked, and restored only if that is wanted', async () => {
    const { patient, copy, elsewhere, open } = await undeleted();
    expect(listCopies(patient)).toMatchObject([{ holdsRemoved: true, counts: { people: 40 } }]);
    for (const file of [copy, elsewhere]) {
      await expect(restoreCopy(patient, file, at)).rejects.toMatchObject({
        code: 'CopyHoldsRemoved',
        subject: file,
      });
    }
    expect(await restoreCopy(patient, copy, at, true)).toMatchObject({ people: 40 });
    // It has to go as before.
    expect(listCopies(patient)).toMatchObject([{ holdsRemoved: true }]);
    const gallery = await open();
    expect(await names(gallery)).toContain('Person 0');
    expect(gallery.copies.list()).toEqual([]);
    await gallery.close();
  });

  test('is marked also where the gallery’s first page is damaged', async () => {
    const { patient, damage } = await undeleted();
    damage([1]);
    expect(listCopies(patient)).toMatchObject([{ holdsRemoved: true }]);
  });

  test('is none that salvaging makes good again', async () => {
    const { patient } = await undeleted();
    await salvageGallery(patient, at);
    expect(listCopies(patient)).toMatchObject([{ holdsRemoved: true }]);
  });

  test('a copy has as many erasures as the gallery, whatever it leaves out', async () => {
    const { gallery, file, open } = await temporaryGallery(key);
    await gallery.enroll('Ada', consent, [sampleRecord(1)]);
    for (let i = 0; i < 3; i++) await gallery.record('unknown', at, null);
    await gallery.hideActivity();
    await gallery.copies.make(3, at);
    const elsewhere = join(temporaryFolder(), 'copy.db');
    copyFileSync(copiesOf(file)[0]!.file, elsewhere);
    await gallery.remove(1);
    await gallery.close();
    await (await open()).close();
    const patient = { file, key, keyIsKnown: true, shipped };
    await expect(restoreCopy(patient, elsewhere, at)).rejects.toMatchObject({
      code: 'CopyHoldsRemoved',
    });
  });
});

test('a key that fits its note and opens neither gallery nor copies may be another one’s', async () => {
  const { folder, file, patient } = await filled();
  const other = { ...patient, key: Buffer.alloc(32, 8) };
  const [copy] = copiesOf(file);
  const before = readdirSync(folder);
  const inDoubt = (subject: string) => ({ code: 'KeyOrDamage', subject });
  await expect(openGallery({ ...other, shipped })).rejects.toMatchObject(inDoubt(file));
  await expect(restoreCopy(other, copy!.file, at)).rejects.toMatchObject(inDoubt(copy!.file));
  await expect(salvageGallery(other, at)).rejects.toMatchObject({
    code: 'NothingSalvaged',
    subject: file,
    message: expect.not.stringContaining('gallery.db.'),
  });
  expect(readdirSync(folder)).toEqual(before);
  expect(listCopies(patient)).toMatchObject([{ counts: { people: 40 } }]);
});

test('copies that cannot be written are read all the same', async (context) => {
  const disk = smallDisk(8000) ?? skipFor(context, NO_DISK);
  const { folder, patient } = await filled();
  cpSync(folder, disk.folder, { recursive: true });
  disk.remount('ro');
  const there = { ...patient, file: join(disk.folder, 'gallery.db') };
  expect(listCopies(there)).toMatchObject([
    { counts: { people: 40, samples: 80 }, holdsRemoved: false },
  ]);
  await expect(restoreCopy(there, listCopies(there)[0]!.file, at)).rejects.toMatchObject({
    code: 'DiskReadOnly',
    subject: there.file,
  });
});

describe('salvaging', () => {
  test('a damaged picture costs that picture, and nothing else', async () => {
    const { file, patient, open, damage, pagesOf } = await filled();
    damage([pagesOf('samples', 'overflow')[40]!]);
    const broken = readFileSync(file);
    const { people, samples, lost, aside } = await salvageGallery(patient, at);
    expect({ people, samples, lost }).toEqual({
      people: 41,
      samples: 81,
      lost: { people: [], fewer: [], samples: 0, unknown: 0, pictures: 1, renamed: [], others: [] },
    });
    expect(readFileSync(aside!)).toEqual(broken);
    expect(statSync(file).mode & 0o077).toBe(0);
    const gallery = await open();
    await gallery.check();
    expect(await names(gallery)).toContain('Latecomer');
    expect(gallery.active().nearest(unitVector(6), 1)[0]!.person).toBe('Person 3');
    for (const { portrait } of await gallery.people()) {
      expect(await gallery.picture(portrait!)).toHaveLength(20_000);
    }
    await gallery.enroll('Newcomer', consent, [sampleRecord(300)]);
    await gallery.close();
  });

  test('people whose lines are damaged keep their samples and the name they are found by', async () => {
    const { patient, open, damage, pagesOf } = await filled();
    damage(pagesOf('people', 'leaf'));
    expect(await salvageGallery(patient, at)).toMatchObject({ people: 41, samples: 81 });
    const gallery = await open();
    expect(await names(gallery)).toContain('person 3');
    await gallery.close();
  });

  test('a damaged note costs that note and is told of; other notes, ids and groups are there', async () => {
    const { patient, open, damage, pagesOf } = await filled();
    const before = await open();
    const people = await before.people();
    // Longer than a page.
    const long = (id: number) => `Note ${id}: ${'注'.repeat(1900)}`;
    for (const { id } of people) {
      await before.describe(id, { note: long(id), externalId: `id-${id}` });
    }
    const all = people.map(({ id }) => id);
    const group = await before.groups.add('Class 7', 'red', all);
    await before.close();
    damage([pagesOf('person_details', 'overflow')[10]!]);
    const { lost } = await salvageGallery(patient, at);
    expect(lost).toMatchObject({ people: [], samples: 0, others: ['notes and IDs'] });
    const gallery = await open();
    const saved = await gallery.people();
    expect(saved.filter(({ note }) => note === '')).toHaveLength(1);
    for (const { id, note, externalId, groups } of saved) {
      expect({ note, externalId, groups }).toEqual({
        note: note === '' ? '' : long(id),
        externalId: note === '' ? null : `id-${id}`,
        groups: [group.id],
      });
    }
    expect(await gallery.groups.list()).toEqual([group]);
    await gallery.close();
  });

  test.each([10, 17, 1000, 4090])(
    'a first page that is damaged at byte %i is read all the same',
    async (offset) => {
      const { patient, open, damage } = await filled();
      damage([1], offset);
      await expect(open()).rejects.toMatchObject({ code: 'GalleryDamaged' });
      expect(await salvageGallery(patient, at)).toMatchObject({
        people: 41,
        samples: 81,
        lost: {
          people: [],
          fewer: [],
          samples: 0,
          unknown: 0,
          pictures: 0,
          renamed: [],
          others: [],
        },
      });
      await (await open()).close();
    },
  );

  test('damage anywhere: what is saved opens, is whole, and nothing is made up', async () => {
    const random = seeded(4);
    const { file, patient, open, pagesOf } = await filled();
    const good = readFileSync(file);
    // Anywhere but where it says which tables there are: without that nothing is found in the rest.
    const spared = new Set([
      ...pagesOf('sqlite_schema', 'internal'),
      ...pagesOf('sqlite_schema', 'leaf'),
    ]);
    expect(spared).toContain(1);
    for (let round = 0; round < 12; round++) {
      const bytes = Buffer.from(good);
      for (let i = 0; i < 5;) {
        const place = Math.floor(random() * bytes.length);
        if (spared.has(Math.floor(place / PAGE) + 1)) continue;
        bytes[place]! ^= 1;
        i++;
      }
      writeFileSync(file, bytes);
      const { people } = await salvageGallery(patient, new Date(at.getTime() + round));
      const gallery = await open();
      await gallery.check();
      expect(await gallery.people()).toHaveLength(people);
      expect(people).toBeGreaterThan(20);
      await gallery.close();
    }
  });

  test('where nothing can be read that is said, and nothing changes', async () => {
    const { folder, file, patient } = await filled();
    const bytes = readFileSync(file).fill(0x5a, 24);
    writeFileSync(file, bytes);
    await expect(salvageGallery(patient, at)).rejects.toMatchObject({
      code: 'NothingSalvaged',
      subject: file,
    });
    await expect(salvageGallery({ ...patient, keyIsKnown: false }, at)).rejects.toMatchObject({
      code: 'GalleryLocked',
    });
    expect(readFileSync(file)).toEqual(bytes);
    expect(readdirSync(folder).toSorted()).toEqual(['copies', 'gallery.db']);
  });
});
