import { KithError } from '../contract/index.ts';
import type {
  BundleStore,
  MergedPerson,
  StagedGallery,
  StagedPerson,
} from '../core/ports/index.ts';
import { asynchronous } from './asynchronous.ts';
import type { BundleParts } from './bundle-parts.ts';
import { createBundleRepository } from './bundle-repository.ts';
import type { Connection } from './connection.ts';
import { migrations } from './migrations/index.ts';
import { stageGallery, type StagedRows } from './staged-gallery.ts';

/** Samples that are in memory at once while they are added. */
const SAMPLES_AT_ONCE = 16;

/** The gallery's calls about bundles, over its repositories. */
export function createBundleCalls(db: Connection, parts: BundleParts): BundleStore {
  const { people, details, groups, labels, versions, events, settings, following } = parts;
  const { currentId, explained } = parts;
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
  /** Fills what is empty of somebody here with what is known of them there: nothing is overwritten, and nobody else's id taken. */
  const fill = (personId: number, { consent, note, externalId }: StagedPerson): void => {
    if (consent && !people.consent(personId)) people.setConsent(personId, consent);
    const here = details.of(personId);
    const isFree = externalId !== null && !details.isTaken(externalId);
    details.put(personId, {
      note: here.note || note,
      externalId: here.externalId ?? (isFree ? externalId : null),
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
        const person = staged.person(stagedId);
        const personId = isNew
          ? insertFrom({ ...person, name: into.name }, staged)
          : people.get(into).id;
        if (!isNew) fill(personId, person);
        if (sampleIds.length === 0) continue;
        for (let start = 0; start < sampleIds.length; start += SAMPLES_AT_ONCE) {
          const some = sampleIds.slice(start, start + SAMPLES_AT_ONCE);
          addSamples(personId, isNew, some, staged, keepChips);
        }
        events.note(isNew ? 'enrolled' : 'extended', at, { personId });
        changed.set(personId);
      }
    });
  let isStaged = false;
  const stage = (): StagedGallery => {
    // Both would be in the same file.
    if (isStaged) throw new KithError('ImportRunning');
    const staged = stageGallery({
      file: db.name,
      key: parts.key,
      shipped: parts.shipped,
      activeWeights: () => weightsOf.get(currentId())!,
      isKnownVersion,
      erasures: db.erasure.count,
      merge,
      explained,
      onDiscarded: () => (isStaged = false),
    });
    isStaged = true;
    return staged;
  };
  const isKnownVersion = (weightsSha256: string): boolean =>
    versions.withWeights(weightsSha256) !== null;

  return {
    schema: migrations.at(-1)!.version,
    ...asynchronous(
      {
        outline: bundles.outline,
        sample: bundles.sample,
        known: (after: number, limit: number) => bundles.known(after, limit, currentId()),
        stage,
      },
      explained,
    ),
  };
}
