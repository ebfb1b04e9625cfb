import type Database from 'better-sqlite3';
import type { QualityMeasures } from '../contract/index.ts';
import { dropOrphans } from './drop-orphans.ts';
import type { ShippedVersion } from './gallery.ts';
import { DAMAGED, tried } from './read-damaged.ts';
import { tablesOf } from './read-through.ts';
import type { CopiedRows } from './salvage-rows.ts';
import { dropUseless, embedNext, keepShipped, settleActive } from './salvage-versions.ts';

/** What is lost, as far as that can be told. People by name where that could be read, else by number. */
export interface Lost {
  /** Of whom nothing is left. */
  readonly people: string[];
  /** Who have fewer samples than before. */
  readonly fewer: string[];
  /** The samples of both, and those of whom it cannot be told. */
  readonly samples: number;
  /** Lost samples of which it cannot be told whose they were. */
  readonly unknown: number;
  /** Samples that are kept without their pictures. */
  readonly pictures: number;
  /** What people are called by now whose names could not be read as they were written. */
  readonly renamed: string[];
  /** What else something may be lost of, in words; how much cannot be told. */
  readonly others: string[];
}

/** A whole gallery that was made of rows that could be read. */
export interface Whole {
  readonly lost: Lost;
  /** Samples that the next start embeds, from their pictures, before anybody is recognized. */
  readonly toEmbed: number;
  /** The active version; null in a schema of which the next start finds it. */
  readonly activeId: number | null;
}

/** What is in tables of which rows may be lost; what is in the others is told of otherwise, or made again. */
const CONTENTS: Readonly<Record<string, string>> = {
  consents: 'agreements',
  events: 'activity',
  sightings: 'activity',
  settings: 'settings',
  liveness_tries: 'your tests of the liveness check',
  drafts: 'unfinished enrollments',
  draft_samples: 'unfinished enrollments',
  vouched: 'pictures you said are right',
  portraits: 'chosen portraits',
  person_details: 'notes and IDs',
  people_groups: 'groups',
  group_members: 'groups',
  aside_samples: 'pictures set aside',
  aside_embeddings: 'pictures set aside',
  repairs: 'what could be undone',
  told_apart: 'who you said are two people',
  corrections: 'corrections',
  set_aside: 'corrections',
  enrollment_counts: 'counts of enrollments',
  inbox_consents: 'agreements',
  strangers: 'strangers',
  refused_embeddings: 'strangers',
  unknown_faces: 'unknown faces',
  unknown_embeddings: 'unknown faces',
  model_versions: 'model versions',
  version_people: 'model versions',
  version_points: 'model versions',
  activation: 'model versions',
  activation_history: 'model versions',
};

/** What stands for the quality of a sample of which that is lost, and the picture as well: nothing is known against it. */
const UNKNOWN_QUALITY: QualityMeasures = {
  SingleFacePresent: true,
  FaceInFrame: 1,
  InterEyeDistance: 100,
  Sharpness: 1,
  MeanLuminance: 128,
  UnderExposurePrevention: 1,
  OverExposurePrevention: 1,
  HeadPoseYaw: 0,
  HeadPosePitch: 0,
  HeadPoseRoll: 0,
  EyesOpen: 1,
};

/**
 * Makes a gallery of the rows that were copied, in which everybody who is listed can be recognized: adds what follows from others,
 * and takes out what belongs to rows that are lost and what nothing can be done with.
 */
export function makeWhole(
  source: Database.Database,
  target: Database.Database,
  shipped: ShippedVersion,
  copied: CopiedRows,
): Whole {
  const rowsLost = (table: string): readonly number[] => copied.lost.get(table) ?? [];
  const owners = ownersOf(source, target, rowsLost('samples'));
  const nameless = nameTheNameless(source, target, new Set(owners.values()));
  const lineless = linelessIn(target);
  const embedded = keepEmbedded(target, owners, lineless);
  const hasVersions = tablesOf(target).some(({ name }) => name === 'activation_history');
  const madeUpFor = hasVersions && keepShipped(source, target, shipped) ? ['model_versions'] : [];
  dropOrphans(target);
  const activeId = hasVersions ? settleActive(target) : null;
  if (activeId !== null) dropUseless(target, activeId);
  const people = dropLonely(target);
  dropOrphans(target);
  forgetPortraits(target);

  const kept = new Set(target.prepare<[], number>('SELECT id FROM samples').pluck().all());
  const left = namesIn(target);
  const known = new Set([...rowsLost('samples'), ...owners.keys(), ...lineless]);
  const lost = [...known].filter((id) => !kept.has(id));
  const losers = new Set(lost.flatMap((id) => owners.get(id) ?? []));
  return {
    lost: {
      people,
      fewer: [...losers].flatMap((id) => left.get(id) ?? []).toSorted(),
      samples: lost.length,
      unknown: lost.filter((id) => !owners.has(id)).length,
      pictures: [...copied.pictureless, ...embedded].filter((id) => kept.has(id)).length,
      renamed: nameless.flatMap((id) => left.get(id) ?? []).toSorted(),
      others: contentsOf(copied.lost, madeUpFor),
    },
    toEmbed: activeId === null ? 0 : embedNext(target, activeId),
    activeId,
  };
}

