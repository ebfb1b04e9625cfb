import {
  KithError,
  type Profile,
  type TrainingParameters,
  type TrainingPlan,
  type TrainingState,
} from '../../contract/index.ts';
import { never, unlessAborted } from '../aborted.ts';
import type { Evaluation } from '../evaluation/evaluation.ts';
import type { Features } from '../features/features.ts';
import { createTurns } from '../in-turn.ts';
import type { Gallery, PackJob, TrainingNetworks } from '../ports/index.ts';
import { shownError } from '../shown-error.ts';
import type { ActivationJob } from '../versions/activation.ts';
import { activationNow } from './candidate-activation.ts';
import { keepCandidate, keepNewVerdict } from './outcome.ts';
import { planTraining, refuseHopeless } from './plan.ts';
import {
  afterEvent,
  runAsSeen,
  type RunEvent,
  type RunProgress,
  type RunRequest,
  type RunState,
  type StopReason,
} from './run-machine.ts';
import { doRun } from './run.ts';
import { savedMaterials, saveOutcome } from './saved-run.ts';
import { findParent, takeSnapshot, trainingsOf, type RunMaterials } from './snapshot.ts';

/** Milliseconds between two tellings of a run's progress. */
const TELL_EVERY = 250;

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
  let machine = saved;
  let stopper = new AbortController();
  /** What is done for the run, and the activation that follows it; they never reject. */
  let work: Promise<void> = Promise.resolve();
  let following: Promise<void> = Promise.resolve();
  let toldAt = 0;

  const send = (event: RunEvent): void => {
    machine = afterEvent(machine, event);
    const time = Date.now();
    if (event.type === 'progress' && time - toldAt < TELL_EVERY) return;
    toldAt = time;
    onChange();
  };

  const state = (): TrainingState => ({
    run: runAsSeen(machine),
    activation: activation.state(),
    classicPack: classicPack.state(),
  });

  const plan = (signal = never): Promise<TrainingPlan> => planTraining(gallery, evaluation, signal);

  const stop = (why: StopReason): void => {
    send({ type: 'stop', why });
    stopper.abort();
  };

  /** Asks for work by an event, prepares it and does it in the background. What the preparation throws takes the event back. */
  const begin = async <T>(
    event: RunEvent,
    prepare: (signal: AbortSignal) => Promise<T>,
    does: (prepared: T, signal: AbortSignal) => Promise<void>,
  ): Promise<TrainingState> => {
    send(event);
    // The work takes a lease of its own before this one is released.
    using _process = trainer.lease();
    stopper = new AbortController();
    const { signal } = stopper;
    try {
      const prepared = await prepare(signal);
      if (signal.aborted) throw new KithError('Canceled');
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
    const began = performance.now();
    const onProgress = (change: Partial<RunProgress>): void => {
      const share = change.share ?? (machine.name === 'running' ? machine.at.share : 0);
      const elapsed = (performance.now() - began) / 1000;
      const secondsLeft = share > 0.02 ? (elapsed * (1 - share)) / share : null;
      send({ type: 'progress', change: { ...change, secondsLeft } });
    };
    try {
      const parts = { store, networks: trainer, features, signal, onProgress, now };
      const judged = await doRun(materials, parts);
      if (signal.aborted) throw new KithError('Canceled');
      const outcome = await keepCandidate(judged, materials.snapshot, gallery, now());
      await saveOutcome(store, materials.snapshot, outcome.versionId);
      // From here on it is too late to cancel, but not to leave the active version as it is.
      const activates = outcome.activation === 'under-way';
      const stopped = activates && signal.aborted;
      send({ type: 'made', outcome: stopped ? { ...outcome, activation: 'stopped' } : outcome });
      onVersion();
      if (activates && !stopped) following = activate(outcome.versionId);
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
      send({ type: 'activation', activation: 'failed', error: shownError(error) });
    }
  };

  const fail = async (problem: unknown): Promise<void> => {
    let error = shownError(problem);
    // What can go on stays; the rest would only fail again.
    if (afterEvent(machine, { type: 'ended', error }).name !== 'interrupted') {
      await store.endRun().catch((another: unknown) => (error = shownError(another)));
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
      const parts = { store, networks: trainer, features, signal, now };
      const outcome = await keepNewVerdict(versionId, materials, gallery.active(), gallery, parts);
      send({ type: 'judged', outcome });
      onVersion();
    } catch (error) {
      if (signal.aborted) send({ type: 'refused' });
      else send({ type: 'judging-failed', error: shownError(error) });
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
            if (signal.aborted) await store.endRun();
            return materials;
          },
          (materials, signal) => run(request, materials, signal),
        );
      }),
    /**
     * Goes on with an interrupted run. Errors: `TrainingBusy`, `NoTraining`, `StrangersMissing`, `RunOutdated`,
     * `RunOfAnotherKith`.
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
        const versionId = machine.name === 'finished' ? machine.outcome.versionId : 0;
        return begin(
          { type: 'judge-again' },
          async () => {
            const { before } = machine as Extract<RunState, { name: 'judging-again' }>;
            const activeId = gallery.activeId();
            if (activeId === versionId || activeId === before.outcome.comparedWith.versionId) {
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
        const next = afterEvent(machine, { type: 'put-away' });
        await store.endRun();
        machine = next;
        onChange();
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
      if (machine.name !== 'finished') return;
      const { outcome, error } = machine;
      const noted = activationNow(outcome, activation.state(), gallery.activeId());
      if (noted.activation === outcome.activation) return;
      send({ type: 'activation', activation: noted.activation, error: noted.error ?? error });
    },
    fetchClassic: (): TrainingState => {
      classicPack.fetch();
      return state();
    },
    cancelFetch: (): TrainingState => {
      classicPack.cancel();
      return state();
    },
    /** Waits for the run under way, and for the activation that follows it. */
    settled: async (): Promise<void> => {
      await work;
      await following;
      await activation.settled();
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
