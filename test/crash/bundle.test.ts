import { copyFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { encodeChip } from '../../electron/core/importing/chip-jpeg.ts';
import { openConnection } from '../../electron/gallery/connection.ts';
import { openGallery } from '../../electron/gallery/gallery.ts';
import { amount } from '../support/amount.ts';
import { collected } from '../support/bytes.ts';
import { temporaryFolder } from '../support/folders.ts';
import { shipped } from '../support/gallery.ts';
import { runAndKill } from '../support/kill.ts';
import { testKith } from '../support/kith.ts';
import { consent, pictureOf, sampleRecord } from '../support/samples.ts';

const KILLS = amount({ short: 6, long: 15 });
/** Enough for the steps to take their time. */
const PEOPLE = 60;
const PASSPHRASE = 'correct horse';
const owner = fileURLToPath(new URL('bundle-owner.ts', import.meta.url));
const key = Buffer.alloc(32, 9);

/** A bundle of people, as a file. */
async function bundleFile(): Promise<string> {
  const { kith, gallery } = await testKith();
  const chip = await encodeChip(await pictureOf(1).bytes());
  for (let i = 0; i < PEOPLE; i++) {
    await gallery.enroll(`Person ${i}`, consent, [
      sampleRecord(10 * i + 1, chip.with(chip.length - 3, i)),
      sampleRecord(10 * i + 2, null),
    ]);
  }
  const file = join(temporaryFolder(), 'all.kith');
  const pieces = kith.bundles.write({ people: null, pictures: true }, PASSPHRASE);
  writeFileSync(file, await collected(pieces));
  return file;
}

test.each(['merge', 'replace'] as const)(
  `${KILLS} kills while a bundle is imported to %s: all of it is there, or none`,
  async (how) => {
    const bundle = await bundleFile();
    const first = join(temporaryFolder(), 'gallery.db');
    const open = (file: string) => openGallery({ file, key, shipped });
    const made = await open(first);
    await made.enroll('Ada', consent, [sampleRecord(7)]);
    await made.close();
    const file = join(temporaryFolder(), 'gallery.db');
    const folder = dirname(file);
    const begin = (): void => {
      for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true });
      copyFileSync(first, file);
    };
    /** Imports it, and ends that so much later than it says so many words; all of it must be there then, or none. */
    const look = async (lines: number, milliseconds: number): Promise<boolean> => {
      begin();
      const input = [file, key.toString('hex'), bundle, PASSPHRASE, how];
      const said = await runAndKill(owner, input, { lines, milliseconds });
      const db = openConnection(file, key);
      expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
      db.close();
      const gallery = await open(file);
      const names = (await gallery.people()).map(({ name }) => name);
      const { samples } = await gallery.counts();
      await gallery.close();
      const before = how === 'merge' ? 1 : 0;
      const isThere = names.length === PEOPLE + before;
      expect(isThere || names.length === 1).toBe(true);
      expect(names.includes('Ada')).toBe(how === 'merge' || !isThere);
      expect(samples).toBe(isThere ? 2 * PEOPLE + before : 1);
      expect(isThere || !said.includes('done')).toBe(true);
      // What was staged went with the start after.
      expect(readdirSync(folder).filter((name) => name.includes('.new'))).toEqual([]);
      return isThere;
    };
    expect(await look(3, 0)).toBe(true);
    let random = 1;
    for (let kill = 0; kill < KILLS; kill++) {
      random = (Math.imul(random, 1_664_525) + 1_013_904_223) >>> 0;
      // While it is read, and while it takes its place.
      const afterRead = kill % 2;
      await look(1 + afterRead, (random / 2 ** 32) * (afterRead ? 120 : 400));
    }
  },
);
