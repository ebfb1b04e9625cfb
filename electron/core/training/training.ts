import {
  asShown,
  hasCode,
  KithError,
  type Profile,
  type TrainingParameters,
  type TrainingPlan,
  type TrainingState,
} from '../../contract/index.ts';
import { never, unlessAborted } from '../async/aborted.ts';
import type { Evaluation } from '../evaluation/evaluation.ts';
import type { Features } from '../features/features.ts';
import { createTurns } from '../async/in-turn.ts';
import type { Gallery, PackJob, TrainingNetworks } from '../ports/index.ts';
import type { ActivationJob } from '../versions/activation.ts';
import { activationNow } from './candidate-activation.ts';
import { createHeldRun } from './held-run.ts';
import { keepCandidate, keepNewVerdict } from './outcome.ts';
import { planTraining, refuseHopeless } from './plan.ts';
import {
  afterEvent,
  endedRun,
  runAsSeen,
  type RunEvent,
  type RunRequest,
  type RunState,
  type StopReason,
} from './run-machine.ts';
import { withSecondsLeft } from './run-shares.ts';
import { doRun } from './run.ts';
import { savedMaterials } from './saved-run.ts';
import { findParent, takeSnapshot, trainingsOf, type RunMaterials } from './snapshot.ts';

/**
 * The training capability: one run at a time, in the background. Where the run is stands in the machine of `run-machine.ts`;
 * here is what is done about it.
 */
