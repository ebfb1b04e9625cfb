import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { BundleChoice } from '../../../../electron/contract/index.ts';
import { encodeChip } from '../../../../electron/core/importing/chip-jpeg.ts';
import type { Gallery, SampleRecord } from '../../../../electron/core/ports/index.ts';
import { openConnection } from '../../../../electron/gallery/connection.ts';
import { openGallery } from '../../../../electron/gallery/gallery.ts';
import { collected, inPieces } from '../../../support/bytes.ts';
import { shipped } from '../../../support/gallery.ts';
import { testKith } from '../../../support/kith.ts';
import {
  consent,
  newVersion,
  pictureOf,
  sampleRecord,
  unitVector,
} from '../../../support/samples.ts';
import '../../../support/seed.ts';

const PASSPHRASE = 'correct horse';
const everything: BundleChoice = { people: null, pictures: true };
type Made = Awaited<ReturnType<typeof testKith>>;

/** A sample with a picture that can be looked at, near those of the same person. */
async function sample(seed: number, person: number): Promise<SampleRecord> {
  const common = unitVector(person);
  const own = unitVector(1000 + seed);
  const mixed = common.map((value, i) => value + 0.2 * own[i]!);
  const norm = Math.hypot(...mixed);
  return {
    ...sampleRecord(seed, await encodeChip(await pictureOf(seed).bytes())),
    embedding: mixed.map((value) => value / norm),
  };
}

/** A Kith with two people, of whom one has two samples. */
async function filled(): Promise<Made> {
  const made = await testKith();
  await made.gallery.enroll('Ada', consent, [await sample(1, 1), await sample(2, 1)]);
  await made.gallery.enroll('Grace', { acceptedAt: new Date(1_700_000_100_000), wording: 'Yes.' }, [
    await sample(3, 2),
  ]);
  return made;
}

const written = ({ kith }: Made, choice = everything): Promise<Uint8Array> =>
  collected(kith.bundles.write(choice, PASSPHRASE));
const opened = ({ kith }: Made, bytes: Uint8Array, passphrase = PASSPHRASE) =>
  kith.bundles.open(inPieces(bytes, 5000), passphrase);

/** All that a bundle holds of people. */
async function contents(gallery: Gallery) {
  const people = await gallery.people();
  const groups = await gallery.groups.list();
  return Promise.all(
    people.map(async ({ id, name, enrolledAt, note, externalId, groups: theirs }) => ({
      name,
      enrolledAt,
      note,
      externalId,
      groups: groups
        .filter((group) => theirs.includes(group.id))
        .map((group) => ({ name: group.name, color: group.color })),
      consent: await gallery.consent(id),
      portrait: await gallery.portraitIsChosen(id),
      samples: await Promise.all(
        (await gallery.samples(id)).map(async ({ id: sampleId }) =>
          gallery.bundles.sample(sampleId, gallery.activeId()),
        ),
      ),
    })),
  );
}

test('people, consent, pictures, embeddings and what was said of them arrive as they were', async () => {
  const from = await filled();
  await from.kith.people.describe(1, { note: 'By the\nwindow', externalId: 'A-1' });
  await from.kith.groups.add('Choir', 'teal', [1, 2]);
  await from.kith.groups.add('Basses', 'red', [2]);
  await from.gallery.choosePortrait(1, 2);
  await from.gallery.vouch(1, true);
  const to = await testKith();
  const bundle = await opened(to, await written(from));
  expect(await bundle.preview()).toMatchObject({
    everybody: true,
    pictures: true,
    samples: 3,
    people: [
      { name: 'Ada', kind: 'new', as: 'Ada', samples: 2, known: 0 },
      { name: 'Grace', kind: 'new', as: 'Grace', samples: 1, known: 0 },
    ],
    toEmbed: { merging: 0, replacing: 0 },
    here: { people: 0, samples: 0 },
  });
  expect(await to.gallery.people()).toEqual([]);
  expect(await bundle.merge()).toMatchObject({ added: 2, extended: 0, samples: 3, known: 0 });
  expect(await contents(to.gallery)).toEqual(await contents(from.gallery));
  // They are recognized at once.
  expect(to.gallery.active().nearest(unitVector(1), 1)[0]?.person).toBe('Ada');
});

