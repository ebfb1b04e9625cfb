import { KithError, type Person, type Settings } from '../contract/index.ts';
import { unitMean } from '../core/enrollment/reference.ts';
import type { Gallery, SampleRecord, VersionStore } from '../core/ports.ts';
import { checkpoint, openConnection } from './connection.ts';
import { createEventsRepository } from './events-repository.ts';
import { createPeopleRepository } from './people-repository.ts';
import { SearchIndex } from './search-index.ts';
import { createSettingsRepository } from './settings-repository.ts';
import { createTrainingRepository } from './training-repository.ts';
import {
  activateFirstVersion,
  createVersionsRepository,
  type VersionSource,
} from './versions-repository.ts';

/**
 * Opens the gallery: the tables and, in step with them, the search index. `key` is 32 bytes; null, no
 * encryption, is for tests. `version` names the weights that new embeddings come from. For the errors see `openConnection`.
 */
export function openGallery(options: {
  file: string;
  key: Uint8Array | null;
  version: VersionSource;
}): Gallery {
  const db = openConnection(options.file, options.key);
  activateFirstVersion(db, options.version);
  const people = createPeopleRepository(db);
  const events = createEventsRepository(db);
  const settings = createSettingsRepository(db);
  const versions = createVersionsRepository(db);

  const referenceOf = (personId: number): Float32Array =>
    unitMean(people.embeddings(personId, versions.activeId()));
  const indexEverybody = (): SearchIndex => {
    const made = new SearchIndex(versions.embeddingSize(versions.activeId()));
    for (const { id } of people.all()) made.set(id, referenceOf(id));
    return made;
  };
  let index = indexEverybody();

  /** One transaction. */
  const write = <T>(work: () => T): T => db.transaction(work).immediate();

  /**
   * One transaction that changes a person's samples. Their reference is made inside it, so that samples without one
   * are never kept; the index follows once it is committed.
   */
  const writeSamples = (work: () => number): Person => {
    const { personId, reference } = write(() => {
      const id = work();
      return { personId: id, reference: referenceOf(id) };
    });
    index.set(personId, reference);
    return people.get(personId);
  };

  /** Embeddings of a version that is active no more would leave the active one with a gap. */
  const insertSamples = (personId: number, samples: readonly SampleRecord[]): void => {
    if (samples.some(({ versionId }) => versionId !== versions.activeId())) {
      throw new KithError('VersionChanged');
    }
    people.insertSamples(personId, samples);
  };

  const switchToTarget: VersionStore['switchToTarget'] = (at) => {
    const switched = write(() => {
      const target = versions.target();
      if (!target || versions.countMissing(target.versionId).samples > 0) return false;
      versions.makeActive(target.versionId, at);
      const kind = target.againstVerdict ? 'activated against the verdict' : 'activated';
      events.insert(kind, at, null, null);
      return true;
    });
    if (switched) index = indexEverybody();
    return switched;
  };

  return {
    people: people.all,
    person: people.get,
    personNamed: people.named,
    samples: people.samples,
    picture: people.picture,
    consent: people.consent,
    counts: people.counts,
    nearest: (embedding, count) => index.nearest(embedding, count),
    activity: events.newest,
    settings: settings.get,

    enroll: (name, consent, samples) =>
      writeSamples(() => {
        const personId = people.insert(name, consent);
        insertSamples(personId, samples);
        events.insert('enrolled', consent.acceptedAt, personId, null);
        return personId;
      }),
    extend: (personId, samples, at) =>
      writeSamples(() => {
        people.get(personId);
        insertSamples(personId, samples);
        events.insert('extended', at, personId, null);
        return personId;
      }),
    rename: (personId, name, at): Person => {
      write(() => {
        people.get(personId);
        people.rename(personId, name);
        events.insert('renamed', at, personId, null);
      });
      checkpoint(db); // The old name must not linger in the log.
      return people.get(personId);
    },
    remove: (personId): Person => {
      const person = write(() => {
        const removed = people.get(personId);
        people.remove(personId);
        return removed;
      });
      index.remove(personId);
      checkpoint(db);
      return person;
    },
    removeSample: (personId, sampleId) => {
      const person = writeSamples(() => {
        if (people.get(personId).samples === 1) throw new KithError('LastSample');
        people.removeSample(personId, sampleId);
        return personId;
      });
      checkpoint(db);
      return person;
    },
    record: (kind, at, who): void => {
      write(() => events.insert(kind, at, who?.personId ?? null, who?.score ?? null));
    },
    clearActivity: (): number => {
      const removed = write(events.clear);
      checkpoint(db);
      return removed;
    },
    saveSettings: (change): Settings => {
      write(() => settings.put(change));
      return settings.get();
    },
    versions: {
      ...versions,
      remove: (versionId) => {
        versions.remove(versionId);
        checkpoint(db);
      },
      switchToTarget,
    },
    training: createTrainingRepository(db),
    close: () => {
      db.close();
    },
  };
}
