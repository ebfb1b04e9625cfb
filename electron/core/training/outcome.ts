import { KithError, type NetworkVersion } from '../../contract/index.ts';
import type { ActiveVersion, Gallery } from '../ports/index.ts';
import { firstActivation } from './candidate-activation.ts';
import { judgeAgain, type Judged, type RunParts } from './run.ts';
import type { RunOutcome } from './run-machine.ts';
import { comparedWith, type RunMaterials, type RunSnapshot } from './snapshot.ts';

/** Keeps a candidate that was trained and judged, and says what came of the run. */
export async function keepCandidate(
  judged: Judged,
  snapshot: RunSnapshot,
  gallery: Gallery,
  at: Date,
): Promise<RunOutcome> {
  const version = await gallery.versions.keepTrained(judged, at);
  const { verdict, reasons } = judged.report;
  return {
    versionId: version.id,
    verdict,
    reasons,
    comparedWith: snapshot.parent,
    activation: firstActivation(snapshot, verdict, version, gallery.activeId()),
    canJudgeAgain: true,
  };
}

/**
 * Judges a kept candidate against another version, and keeps that verdict in the place of the one before. Errors:
 * `CannotJudgeAgain`, `Canceled`, `EngineLost`, `NoSuchVersion`.
 */
export async function keepNewVerdict(
  versionId: number,
  materials: Omit<RunMaterials, 'parent'>,
  other: Pick<ActiveVersion, 'id'> & { readonly network: NetworkVersion },
  gallery: Gallery,
  parts: Omit<RunParts, 'onProgress'>,
): Promise<RunOutcome> {
  const { versions } = gallery;
  const parent = comparedWith(await versions.get(other.id));
  const against = { network: other.network, comparedWith: parent };
  const judged = await judgeAgain(materials, versionId, against, versions, parts);
  if (!judged) throw new KithError('CannotJudgeAgain');
  const version = await versions.keepTrained(judged, parts.now());
  const { verdict, reasons } = judged.report;
  return {
    versionId: version.id,
    verdict,
    reasons,
    comparedWith: parent,
    // The user decides: they asked how it compares, not for another version.
    activation: verdict === 'better' ? 'not-wanted' : 'not-better',
    canJudgeAgain: true,
  };
}