test('groups of the same name are one, an id that somebody else here has is left out, and what is written here stays', async () => {
  const from = await filled();
  await from.kith.people.describe(1, { note: 'there', externalId: 'A-1' });
  await from.kith.people.describe(2, { note: 'there', externalId: 'G-1' });
  await from.kith.groups.add('choir', 'teal', [1, 2]);
  await from.kith.groups.add('Nobody’s', 'teal', []);
  const to = await testKith();
  await to.gallery.enroll('Ada', consent, [await sample(1, 1)]);
  await to.gallery.enroll('Mary', consent, [await sample(30, 7)]);
  await to.kith.people.describe(1, { note: 'here', externalId: 'A-0' });
  await to.kith.people.describe(2, { externalId: 'G-1' });
  await to.kith.groups.add('Choir', 'red', [2]);
  const bundle = await opened(to, await written(from));
  expect((await bundle.preview()).people).toMatchObject([
    { kind: 'same', idTaken: false },
    { kind: 'new', idTaken: true },
  ]);
  await bundle.merge();
  expect(await contents(to.gallery)).toMatchObject([
    { name: 'Ada', note: 'here', externalId: 'A-0', groups: [] },
    { name: 'Grace', note: 'there', externalId: null, groups: [{ name: 'Choir', color: 'red' }] },
    { name: 'Mary', externalId: 'G-1', groups: [{ name: 'Choir' }] },
  ]);
  expect((await to.gallery.groups.list()).map(({ name }) => name)).toEqual(['Choir']);
});

test('what somebody here lacks is filled, and shown before; nothing is overwritten, and no id is taken from anybody', async () => {
  const from = await filled();
  await from.kith.people.describe(1, { note: 'there', externalId: 'A-1' });
  await from.kith.people.describe(2, { note: 'there', externalId: 'G-1' });
  const before = await testKith();
  await before.gallery.enroll('Ada', consent, [await sample(1, 1), await sample(2, 1)]);
  await before.gallery.enroll('Grace', consent, [await sample(3, 2)]);
  await before.gallery.enroll('Mary', consent, [await sample(30, 7)]);
  await before.kith.people.describe(2, { note: 'here' });
  await before.kith.people.describe(3, { externalId: 'G-1' });
  await before.gallery.close();
  // As of somebody who was enrolled before agreements were kept.
  const db = openConnection(before.file, null);
  db.prepare('DELETE FROM consents WHERE person_id = 1').run();
  db.close();
  const gallery = await openGallery({ file: before.file, key: null, shipped });
  const to = await testKith(undefined, undefined, { ...before, gallery });
  const bundle = await opened(to, await written(from));
  expect((await bundle.preview()).people).toMatchObject([
    { kind: 'same', fills: ['consent', 'note', 'id'] },
    { kind: 'same', fills: [] },
  ]);
  expect(await bundle.merge()).toMatchObject({ added: 0, extended: 0, samples: 0, filled: 1 });
  expect(await contents(to.gallery)).toMatchObject([
    { name: 'Ada', note: 'there', externalId: 'A-1', consent },
    { name: 'Grace', note: 'here', externalId: null, consent },
    { name: 'Mary', note: '', externalId: 'G-1' },
  ]);
  // No picture of theirs is new.
  const kinds = (await to.kith.activity.list(10)).map(({ kind }) => kind);
  expect(kinds).not.toContain('extended');
});

test('one bundle is imported at a time: what is open is left alone, and another one waits', async () => {
  const from = await filled();
  const bytes = await written(from);
  const to = await testKith();
  const bundle = await opened(to, bytes);
  await expect(opened(to, bytes)).rejects.toMatchObject({ code: 'ImportRunning' });
  expect(await bundle.merge()).toMatchObject({ added: 2 });
  const again = await opened(to, bytes);
  expect(await again.merge()).toMatchObject({ added: 0, known: 3 });
});

