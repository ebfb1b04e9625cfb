import { z } from 'zod';
import {
  KithError,
  sha256,
  trainingParameters,
  type ComparedWith,
  type ImpostorStatistics,
  type ModelVersion,
  type NetworkVersion,
  type TrainingParameters,
} from '../../contract/index.ts';
import type { Evaluation } from '../evaluation/evaluation.ts';
import { foldCount } from '../evaluation/folds.ts';
import type { JudgePhotos } from '../evaluation/rows.ts';
import { countUsable } from '../evaluation/usable-samples.ts';
import type { Gallery } from '../ports/index.ts';

const number = z.number().int().positive();

/**
 * What a run was started with, all of it: nothing that changes afterwards reaches the run. Samples never change and their
 * numbers are never given again; photos from outside, which are not kept, are known by the hash of their files.
 */
const runSnapshot = z.object({
  /** The shape of this; a run of another Kith's is not gone on with. */
  shape: z.literal(4),
  parameters: trainingParameters,
  /** Whether the user wants a better candidate made active. */
  activate: z.boolean(),
  wantedFpir: z.number(),
  /** The version that the candidate is compared with. */
  parent: z.object({ versionId: number, name: z.string(), weightsSha256: z.string() }),
  samples: z.array(z.object({ sampleId: number, personId: number, moment: number })),
  strangers: z.array(z.object({ sha256, person: z.string() })),
  probes: z.array(z.object({ sha256, personId: number })),
});
export type RunSnapshot = Readonly<z.infer<typeof runSnapshot>>;

/** What a snapshot names, at hand: with it a run needs to ask for nothing that could have changed. */
export interface RunMaterials {
  readonly snapshot: RunSnapshot;
  readonly photos: JudgePhotos;
  readonly parent: Parent;
}

/** How a version is named where something was compared with it. */
export function comparedWith({ id, name, weightsSha256 }: ModelVersion): ComparedWith {
  return { versionId: id, name, weightsSha256 };
}

/** Takes the snapshot of a run that starts now. Error: `Canceled`. */
export async function takeSnapshot(
  gallery: Gallery,
  evaluation: Evaluation,
  options: { parameters: TrainingParameters; activate: boolean; signal: AbortSignal },
): Promise<RunMaterials> {
  const { parameters, activate, signal } = options;
  const active = gallery.active();
  const { wantedFpir } = await gallery.settings();
  const samples = await evaluation.samples(signal);
  const photos = await evaluation.photosFor(samples, active, signal);
  const snapshot: RunSnapshot = {
    shape: 4,
    parameters,
    activate,
    wantedFpir,
    parent: comparedWith(await gallery.versions.get(active.id)),
    samples,
    strangers: photos.strangers.map(({ photo, person }) => ({ sha256: photo.sha256, person })),
    probes: photos.probes.map(({ photo, personId }) => ({ sha256: photo.sha256, personId })),
  };
  return { snapshot, photos, parent: active };
}

/** Reads a stored snapshot. Error: `RunOfAnotherKith`. */
export function readSnapshot(stored: unknown): RunSnapshot {
  const read = runSnapshot.safeParse(stored);
  if (!read.success) throw new KithError('RunOfAnotherKith', undefined, { cause: read.error });
  return read.data;
}

/** The version that a run's candidate is compared with, as it was when the run started. */
export interface Parent {
  readonly network: NetworkVersion;
  readonly statistics: ImpostorStatistics;
}

/**
 * Finds the samples and photos that a stored snapshot names. Errors: `RunOutdated` where a sample is gone or somebody else's by now, `StrangersMissing`
 * where a photo from outside was not given again.
 */
export async function findPhotos(
  snapshot: RunSnapshot,
  gallery: Gallery,
  { outside }: Pick<Evaluation, 'outside'>,
): Promise<JudgePhotos> {
  const there = new Map((await gallery.training.samples()).map((one) => [one.sampleId, one]));
  const gone = snapshot.samples.filter(({ sampleId, personId }) => {
    const sample = there.get(sampleId);
    return !sample?.hasChip || sample.personId !== personId;
  });
  if (gone.length > 0) throw new KithError('RunOutdated');
  return photosOf(snapshot, outside);
}

/** Finds the version that a stored snapshot names. Error: `RunParentGone` where it is gone. */
export async function findParent({ parent }: RunSnapshot, gallery: Gallery): Promise<Parent> {
  const { versionId, weightsSha256 } = parent;
  const version = (await gallery.versions.all()).find((one) => one.id === versionId);
  if (version?.weightsSha256 !== weightsSha256) {
    throw new KithError('RunParentGone');
  }
  return {
    network: await gallery.versions.network(versionId),
    statistics: await gallery.versions.statistics(versionId),
  };
}

/** The photos from outside that a snapshot names, in its order. Error: `StrangersMissing`. */
function photosOf(snapshot: RunSnapshot, outside: Evaluation['outside']): JudgePhotos {
  const given = new Map(
    [...outside.strangers(), ...outside.probes()].map(({ photo }) => [photo.sha256, photo]),
  );
  const wanted = [...snapshot.strangers, ...snapshot.probes];
  const missing = wanted.filter((one) => !given.has(one.sha256)).length;
  if (missing > 0) {
    throw new KithError('StrangersMissing', `${missing} / ${wanted.length}`);
  }
  return {
    strangers: snapshot.strangers.map((one) => ({
      person: one.person,
      photo: given.get(one.sha256)!,
    })),
    probes: snapshot.probes.map((one) => ({
      personId: one.personId,
      photo: given.get(one.sha256)!,
    })),
  };
}

/** Trainings of a run: one for each fold, and the candidate's own. */
export function trainingsOf({ samples }: RunSnapshot): number {
  return foldCount(countUsable(samples).people) + 1;
}
