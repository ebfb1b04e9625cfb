import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { openConnection } from '../../electron/gallery/connection.ts';
import { openGallery } from '../../electron/gallery/gallery.ts';
import { amount } from '../support/amount.ts';
import { temporaryFolder } from '../support/folders.ts';
import { shipped } from '../support/gallery.ts';
import { consent, newVersion, sampleRecord } from '../support/samples.ts';
import { runAndKill } from '../support/kill.ts';

const KILLS = amount({ short: 12, long: 30 });
const VERSIONS = 4;
const owner = fileURLToPath(new URL('activation-owner.ts', import.meta.url));
const key = Buffer.alloc(32, 9);

function open(file: string) {
  return openGallery({ file, key, shipped });
}

/** A gallery with people and some versions to go between. */
async function prepare(file: string): Promise<void> {
  const gallery = await open(file);
  const chip = await sharp({
    create: { width: 224, height: 224, channels: 3, background: '#888' },
  })
    .jpeg()
    .toBuffer();
  for (let person = 0; person < 8; person++) {
    const samples = [1, 2, 3, 4].map((i) => sampleRecord(person * 10 + i, chip));
    await gallery.enroll(`Person ${person}`, consent, samples);
  }
  for (let i = 1; i <= VERSIONS; i++) {
    await gallery.versions.insert(newVersion(i), new Date());
  }
  await gallery.close();
}

test(`${KILLS} kills while versions are activated: always one active, with an embedding of every sample`, async () => {
  const file = join(temporaryFolder(), 'gallery.db');
  await prepare(file);
  let random = 5;
  let switches = 0;
  let interrupted = 0;
  /** What was acknowledged before a kill, and what was active after it. */
  const acknowledged: { said: string; active: string }[] = [];
  for (let kill = 0; kill < KILLS; kill++) {
    random = (Math.imul(random, 1_664_525) + 1_013_904_223) >>> 0;
    const said = await runAndKill(owner, [file, key.toString('hex')], {
      lines: 1 + (kill % 2),
      milliseconds: (random / 2 ** 32) * 100,
    });
    const db = openConnection(file, key);
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    const active = db
      .prepare('SELECT version_id FROM activation_history ORDER BY id DESC LIMIT 1')
      .pluck()
      .all();
    expect(active).toHaveLength(1);
    const missing = db
      .prepare(
        `SELECT count(*) FROM samples s WHERE NOT EXISTS
           (SELECT 1 FROM embeddings e WHERE e.sample_id = s.id AND e.version_id = ?)`,
      )
      .pluck()
      .get(active[0]);
    expect(missing).toBe(0);
    const last = said.findLast((line) => line.startsWith('active '));
    const target = db.prepare('SELECT version_id FROM activation').pluck().get();
    // What was acknowledged is so, unless a later switch was committed and not yet said.
    if (last && target !== undefined) {
      acknowledged.push({ said: last, active: `active ${String(active[0])}` });
    }
    switches += said.filter((line) => line.startsWith('active ')).length;
    if (target !== undefined) interrupted++;
    // Versions that are not active begin anew, so that the next process has work to do.
    db.prepare('DELETE FROM embeddings WHERE version_id <> ?').run(active[0]);
    db.close();
  }
  expect(acknowledged.map(({ active }) => active)).toEqual(acknowledged.map(({ said }) => said));
  expect(acknowledged.length).toBeGreaterThan(0);
  expect(switches).toBeGreaterThan(KILLS / 4);
  expect(interrupted).toBeGreaterThan(KILLS / 10);
  const gallery = await open(file);
  expect(await gallery.people()).toHaveLength(8);
  expect(gallery.active().nearest(sampleRecord(1).embedding, 8)).toHaveLength(8);
  await gallery.close();
});
