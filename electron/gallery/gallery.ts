import {
  hasCode,
  KithError,
  type Consent,
  type ImpostorStatistics,
  type ModelVersion,
  type Person,
  type Settings,
} from '../contract/index.ts';
import type { ActiveVersion, Gallery, SampleRecord, Sighting } from '../core/ports/index.ts';
import { createActivationRepository } from './activation-repository.ts';
import { asynchronous } from './asynchronous.ts';
import { explain, openConnection, type Connection } from './connection.ts';
import { createDraftsRepository } from './drafts-repository.ts';
import { createEmbeddingsRepository } from './embeddings-repository.ts';
import { createEventsRepository } from './events-repository.ts';
import { IndexedVersion, referenceOf } from './indexed-version.ts';
import { createLabelsRepository } from './labels-repository.ts';
import { createPeopleRepository } from './people-repository.ts';
import { createPortraitsRepository } from './portraits-repository.ts';
import { createSettingsRepository } from './settings-repository.ts';
import { createTrainingRepository } from './training-repository.ts';
import { createVersionCalls } from './version-calls.ts';
import { createVersionsRepository } from './versions-repository.ts';

/** The version that Kith comes with: what a new gallery's embeddings come from. */
export interface ShippedVersion {
  readonly profile: string;
  readonly weightsSha256: string;
  readonly statistics: ImpostorStatistics;
}

/**
 * Opens the gallery: the tables and, in step with them, the active version's index. `key` is 32 bytes; null, no encryption, is
 * for tests. It opens also where that version cannot be used (see `active`). For the errors see `openConnection`.
 */
export async function openGallery(options: {
  file: string;
  key: Uint8Array | null;
  shipped: ShippedVersion;
}): Promise<Gallery> {
  const db = openConnection(options.file, options.key);
  try {
    return galleryOver(db, options.shipped);
  } catch (error) {
    db.close();
    throw explain(error, options.file);
  }
}