test('of some people only their groups are in a bundle', async () => {
  const from = await filled();
  await from.kith.groups.add('Choir', 'teal', [1]);
  await from.kith.groups.add('Basses', 'red', [2]);
  const to = await testKith();
  await (await opened(to, await written(from, { people: [2], pictures: true }))).replace();
  const gallery = await openGallery({ file: to.file, key: null, shipped });
  expect((await gallery.groups.list()).map(({ name }) => name)).toEqual(['Basses']);
  await gallery.close();
});

test('what is here already is known again, and nothing is added twice', async () => {
  const from = await filled();
  const bytes = await written(from);
  const before = await contents(from.gallery);
  const bundle = await opened(from, bytes);
  expect((await bundle.preview()).people).toMatchObject([
    { kind: 'same', as: 'Ada', known: 2 },
    { kind: 'same', as: 'Grace', known: 1 },
  ]);
  expect(await bundle.merge()).toMatchObject({ added: 0, extended: 0, samples: 0, known: 3 });
  expect(await contents(from.gallery)).toEqual(before);
  // Also by their embeddings, where the pictures stayed away.
  const without = await opened(from, await written(from, { people: null, pictures: false }));
  expect(await without.merge()).toMatchObject({ samples: 0, known: 3 });
});

test('somebody is known by a picture whatever they are called, and somebody else of the same name gets another', async () => {
  const from = await filled();
  const to = await testKith();
  await to.gallery.enroll('Countess', consent, [await sample(2, 1)]);
  await to.gallery.enroll('Grace', consent, [await sample(30, 7)]);
  const bundle = await opened(to, await written(from));
  expect((await bundle.preview()).people).toMatchObject([
    { name: 'Ada', kind: 'same', as: 'Countess', samples: 2, known: 1 },
    { name: 'Grace', kind: 'name taken', as: 'Grace (2)' },
  ]);
  expect(await bundle.merge()).toMatchObject({ added: 1, extended: 1, samples: 2, known: 1 });
  const people = (await to.gallery.people()).map(({ name, samples }) => ({ name, samples }));
  expect(people).toEqual([
    { name: 'Countess', samples: 2 },
    { name: 'Grace', samples: 1 },
    { name: 'Grace (2)', samples: 1 },
  ]);
});

test('a sample that does not look like the person it would be added to is not', async () => {
  const from = await testKith();
  await from.gallery.enroll('Ada', consent, [await sample(1, 1), await sample(50, 9)]);
  const to = await testKith();
  await to.gallery.enroll('Ada', consent, [await sample(1, 1)]);
  const merged = await (await opened(to, await written(from))).merge();
  expect(merged).toMatchObject({ samples: 0, known: 1, unlike: 1, unlikePeople: ['Ada'] });
});

test('somebody new who looks like somebody here is added, and both are named', async () => {
  const from = await testKith();
  await from.gallery.enroll('Bruno', consent, [await sample(50, 1)]);
  await from.gallery.enroll('Grace', consent, [await sample(51, 9)]);
  const to = await testKith();
  await to.gallery.enroll('Ada', consent, [await sample(1, 1)]);
  const merged = await (await opened(to, await written(from))).merge();
  expect(merged).toMatchObject({ added: 2, lookAlikes: [{ name: 'Bruno', like: 'Ada' }] });
});

test('a picture that was set aside is not taken again', async () => {
  const from = await filled();
  const bytes = await written(from);
  await from.gallery.repairs.setAside(1, [2], new Date());
  expect(await (await opened(from, bytes)).merge()).toMatchObject({ samples: 0, known: 3 });
});

test('one picture under a wrong name, or set aside there, makes nobody somebody else', async () => {
  const pictures = await Promise.all([1, 2, 3, 4, 5].map((seed) => sample(seed, 1)));
  const from = await testKith();
  await from.gallery.enroll('Ada', consent, pictures);
  const bytes = await written(from);
  for (const setAside of [false, true]) {
    const to = await testKith();
    const grace = await Promise.all([11, 12, 13].map((seed) => sample(seed, 2)));
    await to.gallery.enroll('Grace', consent, [pictures[0]!, ...grace]);
    if (setAside) await to.gallery.repairs.setAside(1, [1], new Date());
    const bundle = await opened(to, bytes);
    expect((await bundle.preview()).people).toMatchObject([{ kind: 'new', as: 'Ada', known: 1 }]);
    expect(await bundle.merge()).toMatchObject({ added: 1, samples: 4, known: 1 });
  }
});

