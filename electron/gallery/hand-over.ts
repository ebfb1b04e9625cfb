import { z } from 'zod';
import type { Connection } from './connection.ts';

const numbers = z.array(z.number().int());

/** What went from one person to another, by the rows' numbers. */
export const handedOver = z.object({
  samples: numbers,
  /** Lines of the activity list. */
  events: numbers,
  drafts: numbers,
  corrections: numbers,
  /** Those of the corrections that hold a sample, which undoing them makes a new one. */
  setAside: numbers.default([]),
  /** Samples that are aside. */
  aside: numbers,
  /** Versions that count as having learned from the other one because of it. */
  taught: numbers,
});
export type HandedOver = z.infer<typeof handedOver>;

/** Tables of which rows are somebody's. */
const TABLES = {
  samples: 'samples',
  events: 'events',
  drafts: 'drafts',
  corrections: 'corrections',
  aside: 'aside_samples',
} as const;

type Part = keyof typeof TABLES;

/** Gives what is one person's to another, and back. Transactions are the caller's. */
export function createHandOver(db: Connection) {
  const statements = Object.entries(TABLES).map(([part, table]) => ({
    part: part as Part,
    of: db.prepare<[number], number>(`SELECT id FROM ${table} WHERE person_id = ?`).pluck(),
    give: db.prepare<[number, number]>(`UPDATE ${table} SET person_id = ? WHERE person_id = ?`),
    giveBack: db.prepare<[number, number, string]>(
      // What was somebody else's since, or is gone, stays so.
      `UPDATE ${table} SET person_id = ? WHERE person_id = ? AND id IN (SELECT value FROM json_each(?))`,
    ),
  }));
  const holding = db
    .prepare<[number], number>(
      'SELECT c.id FROM corrections c JOIN set_aside s ON s.correction_id = c.id WHERE c.person_id = ?',
    )
    .pluck();
  const teach = db
    .prepare<[number, number], number>(
      `INSERT OR IGNORE INTO version_people (version_id, person_id)
       SELECT version_id, ? FROM version_people WHERE person_id = ? RETURNING version_id`,
    )
    .pluck();
  const unteach = db.prepare<[number, string]>(
    'DELETE FROM version_people WHERE person_id = ? AND version_id IN (SELECT value FROM json_each(?))',
  );
  return {
    /** Gives everything. */
    give: (from: number, to: number): HandedOver => {
      const setAside = holding.all(from);
      const gave = statements.map(({ part, of, give }) => {
        const rows = of.all(from);
        give.run(to, from);
        return [part, rows] as const;
      });
      const given = Object.fromEntries(gave) as Record<Part, number[]>;
      return { ...given, setAside, taught: teach.all(to, from) };
    },
    /** Gives back what there still is of it. */
    giveBack: (to: number, from: number, gave: HandedOver): void => {
      // A sample that was set aside or taken back since has the number that it had.
      const samples = [...gave.samples, ...gave.aside];
      const whole = { ...gave, samples, aside: samples };
      for (const { part, giveBack } of statements) {
        giveBack.run(from, to, JSON.stringify(whole[part]));
      }
      unteach.run(to, JSON.stringify(gave.taught));
    },
  };
}

/** What can be asked of it. */
export type HandOver = ReturnType<typeof createHandOver>;
