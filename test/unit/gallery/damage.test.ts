import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { KithError } from '../../../electron/contract/index.ts';
import type { Gallery } from '../../../electron/core/ports/index.ts';
import { openGallery } from '../../../electron/gallery/gallery.ts';
import { temporaryFolder } from '../../support/folders.ts';
import { shipped, temporaryGallery } from '../../support/gallery.ts';
import { consent, sampleRecord, unitVector } from '../../support/samples.ts';
import { seeded } from '../../support/seeded.ts';

const key = Buffer.alloc(32, 7);
const PAGE = 4096;
const FLIPS = 300;

/** The bytes of a closed gallery of a dozen people with two samples each. */
async function smallGallery(): Promise<Buffer> {
  const { gallery, file } = await temporaryGallery(key);
  for (let i = 0; i < 12; i++) {
    const { id } = await gallery.enroll(`Person ${i}`, consent, [
      sampleRecord(2 * i),
      sampleRecord(2 * i + 1),
    ]);
    const who = { personId: id, score: 0.9 };
    await gallery.record('recognized', new Date(), who, new Uint8Array(3000).fill(i));
  }
  await gallery.close();
  return readFileSync(file);
}

/** Everything that is read of a gallery when people look at it and are recognized. */
const reads: readonly ((gallery: Gallery) => Promise<unknown>)[] = [
  (gallery) => gallery.people(),
  (gallery) => gallery.peopleNamed('Person 3'),
  (gallery) => gallery.counts(),
  (gallery) => gallery.settings(),
  (gallery) => gallery.activity(50),
  (gallery) => gallery.seen(),
  (gallery) => gallery.versions.all(),
  (gallery) => gallery.training.samples(),
  async (gallery) => gallery.active().nearest(unitVector(1), 3),
  async (gallery) => {
    for (const { id, portrait } of await gallery.people()) {
      await gallery.picture(portrait!);
      await gallery.consent(id);
      await gallery.embeddings(id);
      for (const sample of await gallery.samples(id)) await gallery.picture(sample.id);
    }
  },
  async (gallery) => {
    for (const { id, hasPicture } of await gallery.activity(50)) {
      if (hasPicture) await gallery.activityPicture(id);
    }
  },
  (gallery) => gallery.check(),
  (gallery) => gallery.enroll('Newcomer', consent, [sampleRecord(99)]),
  (gallery) => gallery.remove(1),
];

/** What somebody is told who opens a gallery and asks for everything in it. */
async function toldOf(file: string): Promise<unknown[]> {
  const told: unknown[] = [];
  const gallery = await openGallery({ file, key, keyIsKnown: true, shipped }).catch(
    (error: unknown) => void told.push(error),
  );
  if (!gallery) return told;
  for (const read of reads) await read(gallery).catch((error: unknown) => void told.push(error));
  await gallery.close().catch((error: unknown) => void told.push(error));
  return told;
}

describe('damage', () => {
  test(`${FLIPS} single wrong bits: each one that lies in a page in use is told, and as damage`, async () => {
    const good = await smallGallery();
    const random = seeded(12);
    let told = 0;
    for (let flip = 0; flip < FLIPS; flip++) {
      const bytes = Buffer.from(good);
      // Every fourth in the first page, which is read first and in another way.
      const place = Math.floor(random() * (flip % 4 === 0 ? PAGE : bytes.length));
      bytes[place]! ^= 1 << Math.floor(random() * 8);
      const file = join(temporaryFolder(), 'gallery.db');
      writeFileSync(file, bytes);
      const errors = await toldOf(file);
      const others = errors.filter(
        (error) => !(error instanceof KithError && error.code === 'GalleryDamaged'),
      );
      expect({ place, others }).toEqual({ place, others: [] });
      if (errors.length > 0) told++;
    }
    // Pages that nothing is in are not read.
    expect(told).toBeGreaterThan(FLIPS * 0.98);
  });

  test.each([
    ['of 0 bytes', (file: string) => truncateSync(file, 0)],
    ['of 100 bytes', (file: string) => truncateSync(file, 100)],
    ['without its second half', (file: string) => truncateSync(file, 13 * PAGE)],
    ['that ends within a page', (file: string) => truncateSync(file, 20 * PAGE + 1000)],
    ['of zeros', (file: string) => writeFileSync(file, new Uint8Array(20 * PAGE))],
    ['of something else', (file: string) => writeFileSync(file, 'x'.repeat(20 * PAGE))],
  ])('a file %s is damaged: neither new nor of another key', async (_, damage) => {
    const file = join(temporaryFolder(), 'gallery.db');
    writeFileSync(file, await smallGallery());
    damage(file);
    const before = readFileSync(file);
    for (const keyIsKnown of [true, false]) {
      await expect(openGallery({ file, key, keyIsKnown, shipped })).rejects.toMatchObject({
        code: 'GalleryDamaged',
        subject: file,
      });
    }
    expect(readFileSync(file)).toEqual(before);
  });

  test('a first page that a key cannot read is damaged where the key is known, and another key’s where it is not', async () => {
    const file = join(temporaryFolder(), 'gallery.db');
    const bytes = await smallGallery();
    bytes[1000]! ^= 1;
    writeFileSync(file, bytes);
    await expect(openGallery({ file, key, keyIsKnown: true, shipped })).rejects.toMatchObject({
      code: 'GalleryDamaged',
    });
    await expect(openGallery({ file, key, shipped })).rejects.toMatchObject({
      code: 'GalleryLocked',
    });
  });

  test('what is damaged is remembered and told once; everything else is still read', async () => {
    const file = join(temporaryFolder(), 'gallery.db');
    writeFileSync(file, await smallGallery());
    const place = await placeOf(file, 3);
    const bytes = readFileSync(file);
    bytes[place]! ^= 4;
    writeFileSync(file, bytes);
    const gallery = await openGallery({ file, key, keyIsKnown: true, shipped });
    let times = 0;
    gallery.onDamage(() => times++);
    expect(gallery.damage()).toBeNull();
    const readable = await Promise.allSettled(
      Array.from({ length: 24 }, (_, i) => gallery.picture(i + 1)),
    );
    expect(readable.filter(({ status }) => status === 'rejected')).toMatchObject([
      { reason: { code: 'GalleryDamaged' } },
    ]);
    await expect(gallery.check()).rejects.toMatchObject({ code: 'GalleryDamaged' });
    expect(gallery.damage()).toMatchObject({ code: 'GalleryDamaged', subject: file });
    expect(times).toBe(1);
    expect(await gallery.people()).toHaveLength(12);
    await gallery.close();
  });
});

/** Where a byte of a sample's picture lies in the file: a page that only that picture is in. */
async function placeOf(file: string, sampleId: number): Promise<number> {
  const { openDatabase } = await import('../../../electron/gallery/connection.ts');
  const database = openDatabase(file, key);
  const pages = database
    .prepare<[], number>(
      `SELECT pageno FROM dbstat WHERE name = 'samples' AND pagetype = 'overflow' ORDER BY path, pageno`,
    )
    .pluck()
    .all();
  database.close();
  return (pages[4 * sampleId]! - 1) * PAGE + 2000;
}
