import {
  KithError,
  type Figures,
  type ImpostorStatistics,
  type ModelVersion,
  type PackFetch,
  type Profile,
  type Report,
  type TrainingParameters,
  type TrainingPlan,
  type TrainingRun,
  type TrainingState,
} from '../../contract/index.ts';
import { makeFolds } from '../../../native-models/evaluate/folds.ts';
import type { Gallery, Networks, NewVersion, TrainingNetworks } from '../ports.ts';
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

/** The fetching of the classic network, as core asks for it. */
export interface ClassicPack {
  readonly state: () => PackFetch;
  readonly fetch: () => void;
  readonly cancel: () => void;
}

/** The training capability: one run at a time, in the background, and what it is made of. */
export function createTraining({
  gallery,
  networks,
  trainer,
  identifier,
  shippedStatistics,
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
  shippedStatistics: ImpostorStatistics;
  activation: ActivationJob;
  classicPack: ClassicPack;
  now: () => Date;
  onChange: () => void;
  /** A version was added. */
  onVersion: () => void;
}) {
  const store = gallery.training;
  const features = createFeatures({ gallery, store, networks: trainer });
  const { strangers, probes, ...outside } = createOutside({ gallery, networks });
  let run: TrainingRun | null = interruptedRun();
  let running: { promise: Promise<void>; stop: AbortController } | null = null;
  let report: Report | null = null;
  let toldAt = 0;

  function interruptedRun(): TrainingRun | null {
    const saved = store.run();
    return saved ? newRun(saved.plan as RunPlan, 'interrupted', saved.startedAt) : null;
  }

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

  /** Ends the training process where nothing needs it any more. */
  const restIfIdle = (): void => {
    if (!running && !activation.busy()) trainer.rest();
  };

  const plan = (): Promise<TrainingPlan> =>
    planTraining(gallery, identifier.threshold(), strangers.length);

  const keep = (version: NewVersion): ModelVersion => {
    const { versions } = gallery;
    const same = versions.withWeights(version.network.id);
    if (same?.active || same?.origin === 'shipped') return same;
    // The same samples and seed give the same weights: the newer report takes the older one's place.
    if (same) versions.remove(same.id);
    const kept = versions.insert(version, now());
    return versions.rename(kept.id, same?.name ?? `Version ${kept.id}`);
  };

  const work = async (todo: RunPlan, signal: AbortSignal): Promise<void> => {
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
          statistics: gallery.versions.statistics(todo.currentId) ?? shippedStatistics,
          signal,
          onUpdate,
          now,
        },
      );
      const version = keep(made);
      report = made.report;
      store.endRun();
      running = null;
      const activated = todo.activate && made.verdict === 'better' && !version.active;
      update({
        status: 'finished',
        stage: 'done',
        share: 1,
        secondsLeft: 0,
        versionId: version.id,
        verdict: made.verdict,
        activated,
      });
      onVersion();
      if (activated) await activation.start(version.id, false);
      else restIfIdle();
    } catch (error) {
      running = null;
      fail(error, signal);
    }
  };

  const fail = (error: unknown, signal: AbortSignal): void => {
    const shown = shownError(error);
    if (signal.aborted) {
      update({ status: signal.reason === 'closing' ? 'interrupted' : 'canceled', error: null });
    } else if (shown.code === 'EngineLost') {
      update({ status: 'interrupted', error: shown });
    } else {
      update({ status: 'failed', error: shown });
    }
    // What can go on stays; the rest would only fail again.
    if (run?.status !== 'interrupted') store.endRun();
    restIfIdle();
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
    restIfIdle,
    /** The report of the run that ended last, since Kith started. */
    lastReport: (): Report | null => report,
    /**
     * Starts a run. Errors: `TrainingBusy`, `TooFewToTrain`, `LabelsDoubtful`; `ModelMissing` where the classic network was
     * not fetched. What goes wrong later is in the state.
     */
    start: async (parameters: TrainingParameters, activate: boolean): Promise<TrainingState> => {
      if (running || run?.status === 'interrupted') throw new KithError('TrainingBusy');
      requireClassic(parameters.profile);
      refuseHopeless(await plan());
      if (running) throw new KithError('TrainingBusy');
      const todo: RunPlan = {
        parameters,
        activate,
        samples: usableSamples(gallery),
        currentId: gallery.versions.activeId(),
        wantedFpir: gallery.settings().wantedFpir,
        outside: { strangers: strangers.length, probes: probes.length },
      };
      const at = now();
      store.startRun(todo, at);
      begin(todo, at);
      return state();
    },
    /** Goes on with an interrupted run. Errors: `TrainingBusy`, `NoTraining`, `StrangersMissing`. */
    resume: (): TrainingState => {
      if (running) throw new KithError('TrainingBusy');
      const saved = store.run();
      if (!saved) throw new KithError('NoTraining');
      const todo = saved.plan as RunPlan;
      const { outside } = todo;
      if (outside.strangers !== strangers.length || outside.probes !== probes.length) {
        throw new KithError('StrangersMissing');
      }
      begin(todo, saved.startedAt);
      return state();
    },
    /** Ends the run under way and forgets it. */
    cancel: async (): Promise<TrainingState> => {
      running?.stop.abort();
      await running?.promise;
      return state();
    },
    /** Forgets an interrupted run, or puts the last one's result away. */
    discard: (): TrainingState => {
      if (running) throw new KithError('TrainingBusy');
      store.endRun();
      run = null;
      onChange();
      return state();
    },
    /** A run that learned from somebody who is removed is given up: its weights would remember them. */
    forgetRun: async (): Promise<void> => {
      running?.stop.abort();
      await running?.promise;
      if (!store.run()) return;
      store.endRun();
      run = null;
      onChange();
    },
    ...outside,
    /** The active version by cross-validation on the gallery, at the threshold in use. Errors: `TooFewToTrain`. */
    evaluate: async (): Promise<Figures> => {
      const samples = usableSamples(gallery);
      const ready = await plan();
      if (ready.missing.length > 0) throw new KithError('TooFewToTrain', ready.missing.join(' '));
      const rows = new RunRows(samples, 0, { strangers, probes });
      const version = gallery.versions.network(gallery.versions.activeId());
      const { values, size } = joined(
        await features.rows(version, rows.rows, {
          augment: { mirror: 0, light: 0, noise: 0, blur: 0, jpeg: 0, geometry: 0 },
          signal: new AbortController().signal,
          onProgress: () => undefined,
        }),
      );
      const embedded = await trainer.project(version, values, size);
      const folds = makeFolds(
        samples.map(({ sampleId, personId }) => ({ sample: sampleId, person: personId })),
        1,
      );
      const searches = folds.flatMap(
        (fold) =>
          scoreFold(rows, fold, { values: embedded.embeddings, size: embedded.size }, false)
            .searches,
      );
      restIfIdle();
      return figuresOf(searches, identifier.threshold(), samples.length);
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
