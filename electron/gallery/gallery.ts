import { KithError, type Consent, type Person, type Settings } from '../contract/index.ts';
import type { ActiveVersion, EmbeddedSample, Gallery, SampleRecord } from '../core/ports/index.ts';
import { createAsideRepository } from './aside-repository.ts';
import { createActivationRepository } from './activation-repository.ts';
import { createActivityCalls } from './activity-calls.ts';
import { createActiveIndex } from './active-index.ts';
import { asynchronous } from './asynchronous.ts';
import { openConnection, type Connection } from './connection.ts';
import { createBundleCalls } from './bundle-calls.ts';
import { createCorrectionCalls } from './correction-calls.ts';
import { createCorrectionsRepository } from './corrections-repository.ts';
import { createCopyStore } from './copy-store.ts';
import { createDamage, watchPlace } from './damage.ts';
import { createDetailsRepository } from './details-repository.ts';
import { createDraftsRepository } from './drafts-repository.ts';
import { createEmbeddingsRepository } from './embeddings-repository.ts';
import { createEnrollmentCounts } from './enrollment-counts-repository.ts';
import { createEventsRepository } from './events-repository.ts';
import { explainOpening, type KeyedGallery } from './key-doubt.ts';
import { createGroupCalls } from './group-calls.ts';
import { createGroupsRepository } from './groups-repository.ts';
import { createHandOver } from './hand-over.ts';
import { createInboxCalls } from './inbox-calls.ts';
import { createInboxRepository } from './inbox-repository.ts';
import { createIndexFollowing } from './index-following.ts';
import { createLabelsRepository } from './labels-repository.ts';
import { createLivenessTriesRepository } from './liveness-tries-repository.ts';
import { migrations } from './migrations/index.ts';
import { createPeopleRepository } from './people-repository.ts';
import { createPortraitsRepository } from './portraits-repository.ts';
import { readThrough } from './read-through.ts';
import { readableCopy, type Readable } from './read-only.ts';
import { createRemovalCalls } from './removal-calls.ts';
import { createRepairCalls } from './repair-calls.ts';
import { createRepairsRepository } from './repairs-repository.ts';
import { createSettingsRepository } from './settings-repository.ts';
import type { ShippedVersion } from './shipped-version.ts';
import { createStrangersRepository } from './strangers-repository.ts';
import { createToldApart } from './told-apart-repository.ts';
import { createTrainingRepository } from './training-repository.ts';
import { createVersionCalls } from './version-calls.ts';
import { createVersionsRepository } from './versions-repository.ts';

export type { ShippedVersion } from './shipped-version.ts';

/** Which gallery is opened, and with what. */
interface Opening extends KeyedGallery {
  readonly shipped: ShippedVersion;
}

/**
 * Opens the gallery: the tables and, in step with them, the active version's index. It opens also where that version cannot be
 * used (see `active`), and where it cannot be written: then it answers, and every write is refused. For the errors see
 * `openConnection`.
 */
export async function openGallery(opening: Opening): Promise<Gallery> {
  const { file, key, keyIsKnown } = opening;
  const readable = readableCopy(file);
  let db: Connection | null = null;
  try {
    db = openConnection(readable?.file ?? file, key, migrations, keyIsKnown);
    return galleryOver(db, opening, readable);
  } catch (error) {
    db?.close();
    readable?.remove();
    throw explainOpening(error, opening, file, readable?.file);
  }
}

