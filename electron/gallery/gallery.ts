import { KithError, type Person, type Settings } from '../contract/index.ts';
import { unitMean } from '../core/enrollment/reference.ts';
import type { Gallery } from '../core/ports.ts';
import { checkpoint, openConnection } from './connection.ts';
import { createEventsRepository } from './events-repository.ts';
import { createPeopleRepository } from './people-repository.ts';
import { SearchIndex } from './search-index.ts';
import { createSettingsRepository } from './settings-repository.ts';
import { activateFirstVersion, type VersionSource } from './versions-repository.ts';

/** Numbers of an embedding. */
const EMBEDDING_SIZE = 128;

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
  const versionId = activateFirstVersion(db, options.version);
  const people = createPeopleRepository(db);
  const events = createEventsRepository(db);
  const settings = createSettingsRepository(db);
  const index = new SearchIndex(EMBEDDING_SIZE);

  const referenceOf = (personId: number): Float32Array =>
    unitMean(people.embeddings(personId, versionId));
  for (const { id } of people.all()) index.set(id, referenceOf(id));

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
        people.insertSamples(personId, versionId, samples);
        events.insert('enrolled', consent.acceptedAt, personId, null);
        return personId;
      }),
    extend: (personId, samples, at) =>
      writeSamples(() => {
        people.get(personId);
        people.insertSamples(personId, versionId, samples);
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
    close: () => {
      db.close();
    },
  };
}
