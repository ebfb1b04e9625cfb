import { KithError } from '../contract/index.ts';
import type { BundleStore, MergedPerson, StagedPerson } from '../core/ports/index.ts';
import { asynchronous } from './asynchronous.ts';
import { createBundleRepository } from './bundle-repository.ts';
import type { Connection } from './connection.ts';
import type { DetailsRepository } from './details-repository.ts';
import type { EventsRepository } from './events-repository.ts';
import type { GroupsRepository } from './groups-repository.ts';
import type { IndexFollowing } from './index-following.ts';
import type { LabelsRepository } from './labels-repository.ts';
import { migrations } from './migrations/index.ts';
import type { PeopleRepository } from './people-repository.ts';
import type { createSettingsRepository } from './settings-repository.ts';
import type { ShippedVersion } from './shipped-version.ts';
import { stageGallery, type StagedRows } from './staged-gallery.ts';
import type { createVersionsRepository } from './versions-repository.ts';

/** Samples that are in memory at once while they are added. */
const SAMPLES_AT_ONCE = 16;

/** The gallery's calls about bundles, over its repositories. */
export function createBundleCalls(
  db: Connection,
  {
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
    explained,
  }: {
    readonly key: Uint8Array | null;
    readonly shipped: ShippedVersion;
    readonly people: PeopleRepository;
    readonly details: DetailsRepository;
    readonly groups: GroupsRepository;
    readonly labels: LabelsRepository;
    readonly versions: ReturnType<typeof createVersionsRepository>;
    readonly events: EventsRepository;
    readonly settings: ReturnType<typeof createSettingsRepository>;
    readonly following: IndexFollowing;
    /** The active version. */
    readonly currentId: () => number;
    readonly explained: (error: unknown) => unknown;
  },
): BundleStore {
  const bundles = createBundleRepository(db);
  const weightsOf = db
    .prepare<[number], string>('SELECT weights_sha256 FROM model_versions WHERE id = ?')
    .pluck();

  /** Adds some of a staged person's samples to somebody here. */
  const addSamples = (
    personId: number,
    isNew: boolean,
    sampleIds: readonly number[],
    staged: StagedRows,
    keepChips: boolean,
  ): void => {
    const samples = sampleIds.map(staged.sample);
    const ids = people.insertSamples(
      personId,
      samples.map((sample) => {
        // Which one it was embedded under is told by there being one.
        if (!sample.embedding) throw new KithError('VersionChanged');
        return {
          ...sample,
          chip: keepChips ? sample.chip : null,
          embedding: sample.embedding,
          versionId: currentId(),
        };
      }),
    );
    samples.forEach(({ vouched, portrait, chip }, i) => {
      if (vouched) labels.vouch(ids[i]!, true);
      if (portrait && isNew && chip && keepChips) people.choosePortrait(personId, ids[i]!);
    });
  };
  /** Adds somebody staged, with what is written beside their name, but for an id that somebody here has. */
  const insertFrom = (person: StagedPerson, staged: StagedRows): number => {
    const personId = people.insertFrom(person);
    const { note, externalId } = person;
    const isFree = externalId !== null && !details.isTaken(externalId);
    details.put(personId, { note, externalId: isFree ? externalId : null });
    for (const group of person.groups) {
      const { name, color } = staged.group(group);
      groups.put(groups.named(name) ?? groups.insert(name, color), personId, true);
    }
    return personId;
  };
  const merge = (
    staged: StagedRows,
    merged: readonly MergedPerson[],
    versionId: number,
    at: Date,
  ): void =>
    following.write((changed) => {
      if (currentId() !== versionId) throw new KithError('VersionChanged');
      for (const version of staged.newVersions()) versions.insert(version, at);
      const { keepChips } = settings.get();
      for (const { stagedId, into, sampleIds } of merged) {
        const isNew = typeof into !== 'number';
        const personId = isNew
          ? insertFrom({ ...staged.person(stagedId), name: into.name }, staged)
          : people.get(into).id;
        for (let start = 0; start < sampleIds.length; start += SAMPLES_AT_ONCE) {
          const some = sampleIds.slice(start, start + SAMPLES_AT_ONCE);
          addSamples(personId, isNew, some, staged, keepChips);
        }
        events.note(isNew ? 'enrolled' : 'extended', at, { personId });
        changed.set(personId);
      }
    });
  const isKnownVersion = (weightsSha256: string): boolean =>
    versions.withWeights(weightsSha256) !== null;

  return {
    schema: migrations.at(-1)!.version,
    ...asynchronous(
      {
        outline: bundles.outline,
        sample: bundles.sample,
        known: (after: number, limit: number) => bundles.known(after, limit, currentId()),
        stage: () =>
          stageGallery({
            file: db.name,
            key,
            shipped,
            activeWeights: () => weightsOf.get(currentId())!,
            isKnownVersion,
            erasures: db.erasure.count,
            merge,
            explained,
          }),
      },
      explained,
    ),
  };
}