function galleryOver(
  db: Connection,
  { file, key, shipped }: Opening,
  readable: Readable | null,
): Gallery {
  const damage = createDamage(file, () => db.open);
  const unwatch = watchPlace(db.name, db.isInPlace, damage);
  const portraits = createPortraitsRepository(db);
  const people = createPeopleRepository(db, portraits);
  const labels = createLabelsRepository(db, portraits);
  const corrections = createCorrectionsRepository(db);
  const repairs = createRepairsRepository(db);
  const details = createDetailsRepository(db);
  const groups = createGroupsRepository(db);
  const groupCalls = createGroupCalls(db, { people, details, groups });
  const counts = createEnrollmentCounts(db);
  const drafts = createDraftsRepository(db, counts);
  const events = createEventsRepository(db);
  const settings = createSettingsRepository(db);
  const training = createTrainingRepository(db);
  const versions = createVersionsRepository(db, shipped.statistics);
  const embeddings = createEmbeddingsRepository(db);
  const activations = createActivationRepository(db);
  const { write } = db;
  const activeId = write((): number => {
    const id = activations.activeId();
    if (id !== null) return id;
    const { profile, weightsSha256 } = shipped;
    const now = new Date();
    const first = versions.insertShipped(profile, weightsSha256, now);
    activations.makeActive({ versionId: first, kind: 'activated' }, now);
    return first;
  });

  write(people.settleKeys);

  const activityCalls = createActivityCalls(db, {
    events,
    settings,
    isReadOnly: readable !== null,
  });
  // What was taken off the list before Kith last ended, however it did.
  activityCalls.eraseHiddenActivity();

  const strangers = createStrangersRepository(db);
  const index = createActiveIndex({ people, versions, corrections, strangers, activeId });
  const { active, currentId, indexed, reference, replace } = index;
  const following = createIndexFollowing(db, { people, corrections, index });
  const { finishAllRemovals, ...removalCalls } = createRemovalCalls(db, {
    people,
    events,
    repairs,
    following,
    learnedBy: versions.learnedBy,
    forgetRun: training.forgetRun,
  });
  const inboxCalls = createInboxCalls(db, {
    inbox: createInboxRepository(db),
    strangers,
    index,
    embeddingSize: versions.embeddingSize,
    isReadOnly: readable !== null,
  });
  // Likewise who was removed, and which unknown faces were discarded.
  if (!readable) {
    finishAllRemovals();
    inboxCalls.eraseDiscarded(null);
  }

  /**
   * Adds samples in one transaction, in which the draft that they were kept in ends; a sample that would leave the active
   * version with a gap undoes it.
   */
  const addSamples = (
    samples: readonly SampleRecord[],
    draftId: number | null,
    personOf: () => number,
  ): Person => {
    const version = active();
    const { person, mean } = write(() => {
      if (draftId !== null) drafts.end(draftId);
      const personId = personOf();
      if (samples.some(({ versionId }) => versionId !== version.id)) {
        throw new KithError('VersionChanged');
      }
      people.insertSamples(personId, samples);
      return { person: people.get(personId), mean: reference(personId, version) };
    });
    version.set(person.id, person.name, mean);
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
    if (next) replace(next);
    return next;
  };

  const calls = {
    ...activityCalls,
    people: people.all,
    person: people.get,
    peopleNamed: people.named,
    samples: people.samples,
    picture: people.picture,
    embeddings: (personId: number): EmbeddedSample[] =>
      people.embeddedSamples(personId, currentId()),
    vouchedSamples: labels.vouched,
    consent: people.consent,
    counts: people.counts,
    portraitIsChosen: people.portraitIsChosen,
    settings: settings.get,

    enroll: (
      name: string,
      consent: Consent,
      samples: readonly SampleRecord[],
      draftId: number | null = null,
      beside = false,
    ): Person =>
      addSamples(samples, draftId, () => {
        const personId = people.insert(name, consent, beside);
        events.note('enrolled', consent.acceptedAt, { personId });
        counts.countEnrolled(new Date());
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
        if (samples.length > 0) events.note('extended', at, { personId });
        return personId;
      }),
    describe: groupCalls.describe,
    remove: removalCalls.remove,
    ownerOf: labels.ownerOf,
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
    saveSettings: (change: Partial<Settings>): Settings =>
      write(() => {
        settings.put(change);
        return settings.get();
      }),
    activate,
    close: (): void => {
      if (!db.open) return;
      unwatch();
      try {
        if (!readable) {
          activityCalls.eraseHiddenActivity();
          finishAllRemovals();
          inboxCalls.eraseDiscarded(null);
        }
      } finally {
        db.close();
        readable?.remove();
      }
    },
  };
  // What opening had to put right is right in the copy that is read.
  if (readable) db.pragma('query_only = ON');
  const versionCalls = createVersionCalls(db, write, {
    versions,
    embeddings,
    activations,
    training,
  });
  const correctionCalls = createCorrectionCalls(db, {
    corrections,
    repairs,
    people,
    labels,
    training,
    index: { active, currentId, reference },
  });
  const repairCalls = createRepairCalls(db, {
    people,
    labels,
    portraits,
    events,
    aside: createAsideRepository(db),
    repairs,
    handOver: createHandOver(db),
    toldApart: createToldApart(db),
    details,
    groups,
    corrections,
    following,
    currentId,
    forgetRun: training.forgetRun,
  });
  const { remove: _, ...waiting } = removalCalls;
  return {
    ...asynchronous(calls, damage.explained),
    active,
    activeId: currentId,
    notErased: db.erasure.failure,
    onNotErased: db.erasure.onFailure,
    isReadOnly: readable !== null,
    damage: damage.found,
    onDamage: damage.onFound,
    check: () => damage.watch(readThrough(db)),
    copies: createCopyStore(db, key, damage),
    bundles: createBundleCalls(db, {
      key,
      shipped,
      people,
      details,
      groups,
      labels,
      versions,
      events,
      settings,
      following,
      currentId,
      explained: damage.explained,
    }),
    corrections: asynchronous(correctionCalls, damage.explained),
    inbox: asynchronous(inboxCalls, damage.explained),
    drafts: asynchronous(drafts.calls, damage.explained),
    groups: asynchronous(groupCalls.groups, damage.explained),
    enrollmentCounts: asynchronous(counts.calls, damage.explained),
    livenessTries: asynchronous(createLivenessTriesRepository(db), damage.explained),
    versions: asynchronous(versionCalls, damage.explained),
    repairs: asynchronous({ ...repairCalls, ...waiting }, damage.explained),
    training: asynchronous(training.calls, damage.explained),
  };
}