test('whoever waits to be erased is nobody to be added to', async () => {
  const from = await filled();
  const bytes = await written(from);
  await from.kith.removals.begin(1);
  const bundle = await opened(from, bytes);
  expect((await bundle.preview()).people[0]).toMatchObject({ name: 'Ada', kind: 'new', known: 0 });
  expect(await bundle.merge()).toMatchObject({ added: 1, samples: 2 });
  expect((await from.gallery.people()).map(({ name }) => name)).toEqual(['Ada', 'Grace']);
});

test('in the place of a gallery, some people leave what was chosen there', async () => {
  const from = await filled();
  const to = await testKith();
  await to.gallery.saveSettings({ keepChips: false, keepActivity: false, wantedFpir: 0.003 });
  await (await opened(to, await written(from, { people: [1], pictures: true }))).replace();
  const gallery = await openGallery({ file: to.file, key: null, shipped });
  expect(await gallery.settings()).toMatchObject({
    keepChips: false,
    keepActivity: false,
    wantedFpir: 0.003,
  });
  await gallery.close();
});

test('some people, without pictures: nobody else and no setting is in it', async () => {
  const from = await filled();
  await from.gallery.saveSettings({ theme: 'dark' });
  const bytes = await written(from, { people: [2], pictures: false });
  const to = await testKith();
  const bundle = await opened(to, bytes);
  expect(await bundle.preview()).toMatchObject({
    everybody: false,
    pictures: false,
    people: [{ name: 'Grace', samples: 1 }],
  });
  await bundle.merge();
  const [person] = await to.gallery.people();
  expect(await to.gallery.samples(person!.id)).toMatchObject([{ hasChip: false }]);
  expect((await to.gallery.settings()).theme).toBe('system');
});

test('whoever was removed is in no later bundle', async () => {
  const from = await filled();
  await from.kith.removals.begin(1);
  const to = await testKith();
  const bundle = await opened(to, await written(from));
  expect((await bundle.preview()).people.map(({ name }) => name)).toEqual(['Grace']);
  await bundle.close();
});

test('what is removed or moved while a bundle is written ends it', async () => {
  for (const change of [
    (gallery: Gallery) => gallery.remove(2),
    (gallery: Gallery) => gallery.repairs.move(1, [1], 2, new Date()),
  ]) {
    const from = await filled();
    const pieces = from.kith.bundles.write(everything, PASSPHRASE);
    await pieces.next();
    await change(from.gallery);
    await expect(collected(pieces)).rejects.toMatchObject({ code: 'GalleryChanged' });
  }
});

test('replacing leaves what was in the bundle, and a copy of what was here', async () => {
  const from = await filled();
  await from.gallery.saveSettings({ theme: 'dark', copiesKept: 5, updates: true });
  const bytes = await written(from);
  const to = await testKith();
  await to.gallery.enroll('Eve', consent, [await sample(9, 5)]);
  await to.gallery.saveSettings({ copiesKept: 0 });
  const bundle = await opened(to, bytes);
  expect(await bundle.replace()).toEqual({ people: 2, samples: 3, toEmbed: 0, copied: true });
  const open = () => openGallery({ file: to.file, key: null, shipped });
  const gallery = await open();
  expect(await contents(gallery)).toEqual(await contents(from.gallery));
  expect(await gallery.settings()).toMatchObject({ theme: 'dark', copiesKept: 5, updates: false });
  const [copy] = gallery.copies.list();
  expect(copy).toMatchObject({ holdsRemoved: false });
  await gallery.close();
  const [name] = readdirSync(join(to.folder, 'copies'));
  const before = await openGallery({ file: join(to.folder, 'copies', name!), key: null, shipped });
  expect((await before.people()).map((person) => person.name)).toEqual(['Eve']);
  await before.close();
});

