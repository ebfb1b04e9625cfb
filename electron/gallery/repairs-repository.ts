import { z } from 'zod';
import { KithError, limits, type Repair } from '../contract/index.ts';
import type { Connection } from './connection.ts';
import { handedOver } from './hand-over.ts';
import { movedLabel } from './labels-repository.ts';

const number = z.number().int();
const storedConsent = z.object({ acceptedAt: z.coerce.date(), wording: z.string() }).nullable();

/** What was before a repair: all that undoing it takes and the tables do not say. */
const details = z.object({
  /** The name that somebody had. */
  name: z.string().optional(),
  /** The agreement that somebody had. */
  consent: storedConsent.optional(),
  /** Samples that are somebody else's now. */
  moved: z.array(movedLabel).optional(),
  /** Samples that are aside now, and what was lost of each. */
  aside: z.array(movedLabel.omit({ taught: true, taughtSince: true })).optional(),
  /** Samples of it that a correction took since: undone, it puts them back under their number. */
  taken: z.array(z.object({ correctionId: number, sampleId: number })).optional(),
  /** Who was merged, and what of theirs went to whom they were merged into. */
  merged: z
    .object({
      id: number,
      name: z.string(),
      enrolledAt: number,
      consent: storedConsent,
      portrait: number.nullable(),
      toldApart: z.array(number),
      gave: handedOver,
      note: z.string().default(''),
      externalId: z.string().nullable().default(null),
      groups: z.array(number).default([]),
    })
    .optional(),
});
export type RepairDetails = z.infer<typeof details>;

/** Whom a repair is about: who is named first, and the other one. */
export interface Involved {
  readonly whose: number;
  readonly other?: number;
  /** Who is not there any more. */
  readonly merged?: number;
}

interface RepairRow {
  id: number;
  at: number;
  kind: Repair['kind'];
  details: string;
  person_id: number;
  person: string | null;
  other_id: number | null;
  other: string | null;
  samples: number;
}

const REPAIR = `
  SELECT r.id, r.at, r.kind, r.details, w.person_id, p.name AS person, o.person_id AS other_id, q.name AS other,
    (SELECT count(*) FROM repair_samples s WHERE s.repair_id = r.id) AS samples
  FROM repairs r JOIN repair_people w ON w.repair_id = r.id AND w.role = 'whose'
    LEFT JOIN people p ON p.id = w.person_id
    LEFT JOIN repair_people o ON o.repair_id = r.id AND o.role <> 'whose'
    LEFT JOIN people q ON q.id = o.person_id`;

