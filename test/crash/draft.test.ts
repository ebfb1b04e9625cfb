import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { openConnection } from '../../electron/gallery/connection.ts';
import { openGallery } from '../../electron/gallery/gallery.ts';
import { amount } from '../support/amount.ts';
import { temporaryFolder } from '../support/folders.ts';
import { shipped } from '../support/gallery.ts';
import { runAndKill } from '../support/kill.ts';
import { newSample } from '../support/samples.ts';

const KILLS = amount({ short: 20, long: 60 });
const owner = fileURLToPath(new URL('draft-owner.ts', import.meta.url));
const key = Buffer.alloc(32, 9);

interface Found {
  readonly draft: { readonly name: string; readonly samples: number } | null;
  /** The names of everyone enrolled, sorted. */
  readonly saved: readonly string[];
}

/** What was acknowledged, and the write that was under way when the process was killed, if one was. */
interface Account extends Found {
  readonly underWay: string | null;
}

/** The account after a line that a process said. */
function noted({ draft, saved }: Account, line: string): Account {
  const [, verb, what = ''] = /^(\w+) ?(.*)$/.exec(line)!;
  switch (verb) {
    case 'begun':
      return { draft: { name: what, samples: 0 }, saved, underWay: null };
    case 'kept':
      return { draft: draft && { ...draft, samples: Number(what) }, saved, underWay: null };
    case 'saved':
      return { draft: null, saved: [...saved, what].toSorted(), underWay: null };
    case 'discarded':
      return { draft: null, saved, underWay: null };
    case 'open':
      return { draft, saved, underWay: null };
    default:
      return { draft, saved, underWay: line };
  }
}

/** What may be found: what was acknowledged, or that with the write under way in it, whole. */
function possible(account: Account): Found[] {
  const { draft, saved } = account;
  const done = account.underWay?.replace(
    /^\w+/,
    (verb) =>
      ({ beginning: 'begun', keeping: 'kept', saving: 'saved', discarding: 'discarded' })[verb]!,
  );
  const before = { draft, saved };
  if (done === undefined) return [before];
  const after = noted(account, done);
  return [before, { draft: after.draft, saved: after.saved }];
}

test(`${KILLS} kills while an enrollment is kept: what was kept is there, saved or as a draft, never both, never neither`, async () => {
  const file = join(temporaryFolder(), 'gallery.db');
  let account: Account = { draft: null, saved: [], underWay: null };
  let random = 3;
  let next = 1;
  let surviving = 0;
  for (let kill = 0; kill < KILLS; kill++) {
    random = (Math.imul(random, 1_664_525) + 1_013_904_223) >>> 0;
    const said = await runAndKill(owner, [file, key.toString('hex'), String(next)], {
      lines: 2 + (random % 19),
      milliseconds: (random / 2 ** 32) * 12,
    });
    for (const line of said) {
      account = noted(account, line);
      const number = Number(/Person (\d+)/.exec(line)?.[1] ?? 0);
      next = Math.max(next, number + 1);
    }

    const db = openConnection(file, key);
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(db.pragma('foreign_key_check')).toEqual([]);
    db.close();
    const gallery = await openGallery({ file, key, shipped });
    const draft = await gallery.drafts.of(null);
    const people = new Set((await gallery.people()).map(({ name }) => name));
    await gallery.close();

    const found = {
      draft: draft && { name: draft.details.name, samples: draft.samples.length },
      saved: [...people].toSorted(),
    };
    expect(possible(account)).toContainEqual(found);
    const chip = Buffer.from(await newSample(1, 1).chip.bytes());
    const damaged = draft?.samples.filter((sample) => !chip.equals(sample.chip)) ?? [];
    expect(damaged).toEqual([]);
    if (draft) surviving++;
    account = { draft: found.draft, saved: found.saved, underWay: null };
  }
  expect(surviving).toBeGreaterThan(KILLS / 4);
  expect(account.saved.length).toBeGreaterThan(KILLS / 12);
});