function galleryOver(db: Connection, shipped: ShippedVersion): Gallery {
  const portraits = createPortraitsRepository(db);
  const people = createPeopleRepository(db, portraits);
  const labels = createLabelsRepository(db, portraits);
  const drafts = createDraftsRepository(db);
  const events = createEventsRepository(db);
  const settings = createSettingsRepository(db);
  const training = createTrainingRepository(db);
  const versions = createVersionsRepository(db, shipped.statistics);
  const embeddings = createEmbeddingsRepository(db);
  const activations = createActivationRepository(db);

  /** One transaction. */
  const write = <T>(work: () => T): T => db.transaction(work).immediate();

  const activeId = write((): number => {
    const id = activations.activeId();
    if (id !== null) return id;
    const { profile, weightsSha256 } = shipped;
    const now = new Date();
    const first = versions.insertShipped(profile, weightsSha256, now);
    activations.makeActive({ versionId: first, kind: 'activated' }, now);
    return first;
  });

  const eraseHiddenActivity = (): number => {
    const erased = write(events.eraseHidden);
    if (erased > 0) db.erasure.finish();
    return erased;
  };
  // What was taken off the list before Kith last ended, however it did.
  eraseHiddenActivity();

  const reference = (personId: number, { id, embeddingSize }: ActiveVersion): Float32Array =>
    referenceOf(people.embeddings(personId, id), embeddingSize);
  /** Error: `VersionUnusable`. */
  const indexed = (versionId: number): IndexedVersion => {
    const made = new IndexedVersion({
      id: versionId,
      network: versions.network(versionId),
      statistics: versions.statistics(versionId),
      embeddingSize: versions.embeddingSize(versionId),
    });
    for (const { id, name } of people.all()) made.set(id, name, reference(id, made));
    return made;
  };
  /** The active version, or why it cannot be used. */
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
  const active = (): IndexedVersion => {
    if ('damage' in current) throw current.damage;
    return current;
  };
  /** Has the index follow what was committed. One that could not be built may have lost what was wrong with it. */
  const follow = (change: (index: IndexedVersion) => void): void => {
    if ('damage' in current) current = openActive(current.id);
    else change(current);
  };

  /**
   * Adds samples in one transaction, in which the draft that they were kept in ends; a sample that would leave the active
   * version with a gap undoes it.
   */
  const addSamples = (
    samples: readonly SampleRecord[],
    draftId: number | null,
    personOf: () => number,
  ): Person => {
    const index = active();
    const { person, mean } = write(() => {
      if (draftId !== null) drafts.end(draftId);
      const personId = personOf();
      if (samples.some(({ versionId }) => versionId !== index.id)) {
        throw new KithError('VersionChanged');
      }
      people.insertSamples(personId, samples);
      return { person: people.get(personId), mean: reference(personId, index) };
    });
    index.set(person.id, person.name, mean);
    if (draftId !== null) db.erasure.finish();
    return person;
  };

  const activate = (versionId: number, at: Date): ActiveVersion | null => {
    const next = write(() => {
      const target = activations.target();
      if (target?.versionId !== versionId) return null;
      if (embeddings.countMissing(versionId).samples > 0) return null;
      const made = indexed(versionId);
      activations.makeActive(target, at);
      events.note(target.kind, at);
      return made;
    });
    if (next) current = next;
    return next;
  };

  const calls = {
    people: people.all,
    person: people.get,
    personNamed: people.named,
    samples: people.samples,
    picture: people.picture,
    vouchedSamples: labels.vouched,
    consent: people.consent,
    counts: people.counts,
    activity: events.newest,
    activityPicture: events.picture,
    seen: events.seen,
    portraitIsChosen: people.portraitIsChosen,
    settings: settings.get,

    enroll: (
      name: string,
      consent: Consent,
      samples: readonly SampleRecord[],
      draftId: number | null = null,
    ): Person =>
      addSamples(samples, draftId, () => {
        const personId = people.insert(name, consent);
        events.note('enrolled', consent.acceptedAt, { personId });
        return personId;
      }),
    extend: (
      personId: number,
      samples: readonly SampleRecord[],
      at: Date,
      draftId: number | null = null,
    ): Person =>
      addSamples(samples, draftId, () => {
        people.get(personId);
        events.note('extended', at, { personId });
        return personId;
      }),
    rename: (personId: number, name: string, at: Date): Person => {
      const person = write(() => {
        people.get(personId);
        people.rename(personId, name);
        events.note('renamed', at, { personId });
        return people.get(personId);
      });
      follow((index) => index.rename(personId, name));
      db.erasure.finish(); // The old name must not linger in the log.
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
      follow((index) => index.remove(personId));
      db.erasure.finish();
      return removed;
    },
    ownerOf: labels.ownerOf,
    removeSample: (personId: number, sampleId: number): Person => {
      const { person, mean } = write(() => {
        if (people.get(personId).samples === 1) throw new KithError('LastSample');
        training.forgetRun();
        people.removeSample(personId, sampleId);
        const usable = 'damage' in current ? null : reference(personId, current);
        return { person: people.get(personId), mean: usable };
      });
      follow((index) => index.set(personId, person.name, mean!));
      db.erasure.finish();
      return person;
    },
    moveSample: (sampleId: number, toPersonId: number): Person => {
      const moved = write(() => {
        const fromId = labels.ownerOf(sampleId);
        people.get(toPersonId);
        if (fromId === toPersonId) return null;
        if (people.get(fromId).samples === 1) throw new KithError('LastSample');
        training.forgetRun();
        const { committed } = labels.move(sampleId, toPersonId);
        const both = [fromId, toPersonId].map((id) => {
          const usable = 'damage' in current ? null : reference(id, current);
          return { id, name: people.get(id).name, mean: usable };
        });
        return { both, committed };
      });
      moved?.committed();
      follow((index) => moved?.both.forEach(({ id, name, mean }) => index.set(id, name, mean!)));
      return people.get(toPersonId);
    },
    choosePortrait: (personId: number, sampleId: number | null): Person =>
      write(() => {
        people.get(personId);
        people.choosePortrait(personId, sampleId);
        return people.get(personId);
      }),
    vouch: (sampleId: number, vouched: boolean): void =>
      write(() => {
        labels.ownerOf(sampleId);
        labels.vouch(sampleId, vouched);
      }),
    record: (
      kind: 'recognized' | 'unknown',
      at: Date,
      who: Sighting | null,
      picture: Uint8Array | null = null,
    ): number | null => write(() => events.noteSighting(kind, at, who, picture)),
    attribute: (activityId: number, personId: number): void =>
      write(() => events.attribute(activityId, personId)),
    hideActivity: (): number => write(events.hide),
    unhideActivity: (): number => write(events.unhide),
    eraseHiddenActivity,
    saveSettings: (change: Partial<Settings>): Settings =>
      write(() => {
        settings.put(change);
        return settings.get();
      }),
    activate,
    close: (): void => {
      try {
        eraseHiddenActivity();
      } finally {
        db.close();
      }
    },
  };
  const versionCalls = createVersionCalls(db, write, {
    versions,
    embeddings,
    activations,
    training,
  });
  return {
    ...asynchronous(calls),
    active,
    activeId: () => current.id,
    notErased: db.erasure.failure,
    onNotErased: db.erasure.onFailure,
    drafts: asynchronous(drafts.calls),
    versions: asynchronous(versionCalls),
    training: asynchronous(training.calls),
  };
}
