import { cpSync, readdirSync, rmSync, statfsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  asShown,
  augmentations,
  trainingPresets,
  type ShownError,
} from '../../electron/contract/index.ts';
import type { Kith } from '../../electron/core/kith.ts';
import { openConnection } from '../../electron/gallery/connection.ts';
import { copiesFolder, copiesOf } from '../../electron/gallery/copies-folder.ts';
import { openGallery } from '../../electron/gallery/gallery.ts';
import { galleryKey } from '../../electron/platform/keys.ts';
import { prepareDataFolder } from '../../electron/platform/paths.ts';
import { collected, inPieces } from '../support/bytes.ts';
import { changeGalleryKey } from '../../electron/shells/gallery-keys.ts';
import { claimFolder } from '../../electron/shells/claim-folder.ts';
import { enrollAnyway } from '../support/enroll-anyway.ts';
import { sharedFolder, temporaryFolder } from '../support/folders.ts';
import { shipped } from '../support/gallery.ts';
import { testKith } from '../support/kith.ts';
import { consent, goodQuality, newVersion, pictureOf, sampleRecord } from '../support/samples.ts';
import { NO_DISK, smallDisk } from '../support/small-disk.ts';
import { easyFeatures, sampleOf } from '../support/synthetic-people.ts';
import { trainerOver } from '../support/trainer.ts';
import { skipFor } from '../support/needing.ts';

const key = Buffer.alloc(32, 5);
/** Kilobytes of the disk: enough for everything that is done on it. */
const ROOM = 16_384;
const trainer = trainerOver(easyFeatures);
const before = sharedFolder();
const elsewhere = sharedFolder();
const PASSPHRASE = 'correct horse';
/** A bundle of somebody who is not in that. */
let imported: Uint8Array;

const openIn = (folder: string) => openGallery({ file: join(folder, 'gallery.db'), key, shipped });

/** A Kith over the gallery in a folder; one that does not train has networks for every version. */
async function kithIn(folder: string, trains = false) {
  const gallery = await openIn(folder);
  const left = { gallery, folder, file: join(folder, 'gallery.db') };
  const { kith } = await testKith(undefined, trains ? trainer : undefined, left);
  return {
    kith,
    gallery,
    close: async () => {
      kith.close();
      await kith.training.settled();
      await gallery.close();
    },
  };
}

beforeAll(async () => {
  const { kith, gallery, close } = await kithIn(before);
  for (let person = 0; person < 4; person++) {
    const samples = [0, 1, 2].map((number) => sampleOf({ person, number }));
    await enrollAnyway(kith, `Person ${person}`, samples);
  }
  await gallery.versions.insert(newVersion(2), new Date());
  await close();
  const other = await kithIn(elsewhere);
  await enrollAnyway(other.kith, 'Elsewhere', [sampleOf({ person: 9, number: 1 })]);
  imported = await collected(
    other.kith.bundles.write({ people: null, pictures: true }, PASSPHRASE),
  );
  await other.close();
});

/** What somebody would miss. */
async function stateOf(folder: string) {
  const gallery = await openIn(folder);
  try {
    return {
      people: (await gallery.people()).map(({ name, samples }) => `${name}: ${samples}`).toSorted(),
      active: gallery.activeId(),
      theme: (await gallery.settings()).theme,
      versions: (await gallery.versions.all()).length,
    };
  } finally {
    await gallery.close();
  }
}

/** Does work; what it failed of, at once or in the background, or null where it is acknowledged. */
type Work = (kith: Kith) => Promise<ShownError | null>;

const atOnce =
  (work: (kith: Kith) => Promise<unknown>): Work =>
  (kith) =>
    work(kith).then(
      () => null,
      (error: unknown) => asShown(error),
    );

const personId = async (kith: Kith, name: string): Promise<number> =>
  (await kith.people.named(name))!.id;
const picture = (seed: number) => ({
  chip: pictureOf(seed),
  quality: goodQuality,
  source: 'photo' as const,
  takenAt: new Date(),
});

const works: readonly [name: string, work: Work][] = [
  ['enroll', atOnce((kith) => kith.enrollment.enroll('New', consent, [picture(1)]))],
  [
    'extend',
    atOnce(async (kith) => {
      const more = sampleOf({ person: 1, number: 9 });
      await kith.enrollment.extend(await personId(kith, 'Person 1'), [more], { anyway: true });
    }),
  ],
  ['rename', atOnce(async (kith) => kith.repairs.rename(await personId(kith, 'Person 1'), 'Else'))],
  [
    'merge',
    atOnce(async (kith) => {
      const [into, from] = [await personId(kith, 'Person 1'), await personId(kith, 'Person 3')];
      const merging = { into, from, name: 'into', consent: 'into' } as const;
      await kith.repairs.merge(merging, { anyway: true });
    }),
  ],
  [
    'import',
    atOnce(async (kith) => {
      const bundle = await kith.bundles.open(inPieces(imported, 4096), PASSPHRASE);
      try {
        await bundle.merge();
      } finally {
        await bundle.close();
      }
    }),
  ],
  ['remove', atOnce(async (kith) => kith.people.remove(await personId(kith, 'Person 2')))],
  ['settings', atOnce((kith) => kith.settings.update({ theme: 'dark' }))],
  [
    'activate',
    async (kith) => {
      const begun = await atOnce(() => kith.versions.activate(2, true))(kith);
      await kith.training.settled();
      return begun ?? kith.training.state().activation?.error ?? null;
    },
  ],
];

