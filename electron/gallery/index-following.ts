import type { Reference } from '../../native-models/evaluate/reference.ts';
import type { createActiveIndex } from './active-index.ts';
import type { Connection } from './connection.ts';
import type { createCorrectionsRepository } from './corrections-repository.ts';
import type { PeopleRepository } from './people-repository.ts';

/** Who is recognized otherwise once a transaction is written. */
export interface Changed {
  /** People with other samples, or who are new. */
  readonly set: (...personIds: number[]) => void;
  readonly renamed: (personId: number) => void;
  readonly gone: (personId: number) => void;
}

/**
 * Transactions that say whom they change: the active version's index follows once they are written. What it is to hold is
 * computed inside, so that what it cannot hold undoes the transaction. Error: `VersionUnusable`.
 */
export function createIndexFollowing(
  db: Connection,
  {
    people,
    corrections,
    index: { currentId, referenceNow, follow },
  }: {
    people: PeopleRepository;
    corrections: ReturnType<typeof createCorrectionsRepository>;
    index: Pick<ReturnType<typeof createActiveIndex>, 'currentId' | 'referenceNow' | 'follow'>;
  },
) {
  return {
    write: <T>(work: (changed: Changed) => T): T => {
      const set = new Set<number>();
      const renamed = new Set<number>();
      const gone = new Set<number>();
      let entries: { id: number; name: string; mean: Reference | null; raise: number }[] = [];
      let names: { id: number; name: string }[] = [];
      const result = db.write(() => {
        const done = work({
          set: (...ids) => ids.forEach((id) => set.add(id)),
          renamed: (id) => void renamed.add(id),
          gone: (id) => void gone.add(id),
        });
        const raises = new Map(
          set.size > 0
            ? corrections.raises(currentId()).map(({ personId, raise }) => [personId, raise])
            : [],
        );
        entries = [...set].map((id) => ({
          id,
          name: people.get(id).name,
          mean: referenceNow(id),
          raise: raises.get(id) ?? 0,
        }));
        names = [...renamed].map((id) => ({ id, name: people.get(id).name }));
        return done;
      });
      if (set.size + renamed.size + gone.size === 0) return result;
      follow((index) => {
        for (const id of gone) index.remove(id);
        for (const { id, name, mean, raise } of entries) {
          index.set(id, name, mean!);
          index.raiseBar(id, raise);
        }
        for (const { id, name } of names) index.rename(id, name);
      });
      return result;
    },
  };
}

/** What can be asked of it. */
export type IndexFollowing = ReturnType<typeof createIndexFollowing>;
