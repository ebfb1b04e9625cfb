import {
  KithError,
  nameKey,
  type Consent,
  type LivenessState,
  type Person,
  type Sample,
} from '../contract/index.ts';
import type { EmbeddedSample, SampleRecord, StagedPerson } from '../core/ports/index.ts';
import type { Connection } from './connection.ts';
import type { PortraitsRepository } from './portraits-repository.ts';
import {
  personOf,
  sampleOf,
  vectorBytes,
  vectorOf,
  type PersonRow,
  type SampleRow,
} from './rows.ts';

/** Stands in a key between what names have in common and how one of them is written; in no name. */
const WRITTEN = '\u001F';
/** The character after it. */
const AFTER_WRITTEN = '\u0020';

/** A person with the number of their samples, the one that shows them and what is written beside their name; whoever is to be erased is not there any more. */
const PERSON = `
  SELECT p.id, p.name, p.enrolled_at, t.sample_id AS portrait,
    (SELECT count(*) FROM samples s WHERE s.person_id = p.id) AS samples,
    coalesce(d.note, '') AS note, d.external_id, c.accepted_at AS consented_at,
    (SELECT json_group_array(m.group_id ORDER BY m.group_id) FROM group_members m
     WHERE m.person_id = p.id) AS group_ids
  FROM people p LEFT JOIN portraits t ON t.person_id = p.id
    LEFT JOIN person_details d ON d.person_id = p.id LEFT JOIN consents c ON c.person_id = p.id`;
const THERE = 'p.id NOT IN (SELECT person_id FROM removals)';

