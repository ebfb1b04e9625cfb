import type { TrainingSample } from '../core/ports/index.ts';
import type { Connection } from './connection.ts';
import { vectorBytes, vectorOf } from './rows.ts';

/** The SQL of what training keeps. Each write is one transaction, which is what makes a checkpoint atomic. */
export function createTrainingRepository(db: Connection) {
  const samples = db.prepare<[], { sampleId: number; personId: number; hasChip: number }>(
    // Whoever is to be erased is learned from no more.
    `SELECT id AS sampleId, person_id AS personId, chip IS NOT NULL AS hasChip FROM samples
     WHERE person_id NOT IN (SELECT person_id FROM removals) ORDER BY id`,
  );
  const features = db.prepare<[string, string], { sample_id: number; vector: Buffer }>(
    'SELECT sample_id, vector FROM features WHERE backbone = ? AND copy = ?',
  );
  const insertFeature = db.prepare<[string, string, Buffer, number]>(
    // A sample that was removed meanwhile is left out.
    'INSERT OR REPLACE INTO features SELECT id, ?, ?, ? FROM samples WHERE id = ?',
  );
  const run = db.prepare<[], { started_at: number; plan: string }>(
    'SELECT started_at, plan FROM training_run',
  );
  const insertRun = db.prepare<[number, string]>('INSERT INTO training_run VALUES (1, ?, ?)');
  const deleteRun = db.prepare('DELETE FROM training_run');
  const deleteParts = db.prepare('DELETE FROM training_parts');
  const part = db.prepare<[number], { checkpoint: Buffer | null; result: Buffer | null }>(
    'SELECT checkpoint, result FROM training_parts WHERE part = ?',
  );
  const putPart = db.prepare<[number, Uint8Array | null, Uint8Array | null]>(
    // A run that was given up meanwhile keeps nothing.
    'INSERT OR REPLACE INTO training_parts SELECT ?, ?, ? FROM training_run',
  );
  const { write } = db;
  const clear = () => {
    deleteParts.run();
    deleteRun.run();
  };
  const putResult = (number: number, result: Uint8Array): void => {
    putPart.run(number, null, result);
  };

  const calls = {
    samples: (): TrainingSample[] =>
      samples.all().map(({ hasChip, ...sample }) => ({ ...sample, hasChip: hasChip === 1 })),
    features: (backbone: string, copy: string): Map<number, Float32Array> =>
      new Map(
        features
          .all(backbone, copy)
          .map(({ sample_id, vector }) => [sample_id, vectorOf(vector)] as const),
      ),
    addFeatures: (
      backbone: string,
      added: readonly { sampleId: number; copy: string; vector: Float32Array }[],
    ): void => {
      write(() => {
        for (const { sampleId, copy, vector } of added) {
          insertFeature.run(backbone, copy, vectorBytes(vector), sampleId);
        }
      });
    },
    run: (): { startedAt: Date; plan: unknown } | null => {
      const row = run.get();
      return row
        ? { startedAt: new Date(row.started_at), plan: JSON.parse(row.plan) as unknown }
        : null;
    },
    startRun: (plan: unknown, at: Date): void => {
      write(() => {
        clear();
        insertRun.run(at.getTime(), JSON.stringify(plan));
      });
    },
    part: (number: number) => part.get(number) ?? null,
    saveCheckpoint: (number: number, checkpoint: Uint8Array): void => {
      write(() => putPart.run(number, checkpoint, null));
    },
    saveResult: (number: number, result: Uint8Array): void => {
      write(() => putResult(number, result));
    },
    endRun: (): void => {
      if (!run.get()) return;
      write(clear);
      db.erasure.finish();
    },
  };
  return {
    calls,
    /** These two write inside the caller's transaction. */
    forgetRun: clear,
    putResult,
  };
}
