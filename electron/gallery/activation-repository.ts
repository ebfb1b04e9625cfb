import { KithError } from '../contract/index.ts';
import type { ActivationTarget } from '../core/ports/index.ts';
import type { Connection } from './connection.ts';

/** The newest line of the history, as an expression: the active version. */
export const ACTIVE = '(SELECT version_id FROM activation_history ORDER BY id DESC LIMIT 1)';

/** The line before it, as an expression: the version that rolling back makes active; null where there is none. */
export const PREVIOUS =
  '(SELECT version_id FROM activation_history ORDER BY id DESC LIMIT 1 OFFSET 1)';

/** The SQL of the history of activations, and of the one that is under way. Transactions are the caller's. */
export function createActivationRepository(db: Pick<Connection, 'prepare'>) {
  const active = db.prepare<[], number | null>(`SELECT ${ACTIVE}`).pluck();
  const previous = db.prepare<[], number | null>(`SELECT ${PREVIOUS}`).pluck();
  const append = db.prepare<[number, number]>(
    'INSERT INTO activation_history (version_id, at) VALUES (?, ?)',
  );
  const cut = db.prepare(
    'DELETE FROM activation_history WHERE id = (SELECT max(id) FROM activation_history)',
  );
  const join = db.prepare(
    `DELETE FROM activation_history WHERE id IN (
       SELECT id FROM
         (SELECT id, version_id, lag(version_id) OVER (ORDER BY id) AS before FROM activation_history)
       WHERE version_id = before)`,
  );
  const target = db.prepare<[], ActivationTarget>(
    'SELECT version_id AS versionId, kind FROM activation',
  );
  const clearTarget = db.prepare('DELETE FROM activation');
  const putTarget = db.prepare<[number, string]>(
    'INSERT INTO activation (id, version_id, kind) VALUES (1, ?, ?)',
  );
  return {
    /** Null in a new gallery. */
    activeId: (): number | null => active.get() ?? null,
    previousId: (): number | null => previous.get() ?? null,
    target: (): ActivationTarget | null => target.get() ?? null,
    putTarget: (wanted: ActivationTarget | null): void => {
      clearTarget.run();
      if (wanted) putTarget.run(wanted.versionId, wanted.kind);
    },
    /** Makes a version active. Error: `NoPreviousVersion` where it is rolled back to and the history has another before. */
    makeActive: ({ versionId, kind }: ActivationTarget, at: Date): void => {
      if (kind === 'rolled back') {
        if (previous.get() !== versionId) throw new KithError('NoPreviousVersion');
        cut.run();
      } else if (active.get() !== versionId) append.run(versionId, at.getTime());
      clearTarget.run();
    },
    /** After a version went: two activations of another that it stood between are one. */
    joinHistory: (): void => {
      join.run();
    },
  };
}