export function createTraining({
  gallery,
  trainer,
  features,
  evaluation,
  saved,
  activation,
  classicPack,
  now,
  onChange,
  onVersion,
}: {
  gallery: Gallery;
  trainer: TrainingNetworks;
  features: Features;
  evaluation: Evaluation;
  /** What a closed or killed Kith left. */
  saved: RunState;
  activation: ActivationJob;
  classicPack: PackJob;
  now: () => Date;
  onChange: () => void;
  /** A version was added, or judged again. */
  onVersion: () => void;
}) {
  const store = gallery.training;
  /** Starting, putting away and what no run may remember wait for each other. */
  const inTurn = createTurns();
  const { now: current, send, toKeep, kept } = createHeldRun({ saved, store, onChange });
  let stopper = new AbortController();
  /** What is done for the run, and the activation that follows it; they never reject. */
  let work: Promise<void> = Promise.resolve();
  let following: Promise<void> = Promise.resolve();

  const state = (): TrainingState => ({
    run: runAsSeen(current()),
    activation: activation.state(),
    classicPack: classicPack.state(),
  });

  const plan = (signal = never): Promise<TrainingPlan> => planTraining(gallery, evaluation, signal);

  const stop = (why: StopReason): void => {
    send({ type: 'stop', why });
    stopper.abort();
  };

  /**
   * Asks for work by an event, prepares it and does it in the background. What the preparation throws takes the event back; what
   * it did for work that is stopped before it begins is undone.
   */
  const begin = async <T>(
    event: RunEvent,
    prepare: (signal: AbortSignal) => Promise<T>,
    does: (prepared: T, signal: AbortSignal) => Promise<void>,
    undo: () => Promise<void> = async () => undefined,
  ): Promise<TrainingState> => {
    send(event);
    // The work takes a lease of its own before this one is released.
    using _process = trainer.lease();
    stopper = new AbortController();
    const { signal } = stopper;
    try {
      const prepared = await prepare(signal);
      if (signal.aborted) {
        await undo();
        throw new KithError('Canceled');
      }
      work = does(prepared, signal);
    } catch (error) {
      send({ type: 'refused' });
      throw error;
    }
    return state();
  };

  const run = async (
    request: RunRequest,
    materials: RunMaterials,
    signal: AbortSignal,
  ): Promise<void> => {
    using _process = trainer.lease();
    send({ type: 'begun', request, trainings: trainingsOf(materials.snapshot) });
    const onProgress = withSecondsLeft((change) => send({ type: 'progress', change }));
    try {
      const parts = { store, networks: trainer, features, signal, onProgress, now };
      const judged = await doRun(materials, parts);
      if (signal.aborted) throw new KithError('Canceled');
      const { snapshot } = materials;
      const outcome = await keepCandidate(judged, snapshot, gallery, now(), toKeep('made'));
      send({ type: 'made', outcome });
      onVersion();
      if (endedRun(current())?.outcome.activation === 'under-way') {
        following = activate(outcome.versionId);
      }
    } catch (error) {
      await fail(error);
    }
  };

  const activate = async (versionId: number): Promise<void> => {
    using _process = trainer.lease();
    try {
      const { settled } = await activation.start(versionId, false);
      await settled;
    } catch (error) {
      // Another version became active after the verdict was looked at.
      const left = hasCode(error, 'NotJudgedBetter');
      send({
        type: 'activation',
        activation: left ? 'parent-left' : 'failed',
        error: left ? null : asShown(error),
      });
    }
  };

  const fail = async (problem: unknown): Promise<void> => {
    let error = asShown(problem);
    // What can go on stays; the rest would only fail again.
    if (afterEvent(current(), { type: 'ended', error }).name !== 'interrupted') {
      await store.endRun().catch((another: unknown) => (error = asShown(another)));
    }
    send({ type: 'ended', error });
  };

  const judgeCandidateAgain = async (
    versionId: number,
    materials: Omit<RunMaterials, 'parent'>,
    signal: AbortSignal,
  ): Promise<void> => {
    using _process = trainer.lease();
    try {
      const judging = toKeep('judged');
      const parts = { store, networks: trainer, features, signal, now, toKeep: judging };
      const outcome = await keepNewVerdict(versionId, materials, gallery.active(), gallery, parts);
      send({ type: 'judged', outcome });
      onVersion();
    } catch (error) {
      if (signal.aborted) send({ type: 'refused' });
      else send({ type: 'judging-failed', error: asShown(error) });
    }
  };

  return {
    state,
    /** What a run would use, and what is missing. Error: `Canceled`. */
    plan,
    /**
     * Starts a run. Errors: `TrainingBusy`, `TooFewToTrain`, `LabelsDoubtful`, `ClassicMissing`, `Canceled`. What goes wrong
     * later is in the state.
     */
    start: (parameters: TrainingParameters, activateIfBetter: boolean): Promise<TrainingState> =>
      inTurn(() => {
        const request = { startedAt: now(), parameters };
        return begin(
          { type: 'start', request },
          async (signal) => {
            requireClassic(parameters.profile);
            refuseHopeless(await unlessAborted(plan(signal), signal));
            const options = { parameters, activate: activateIfBetter, signal };
            const snapshot = takeSnapshot(gallery, evaluation, options);
            const materials = await unlessAborted(snapshot, signal);
            await store.startRun(materials.snapshot, request.startedAt);
            return materials;
          },
          (materials, signal) => run(request, materials, signal),
          store.endRun,
        );
      }),
    /**
     * Goes on with an interrupted run. Errors: `TrainingBusy`, `NoTraining`, `StrangersMissing`, `RunOutdated`,
     * `RunParentGone`, `RunOfAnotherKith`.
     */
    resume: (): Promise<TrainingState> =>
      inTurn(() =>
        begin(
          { type: 'resume' },
          async () => {
            const materials = await savedMaterials(gallery, evaluation);
            if (!materials) throw new KithError('NoTraining');
            return { ...materials, parent: await findParent(materials.snapshot, gallery) };
          },
          ({ startedAt, ...materials }, signal) =>
            run({ startedAt, parameters: materials.snapshot.parameters }, materials, signal),
        ),
      ),
    /**
     * Judges the candidate of the run that ended last against the version that is active now, in the background. Errors:
     * `TrainingBusy`, `CannotJudgeAgain`, `JudgedAlready`, `StrangersMissing`, `RunOutdated`.
     */
    judgeAgain: (): Promise<TrainingState> =>
      inTurn(() => {
        const versionId = endedRun(current())?.outcome.versionId ?? 0;
        return begin(
          { type: 'judge-again' },
          async () => {
            const before = endedRun(current())!.outcome.comparedWith;
            const activeId = gallery.activeId();
            if (activeId === versionId || activeId === before.versionId) {
              throw new KithError('JudgedAlready');
            }
            const materials = await savedMaterials(gallery, evaluation);
            if (!materials) throw new KithError('CannotJudgeAgain');
            return materials;
          },
          (materials, signal) => judgeCandidateAgain(versionId, materials, signal),
        );
      }),
    /** Ends the run under way and forgets it. */
    cancel: async (): Promise<TrainingState> => {
      stop('cancel');
      await inTurn(() => work);
      return state();
    },
    /** Forgets an interrupted run, or puts the last one's result away. Error: `TrainingBusy`. */
    discard: (): Promise<TrainingState> =>
      inTurn(async () => {
        // Refused before anything is forgotten.
        afterEvent(current(), { type: 'put-away' });
        await store.endRun();
        send({ type: 'put-away' });
        return state();
      }),
    /**
     * Removes somebody or something of them, which forgets the saved run: its weights would remember. The run under way is
     * given up before, and none starts until it is done.
     */
    withoutRun: <T>(remove: () => Promise<T>): Promise<T> => {
      stop('forget');
      return inTurn(async () => {
        // One that another turn has started meanwhile.
        stop('forget');
        await work;
        const result = await remove();
        send({ type: 'forgotten' });
        return result;
      });
    },
    /** The activation of a version began, went on or ended: the run's candidate may be it. */
    noteActivation: (): void => {
      const ended = endedRun(current());
      if (!ended) return;
      const known = { ...ended.outcome, error: ended.error };
      const noted = activationNow(known, activation.state(), gallery.activeId());
      if (noted.activation === known.activation) return;
      send({ type: 'activation', ...noted });
    },
    fetchClassic: (): TrainingState => {
      classicPack.fetch();
      return state();
    },
    cancelFetch: (): TrainingState => {
      classicPack.cancel();
      return state();
    },
    /** Waits for the run under way, for the activation that follows it, and until what came of both is kept. */
    settled: async (): Promise<void> => {
      await work;
      await following;
      await activation.settled();
      await kept();
    },
    /** Stops the work and leaves the run for the next start. */
    close: (): void => stop('close'),
  };

  function requireClassic(profile: Profile): void {
    if (profile === 'classic' && classicPack.state().state !== 'present') {
      throw new KithError('ClassicMissing');
    }
  }
}

/** The training capability. */
export type Training = ReturnType<typeof createTraining>;