/** The code of what went wrong, that of the only thing that may where nothing did. */
const saidOf = (error: ShownError | null): string => error?.code ?? 'DiskFull';

/** Leaves so many pages of the disk free, or all. */
function leave(folder: string, pages: number | null): void {
  const ballast = join(folder, 'ballast');
  rmSync(ballast, { force: true });
  if (pages === null) return;
  const { bavail, bsize } = statfsSync(folder);
  if (bavail > pages) writeFileSync(ballast, Buffer.alloc((bavail - pages) * bsize));
}

function empty(folder: string): void {
  for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true });
}

/** The gallery's file is whole. */
function expectWhole(folder: string): void {
  const db = openConnection(join(folder, 'gallery.db'), key);
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(db.pragma('foreign_key_check')).toEqual([]);
  db.close();
}

test('a full disk is said to keep what was removed only where something was', async (context) => {
  const disk = smallDisk(ROOM) ?? skipFor(context, NO_DISK);
  const { folder } = disk;
  const enroll = async (name: string, seed: number) => {
    const gallery = await openIn(folder);
    leave(folder, 40);
    for (let i = 0; i < 5; i++) {
      await gallery.enroll(`${name} ${i}`, consent, [sampleRecord(seed + i)]).catch(() => null);
    }
    leave(folder, 0);
    await gallery.close();
    expect(statSync(join(folder, 'gallery.db-wal')).size).toBeGreaterThan(0);
  };
  /** Whether the next start says so. */
  const isSaid = async (): Promise<boolean> => {
    const gallery = await openIn(folder);
    const failure = gallery.notErased();
    await gallery.close();
    return failure !== null;
  };
  await enroll('First', 0);
  expect(await isSaid()).toBe(false);
  leave(folder, null);
  const roomy = await openIn(folder);
  await roomy.remove(1);
  expect(roomy.notErased()).toBeNull();
  await roomy.close();
  // What was removed before is erased.
  await enroll('Second', 10);
  expect(await isSaid()).toBe(false);
  const full = await openIn(folder);
  const removed = () => full.remove(2).catch(() => null);
  // As much as that needs, which moving the log into the gallery does not find.
  for (let pages = 1; !(await removed()); pages++) leave(folder, pages);
  expect(full.notErased()).toMatchObject({ code: 'NotErased' });
  await full.close();
  expect(await isSaid()).toBe(true);
  leave(folder, null);
  expect(await isSaid()).toBe(false);
});

