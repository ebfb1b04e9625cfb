import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { openConnection } from '../../electron/gallery/connection.ts';
import { openGallery } from '../../electron/gallery/gallery.ts';
import { amount } from '../support/amount.ts';
import { temporaryFolder } from '../support/folders.ts';
import { shipped } from '../support/gallery.ts';
import { runAndKill } from '../support/kill.ts';
import { chipOf } from '../support/samples.ts';

const KILLS = amount({ short: 14, long: 40 });
const owner = fileURLToPath(new URL('inbox-owner.ts', import.meta.url));
const key = Buffer.alloc(32, 9);
const at = new Date(1_800_000_000_000);

test(`${KILLS} kills while unknown faces are kept, decided on and erased: each is whole or not there`, async () => {
  const file = join(temporaryFolder(), 'gallery.db');
  const open = () => openGallery({ file, key, shipped });
  const first = await open();
  await first.inbox.agree(1, at);
  await first.close();
  let random = 1;
  let steps = 0;
  for (let kill = 0; kill < KILLS; kill++) {
    random = (Math.imul(random, 1_664_525) + 1_013_904_223) >>> 0;
    const said = await runAndKill(owner, [file, key.toString('hex')], {
      lines: 2 + (random % 12),
      milliseconds: (random / 2 ** 32) * 15,
    });
    const db = openConnection(file, key);
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(db.pragma('foreign_key_check')).toEqual([]);
    db.close();
    const { inbox, active, close } = await open();
    const waiting = await inbox.waiting();
    const strangers = await inbox.strangers();
    const bySighting = Map.groupBy(waiting, ({ sighting }) => sighting);
    const ignored = strangers.filter(({ kind }) => kind === 'ignored');
    // Whole appearances, decided on as a whole; what was discarded is erased with this start.
    expect([0, 3]).toContain(bySighting.get('a')?.length ?? 0);
    expect([0, 2]).toContain(bySighting.get('b')?.length ?? 0);
    for (const { faces, holds } of ignored) {
      expect(faces).toHaveLength(3);
      expect(holds).toBe(true);
    }
    expect(bySighting.has('a') && ignored.length > 0).toBe(false);
    expect(active().strangers('ignored')).toHaveLength(ignored.length);
    expect(active().strangers('refused')).toHaveLength(strangers.length - ignored.length);
    expect(await inbox.embeddings(1)).toHaveLength(waiting.length);
    for (const [i, { id }] of (bySighting.get('b') ?? []).entries()) {
      expect(Buffer.compare(await inbox.picture(id), chipOf(4 + i))).toBe(0);
    }
    expect(await inbox.consent()).toEqual({ acceptedAt: at, words: 1 });
    // Of what was there before it was erased nothing came back: the next appearance may be there by now.
    const left = said.at(-1) === 'erased' ? ignored.length + bySighting.size : 0;
    expect(left).toBeLessThanOrEqual(1);
    await close();
    steps += said.length;
  }
  expect(steps).toBeGreaterThan(KILLS);
});
