import { z } from 'zod';
import {
  asShown,
  candidateActivation,
  comparedWith,
  reason,
  shownError,
  verdict,
} from '../../contract/index.ts';
import type { Evaluation } from '../evaluation/evaluation.ts';
import type { Gallery } from '../ports/index.ts';
import { activationNow, firstActivation } from './candidate-activation.ts';
import type { EndedRun, RunState } from './run-machine.ts';
import { findPhotos, readSnapshot, trainingsOf, type RunSnapshot } from './snapshot.ts';

const savedVersion = z.object({ versionId: z.number().int().positive() });

/** What is kept of a run that ended, beside what each fold came to. An earlier Kith kept the version alone. */
const savedOutcome = savedVersion.extend({
  verdict,
  reasons: z.array(reason).readonly(),
  comparedWith,
  bestEpoch: z.number().int().nullable().default(null),
  activation: candidateActivation,
  error: shownError.nullable(),
});
type SavedOutcome = z.infer<typeof savedOutcome>;

/** What came of a run, as the text that is kept of it. */
export function outcomeText({ outcome, error }: EndedRun): string {
  const { canJudgeAgain: _, ...known } = outcome;
  const kept: SavedOutcome = { ...known, error };
  return JSON.stringify(kept);
}

/**
 * The snapshot of the saved run, with the photos it names. Null where no run is saved. Errors: `RunOfAnotherKith`,
 * `RunOutdated`, `StrangersMissing`.
 */
export async function savedMaterials(gallery: Gallery, evaluation: Evaluation) {
  const saved = await gallery.training.run();
  if (!saved) return null;
  const snapshot = readSnapshot(saved.plan);
  return {
    startedAt: saved.startedAt,
    snapshot,
    photos: await findPhotos(snapshot, gallery, evaluation),
  };
}

/** The run that a closed or killed Kith left: interrupted, or finished and not put away. */
export async function restoreRun(gallery: Gallery): Promise<RunState> {
  const { training, versions } = gallery;
  const saved = await training.run();
  if (!saved) return { name: 'none' };
  const { startedAt } = saved;
  let snapshot: RunSnapshot;
  try {
    snapshot = readSnapshot(saved.plan);
  } catch (error) {
    const request = { startedAt, parameters: null };
    return { name: 'interrupted', request, error: asShown(error) };
  }
  const request = { startedAt, parameters: snapshot.parameters };
  const part = trainingsOf(snapshot) - 1;
  const result = (await training.part(part))?.result;
  if (!result) return { name: 'interrupted', request, error: null };
  const stored: unknown = JSON.parse(Buffer.from(result).toString());
  const { versionId } = savedVersion.parse(stored);
  const known = savedOutcome.safeParse(stored).data ?? (await guess(versionId, snapshot, gallery));
  const isThere = (await versions.all()).some(({ id }) => id === versionId);
  // The candidate was removed: there is nothing left to tell of.
  if (!known || !isThere) return { name: 'none' };
  const target = await versions.target();
  const { error: _, ...outcome } = known;
  const { activation, error } = activationNow(
    known,
    target && { versionId: target.versionId, done: 0, total: 0, error: null },
    gallery.activeId(),
  );
  return {
    name: 'finished',
    request,
    part,
    outcome: { ...outcome, activation, canJudgeAgain: true },
    error,
  };
}

/** What came of a run of which an earlier Kith kept the version alone, as far as that can be told; null where it cannot. */
async function guess(
  versionId: number,
  snapshot: RunSnapshot,
  { versions, activeId }: Gallery,
): Promise<SavedOutcome | null> {
  const version = (await versions.all()).find(({ id }) => id === versionId);
  const report = version && (await versions.report(versionId));
  if (!version || !report?.comparedWith) return null;
  const activation = firstActivation(snapshot, report.verdict, version, activeId());
  const { verdict: judged, reasons, comparedWith: other, bestEpoch } = report;
  const known = { versionId, verdict: judged, reasons, comparedWith: other, bestEpoch };
  return { ...known, activation, error: null };
}
