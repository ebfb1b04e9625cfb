import { z } from 'zod';
import { asShown } from '../../contract/index.ts';
import type { Evaluation } from '../evaluation/evaluation.ts';
import type { Gallery, TrainingStore } from '../ports/index.ts';
import { activationNow, firstActivation } from './candidate-activation.ts';
import type { RunState } from './run-machine.ts';
import { findPhotos, readSnapshot, trainingsOf, type RunSnapshot } from './snapshot.ts';

/** What is kept of a run that ended, beside what each fold came to. */
const savedOutcome = z.object({ versionId: z.number().int().positive() });

/** Keeps which version came of a run: the result of its last training. */
export async function saveOutcome(
  store: TrainingStore,
  snapshot: RunSnapshot,
  versionId: number,
): Promise<void> {
  const outcome: z.infer<typeof savedOutcome> = { versionId };
  await store.saveResult(trainingsOf(snapshot) - 1, Buffer.from(JSON.stringify(outcome)));
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
  const last = await training.part(trainingsOf(snapshot) - 1);
  if (!last?.result) return { name: 'interrupted', request, error: null };
  const { versionId } = savedOutcome.parse(JSON.parse(Buffer.from(last.result).toString()));
  const version = (await versions.all()).find(({ id }) => id === versionId);
  const report = version && (await versions.report(versionId));
  // The candidate was removed: there is nothing left to tell of.
  if (!version || !report?.comparedWith) return { name: 'none' };
  const { verdict, reasons, comparedWith } = report;
  const activeId = gallery.activeId();
  const target = await versions.target();
  const first = firstActivation(snapshot, verdict, version, activeId);
  const { activation } = activationNow(
    { versionId, activation: first },
    target && { versionId: target.versionId, done: 0, total: 0, error: null },
    activeId,
  );
  return {
    name: 'finished',
    request,
    outcome: { versionId, verdict, reasons, comparedWith, activation, canJudgeAgain: true },
    error: null,
  };
}
