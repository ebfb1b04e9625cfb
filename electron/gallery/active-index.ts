import { hasCode, KithError } from '../contract/index.ts';
import type { Reference } from '../../native-models/evaluate/reference.ts';
import type { ActiveVersion } from '../core/ports/index.ts';
import { IndexedVersion, referenceOf } from './indexed-version.ts';
import type { createCorrectionsRepository } from './corrections-repository.ts';
import type { createPeopleRepository } from './people-repository.ts';
import type { StrangersRepository } from './strangers-repository.ts';
import type { createVersionsRepository } from './versions-repository.ts';

/** The active version's index in memory, and why it cannot be used where it cannot. */
export function createActiveIndex({
  people,
  versions,
  corrections,
  strangers,
  activeId,
}: {
  people: ReturnType<typeof createPeopleRepository>;
  versions: ReturnType<typeof createVersionsRepository>;
  corrections: ReturnType<typeof createCorrectionsRepository>;
  strangers: StrangersRepository;
  activeId: number;
}) {
  const reference = (personId: number, { id, embeddingSize }: ActiveVersion): Reference =>
    referenceOf(people.embeddings(personId, id), embeddingSize);
  const indexed = (versionId: number): IndexedVersion => {
    const made = new IndexedVersion({
      id: versionId,
      network: versions.network(versionId),
      statistics: versions.statistics(versionId),
      embeddingSize: versions.embeddingSize(versionId),
    });
    for (const { id, name } of people.all()) made.set(id, name, reference(id, made));
    for (const { personId, raise } of corrections.raises(versionId)) made.raiseBar(personId, raise);
    made.setStrangers({
      ignored: strangers.references('ignored', versionId),
      refused: strangers.references('refused', versionId),
    });
    return made;
  };
  const openActive = (id: number): IndexedVersion | { id: number; damage: KithError } => {
    try {
      return indexed(id);
    } catch (cause) {
      if (!hasCode(cause, 'VersionUnusable')) throw cause;
      const { subject, flaw } = cause as KithError;
      return {
        id,
        damage: new KithError('ActiveVersionDamaged', subject, { cause, ...(flaw && { flaw }) }),
      };
    }
  };
  let current = openActive(activeId);
  return {
    /** Error: `ActiveVersionDamaged`. */
    active: (): IndexedVersion => {
      if ('damage' in current) throw current.damage;
      return current;
    },
    currentId: (): number => current.id,
    /** A version with everybody in it. Error: `VersionUnusable`. */
    indexed,
    /** A person's reference under a version. Error: `VersionUnusable`. */
    reference,
    /** The same under the active version; null where that cannot be used. */
    referenceNow: (personId: number): Reference | null =>
      'damage' in current ? null : reference(personId, current),
    replace: (next: IndexedVersion): void => {
      current = next;
    },
    /** Has the index follow what was committed. One that could not be built may have lost what was wrong with it. */
    follow: (change: (index: IndexedVersion) => void): void => {
      if ('damage' in current) current = openActive(current.id);
      else change(current);
    },
  };
}
