import { copyFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { encodeChip } from '../../electron/core/importing/chip-jpeg.ts';
import { openConnection } from '../../electron/gallery/connection.ts';
import { openGallery } from '../../electron/gallery/gallery.ts';
import { collected } from '../support/bytes.ts';
import { temporaryFolder } from '../support/folders.ts';
import { shipped } from '../support/gallery.ts';
import { runAndKill } from '../support/kill.ts';
import { testKith } from '../support/kith.ts';
import { consent, pictureOf, sampleRecord } from '../support/samples.ts';

const KILLS = 15;
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
    /** How long it takes from the first word to the last: so long may pass until it is killed. */
    begin();
    const started = performance.now();
    await runAndKill(owner, [file, key.toString('hex'), bundle, PASSPHRASE, how], {
      lines: 3,
      milliseconds: 0,
    });
    const longest = (performance.now() - started) / 2;
    let random = 1;
    const ends = new Set<number>();
    for (let kill = 0; kill < KILLS; kill++) {
      random = (Math.imul(random, 1_664_525) + 1_013_904_223) >>> 0;
      begin();
      // Reading takes the most time, and what follows it is what may not be cut off.
      const said = await runAndKill(owner, [file, key.toString('hex'), bundle, PASSPHRASE, how], {
        lines: 1 + (kill % 2),
        milliseconds: ((random / 2 ** 32) * longest) / (1 + 9 * (kill % 2)),
      });
      const db = openConnection(file, key);
      expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
      db.close();
      const gallery = await open(file);
      const names = (await gallery.people()).map(({ name }) => name);
      const { samples } = await gallery.counts();
      await gallery.close();
      const all = how === 'merge' ? PEOPLE + 1 : PEOPLE;
      expect([1, all]).toContain(names.length);
      expect(samples).toBe(names.length === 1 ? 1 : 2 * PEOPLE + (how === 'merge' ? 1 : 0));
      const isThere = names.length === all;
      expect(names.includes('Ada')).toBe(how === 'merge' || !isThere);
      expect(isThere || !said.includes('done')).toBe(true);
      // What was staged went with the start after.
      expect(readdirSync(folder).filter((name) => name.includes('.new'))).toEqual([]);
      ends.add(names.length);
    }
    // Both were met: else the kills came too early or too late to tell.
    expect(ends.size).toBe(2);
  },
);