/** The SQL of people, consents, samples and embeddings. Transactions are the caller's. */
export function createPeopleRepository(db: Connection, portraits: PortraitsRepository) {
  const all = db.prepare<[], PersonRow>(`${PERSON} WHERE ${THERE} ORDER BY p.name_key`);
  const byId = db.prepare<[number], PersonRow>(`${PERSON} WHERE p.id = ? AND ${THERE}`);
  const byKey = db.prepare<[string, string, string], PersonRow>(
    `${PERSON} WHERE p.name_key = ? OR (p.name_key > ? AND p.name_key < ?) ORDER BY p.name_key`,
  );
  const isThere = db
    .prepare<[number], number>(`SELECT 1 FROM people p WHERE p.id = ? AND ${THERE}`)
    .pluck();
  const keys = db.prepare<[], { id: number; name: string; name_key: string }>(
    'SELECT id, name, name_key FROM people ORDER BY id',
  );
  const samplesOf = db.prepare<[number], SampleRow>(
    `SELECT id, source, taken_at, quality, liveness, camera, turns, chip IS NOT NULL AS has_chip
     FROM samples WHERE person_id = ? ORDER BY id`,
  );
  const chip = db.prepare<[number], Buffer | null>('SELECT chip FROM samples WHERE id = ?').pluck();
  const consentOf = db.prepare<[number], { accepted_at: number; wording: string }>(
    'SELECT accepted_at, wording FROM consents WHERE person_id = ?',
  );
  const vectors = db
    .prepare<[number, number], Buffer>(
      `SELECT e.vector FROM embeddings e JOIN samples s ON s.id = e.sample_id
       WHERE s.person_id = ? AND e.version_id = ? ORDER BY e.sample_id`,
    )
    .pluck();
  const embeddedSamples = db.prepare<
    [number, number],
    { sampleId: number; hasChip: number; vector: Buffer }
  >(
    `SELECT s.id AS sampleId, s.chip IS NOT NULL AS hasChip, e.vector
     FROM embeddings e JOIN samples s ON s.id = e.sample_id
     WHERE s.person_id = ? AND e.version_id = ? ORDER BY s.id`,
  );
  const count = db.prepare<[], { people: number; samples: number }>(
    `SELECT (SELECT count(*) FROM people p WHERE ${THERE}) AS people,
       (SELECT count(*) FROM samples s JOIN people p ON p.id = s.person_id WHERE ${THERE}) AS samples`,
  );
  const insertPerson = db.prepare<[string, string, number]>(
    'INSERT INTO people (name, name_key, enrolled_at) VALUES (?, ?, ?)',
  );
  const insertAgain = db.prepare<[number, string, string, number]>(
    'INSERT INTO people (id, name, name_key, enrolled_at) VALUES (?, ?, ?, ?)',
  );
  const deleteConsent = db.prepare<[number]>('DELETE FROM consents WHERE person_id = ?');
  const insertConsent = db.prepare<[number, number, string]>(
    'INSERT INTO consents (person_id, accepted_at, wording) VALUES (?, ?, ?)',
  );
  const insertSample = db.prepare<
    [
      id: number | null,
      personId: number,
      chip: Uint8Array | null,
      quality: string,
      source: string,
      takenAt: number,
      liveness: LivenessState | null,
      camera: string | null,
      turns: LivenessState | null,
    ]
  >(
    `INSERT INTO samples (id, person_id, chip, quality, source, taken_at, liveness, camera, turns)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const insertEmbedding = db.prepare<[number, number, Buffer]>(
    'INSERT INTO embeddings (sample_id, version_id, vector) VALUES (?, ?, ?)',
  );
  const updateName = db.prepare<[string, string, number]>(
    'UPDATE people SET name = ?, name_key = ? WHERE id = ?',
  );
  const deletePerson = db.prepare<[number]>('DELETE FROM people WHERE id = ?');
  const deleteSample = db.prepare<[number, number]>(
    'DELETE FROM samples WHERE id = ? AND person_id = ?',
  );

  /** Everyone whose name compares equal, also who is to be erased. */
  const named = (name: string): Person[] => {
    const key = nameKey(name);
    return byKey.all(key, key + WRITTEN, key + AFTER_WRITTEN).map(personOf);
  };
  /**
   * The key of a name for a person, null for somebody new. Error: `NameTaken` where another one's name is written the same, or,
   * unless they are to stand `beside` each other, compares equal.
   */
  const keyFor = (name: string, personId: number | null, beside: boolean): string => {
    const others = named(name).filter(({ id }) => id !== personId);
    const same = others.find((other) => other.name === name);
    const taken = same ?? (beside ? undefined : others[0]);
    if (taken) throw new KithError('NameTaken', taken.name);
    return others.length === 0 ? nameKey(name) : nameKey(name) + WRITTEN + name;
  };

  const setConsent = (personId: number, consent: Consent | null): void => {
    deleteConsent.run(personId);
    if (consent) insertConsent.run(personId, consent.acceptedAt.getTime(), consent.wording);
  };

  return {
    /**
     * Has everyone found by their name as names are compared now; an earlier Kith compared them otherwise. Names stay as they
     * are written; where two compare equal by now, both stay.
     */
    settleKeys: (): void => {
      for (const { id, name, name_key } of keys.all()) {
        if (name_key.split(WRITTEN, 1)[0] === nameKey(name)) continue;
        updateName.run(name, keyFor(name, id, true), id);
      }
    },
    all: (): Person[] => all.all().map(personOf),
    get: (personId: number): Person => {
      const row = byId.get(personId);
      if (!row) throw new KithError('NoSuchPerson');
      return personOf(row);
    },
    named: (name: string): Person[] => named(name).filter(({ id }) => isThere.get(id) === 1),
    samples: (personId: number): Sample[] => samplesOf.all(personId).map(sampleOf),
    picture: (sampleId: number): Uint8Array => {
      const bytes = chip.get(sampleId);
      if (!bytes) throw new KithError('NoSuchSample');
      return bytes;
    },
    consent: (personId: number): Consent | null => {
      const row = consentOf.get(personId);
      return row ? { acceptedAt: new Date(row.accepted_at), wording: row.wording } : null;
    },
    counts: () => count.get()!,
    embeddings: (personId: number, versionId: number): Float32Array[] =>
      vectors.all(personId, versionId).map(vectorOf),
    embeddedSamples: (personId: number, versionId: number): EmbeddedSample[] =>
      embeddedSamples.all(personId, versionId).map(({ sampleId, hasChip, vector }) => ({
        sampleId,
        hasChip: hasChip === 1,
        vector: vectorOf(vector),
      })),
    insert: (name: string, consent: Consent, beside: boolean): number => {
      const at = consent.acceptedAt.getTime();
      const id = Number(insertPerson.run(name, keyFor(name, null, beside), at).lastInsertRowid);
      setConsent(id, consent);
      return id;
    },
    /** Puts somebody back who was there, with the number that they had. Error: `NameTaken`. */
    insertAgain: (id: number, name: string, enrolledAt: number, consent: Consent | null): void => {
      insertAgain.run(id, name, keyFor(name, id, true), enrolledAt);
      setConsent(id, consent);
    },
    /** Adds somebody who was enrolled elsewhere. Error: `NameTaken` where another one's name is written the same. */
    insertFrom: ({ name, enrolledAt, consent }: StagedPerson): number => {
      const key = keyFor(name, null, true);
      const id = Number(insertPerson.run(name, key, enrolledAt.getTime()).lastInsertRowid);
      setConsent(id, consent);
      return id;
    },
    setConsent,
    /** Answers with their numbers: new ones, but for those that come back under the one that they `had`. */
    insertSamples: (
      personId: number,
      samples: readonly SampleRecord[],
      had: readonly number[] = [],
    ): number[] => {
      const ids = samples.map((sample, i) => {
        const { lastInsertRowid } = insertSample.run(
          had[i] ?? null,
          personId,
          sample.chip,
          JSON.stringify(sample.quality),
          sample.source,
          sample.takenAt.getTime(),
          sample.liveness,
          sample.camera,
          sample.turns,
        );
        const id = Number(lastInsertRowid);
        insertEmbedding.run(id, sample.versionId, vectorBytes(sample.embedding));
        return id;
      });
      portraits.settle(personId);
      return ids;
    },
    /** Error: `NameTaken`; see `keyFor`. */
    rename: (personId: number, name: string, beside = false): void => {
      updateName.run(name, keyFor(name, personId, beside), personId);
    },
    remove: (personId: number): void => {
      deletePerson.run(personId);
    },
    removeSample: (personId: number, sampleId: number): void => {
      if (deleteSample.run(sampleId, personId).changes === 0) throw new KithError('NoSuchSample');
      portraits.settle(personId);
    },
    portraitIsChosen: (personId: number): boolean => portraits.chosen(personId) !== null,
    choosePortrait: portraits.choose,
  };
}

/** What can be asked of it. */
export type PeopleRepository = ReturnType<typeof createPeopleRepository>;
