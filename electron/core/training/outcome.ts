import { KithError, type ModelVersion } from '../../contract/index.ts';
import type { ActiveVersion, Gallery } from '../ports/index.ts';
import { firstActivation } from './candidate-activation.ts';
import { judgeAgain, type Judged, type RunParts } from './run.ts';
import type { RunOutcome } from './run-machine.ts';
import { comparedWith, trainingsOf, type RunMaterials, type RunSnapshot } from './snapshot.ts';

/** What is kept of a run's outcome beside its version, as bytes. */
type ToKeep = (outcome: RunOutcome) => Uint8Array;

/** Keeps a candidate that was trained and judged, in one step with what came of the run, which it returns. */
export function keepCandidate(
  judged: Judged,
  snapshot: RunSnapshot,
  gallery: Gallery,
  at: Date,
  toKeep: ToKeep,
): Promise<RunOutcome> {
  const { verdict } = judged.report;
  return keep(judged, snapshot, gallery, at, toKeep, (version) =>
    firstActivation(snapshot, verdict, version, gallery.activeId()),
  );
}

/**
 * Judges a kept candidate against another version, and keeps that verdict in the place of the one before, in one step with what
 * came of the run. Errors: `CannotJudgeAgain`, `Canceled`, `EngineLost`, `NoSuchVersion`.
 */
export async function keepNewVerdict(
  versionId: number,
  materials: Omit<RunMaterials, 'parent'>,
  other: Pick<ActiveVersion, 'id' | 'network' | 'statistics'>,
  gallery: Gallery,
  parts: Omit<RunParts, 'onProgress'> & { readonly toKeep: ToKeep },
): Promise<RunOutcome> {
  const { versions } = gallery;
  const parent = comparedWith(await versions.get(other.id));
  const against = { ...other, comparedWith: parent };
  const judged = await judgeAgain(materials, versionId, against, versions, parts);
  if (!judged) throw new KithError('CannotJudgeAgain');
  // The user decides: they asked how it compares, not for another version.
  const activation = judged.report.verdict === 'better' ? 'not-wanted' : 'not-better';
  return keep(judged, materials.snapshot, gallery, parts.now(), parts.toKeep, () => activation);
}

async function keep(
  judged: Judged,
  snapshot: RunSnapshot,
  { versions }: Gallery,
  at: Date,
  toKeep: ToKeep,
  activationOf: (version: ModelVersion) => RunOutcome['activation'],
): Promise<RunOutcome> {
  const { verdict, reasons, comparedWith: other, bestEpoch } = judged.report;
  const outcomeOf = (version: ModelVersion): RunOutcome => ({
    versionId: version.id,
    verdict,
    reasons,
    comparedWith: other ?? snapshot.parent,
    bestEpoch,
    activation: activationOf(version),
    canJudgeAgain: true,
  });
  const version = await versions.keepTrained(judged, at, {
    part: trainingsOf(snapshot) - 1,
    of: (kept) => toKeep(outcomeOf(kept)),
  });
  return outcomeOf(version);
}
