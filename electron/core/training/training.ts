import {
  KithError,
  type Figures,
  type Profile,
  type Report,
  type TrainingParameters,
  type TrainingPlan,
  type TrainingRun,
  type TrainingState,
} from '../../contract/index.ts';
import { makeFolds } from '../../../native-models/evaluate/folds.ts';
import { createTurns } from '../in-turn.ts';
import type {
  Gallery,
  Networks,
  PackJob,
  TrainingNetworks,
  TrainingStore,
} from '../ports/index.ts';
import type { Identifier } from '../recognition/identify.ts';
import type { ActivationJob } from '../versions/activation.ts';
import { createFeatures, joined } from './features.ts';
import { figuresOf, scoreFold } from './judge.ts';
import { createOutside } from './outside.ts';
import { planTraining, refuseHopeless, usableSamples } from './plan.ts';
import { doRun, type RunPlan, type RunUpdate } from './run.ts';
import { RunRows } from './rows.ts';
import { shownError } from '../shown-error.ts';

/** Milliseconds between two tellings of a run's progress. */
const TELL_EVERY = 250;

/** The training capability: one run at a time, in the background, and what it is made of. */
export function createTraining({
  gallery,
  networks,
  trainer,
  identifier,
  interrupted,
  activation,
  classicPack,
  now,
  onChange,
  onVersion,
}: {
  gallery: Gallery;
  networks: Networks;
  trainer: TrainingNetworks;
  identifier: Identifier;
  /** The run that a closed or killed Kith left. */
  interrupted: Awaited<ReturnType<TrainingStore['run']>>;
  activation: ActivationJob;
  classicPack: PackJob;
  now: () => Date;
  onChange: () => void;
  /** A version was added. */
  onVersion: () => void;
}) {
  const store = gallery.training;
  const features = createFeatures({ gallery, store, networks: trainer });
  const { strangers, probes, ...outside } = createOutside({ gallery, networks });
  /** Starting, discarding and what no run may remember wait for each other. */
  const inTurn = createTurns();
  let run: TrainingRun | null =
    interrupted && newRun(interrupted.plan as RunPlan, 'interrupted', interrupted.startedAt);
  let running: { promise: Promise<void>; stop: AbortController } | null = null;
  let report: Report | null = null;
  let toldAt = 0;

  const update = (change: Partial<TrainingRun>, at: 'once' | 'now' = 'now'): void => {
    if (!run) return;
    run = { ...run, ...change };
    const time = Date.now();
    if (at === 'once' && time - toldAt < TELL_EVERY) return;
    toldAt = time;
    onChange();
  };

  const state = (): TrainingState => ({
    run,
    activation: activation.state(),
    classicPack: classicPack.state(),
  });

  const plan = async (): Promise<TrainingPlan> =>
    planTraining(gallery, await identifier.threshold(), strangers.length);

  const work = async (todo: RunPlan, signal: AbortSignal): Promise<void> => {
    using _process = trainer.lease();
    const began = performance.now();
    const onUpdate = (change: RunUpdate): void => {
      const share = change.share ?? run?.share ?? 0;
      const elapsed = (performance.now() - began) / 1000;
      const secondsLeft = share > 0.02 ? (elapsed * (1 - share)) / share : null;
      update({ ...change, secondsLeft }, 'once');
    };
    try {
      const made = await doRun(
        todo,
        { strangers, probes },
        {
          gallery,
          networks: trainer,
          features,
          statistics: await gallery.versions.statistics(todo.currentId),
          signal,
          onUpdate,
          now,
        },
      );
      const version = await gallery.versions.keepTrained(made, now());
      report = made.report;
      await store.endRun();
      running = null;
      update({
        status: 'finished',
        stage: 'done',
        share: 1,
        secondsLeft: 0,
        versionId: version.id,
        verdict: made.verdict,
      });
      onVersion();
      if (todo.activate && made.verdict === 'better' && !version.active) {
        const { settled } = await activation.start(version.id, false);
        void settled.then(({ end }) => update({ activated: end === 'activated' }));
      }
    } catch (error) {
      await fail(error, signal);
    }
  };

  const fail = async (error: unknown, signal: AbortSignal): Promise<void> => {
    const shown = shownError(error);
    const stays = signal.aborted ? signal.reason === 'closing' : shown.code === 'EngineLost';
    // What can go on stays; the rest would only fail again.
    if (!stays) await store.endRun();
    running = null;
    if (signal.aborted) {
      update({ status: signal.reason === 'closing' ? 'interrupted' : 'canceled', error: null });
    } else if (shown.code === 'EngineLost') {
      update({ status: 'interrupted', error: shown });
    } else {
      update({ status: 'failed', error: shown });
    }
  };

  const begin = (todo: RunPlan, startedAt: Date): void => {
    const stop = new AbortController();
    run = newRun(todo, 'running', startedAt);
    onChange();
    running = { stop, promise: work(todo, stop.signal) };
  };

  return {
    state,
    plan,
    /** The report of the run that ended last, since Kith started. */
    lastReport: (): Report | null => report,
    /**
     * Starts a run. Errors: `TrainingBusy`, `TooFewToTrain`, `LabelsDoubtful`; `ModelMissing` where the classic network was
     * not fetched. What goes wrong later is in the state.
     */
    start: (parameters: TrainingParameters, activate: boolean): Promise<TrainingState> =>
      inTurn(async () => {
        if (running || run?.status === 'interrupted') throw new KithError('TrainingBusy');
        requireClassic(parameters.profile);
        refuseHopeless(await plan());
        const todo: RunPlan = {
          parameters,
          activate,
          samples: await usableSamples(gallery),
          currentId: gallery.active().id,
          wantedFpir: (await gallery.settings()).wantedFpir,
          outside: { strangers: strangers.length, probes: probes.length },
        };
        const at = now();
        await store.startRun(todo, at);
        begin(todo, at);
        return state();
      }),
    /** Goes on with an interrupted run. Errors: `TrainingBusy`, `NoTraining`, `StrangersMissing`. */
    resume: (): Promise<TrainingState> =>
      inTurn(async () => {
        if (running) throw new KithError('TrainingBusy');
        const saved = await store.run();
        if (!saved) throw new KithError('NoTraining');
        const todo = saved.plan as RunPlan;
        const { outside } = todo;
        if (outside.strangers !== strangers.length || outside.probes !== probes.length) {
          throw new KithError('StrangersMissing');
        }
        begin(todo, saved.startedAt);
        return state();
      }),
    /** Ends the run under way and forgets it. */
    cancel: async (): Promise<TrainingState> => {
      running?.stop.abort();
      await running?.promise;
      return state();
    },
    /** Forgets an interrupted run, or puts the last one's result away. */
    discard: (): Promise<TrainingState> =>
      inTurn(async () => {
        if (running) throw new KithError('TrainingBusy');
        await store.endRun();
        run = null;
        onChange();
        return state();
      }),
    /**
     * Removes somebody or something of them, which forgets the saved run: its weights would remember. The run under way is
     * given up before, and none starts until it is done.
     */
    withoutRun: <T>(remove: () => Promise<T>): Promise<T> =>
      inTurn(async () => {
        running?.stop.abort();
        await running?.promise;
        const result = await remove();
        if (run?.status === 'interrupted') {
          run = null;
          onChange();
        }
        return result;
      }),
    ...outside,
    /** The active version by cross-validation on the gallery, at the threshold in use. Errors: `TooFewToTrain`. */
    evaluate: async (): Promise<Figures> => {
      using _process = trainer.lease();
      const samples = await usableSamples(gallery);
      const ready = await plan();
      if (ready.missing.length > 0) throw new KithError('TooFewToTrain', ready.missing.join(' '));
      const rows = new RunRows(samples, 0, { strangers, probes });
      const { network } = gallery.active();
      const { values, size } = joined(
        await features.rows(network, rows.rows, {
          augment: { mirror: 0, light: 0, noise: 0, blur: 0, jpeg: 0, geometry: 0 },
          signal: new AbortController().signal,
          onProgress: () => undefined,
        }),
      );
      const embedded = await trainer.project(network, values, size);
      const folds = makeFolds(
        samples.map(({ sampleId, personId }) => ({ sample: sampleId, person: personId })),
        1,
      );
      const searches = folds.flatMap(
        (fold) =>
          scoreFold(rows, fold, { values: embedded.embeddings, size: embedded.size }, false)
            .searches,
      );
      return figuresOf(searches, await identifier.threshold(), samples.length);
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
      await running?.promise;
      await activation.settled();
    },
    /** Stops the work and leaves the run for the next start. */
    close: (): void => running?.stop.abort('closing'),
  };

  function requireClassic(profile: Profile): void {
    if (profile === 'classic' && classicPack.state().state !== 'present') {
      throw new KithError('ClassicMissing');
    }
  }
}

/** The training capability. */
export type Training = ReturnType<typeof createTraining>;

function newRun(
  { parameters }: RunPlan,
  status: TrainingRun['status'],
  startedAt: Date,
): TrainingRun {
  return {
    status,
    startedAt,
    parameters,
    stage: 'features',
    parts: 6,
    part: 1,
    share: 0,
    secondsLeft: null,
    progress: null,
    curve: [],
    versionId: null,
    verdict: null,
    activated: false,
    error: null,
  };
}
