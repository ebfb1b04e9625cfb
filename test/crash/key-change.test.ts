import { copyFileSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { openGallery } from '../../electron/gallery/gallery.ts';
import { claimFolder } from '../../electron/shells/claim-folder.ts';
import { amount } from '../support/amount.ts';
import { temporaryFolder } from '../support/folders.ts';
import { shipped } from '../support/gallery.ts';
import { runAndKill } from '../support/kill.ts';
import { consent, sampleRecord } from '../support/samples.ts';

const KILLS = amount({ short: 8, long: 20 });
const owner = fileURLToPath(new URL('key-change-owner.ts', import.meta.url));

test(`${KILLS} kills while a gallery and its copies are encrypted anew: each opens, with one key`, async () => {
  const folder = temporaryFolder();
  const first = await claimFolder(folder, null);
  const made = await openGallery({ file: first.files.gallery, key: first.key.key, shipped });
  await made.enroll(
    'Ada',
    consent,
    Array.from({ length: 60 }, (_, i) => sampleRecord(i + 1)),
  );
  for (const at of [1, 2]) await made.copies.make(3, new Date(1_800_000_000_000 + at));
  await made.close();
  first.release();
  const aside = `${first.files.gallery}.aside-20260101T000000000Z`;
  copyFileSync(first.files.gallery, aside);
  let random = 1;
  const keys = new Set<string>();
  for (let kill = 0; kill < KILLS; kill++) {
    random = (Math.imul(random, 1_664_525) + 1_013_904_223) >>> 0;
    await runAndKill(owner, [folder], {
      lines: 1 + (kill % 2),
      milliseconds: (random / 2 ** 32) * 250,
    });
    // This start ends what was cut off.
    const { files, key, release } = await claimFolder(folder, null);
    keys.add(Buffer.from(key.key).toString('hex'));
    const copies = readdirSync(files.copies).map((name) => join(files.copies, name));
    expect(copies).toHaveLength(2);
    for (const file of [files.gallery, ...copies, aside]) {
      const scratch = join(temporaryFolder(), 'gallery.db');
      copyFileSync(file, scratch);
      const gallery = await openGallery({ file: scratch, key: key.key, shipped });
      expect(await gallery.people()).toMatchObject([{ name: 'Ada', samples: 60 }]);
      await gallery.check();
      await gallery.close();
    }
    expect(JSON.parse(readFileSync(files.keyNote, 'utf8'))).not.toHaveProperty('next');
    expect(readdirSync(folder).filter((name) => /\.(next|new)\b/.test(name))).toEqual([]);
    release();
  }
  expect(keys.size).toBeGreaterThan(1);
});