describe('a disk that fills up', () => {
  test.for(works)(
    'at any write of %s loses nothing that was acknowledged',
    async ([, work], context) => {
      const roomy = temporaryFolder();
      cpSync(before, roomy, { recursive: true });
      const old = await stateOf(roomy);
      const { kith, close } = await kithIn(roomy);
      expect(await work(kith)).toBeNull();
      await close();
      const done = await stateOf(roomy);
      expect(done).not.toEqual(old);

      const disk = smallDisk(ROOM) ?? skipFor(context, NO_DISK);
      let failed = 0;
      for (let pages = 0, acknowledged = false; !acknowledged; pages++) {
        empty(disk.folder);
        cpSync(before, disk.folder, { recursive: true });
        const { kith: tight, close: end } = await kithIn(disk.folder);
        leave(disk.folder, pages);
        const error = await work(tight);
        expect([pages, saidOf(error)]).toEqual([pages, 'DiskFull']);
        await end();
        // The next start, while there is no room: it works, or says why not.
        const start = await stateOf(disk.folder).then(
          () => null,
          (reason: unknown) => asShown(reason),
        );
        expect([pages, saidOf(start)]).toEqual([pages, 'DiskFull']);
        leave(disk.folder, null);
        expectWhole(disk.folder);
        expect(await stateOf(disk.folder)).toEqual(error ? old : done);
        if (error) failed++;
        acknowledged = error === null;
      }
      expect(failed).toBeGreaterThan(0);
    },
  );

  test('at any write of a training leaves people and versions, and the next start trains', async (context) => {
    const disk = smallDisk(ROOM) ?? skipFor(context, NO_DISK);
    const parameters = {
      ...trainingPresets.quick,
      augment: augmentations.none,
      copies: 0,
      epochs: 1,
    };
    const train: Work = async (kith) => {
      const begun = await atOnce(() => kith.training.start(parameters, false))(kith);
      await kith.training.settled();
      return begun ?? kith.training.state().run!.error;
    };
    const old = await stateOf(before);
    for (let pages = 0, acknowledged = false; !acknowledged; pages = 2 * pages + 1) {
      empty(disk.folder);
      cpSync(before, disk.folder, { recursive: true });
      const { kith, close } = await kithIn(disk.folder, true);
      leave(disk.folder, pages);
      const error = await train(kith);
      expect([pages, saidOf(error)]).toEqual([pages, 'DiskFull']);
      acknowledged = error === null;
      await close();
      leave(disk.folder, null);
      expectWhole(disk.folder);
      const { versions, ...rest } = await stateOf(disk.folder);
      expect({ ...rest, versions: versions - (acknowledged ? 1 : 0) }).toEqual(old);
      if (pages !== 0) continue;
      const again = await kithIn(disk.folder, true);
      expect(await train(again.kith)).toBeNull();
      await again.close();
    }
  });

  test('at any write of a copy leaves the gallery, and the copy before, as they were', async (context) => {
    const disk = smallDisk(ROOM) ?? skipFor(context, NO_DISK);
    const file = join(disk.folder, 'gallery.db');
    const [first, second] = [new Date(Date.UTC(2026, 0, 1)), new Date(Date.UTC(2026, 0, 2))];
    const old = await stateOf(before);
    let failed = 0;
    for (let pages = 0, isMade = false; !isMade; pages += 4) {
      empty(disk.folder);
      cpSync(before, disk.folder, { recursive: true });
      const gallery = await openIn(disk.folder);
      await gallery.copies.make(2, first);
      leave(disk.folder, pages);
      const error = await gallery.copies.make(2, second).then(
        () => null,
        (reason: unknown) => asShown(reason),
      );
      expect([pages, saidOf(error)]).toEqual([pages, 'DiskFull']);
      isMade = error === null;
      if (error) failed++;
      const made = gallery.copies.list().map(({ at }) => at);
      expect(made).toEqual(isMade ? [second, first] : [first]);
      await gallery.close();
      leave(disk.folder, null);
      expectWhole(disk.folder);
      expect(await stateOf(disk.folder)).toEqual(old);
      // Nothing but whole copies is left beside it.
      const copies = copiesOf(file);
      expect(readdirSync(copiesFolder(file))).toHaveLength(copies.length);
      for (const copy of copies) {
        const db = openConnection(copy.file, key);
        expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
        db.close();
      }
    }
    expect(failed).toBeGreaterThan(0);
  });

  test('at any write of a new key leaves a gallery and its copies with one that opens them', async (context) => {
    const disk = smallDisk(ROOM) ?? skipFor(context, NO_DISK);
    const made = temporaryFolder();
    prepareDataFolder(made);
    const { key: old } = await galleryKey(made, null);
    const first = await openGallery({ file: join(made, 'gallery.db'), key: old, shipped });
    await first.enroll('Ada', consent, [sampleRecord(1), sampleRecord(2)]);
    await first.copies.make(3, new Date());
    await first.close();
    let failed = 0;
    for (let pages = 0, isChanged = false; !isChanged; pages += pages < 6 ? 1 : 5) {
      empty(disk.folder);
      cpSync(made, disk.folder, { recursive: true });
      leave(disk.folder, pages);
      const [error, left] = await changeGalleryKey(disk.folder, null).then(
        (changed) => [null, changed.left] as const,
        (reason: unknown) => [asShown(reason), []] as const,
      );
      expect([pages, saidOf(error), left]).toEqual([pages, 'DiskFull', []]);
      isChanged = error === null;
      if (error) failed++;
      leave(disk.folder, null);
      // The next start ends what was begun.
      const { files, key: now, release } = await claimFolder(disk.folder, null);
      for (const file of [files.gallery, ...copiesOf(files.gallery).map((copy) => copy.file)]) {
        const db = openConnection(file, now.key);
        expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
        expect(db.prepare('SELECT name FROM people').pluck().all()).toEqual(['Ada']);
        db.close();
      }
      expect(copiesOf(files.gallery)).toHaveLength(1);
      release();
    }
    expect(failed).toBeGreaterThan(0);
  });

  test('at any write of the first start locks nothing', async (context) => {
    const disk = smallDisk(ROOM) ?? skipFor(context, NO_DISK);
    const start = async () => {
      prepareDataFolder(disk.folder);
      const own = await galleryKey(disk.folder, null);
      const file = join(disk.folder, 'gallery.db');
      const gallery = await openGallery({ file, key: own.key, shipped });
      await gallery.close();
    };
    let failed = 0;
    for (let pages = 0, works = false; !works; pages += pages < 6 ? 1 : 5) {
      empty(disk.folder);
      leave(disk.folder, pages);
      const error = await start().then(
        () => null,
        (reason: unknown) => asShown(reason),
      );
      expect([pages, saidOf(error)]).toEqual([pages, 'DiskFull']);
      if (error) failed++;
      works = error === null;
      leave(disk.folder, null);
      await start();
    }
    expect(failed).toBeGreaterThan(0);
  });
});