test('versions come along once they were seen to work', async () => {
  const from = await filled();
  const version = await from.gallery.versions.insert(
    { ...newVersion(3), statistics: shipped.statistics },
    new Date(1_700_000_000_000),
  );
  const bytes = await written(from);
  const to = await testKith();
  const bundle = await opened(to, bytes);
  expect(await bundle.preview()).toMatchObject({ newVersions: 1 });
  expect(await bundle.merge()).toMatchObject({ versions: 1 });
  expect(await to.gallery.versions.all()).toMatchObject([
    { name: version.name, origin: 'imported', verdict: null, weightsSha256: version.weightsSha256 },
    { origin: 'shipped', active: true },
  ]);
  // One whose statistics are of no faces is refused, and all with it.
  const bad = await filled();
  await bad.gallery.versions.insert(
    { ...newVersion(4), statistics: { from: 0, step: 0.1, counts: [10] } },
    new Date(),
  );
  const untouched = await testKith();
  await expect(opened(untouched, await written(bad))).rejects.toMatchObject({
    code: 'VersionUnusable',
  });
  expect(await untouched.gallery.people()).toEqual([]);
  expect(await untouched.gallery.versions.all()).toHaveLength(1);
});

test('embeddings of another version are made anew from the pictures, or the bundle is refused', async () => {
  const from = await filled();
  const { id } = await from.gallery.versions.insert(
    { ...newVersion(3), statistics: shipped.statistics },
    new Date(),
  );
  await from.gallery.versions.setTarget({ versionId: id, kind: 'activated' });
  const missing = await from.gallery.versions.missing(id, 10);
  await from.gallery.versions.addEmbeddings(
    id,
    missing.map(({ sampleId }) => ({ sampleId, vector: unitVector(sampleId + 500) })),
  );
  await from.gallery.activate(id, new Date());
  const to = await testKith();
  const bundle = await opened(to, await written(from));
  expect((await bundle.preview()).toEmbed).toEqual({ merging: 3, replacing: 0 });
  const told: number[] = [];
  expect(await bundle.merge({ onProgress: ({ done }) => told.push(done) })).toMatchObject({
    samples: 3,
  });
  expect(told).toEqual([0, 3]);
  const without = await written(from, { people: null, pictures: false });
  const other = await testKith();
  await expect((await opened(other, without)).merge()).rejects.toMatchObject({
    code: 'ChipsMissing',
  });
  expect(await other.gallery.people()).toEqual([]);
});

test('any damage, a wrong passphrase and a newer schema leave everything as it was', async () => {
  const from = await filled();
  const bytes = await written(from);
  const to = await filled();
  const before = await contents(to.gallery);
  await expect(opened(to, bytes, 'incorrect horse')).rejects.toMatchObject({
    code: 'PassphraseWrong',
  });
  await fc.assert(
    fc.asyncProperty(fc.nat(bytes.length - 1), fc.nat(7), async (at, bit) => {
      const other = bytes.slice();
      other[at]! ^= 1 << bit;
      const refused = {
        code: expect.stringMatching(/^(NotABundle|BundleDamaged|PassphraseWrong)$/),
      };
      await expect(opened(to, other)).rejects.toMatchObject(refused);
      await expect(opened(to, bytes.subarray(0, at))).rejects.toMatchObject(refused);
    }),
    { numRuns: 25 },
  );
  const newer = { ...from.gallery, bundles: { ...from.gallery.bundles, schema: 1000 } };
  const { createBundles } = await import('../../../../electron/core/bundle/bundles.ts');
  const future = createBundles({
    ...({} as Parameters<typeof createBundles>[0]),
    gallery: newer,
    kith: '9.0.0',
    workFactor: 4,
    now: () => new Date(),
  });
  await expect(
    opened(to, await collected(future.write(everything, PASSPHRASE))),
  ).rejects.toMatchObject({ code: 'BundleNewer' });
  expect(await contents(to.gallery)).toEqual(before);
  // Nothing of it lies beside the gallery either.
  expect(readdirSync(to.folder).filter((name) => name.startsWith('gallery.db.'))).toEqual([]);
});
