import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { openConnection } from '../../electron/gallery/connection.ts';
import { openGallery } from '../../electron/gallery/gallery.ts';
import { amount } from '../support/amount.ts';
import { temporaryFolder } from '../support/folders.ts';
import { shipped } from '../support/gallery.ts';
import { runAndKill } from '../support/kill.ts';

const KILLS = amount({ short: 40, long: 200 });
const LANES = 2;
const owner = fileURLToPath(new URL('owner.ts', import.meta.url));
const key = Buffer.alloc(32, 9);

test(`${KILLS} kills while people are enrolled and removed: every acknowledged write is there, nothing by halves`, async () => {
  let writes = 0;
  const lane = async (seed: number): Promise<void> => {
    const file = join(temporary[seed]!, 'gallery.db');
    const samplesOf = new Map<string, number>();
    let random = seed + 1;
    let next = 1;
    for (let kill = 0; kill < KILLS / LANES; kill++) {
      random = (Math.imul(random, 1_664_525) + 1_013_904_223) >>> 0;
      const said = await runAndKill(owner, [file, key.toString('hex'), String(next)], {
        lines: 2 + (random % 5),
        milliseconds: (random / 2 ** 32) * 15,
      });
      let undecided: string | null = null;
      for (const line of said) {
        const [, verb, name, count] = /^(\w+) ?(Person \d+)? ?(\d+)?$/.exec(line)!;
        undecided = null;
        if (verb === 'enrolled' || verb === 'extended') samplesOf.set(name!, Number(count));
        else if (verb === 'removing') undecided = name!;
        else if (verb === 'removed') samplesOf.delete(name!);
        if (verb !== 'open' && verb !== 'removing') writes++;
        if (name) next = Math.max(next, Number(name.slice(7)) + 1);
      }
      await verify(file, samplesOf, next, undecided);
      next++; // The person under way may or may not be there; their number is not used again.
    }
  };
  const temporary = Array.from({ length: LANES }, () => temporaryFolder());
  await Promise.all(temporary.map((_, seed) => lane(seed)));
  expect(writes).toBeGreaterThan(KILLS);
});

/** Compares the gallery with what was acknowledged, and brings the account up to date with what was under way. */
async function verify(
  file: string,
  samplesOf: Map<string, number>,
  underWay: number,
  undecided: string | null,
): Promise<void> {
  const db = openConnection(file, key);
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(db.pragma('foreign_key_check')).toEqual([]);
  const halves = db
    .prepare(
      `SELECT (SELECT count(*) FROM people p WHERE NOT EXISTS (SELECT 1 FROM samples s WHERE s.person_id = p.id))
            + (SELECT count(*) FROM people p WHERE NOT EXISTS (SELECT 1 FROM consents c WHERE c.person_id = p.id))
            + (SELECT count(*) FROM samples s WHERE NOT EXISTS (SELECT 1 FROM embeddings e WHERE e.sample_id = s.id))
            + (SELECT count(*) FROM samples s WHERE s.chip IS NULL OR length(s.chip) < 100)`,
    )
    .pluck()
    .get();
  expect(halves).toBe(0);
  db.close();

  const gallery = await openGallery({
    file,
    key,
    shipped,
  });
  const there = new Map((await gallery.people()).map(({ name, samples }) => [name, samples]));
  await gallery.close();
  if (undecided !== null && !there.has(undecided)) samplesOf.delete(undecided);
  // One write may have been under way: a whole new person, or a whole extension of the last one.
  const last = `Person ${underWay - 1}`;
  const surprises = [...there].filter(([name, samples]) => {
    const known = samplesOf.get(name);
    if (known === undefined) return name !== `Person ${underWay}`;
    return samples !== known && !(name === last && samples === known + 1);
  });
  expect(surprises).toEqual([]);
  for (const [name, samples] of there) samplesOf.set(name, samples);
  if (!there.has(last)) samplesOf.delete(last === undecided ? last : '');
  expect([...samplesOf.keys()].toSorted()).toEqual([...there.keys()].toSorted());
}
