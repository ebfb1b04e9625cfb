import { z } from 'zod';
import {
  draftDetails,
  enrollmentFailure,
  KithError,
  limits,
  poseSegment,
  qualityMeasures,
  type DraftDetails,
  type LivenessState,
  type SampleSource,
} from '../contract/index.ts';
import type { DraftSample, StoredDraft } from '../core/ports/index.ts';
import type { Connection } from './connection.ts';
import type { EnrollmentCountsRepository } from './enrollment-counts-repository.ts';

interface DraftRow {
  id: number;
  kept_at: number;
  details: string;
}

interface SampleRow {
  key: number;
  chip: Buffer;
  quality: string;
  source: SampleSource;
  taken_at: number;
  segment: string | null;
  liveness: LivenessState | null;
  camera: string | null;
}

/** The agreement's time has to come back as one. */
const storedDetails = draftDetails.extend({
  consent: draftDetails.shape.consent.unwrap().extend({ acceptedAt: z.coerce.date() }).nullable(),
});

/** The SQL of enrollments that are not saved yet; those that end without a picture are counted. */
export function createDraftsRepository(
  db: Connection,
  { countNotEnrolled }: Pick<EnrollmentCountsRepository, 'countNotEnrolled'>,
) {
  const of = db.prepare<[number, number], DraftRow>(
    `SELECT id, kept_at, details FROM drafts WHERE coalesce(person_id, 0) = ?
     ORDER BY id = ? DESC, kept_at DESC, id DESC`,
  );
  const samplesOf = db.prepare<[number], SampleRow>(
    `SELECT key, chip, quality, source, taken_at, segment, liveness, camera FROM draft_samples
     WHERE draft_id = ? ORDER BY key`,
  );
  const there = db.prepare<[number]>('SELECT 1 FROM drafts WHERE id = ?');
  const person = db.prepare<[number]>('SELECT 1 FROM people WHERE id = ?');
  const others = db
    .prepare<[number, number], number>(
      'SELECT count(*) FROM draft_samples WHERE draft_id = ? AND key <> ?',
    )
    .pluck();
  const insert = db.prepare<[number | null, number, string]>(
    'INSERT INTO drafts (person_id, kept_at, details) VALUES (?, ?, ?)',
  );
  const update = db.prepare<[{ id: number; details: string; at: number; faces: string | null }]>(
    // A page that went on with it does not know what it was begun from.
    `UPDATE drafts SET kept_at = @at, details = json_set(@details, '$.unknownFaces', json(coalesce(@faces,
       CASE WHEN json_valid(details) THEN details ->> '$.unknownFaces' END, '[]'))) WHERE id = @id`,
  );
  const unknownFaces = db.prepare<[], { draftId: number; faces: string }>(
    `SELECT id AS draftId, details ->> '$.unknownFaces' AS faces FROM drafts
     WHERE person_id IS NULL AND json_valid(details) AND json_array_length(details, '$.unknownFaces') > 0`,
  );
  const touch = db.prepare<[number, number]>('UPDATE drafts SET kept_at = ? WHERE id = ?');
  const putSample = db.prepare<
    [
      {
        draftId: number;
        key: number;
        chip: Uint8Array;
        quality: string;
        source: SampleSource;
        takenAt: number;
        segment: string | null;
        liveness: LivenessState | null;
        camera: string | null;
      },
    ]
  >(
    `INSERT OR REPLACE INTO draft_samples
       (draft_id, key, chip, quality, source, taken_at, segment, liveness, camera)
     VALUES (@draftId, @key, @chip, @quality, @source, @takenAt, @segment, @liveness, @camera)`,
  );
  const deleteSample = db.prepare<[number, number]>(
    'DELETE FROM draft_samples WHERE draft_id = ? AND key = ?',
  );
  const deleteDraft = db.prepare<[number]>('DELETE FROM drafts WHERE id = ?');
  const before = db.prepare<[number], number>('SELECT id FROM drafts WHERE kept_at < ?').pluck();
  const pictureless = db.prepare<[number], { kept_at: number; trouble: string | null }>(
    `SELECT kept_at, CASE WHEN json_valid(details) THEN
         CASE WHEN details ->> '$.begun' THEN details ->> '$.trouble' END END AS trouble
     FROM drafts d WHERE id = ? AND person_id IS NULL
       AND NOT EXISTS (SELECT 1 FROM draft_samples WHERE draft_id = d.id)`,
  );

  /** Makes sure that a statement found the draft. */
  const found = ({ changes }: { changes: number }): void => {
    if (changes === 0) throw new KithError('DraftEnded');
  };

  const end = (draftId: number): void => found(deleteDraft.run(draftId));
  /** Ends one with nothing saved of it: where it had begun, and no usable picture could be had, that is counted. */
  const giveUp = (draftId: number): void => {
    const ended = pictureless.get(draftId);
    // It goes whatever is in it.
    const trouble = ended && enrollmentFailure.safeParse(ended.trouble).data;
    if (ended && trouble) countNotEnrolled(trouble, new Date(ended.kept_at));
    end(draftId);
  };
  const { write } = db;
  const erase = (work: () => void): void => {
    write(work);
    db.erasure.finish();
  };

  const calls = {
    of: (
      whose: number | null,
      wanted: number | null = null,
      passedOver: readonly number[] = [],
    ): StoredDraft | null => {
      const row = of.all(whose ?? 0, wanted ?? 0).find(({ id }) => !passedOver.includes(id));
      if (!row) return null;
      return {
        id: row.id,
        details: storedDetails.parse(JSON.parse(row.details)),
        samples: samplesOf.all(row.id).map(sampleOf),
        keptAt: new Date(row.kept_at),
      };
    },
    isThere: (draftId: number): boolean => there.get(draftId) !== undefined,
    unknownFaces: (): { draftId: number; faceIds: number[] }[] =>
      unknownFaces.all().map(({ draftId, faces }) => ({
        draftId,
        faceIds: z.array(z.number().int()).parse(JSON.parse(faces)),
      })),
    begin: (
      whose: number | null,
      details: DraftDetails,
      at: Date,
      faces: readonly number[] | null = null,
    ): number =>
      write(() => {
        if (whose !== null && !person.get(whose)) throw new KithError('NoSuchPerson');
        const kept = JSON.stringify({ ...details, unknownFaces: faces ?? [] });
        return Number(insert.run(whose, at.getTime(), kept).lastInsertRowid);
      }),
    touch: (draftId: number, at: Date): void =>
      write(() => found(touch.run(at.getTime(), draftId))),
    keep: (
      draftId: number,
      details: DraftDetails,
      at: Date,
      faces: readonly number[] | null = null,
    ): void =>
      write(() =>
        found(
          update.run({
            id: draftId,
            details: JSON.stringify(details),
            at: at.getTime(),
            faces: faces && JSON.stringify(faces),
          }),
        ),
      ),
    addSample: (draftId: number, sample: DraftSample, keptAt: Date): void =>
      write(() => {
        found(touch.run(keptAt.getTime(), draftId));
        if (others.get(draftId, sample.key)! >= limits.samplesPerCall) {
          throw new KithError('TooManySamples');
        }
        const { key, chip, source, segment, liveness = null, camera = null } = sample;
        const quality = JSON.stringify(sample.quality);
        const takenAt = sample.takenAt.getTime();
        putSample.run({ draftId, key, chip, quality, source, takenAt, segment, liveness, camera });
      }),
    removeSamples: (draftId: number, keys: readonly number[], at: Date): void =>
      erase(() => {
        found(touch.run(at.getTime(), draftId));
        for (const key of keys) deleteSample.run(draftId, key);
      }),
    remove: (draftId: number): void => erase(() => giveUp(draftId)),
    removeBefore: (since: Date): number => {
      const removed = write(() => {
        const old = before.all(since.getTime());
        for (const draftId of old) giveUp(draftId);
        return old.length;
      });
      if (removed > 0) db.erasure.finish();
      return removed;
    },
  };
  return {
    calls,
    /** Ends a draft inside the caller's transaction; its erasure is the caller's too. Error: `DraftEnded`. */
    end,
  };
}

function sampleOf({ taken_at, ...row }: SampleRow): DraftSample {
  const { key, chip, quality, source, segment, liveness, camera } = row;
  return {
    key,
    chip,
    quality: qualityMeasures.parse(JSON.parse(quality)),
    source,
    takenAt: new Date(taken_at),
    segment: poseSegment.nullable().parse(segment),
    liveness,
    camera,
  };
}
