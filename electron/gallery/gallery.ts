import {
  KithError,
  type Consent,
  type ImpostorStatistics,
  type ModelVersion,
  type Person,
  type Settings,
} from '../contract/index.ts';
import { unitMean } from '../core/enrollment/reference.ts';
import type { ActiveVersion, Gallery, SampleRecord, Sighting } from '../core/ports/index.ts';
import { asynchronous } from './asynchronous.ts';
import { checkpoint, openConnection } from './connection.ts';
import { createEventsRepository } from './events-repository.ts';
import { IndexedVersion } from './indexed-version.ts';
import { createPeopleRepository } from './people-repository.ts';
import { createSettingsRepository } from './settings-repository.ts';
import { createTrainingRepository } from './training-repository.ts';
import { activateFirstVersion, createVersionsRepository } from './versions-repository.ts';

/** The version that Kith comes with: what a new gallery's embeddings come from. */
export interface ShippedVersion {
  readonly profile: string;
  readonly weightsSha256: string;
  readonly statistics: ImpostorStatistics;
}

/**
 * Opens the gallery: the tables and, in step with them, the active version's index. `key` is 32 bytes; null, no encryption, is
 * for tests. For the errors see `openConnection`.
 */
export async function openGallery(options: {
  file: string;
  key: Uint8Array | null;
  shipped: ShippedVersion;
}): Promise<Gallery> {
  const db = openConnection(options.file, options.key);
  activateFirstVersion(db, options.shipped);
  const people = createPeopleRepository(db);
  const events = createEventsRepository(db);
  const settings = createSettingsRepository(db);
  const training = createTrainingRepository(db);
  const versions = createVersionsRepository(db, options.shipped.statistics);

  const referenceOf = (personId: number, versionId: number): Float32Array =>
    unitMean(people.embeddings(personId, versionId));
  const indexed = (versionId: number): IndexedVersion => {
    const made = new IndexedVersion({
      id: versionId,
      network: versions.network(versionId),
      statistics: versions.statistics(versionId),
      embeddingSize: versions.embeddingSize(versionId),
    });
    for (const { id, name } of people.all()) made.set(id, name, referenceOf(id, versionId));
    return made;
  };
  let active = indexed(versions.activeId());

  /** One transaction. */
  const write = <T>(work: () => T): T => db.transaction(work).immediate();

  /**
   * One transaction that changes a person's samples. Their reference is made inside it, so that samples without one
   * are never kept; the index follows once it is committed.
   */
  const writeSamples = (work: () => number): Person => {
    const { person, reference } = write(() => {
      const id = work();
      return { person: people.get(id), reference: referenceOf(id, active.id) };
    });
    active.set(person.id, person.name, reference);
    return person;
  };

  /** Embeddings of a version that is active no more would leave the active one with a gap. */
  const insertSamples = (personId: number, samples: readonly SampleRecord[]): void => {
    if (samples.some(({ versionId }) => versionId !== active.id)) {
      throw new KithError('VersionChanged');
    }
    people.insertSamples(personId, samples);
  };

  const activate = (versionId: number, at: Date): ActiveVersion | null => {
    const next = write(() => {
      const target = versions.target();
      if (target?.versionId !== versionId) return null;
      if (versions.countMissing(versionId).samples > 0) return null;
      const made = indexed(versionId);
      versions.makeActive(versionId, at);
      const kind = target.againstVerdict ? 'activated against the verdict' : 'activated';
      events.insert(kind, at, null, null);
      return made;
    });
    if (next) active = next;
    return next;
  };

  const calls = {
    people: people.all,
    person: people.get,
    personNamed: people.named,
    samples: people.samples,
    picture: people.picture,
    consent: people.consent,
    counts: people.counts,
    activity: events.newest,
    settings: settings.get,

    enroll: (name: string, consent: Consent, samples: readonly SampleRecord[]): Person =>
      writeSamples(() => {
        const personId = people.insert(name, consent);
        insertSamples(personId, samples);
        events.insert('enrolled', consent.acceptedAt, personId, null);
        return personId;
      }),
    extend: (personId: number, samples: readonly SampleRecord[], at: Date): Person =>
      writeSamples(() => {
        people.get(personId);
        insertSamples(personId, samples);
        events.insert('extended', at, personId, null);
        return personId;
      }),
    rename: (personId: number, name: string, at: Date): Person => {
      const person = write(() => {
        people.get(personId);
        people.rename(personId, name);
        events.insert('renamed', at, personId, null);
        return people.get(personId);
      });
      active.rename(personId, name);
      checkpoint(db); // The old name must not linger in the log.
      return person;
    },
    remove: (personId: number): { person: Person; learnedBy: ModelVersion[] } => {
      const removed = write(() => {
        const person = people.get(personId);
        const learnedBy = versions.learnedBy(personId);
        training.forgetRun();
        people.remove(personId);
        return { person, learnedBy };
      });
      active.remove(personId);
      checkpoint(db);
      return removed;
    },
    removeSample: (personId: number, sampleId: number): Person => {
      const person = writeSamples(() => {
        if (people.get(personId).samples === 1) throw new KithError('LastSample');
        training.forgetRun();
        people.removeSample(personId, sampleId);
        return personId;
      });
      checkpoint(db);
      return person;
    },
    record: (kind: 'recognized' | 'unknown', at: Date, who: Sighting | null): void => {
      write(() => events.insert(kind, at, who?.personId ?? null, who?.score ?? null));
    },
    clearActivity: (): number => {
      const removed = write(events.clear);
      checkpoint(db);
      return removed;
    },
    saveSettings: (change: Partial<Settings>): Settings =>
      write(() => {
        settings.put(change);
        return settings.get();
      }),
    activate,
    close: (): void => {
      db.close();
    },
  };
  return {
    ...asynchronous(calls),
    active: () => active,
    versions: asynchronous({
      ...versions,
      remove: (versionId: number): void => {
        versions.remove(versionId);
        checkpoint(db);
      },
    }),
    training: asynchronous(training),
  };
}