/** The SQL of what was mended. Transactions are the caller's. */
export function createRepairsRepository(db: Connection) {
  const insert = db.prepare<[number, string, string]>(
    'INSERT INTO repairs (at, kind, details) VALUES (?, ?, ?)',
  );
  const insertPerson = db.prepare<[number, number, string]>(
    'INSERT INTO repair_people (repair_id, person_id, role) VALUES (?, ?, ?)',
  );
  const insertSample = db.prepare<[number, number]>(
    'INSERT INTO repair_samples (repair_id, sample_id) VALUES (?, ?)',
  );
  const setDetails = db.prepare<[string, number]>('UPDATE repairs SET details = ? WHERE id = ?');
  const all = db.prepare<[], RepairRow>(`${REPAIR} ORDER BY r.id DESC`);
  const byId = db.prepare<[number], RepairRow>(`${REPAIR} WHERE r.id = ?`);
  const samplesOf = db
    .prepare<[number], number>('SELECT sample_id FROM repair_samples WHERE repair_id = ?')
    .pluck();
  const later = db
    .prepare<[{ id: number; kind: string }], number>(
      `SELECT l.id FROM repairs l WHERE l.id > @id AND (
         EXISTS (SELECT 1 FROM repair_samples a JOIN repair_samples b ON b.sample_id = a.sample_id
                 WHERE a.repair_id = @id AND b.repair_id = l.id)
         OR EXISTS (SELECT 1 FROM repair_people a JOIN repair_people b ON b.person_id = a.person_id
                    WHERE a.repair_id = @id AND b.repair_id = l.id AND (b.role = 'merged'
                      -- Who was made by a split is not there once that is undone.
                      OR (@kind = 'split' AND a.role = 'other')
                      -- Each of these may have given somebody another name.
                      OR (@kind IN ('renamed', 'merged') AND l.kind IN ('renamed', 'merged')))))
       ORDER BY l.id LIMIT 1`,
    )
    .pluck();
  const withSample = db
    .prepare<[number], number>('SELECT repair_id FROM repair_samples WHERE sample_id = ?')
    .pluck();
  const taken = db.prepare<[number]>(
    `SELECT 1 FROM repairs r, json_each(r.details, '$.taken') t
       JOIN set_aside s ON s.correction_id = t.value ->> '$.correctionId' WHERE r.id = ? LIMIT 1`,
  );
  const takenBy = db
    .prepare<[number], number>(
      `SELECT t.value ->> '$.sampleId' FROM repairs r, json_each(r.details, '$.taken') t
       WHERE t.value ->> '$.correctionId' = ? LIMIT 1`,
    )
    .pluck();
  const merges = db
    .prepare<[number], number>(
      `SELECT r.id FROM repairs r, json_each(r.details, '$.merged.gave.setAside') c WHERE c.value = ?`,
    )
    .pluck();
  const correctionGone = db.prepare<[string]>(
    'SELECT 1 FROM json_each(?) WHERE value NOT IN (SELECT id FROM corrections) LIMIT 1',
  );
  const remove = db.prepare<[number]>('DELETE FROM repairs WHERE id = ?');
  const removeBefore = db.prepare<[number]>('DELETE FROM repairs WHERE at < ?');
  const removeOf = db.prepare<[number]>(
    `DELETE FROM repairs WHERE id IN (
       WITH RECURSIVE family (id) AS (
         SELECT ?
         UNION SELECT m.person_id FROM family f
           JOIN repair_people w ON w.person_id = f.id AND w.role = 'whose'
           JOIN repair_people m ON m.repair_id = w.repair_id AND m.role = 'merged')
       SELECT repair_id FROM repair_people WHERE person_id IN (SELECT id FROM family))`,
  );
  const ofAside = db
    .prepare<[number], number>(
      `SELECT r.id FROM repairs r JOIN repair_samples s ON s.repair_id = r.id
       WHERE r.kind = 'set aside' AND s.sample_id = ?`,
    )
    .pluck();
  const removeSample = db.prepare<[number, number]>(
    'DELETE FROM repair_samples WHERE repair_id = ? AND sample_id = ?',
  );
  const countErasure = db.prepare('UPDATE erasures SET count = count + 1');

  const row = (id: number): RepairRow => {
    const found = byId.get(id);
    if (!found) throw new KithError('NoSuchRepair');
    return found;
  };
  const detailsOf = (stored: RepairRow): RepairDetails => details.parse(JSON.parse(stored.details));
  const repairOf = (stored: RepairRow): Repair => {
    const { name, merged } = detailsOf(stored);
    const { id, at, kind, samples } = stored;
    return {
      id,
      at: new Date(at),
      kind,
      personId: stored.person_id,
      person: stored.person ?? '',
      other: merged?.name ?? (kind === 'renamed' ? name! : stored.other),
      samples,
      until: new Date(at + limits.repairAge),
    };
  };

  return {
    /** Remembers one. */
    add: (
      kind: Repair['kind'],
      involved: Involved,
      sampleIds: readonly number[],
      before: RepairDetails,
      at: Date,
    ): number => {
      const id = Number(insert.run(at.getTime(), kind, JSON.stringify(before)).lastInsertRowid);
      for (const [role, personId] of Object.entries(involved)) insertPerson.run(id, personId, role);
      for (const sampleId of sampleIds) insertSample.run(id, sampleId);
      return id;
    },
    setDetails: (id: number, before: RepairDetails): void =>
      void setDetails.run(JSON.stringify(before), id),
    list: (): Repair[] => all.all().map(repairOf),
    /** Error: `NoSuchRepair`. */
    get: (id: number) => {
      const stored = row(id);
      return {
        repair: repairOf(stored),
        before: detailsOf(stored),
        sampleIds: samplesOf.all(id),
        otherId: stored.other_id,
      };
    },
    /** A correction takes a sample, and puts it back where it is undone. */
    noteTaken: (sampleId: number, correctionId: number): void => {
      for (const id of withSample.all(sampleId)) {
        const before = detailsOf(row(id));
        const entry = { correctionId, sampleId };
        setDetails.run(JSON.stringify({ ...before, taken: [...(before.taken ?? []), entry] }), id);
      }
    },
    /** The number of the sample that a correction took from a repair; null where it took none. */
    takenBy: (correctionId: number): number | null => takenBy.get(correctionId) ?? null,
    /** What a correction took before its person was merged is a sample of theirs again. */
    noteBack: (sampleId: number, correctionId: number): void => {
      for (const id of merges.all(correctionId)) {
        const before = detailsOf(row(id));
        const { gave } = before.merged!;
        const samples = [...gave.samples, sampleId];
        const setAside = gave.setAside.filter((other) => other !== correctionId);
        const merged = { ...before.merged!, gave: { ...gave, samples, setAside } };
        setDetails.run(JSON.stringify({ ...before, merged }), id);
        insertSample.run(id, sampleId);
      }
    },
    /** Error: `UndoFirst` where something later builds on it, or a sample of it is with a correction. */
    assertLast: ({ id, kind }: Repair): void => {
      const setAside = detailsOf(row(id)).merged?.gave.setAside ?? [];
      if (
        later.get({ id, kind }) !== undefined ||
        taken.get(id) !== undefined ||
        correctionGone.get(JSON.stringify(setAside)) !== undefined
      ) {
        throw new KithError('UndoFirst');
      }
    },
    remove: (id: number): void => void remove.run(id),
    /** Forgets it for good: copies that hold it are out of date. */
    erase: (id: number): void => {
      remove.run(row(id).id);
      countErasure.run();
    },
    eraseBefore: (before: Date): number => {
      const { changes } = removeBefore.run(before.getTime());
      if (changes > 0) countErasure.run();
      return changes;
    },
    /** Forgets all about a person, and about whoever was merged into them. */
    removeOf: (personId: number): void => void removeOf.run(personId),
    countErasure: (): void => void countErasure.run(),
    /** A sample is aside no more: what set it aside is over once none of its samples is. */
    releaseAside: (sampleId: number): void => {
      for (const id of ofAside.all(sampleId)) {
        removeSample.run(id, sampleId);
        if (samplesOf.all(id).length === 0) remove.run(id);
      }
    },
  };
}

/** What can be asked of it. */
export type RepairsRepository = ReturnType<typeof createRepairsRepository>;
