import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { NewUnknownFace } from '../../../electron/core/ports/index.ts';
import { temporaryGallery } from '../../support/gallery.ts';
import { chipOf, consent, goodQuality, sampleRecord, unitVector } from '../../support/samples.ts';

const at = new Date(1_800_000_000_000);
const day = 24 * 60 * 60_000;

function unknown(seed: number): NewUnknownFace {
  return {
    chip: chipOf(seed),
    embedding: unitVector(seed),
    versionId: 1,
    quality: goodQuality,
    takenAt: new Date(at.getTime() + seed),
    liveness: null,
  };
}

/** All bytes below a folder: the database, its log, copies. */
const everyByte = (folder: string): Buffer =>
  Buffer.concat(
    readdirSync(folder, { withFileTypes: true }).map((entry) =>
      entry.isDirectory()
        ? everyByte(join(folder, entry.name))
        : readFileSync(join(folder, entry.name)),
    ),
  );
const pictureIsIn = (folder: string, seed: number): boolean => {
  const bytes = everyByte(folder);
  return [5000, 19_900].some((place) =>
    bytes.includes(Buffer.from(chipOf(seed)).subarray(place, place + 40)),
  );
};
const vectorIsIn = (folder: string, seed: number): boolean =>
  everyByte(folder).includes(Buffer.from(unitVector(seed).buffer).subarray(0, 16));

test('an unknown face whose time is over, that was erased, discarded or given away leaves no byte', async () => {
  const { gallery, folder, open } = await temporaryGallery();
  const { inbox } = gallery;
  await inbox.agree(1, at);
  const ids = await inbox.keep('a', null, [3, 4, 5, 6].map(unknown), []);
  for (const seed of [3, 4, 5, 6]) {
    expect([pictureIsIn(folder, seed), vectorIsIn(folder, seed)]).toEqual([true, true]);
  }
  await inbox.erase([ids[0]!]);
  expect([pictureIsIn(folder, 3), vectorIsIn(folder, 3)]).toEqual([false, false]);
  await inbox.discard([ids[1]!], { versionId: 1, vectors: [unitVector(4)] }, at);
  expect(pictureIsIn(folder, 4)).toBe(true);
  await inbox.eraseDiscarded(null);
  // The numbers that tell the face are what a refusal is.
  expect([pictureIsIn(folder, 4), vectorIsIn(folder, 4)]).toEqual([false, true]);
  const [{ id } = { id: 0 }] = await inbox.strangers();
  await inbox.takeBack(id, at);
  expect(vectorIsIn(folder, 4)).toBe(false);
  await inbox.trim(new Date(at.getTime() + day));
  expect([5, 6].some((seed) => pictureIsIn(folder, seed) || vectorIsIn(folder, seed))).toBe(false);

  const [left] = await inbox.keep('b', null, [unknown(7)], []);
  await inbox.discard([left!], null, at);
  await gallery.close();
  expect(pictureIsIn(folder, 7)).toBe(false);
  await (await open()).close();
});

test('copies hold strangers who are ignored and nothing of what waits; an erased stranger leaves no byte in them', async () => {
  const { gallery, folder } = await temporaryGallery();
  const { inbox } = gallery;
  await gallery.enroll('Ada', consent, [sampleRecord(1)]);
  await inbox.agree(1, at);
  const [ignored] = await inbox.keep('a', null, [unknown(3)], []);
  await inbox.keep('b', null, [unknown(4)], []);
  const strangerId = await inbox.ignore([ignored!], at);
  await gallery.copies.make(3, at);
  expect(gallery.copies.list()).toHaveLength(1);
  const copies = join(
    folder,
    readdirSync(folder, { withFileTypes: true }).find((entry) => entry.isDirectory())!.name,
  );
  expect([pictureIsIn(copies, 3), vectorIsIn(copies, 3)]).toEqual([true, true]);
  expect([pictureIsIn(copies, 4), vectorIsIn(copies, 4)]).toEqual([false, false]);
  await inbox.eraseStranger(strangerId);
  expect([pictureIsIn(folder, 3), vectorIsIn(folder, 3)]).toEqual([false, false]);
  expect([pictureIsIn(folder, 4), vectorIsIn(folder, 4)]).toEqual([true, true]);

  // What is taken back waits again, and copies that hold it go.
  const [again] = await inbox.keep('c', null, [unknown(5)], []);
  const other = await inbox.ignore([again!], at);
  await gallery.copies.make(3, new Date(at.getTime() + 2 * day));
  expect(pictureIsIn(copies, 5)).toBe(true);
  await inbox.takeBack(other, at);
  await inbox.erase([again!]);
  expect(pictureIsIn(folder, 5)).toBe(false);
  await gallery.close();
});
