import { mkdirSync, readdirSync, readFileSync, rmdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { openConnection } from '../../../electron/gallery/connection.ts';
import { temporaryFolder } from '../../support/folders.ts';
import { temporaryGallery } from '../../support/gallery.ts';
import type { Gallery } from '../../../electron/core/ports/index.ts';
import { forgetAll, removeSample, rename } from '../../support/repairs.ts';
import {
  chipOf,
  consent,
  draftDetails,
  draftSample,
  newVersion,
  sampleRecord,
  unitVector,
} from '../../support/samples.ts';

const key = Buffer.alloc(32, 7);
const later = new Date(1_800_000_000_000);

describe('erasure', () => {
  /** All bytes of the database, its log and whatever else lies in the folder. */
  const everyByte = (folder: string) =>
    Buffer.concat(
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .map((name) => join(folder, name))
        .filter((file) => statSync(file).isFile())
        .map((file) => readFileSync(file)),
    );
  const traces = (name: string, seed: number) => [
    Buffer.from(name),
    Buffer.from(name.toLowerCase()),
    Buffer.from(chipOf(seed)).subarray(5000, 5040),
    Buffer.from(chipOf(seed)).subarray(19_900, 19_940),
    Buffer.from(unitVector(seed).buffer).subarray(0, 16),
    Buffer.from(unitVector(seed).buffer).subarray(480, 512),
  ];

  test('many who are removed are erased together: what they leave beside the tables is erased once', async () => {
    const { gallery, folder } = await temporaryGallery();
    const people = [];
    for (let i = 0; i < 30; i++) {
      people.push(await gallery.enroll(`Zebedee ${i}`, consent, [sampleRecord(50 + i)]));
    }
    const other = await gallery.enroll('Other', consent, [sampleRecord(7)]);
    for (const { id } of people) await gallery.repairs.beginRemoval(id, later);
    await gallery.repairs.keepPerson(people[3]!.id);
    const pragma = vi.spyOn(Database.prototype, 'pragma');
    onTestFinished(() => pragma.mockRestore());
    const ids = [...people.map(({ id }) => id), other.id, 999];
    expect(await gallery.repairs.finishRemovals(ids)).toBe(29);
    const emptied = pragma.mock.calls.filter(([what]) => what.startsWith('wal_checkpoint'));
    expect(emptied).toHaveLength(1);
    expect((await gallery.people()).map(({ name }) => name)).toEqual(['Other', 'Zebedee 3']);
    for (const trace of traces('Zebedee 29', 79)) {
      expect(everyByte(folder).includes(trace)).toBe(false);
    }
    expect(await gallery.repairs.finishRemovals(ids)).toBe(0);
  });

  test('removing a person leaves no byte of their name, chips or embeddings', async () => {
    const { gallery, folder } = await temporaryGallery();
    for (let i = 0; i < 8; i++) await gallery.enroll(`Other ${i}`, consent, [sampleRecord(50 + i)]);
    const { id } = await gallery.enroll('Zebedee Quartermain', consent, [
      sampleRecord(7),
      sampleRecord(8),
    ]);
    await rename(gallery, id, 'Zachariah Quillfeather', later);
    for (const trace of traces('Zachariah Quillfeather', 7)) {
      expect(everyByte(folder).includes(trace)).toBe(true);
    }
    await gallery.remove(id);
    for (const name of ['Zebedee Quartermain', 'Zachariah Quillfeather']) {
      for (const trace of [...traces(name, 7), ...traces(name, 8)]) {
        expect(everyByte(folder).includes(trace)).toBe(false);
      }
    }
    expect(statSync(join(folder, 'gallery.db-wal')).size).toBe(0);
    expect(await gallery.people()).toHaveLength(8);
  });

  test('a face as it was seen leaves no byte with the person, with the list, or when the next Kith opens', async () => {
    const { gallery, folder, open } = await temporaryGallery();
    const small = (seed: number) => Uint8Array.from(chipOf(seed).subarray(0, 9000));
    const isThere = (seed: number) =>
      [40, 8900].some((place) =>
        everyByte(folder).includes(Buffer.from(small(seed)).subarray(place, place + 40)),
      );
    const { id } = await gallery.enroll('Ada', consent, [sampleRecord(1)]);
    await gallery.record('recognized', later, { personId: id, score: 0.97 }, small(7));
    const line = await gallery.record('unknown', later, null, small(8));
    await gallery.record('unknown', later, null, small(9));
    await gallery.attribute(line!, id);
    expect([7, 8, 9].map(isThere)).toEqual([true, true, true]);
    await gallery.remove(id);
    expect([7, 8, 9].map(isThere)).toEqual([false, false, true]);
    await gallery.hideActivity();
    expect(isThere(9)).toBe(true);
    await gallery.eraseHiddenActivity();
    expect(isThere(9)).toBe(false);

    await gallery.record('unknown', later, null, small(10));
    await gallery.hideActivity();
    await gallery.close();
    expect(isThere(10)).toBe(false);
    const again = await open();
    expect(await again.activity(10)).toEqual([]);
    await again.close();
  });

  test('what is written beside a name leaves no byte with the person, whoever was merged into them included, nor once it is replaced', async () => {
    const { gallery, folder } = await temporaryGallery();
    const isThere = (...texts: string[]) =>
      texts.map((text) => everyByte(folder).includes(Buffer.from(text)));
    const ada = await gallery.enroll('Ada', consent, [sampleRecord(1)]);
    const bob = await gallery.enroll('Bob', consent, [sampleRecord(2)]);
    const eve = await gallery.enroll('Eve', consent, [sampleRecord(3)]);
    // Longer than a page, so that it lies in several.
    const long = (word: string) => `${word} `.repeat(200);
    await gallery.describe(ada.id, { note: long('Quartermain-note'), externalId: 'id-of-zebedee' });
    await gallery.describe(bob.id, { note: long('Quillfeather-note'), externalId: 'id-of-xerxes' });
    await gallery.copies.make(3, later);
    expect(
      isThere('Quartermain-note', 'id-of-zebedee', 'Quillfeather-note', 'id-of-xerxes'),
    ).toEqual([true, true, true, true]);
    expect(gallery.copies.list()).toHaveLength(1);

    await gallery.describe(ada.id, { note: `${long('Quartermain-note')} and more` });
    expect(gallery.copies.list()).toHaveLength(1);
    await gallery.describe(ada.id, { note: 'Pennyworth-note', externalId: 'id-of-sidney' });
    expect(gallery.copies.list()).toHaveLength(0);
    expect(isThere('Quartermain-note', 'id-of-zebedee', 'Pennyworth-note')).toEqual([
      false,
      false,
      true,
    ]);

    const group = await gallery.groups.add('Thistlewood-group', 'teal', [ada.id, bob.id, eve.id]);
    await gallery.repairs.merge(
      { into: ada.id, from: bob.id, name: 'into', consent: 'into' },
      later,
    );
    expect(isThere('Quillfeather-note', 'id-of-xerxes')).toEqual([true, true]);
    await gallery.remove(ada.id);
    expect(isThere('Quillfeather-note', 'id-of-xerxes', 'Pennyworth-note', 'id-of-sidney')).toEqual(
      [false, false, false, false],
    );
    expect(await gallery.groups.list()).toMatchObject([{ name: 'Thistlewood-group', people: 1 }]);

    await gallery.groups.change(group.id, { name: 'Bramblewick-group' });
    expect(isThere('Thistlewood-group', 'Bramblewick-group')).toEqual([false, true]);
    await gallery.groups.remove(group.id);
    expect(isThere('Bramblewick-group')).toEqual([false]);
    await gallery.close();
  });

  test('removing one sample leaves no byte of it once that is forgotten', async () => {
    const { gallery, folder } = await temporaryGallery();
    const { id } = await gallery.enroll('Ada', consent, [sampleRecord(7), sampleRecord(8)]);
    await removeSample(gallery, id, (await gallery.samples(id))[1]!.id);
    expect(everyByte(folder).includes(traces('Ada', 8)[2]!)).toBe(true);
    await forgetAll(gallery);
    for (const trace of traces('Nobody', 8)) expect(everyByte(folder).includes(trace)).toBe(false);
    expect(everyByte(folder).includes(traces('Ada', 7)[2]!)).toBe(true);
  });

  test('who is removed leaves no byte in what could be undone, nor does whoever was merged into them', async () => {
    const { gallery, folder, open } = await temporaryGallery();
    await gallery.enroll('Bob', consent, [sampleRecord(50)]);
    const { id } = await gallery.enroll('Zebedee Quartermain', consent, [
      sampleRecord(7),
      sampleRecord(8),
      sampleRecord(9),
    ]);
    const other = await gallery.enroll('Zachariah Quillfeather', consent, [
      sampleRecord(10),
      sampleRecord(11),
    ]);
    const [seventh, eighth] = await gallery.samples(id);
    const [tenth] = await gallery.samples(other.id);
    await gallery.repairs.remove(id, [seventh!.id], later);
    await gallery.repairs.setAside(id, [eighth!.id], later);
    await gallery.repairs.remove(other.id, [tenth!.id], later);
    await rename(gallery, other.id, 'Xerxes Pennyworth');
    await gallery.repairs.merge({ into: id, from: other.id, name: 'into', consent: 'into' }, later);
    const names = ['Zebedee Quartermain', 'Zachariah Quillfeather', 'Xerxes Pennyworth'];
    const marks = names.flatMap((name) => [7, 8, 9, 10, 11].flatMap((seed) => traces(name, seed)));
    for (const mark of marks.filter((_, i) => i % 6 !== 1)) {
      expect(everyByte(folder).includes(mark)).toBe(true);
    }
    // Kith ends in the moment in which they could be kept: the next one erases them.
    await gallery.repairs.beginRemoval(id, later);
    await gallery.close();
    for (const mark of marks) expect(everyByte(folder).includes(mark)).toBe(false);
    const again = await open();
    expect(await again.repairs.list()).toEqual([]);
    expect(await again.people()).toHaveLength(1);
    await again.close();
  });

  /** The ends of a draft, with whose it is: somebody new's, or Ada's. */
  const ends: readonly [
    string,
    number | null,
    (gallery: Gallery, draft: number) => Promise<unknown>,
  ][] = [
    ['discarded', null, (gallery, draft) => gallery.drafts.remove(draft)],
    ['a day old', null, (gallery) => gallery.drafts.removeBefore(new Date(later.getTime() + 1))],
    ['saved', null, (gallery, draft) => gallery.enroll('Bob', consent, [sampleRecord(2)], draft)],
    ['of a person who is removed', 1, (gallery) => gallery.remove(1)],
  ];
  test.each(ends)('a draft that is %s leaves no byte', async (_, whose, end) => {
    const { gallery, folder } = await temporaryGallery();
    await gallery.enroll('Ada', consent, [sampleRecord(1)]);
    const draft = await gallery.drafts.begin(whose, draftDetails('Zebedee Quartermain'), later);
    for (const seed of [7, 8]) await gallery.drafts.addSample(draft, draftSample(seed), later);
    const marks = [7, 8].flatMap((seed) => [
      Buffer.from(chipOf(seed)).subarray(5000, 5040),
      Buffer.from(chipOf(seed)).subarray(19_900, 19_940),
    ]);
    for (const mark of [Buffer.from('Zebedee Quartermain'), ...marks]) {
      expect(everyByte(folder).includes(mark)).toBe(true);
    }
    await end(gallery, draft);
    for (const mark of [Buffer.from('Zebedee Quartermain'), ...marks]) {
      expect(everyByte(folder).includes(mark)).toBe(false);
    }
  });

  test('with encryption no plain text is in any file at any time', async () => {
    const { gallery, folder } = await temporaryGallery(key);
    const { id } = await gallery.enroll('Zebedee Quartermain', consent, [sampleRecord(7)]);
    const draft = await gallery.drafts.begin(id, draftDetails('Zebedee Quartermain'), later);
    await gallery.drafts.addSample(draft, draftSample(8), later);
    const plain = [
      ...traces('Nobody', 8),
      ...traces('Zebedee Quartermain', 7),
      Buffer.from('SQLite format 3'),
      Buffer.from('CREATE TABLE'),
      Buffer.from(consent.wording),
    ];
    for (const trace of plain) expect(everyByte(folder).includes(trace)).toBe(false);
    await gallery.remove(id);
    await gallery.close();
    for (const trace of plain) expect(everyByte(folder).includes(trace)).toBe(false);
  });

  test('removing a person leaves no byte of their features or their place on a map', async () => {
    const { gallery, folder } = await temporaryGallery();
    await gallery.enroll('Bob', consent, [sampleRecord(2)]);
    const ada = await gallery.enroll('Ada', consent, [sampleRecord(1)]);
    const { sampleId } = (await gallery.training.samples()).find(
      ({ personId }) => personId === ada.id,
    )!;
    const vector = unitVector(4711);
    await gallery.training.addFeatures('face', [{ sampleId, copy: 'dark #1', vector }]);
    await gallery.versions.insert(
      { ...newVersion(7, [ada.id]), points: [{ sampleId, before: [0.1, 0.2], after: [0.3, 0.4] }] },
      later,
    );
    expect(await gallery.versions.map(2)).toHaveLength(1);
    const bytes = Buffer.from(vector.buffer);
    const isThere = () =>
      readdirSync(folder).some((file) =>
        readFileSync(join(folder, file)).includes(bytes.subarray(0, 64)),
      );
    expect(isThere()).toBe(true);
    await gallery.remove(ada.id);
    expect(isThere()).toBe(false);
    expect(await gallery.versions.map(2)).toEqual([]);
  });

  test('a log that is in use and a copy that cannot be removed are said, hold up nothing else, and are erased later', () => {
    const folder = temporaryFolder();
    const file = join(folder, 'gallery.db');
    const db = openConnection(file, null);
    onTestFinished(() => void db.close());
    const insert = db.prepare<[string, string]>(
      'INSERT INTO people (name, name_key, enrolled_at) VALUES (?, ?, 0)',
    );
    for (const name of ['Zebedee Quartermain', 'Ada']) insert.run(name, name.toLowerCase());
    db.pragma('wal_checkpoint(TRUNCATE)');
    db.prepare("DELETE FROM people WHERE name LIKE 'Zebedee%'").run();
    const isThere = () => everyByte(folder).includes(Buffer.from('Zebedee Quartermain'));

    const reading = db.prepare('SELECT * FROM people').iterate();
    reading.next();
    writeFileSync(`${file}.schema-1`, 'Zebedee Quartermain');
    db.erasure.finish();
    expect(db.erasure.failure()).toMatchObject({ code: 'NotErased', subject: `${file}-wal` });
    expect(readdirSync(folder)).not.toContain('gallery.db.schema-1');
    expect(isThere()).toBe(true);

    reading.return!();
    mkdirSync(`${file}.schema-1`);
    writeFileSync(`${file}.schema-2`, 'Zebedee Quartermain');
    db.erasure.finish();
    const subject = `${file}.schema-1`;
    expect(db.erasure.failure()).toMatchObject({ code: 'NotErased', subject });
    rmdirSync(`${file}.schema-1`);
    expect(isThere()).toBe(false);

    db.erasure.finish();
    expect(db.erasure.failure()).toBeNull();
  });

  test('what a Kith that was killed as it read a damaged gallery has left goes with the next start, and with each erasure', async () => {
    const { gallery, folder, file, open } = await temporaryGallery(key);
    const { id } = await gallery.enroll('Zebedee Quartermain', consent, [sampleRecord(7)]);
    const leave = () => {
      for (const ending of ['', '-wal', '-shm']) writeFileSync(`${file}.read${ending}`, 'any');
    };
    leave();
    await gallery.remove(id);
    const left = () => readdirSync(folder).filter((name) => name.includes('.read'));
    expect(left()).toEqual([]);
    await gallery.close();
    leave();
    await (await open()).close();
    expect(left()).toEqual([]);
  });
});
