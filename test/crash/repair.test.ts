import { isDeepStrictEqual } from 'node:util';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { Gallery } from '../../electron/core/ports/index.ts';
import { openConnection } from '../../electron/gallery/connection.ts';
import { openGallery } from '../../electron/gallery/gallery.ts';
import { amount } from '../support/amount.ts';
import { temporaryFolder } from '../support/folders.ts';
import { shipped } from '../support/gallery.ts';
import { runAndKill } from '../support/kill.ts';
import { consent, sampleRecord } from '../support/samples.ts';

const KILLS = amount({ short: 20, long: 60 });
const owner = fileURLToPath(new URL('repair-owner.ts', import.meta.url));
const key = Buffer.alloc(32, 9);
const at = new Date(1_800_000_000_000);

/** All that a repair may change: people are with their notes, IDs, groups and portraits. */
async function everything(gallery: Gallery) {
  const people = await gallery.people();
  return Promise.all(
    people.map(async (person) => ({
      person,
      consent: await gallery.consent(person.id),
      samples: await gallery.samples(person.id),
      aside: await gallery.repairs.aside(person.id),
      isChosen: await gallery.portraitIsChosen(person.id),
      reference: [...gallery.active().reference(person.id)!.direction],
    })),
  );
}

/** What undoing all that is in the history leaves. */
async function undone(gallery: Gallery) {
  const repairs = await gallery.repairs.list();
  for (const { id } of repairs) await gallery.repairs.undo(id, []);
  return { repairs, left: await everything(gallery) };
}

test(`${KILLS} kills while people are merged, split, moved, set aside and renamed, and that is undone: each is whole or not there`, async () => {
  const file = join(temporaryFolder(), 'gallery.db');
  const open = () => openGallery({ file, key, shipped });
  const first = await open();
  await first.enroll(
    'Ada',
    consent,
    [1, 2, 3].map((seed) => sampleRecord(seed)),
  );
  await first.enroll('Grace', { ...consent, acceptedAt: at }, [sampleRecord(4), sampleRecord(5)]);
  const [ada, grace] = await first.people();
  await first.describe(ada!.id, { note: 'Counts', externalId: 'A-1' });
  await first.describe(grace!.id, { note: 'Compiles', externalId: 'G-1' });
  await first.groups.add('Both', 'teal', [ada!.id, grace!.id]);
  await first.groups.add('One', 'orange', [grace!.id]);
  await first.choosePortrait(ada!.id, (await first.samples(ada!.id)).at(-1)!.id);
  const before = await everything(first);
  await first.close();
  let random = 1;
  let mended = 0;
  for (let kill = 0; kill < KILLS; kill++) {
    random = (Math.imul(random, 1_664_525) + 1_013_904_223) >>> 0;
    const said = await runAndKill(owner, [file, key.toString('hex')], {
      lines: 2 + (random % 14),
      milliseconds: (random / 2 ** 32) * 15,
    });
    const db = openConnection(file, key);
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(db.pragma('foreign_key_check')).toEqual([]);
    db.close();
    const gallery = await open();
    const after = await everything(gallery);
    const { repairs, left } = await undone(gallery);
    await gallery.close();
    // Nothing by halves: what is mended is in the history, and undoing it leaves what was before.
    expect(repairs.length).toBeLessThanOrEqual(1);
    expect(left).toEqual(before);
    expect(isDeepStrictEqual(after, before)).toBe(repairs.length === 0);
    mended += said.filter((line) => line.startsWith('mended')).length;
  }
  expect(mended).toBeGreaterThan(KILLS);
});