/** What is in the tables of which rows are lost, but for one of each that could be made up for. */
function contentsOf(
  lost: ReadonlyMap<string, readonly number[]>,
  madeUpFor: readonly string[],
): string[] {
  const found = [...lost].flatMap(([table, rows]) => {
    const madeUp = madeUpFor.includes(table) ? 1 : 0;
    return rows.length > madeUp ? (CONTENTS[table] ?? []) : [];
  });
  return [...new Set(found)].toSorted();
}

/** Whose each sample is, also of those whose own line is `lost`: an index knows that as well. */
function ownersOf(
  source: Database.Database,
  target: Database.Database,
  lost: readonly number[],
): Map<number, number> {
  const owners = new Map<number, number>();
  const note = (database: Database.Database, from: string): void => {
    const rows = database.prepare<[], { id: number; personId: number }>(
      `SELECT rowid AS id, person_id AS personId FROM ${from}`,
    );
    for (const { id, personId } of rows.iterate()) owners.set(id, personId);
  };
  tried(() => note(source, 'samples INDEXED BY samples_of_person'));
  note(target, 'samples');
  // Where a line is lost for its end, its beginning may be readable.
  const ownerOf = source
    .prepare<[number], number>('SELECT person_id FROM samples WHERE rowid = ?')
    .pluck();
  for (const id of lost) {
    if (owners.has(id)) continue;
    const owner = tried(() => ownerOf.get(id));
    if (typeof owner === 'number') owners.set(id, owner);
  }
  return owners;
}

/** Names people whose line is lost, and whose samples are known of: by the key of their name, or by their number. Answers with whom. */
function nameTheNameless(
  source: Database.Database,
  target: Database.Database,
  personIds: ReadonlySet<number>,
): number[] {
  const keyOf = source
    .prepare<[number], string>(
      'SELECT name_key FROM people INDEXED BY sqlite_autoindex_people_1 WHERE name_key IS NOT NULL AND id = ?',
    )
    .pluck();
  const insert = target.prepare<[number, string, string, number, number]>(
    `INSERT OR IGNORE INTO people (id, name, name_key, enrolled_at) VALUES (?, ?, ?, coalesce(
       (SELECT accepted_at FROM consents WHERE person_id = ?),
       (SELECT min(taken_at) FROM samples WHERE person_id = ?), 0))`,
  );
  const named = namesIn(target);
  const nameless = [...personIds].filter((id) => !named.has(id));
  for (const id of nameless) {
    const key = tried(() => keyOf.get(id));
    const known = key === DAMAGED || key === undefined ? `person ${id}` : key;
    // After the mark stands how the name is written, where two compare equal.
    insert.run(id, known.split('\u001F').at(-1)!, known, id, id);
  }
  return nameless;
}

function namesIn(target: Database.Database): Map<number, string> {
  const rows = target.prepare<[], { id: number; name: string }>('SELECT id, name FROM people');
  return new Map(rows.all().map(({ id, name }) => [id, name]));
}

/** Samples whose own line is lost, and of which there is an embedding. */
function linelessIn(target: Database.Database): number[] {
  return target
    .prepare<[], number>(
      'SELECT DISTINCT sample_id FROM embeddings WHERE sample_id NOT IN (SELECT id FROM samples)',
    )
    .pluck()
    .all();
}

/** Those of them whose person is known: somebody is recognized by them all the same. */
function keepEmbedded(
  target: Database.Database,
  owners: ReadonlyMap<number, number>,
  lineless: readonly number[],
): number[] {
  const insert = target.prepare<[number, string, number]>(
    `INSERT INTO samples (id, person_id, quality, source, taken_at)
     SELECT ?, id, ?, 'photo', enrolled_at FROM people WHERE id = ?`,
  );
  const quality = JSON.stringify(UNKNOWN_QUALITY);
  return lineless.filter((id) => {
    const owner = owners.get(id);
    return owner !== undefined && insert.run(id, quality, owner).changes > 0;
  });
}

/** Takes out people of whom no sample is left: nobody could be recognized by them. Answers with their names. */
function dropLonely(target: Database.Database): string[] {
  return target
    .prepare<[], string>(
      'DELETE FROM people WHERE id NOT IN (SELECT person_id FROM samples) RETURNING name',
    )
    .pluck()
    .all()
    .toSorted();
}

/** Portraits whose pictures are lost: the next start chooses others. */
function forgetPortraits(target: Database.Database): void {
  if (!tablesOf(target).some(({ name }) => name === 'portraits')) return;
  target.exec(
    `DELETE FROM portraits WHERE sample_id IS NULL
       OR sample_id IN (SELECT id FROM samples WHERE chip IS NULL)`,
  );
}
