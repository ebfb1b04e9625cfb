import {
  augmentations,
  KithError,
  trainingParameters,
  trainingPresets,
  versionName,
  type AugmentationName,
  type Figures,
  type PresetName,
  type TrainingParameters,
  type TrainingRun,
} from '../../../contract/index.ts';
import { BackgroundFailure, waitFor } from '../common/background.ts';
import type { Context } from '../common/context.ts';
import { counted } from '../common/counted.ts';
import { brokenPromiseText, enrolledStrangersText, reasonText } from '../common/judge-words.ts';
import { addJudgePhotos, type JudgeFolders } from './judge-photos.ts';

/** The options of `kith train`, as commander reads them. */
export interface TrainOptions extends JudgeFolders {
  preset?: PresetName;
  profile?: TrainingParameters['profile'];
  head?: TrainingParameters['head'];
  mining?: TrainingParameters['mining'];
  margin?: number;
  distance?: TrainingParameters['distance'];
  epochs?: number;
  peoplePerBatch?: number;
  samplesPerPerson?: number;
  learningRate?: number;
  augment?: AugmentationName;
  copies?: number;
  unfreeze?: number;
  seed?: number;
  activate: boolean;
  resume?: boolean;
  judgeAgain?: boolean;
}

/** `kith train`: trains a candidate, has it judged, and activates it if it is better than the version it was trained from. */
export async function train(context: Context, options: TrainOptions): Promise<void> {
  const { kith, output, signal } = context;
  const start = performance.now();
  const leftOut = await addJudgePhotos(context, options);
  const { enrolled: enrolledStrangers } = await kith.evaluation.countStrangers(
    signal,
    (done, total) => output.progress(`${done}/${total} faces of strangers`),
  );
  await waitFor(
    context,
    async () => {
      if (options.resume) await resume(kith);
      else if (options.judgeAgain) await kith.training.judgeAgain();
      else await kith.training.start(parametersOf(options), options.activate);
      await kith.training.settled();
    },
    {
      show: () => {
        const { run, activation } = kith.training.state();
        if (activation) {
          output.progress(`Activating: ${activation.done}/${activation.total} samples`);
        } else if (run?.status === 'running') output.progress(describeProgress(run));
      },
      // Nothing is given up: the next start goes on.
      cancel: kith.close,
    },
  );
  const { run } = kith.training.state();
  if (signal.aborted) throwInterrupted(run, options);
  if (run?.status === 'canceled' && !run.error) throw new KithError('Canceled');
  if (run?.error) throw new BackgroundFailure(run.error);
  const report = run?.versionId ? await kith.versions.report(run.versionId) : null;
  if (!run?.versionId || !report) throw new Error('The run ended without a version');
  const version = await kith.versions.get(run.versionId);
  const active = await kith.versions.active();
  const { figures } = report.comparison!;
  const reasons = report.reasons.map(reasonText);
  output.result(
    {
      version: version.id,
      parent: version.parentId,
      profile: version.profile,
      head: version.head,
      verdict: report.verdict,
      comparedWith: report.comparedWith,
      activated: run.activation === 'active',
      activation: run.activation,
      reasons,
      current: figures.current,
      candidate: figures.candidate,
      seconds: (performance.now() - start) / 1000,
      name: version.name,
      weightsSha256: version.weightsSha256,
      bestEpoch: report.bestEpoch,
      epochs: report.epochs,
      leftOut,
      enrolledStrangers,
    },
    [
      `${version.name}: ${VERDICTS[report.verdict]}. It was compared with “${versionName(report.comparedWith!)}”.`,
      ...reasons,
      `compared with: ${describeFigures(figures.current)}`,
      `candidate:     ${describeFigures(figures.candidate)}`,
      ...enrolledStrangersText(enrolledStrangers),
      ...(run.activation === 'parent-left' ? [PARENT_LEFT] : []),
      `“${versionName(active)}” is active.`,
    ],
  );
}

/** Goes on with what was interrupted: a run, or the activation of what came of it. */
async function resume({ training, resumeActivation }: Context['kith']): Promise<void> {
  if (training.state().run?.activation === 'under-way') await resumeActivation();
  else await training.resume();
}

/** Throws what a command that was stopped has to say, unless its work was done by then. */
function throwInterrupted(run: TrainingRun | null, { judgeAgain }: TrainOptions): void {
  if (run?.status === 'interrupted') throw new KithError('TrainingInterrupted');
  if (run?.activation === 'under-way') throw new KithError('ActivationInterrupted');
  if (judgeAgain) throw new KithError('Canceled');
}

/** `kith evaluate`: the active version on the current gallery, by cross-validation. Error: `Canceled`. */
export async function evaluate(context: Context, options: JudgeFolders): Promise<void> {
  const { kith, output, signal } = context;
  const leftOut = await addJudgePhotos(context, options);
  const measurement = await kith.measurements.measure(signal, (done, total) =>
    output.progress(`${done}/${total} faces`),
  );
  const { figures, ...measured } = measurement;
  output.result({ ...figures, ...measured, leftOut }, [
    `${counted(figures.people, 'person', 'people')}, ${counted(figures.samples, 'different sample')}; current threshold ${figures.threshold.toFixed(3)}`,
    describeFigures(figures),
    ...enrolledStrangersText(measurement.enrolledStrangers),
    ...brokenPromiseText(measurement),
  ]);
}

/** Said of a candidate that was compared with a version which is not active any more. */
const PARENT_LEFT =
  'Another version became active during the training, so this one wasn’t activated. Run “kith train --judge-again” to compare the two.';

const VERDICTS = {
  better: 'better',
  'not-better': 'not better',
  'worse-for-strangers': 'WORSE FOR STRANGERS',
  'not-enough-data': 'not enough data',
} as const;

function parametersOf(options: TrainOptions): TrainingParameters {
  const preset = options.preset ?? (options.profile === 'classic' ? 'textbook' : 'thorough');
  const { augment, ...given } = options;
  const base = trainingPresets[preset];
  const copies = augment === undefined ? base.copies : augment === 'none' ? 0 : base.copies || 4;
  const known = Object.keys(trainingParameters.shape);
  return trainingParameters.parse({
    ...base,
    copies,
    ...Object.fromEntries(
      Object.entries(given).filter(([key, value]) => known.includes(key) && value !== undefined),
    ),
    ...(augment ? { augment: augmentations[augment] } : {}),
  });
}

function describeProgress(run: {
  stage: string;
  part: number;
  parts: number;
  share: number;
  secondsLeft: number | null;
  progress: { loss: number; validationFnir: number | null } | null;
}): string {
  const left = run.secondsLeft === null ? '' : ` · ${Math.ceil(run.secondsLeft)} s left`;
  const loss = run.progress ? ` · loss ${run.progress.loss.toFixed(3)}` : '';
  const part = run.stage === 'training' ? ` ${run.part}/${run.parts}` : '';
  return `${run.stage}${part} · ${Math.round(run.share * 100)}%${loss}${left}`;
}

function describeFigures(figures: Figures): string {
  const { fnir, fpir, strangers, strangerPeople, matedComparisons, rank1, auc } = figures;
  const rate = ({ value, low, high }: Figures['fnir']) =>
    `${(value * 100).toFixed(1)}% (${(low * 100).toFixed(1)} to ${(high * 100).toFixed(1)})`;
  return `FNIR ${rate(fnir)} of ${matedComparisons} searches, FPIR ${rate(fpir)} of ${strangers} searches of ${strangerPeople} strangers, rank 1 ${(rank1 * 100).toFixed(1)}%, AUC ${auc.toFixed(4)}`;
}
