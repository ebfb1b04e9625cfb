import { basename } from 'node:path';
import {
  augmentations,
  hasCode,
  KithError,
  trainingParameters,
  trainingPresets,
  type AugmentationName,
  type Figures,
  type PresetName,
  type TrainingParameters,
} from '../../../contract/index.ts';
import { BackgroundFailure, waitFor } from '../background.ts';
import type { Context } from '../context.ts';
import { listFolder, listFiles, mapFew, readInput } from '../files.ts';

/** The options of `kith train`, as commander reads them. */
export interface TrainOptions {
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
  strangers?: string;
  probes?: string;
  activate: boolean;
  resume?: boolean;
}

/** `kith train`: trains a candidate, has it judged, and activates it if it is better. */
export async function train(context: Context, options: TrainOptions): Promise<void> {
  const { kith, output } = context;
  const start = performance.now();
  if (options.strangers) await addStrangers(context, options.strangers);
  if (options.probes) await addProbes(context, options.probes);
  const before = await kith.versions.active();
  await waitFor(
    context,
    async () => {
      if (options.resume) await kith.training.resume();
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
      cancel: () => void kith.training.cancel(),
    },
  );
  const { run } = kith.training.state();
  if (run?.status === 'canceled') throw new KithError('Canceled');
  if (run?.error) throw new BackgroundFailure(run.error);
  const report = kith.training.lastReport();
  if (!run?.versionId || !report) throw new Error('The run ended without a version');
  const version = await kith.versions.get(run.versionId);
  const { figures } = report.comparison!;
  output.result(
    {
      version: version.id,
      parent: version.parentId,
      profile: version.profile,
      head: version.head,
      verdict: report.verdict,
      activated: version.active && before.id !== version.id,
      reasons: report.reasons,
      current: figures.current,
      candidate: figures.candidate,
      seconds: (performance.now() - start) / 1000,
      name: version.name,
      weightsSha256: version.weightsSha256,
      bestEpoch: report.bestEpoch,
      epochs: report.epochs,
    },
    [
      `${version.name}: ${VERDICTS[report.verdict]}.`,
      ...report.reasons,
      `current:   ${describeFigures(figures.current)}`,
      `candidate: ${describeFigures(figures.candidate)}`,
      version.active
        ? `${version.name} is active now.`
        : `${before.name || 'The current version'} stays active.`,
    ],
  );
}

/** `kith evaluate`: the active version on the current gallery, by cross-validation. */
export async function evaluate(
  context: Context,
  options: { strangers?: string; probes?: string },
): Promise<void> {
  const { kith, output } = context;
  if (options.strangers) await addStrangers(context, options.strangers);
  if (options.probes) await addProbes(context, options.probes);
  const figures = await kith.training.evaluate();
  output.result(figures, [
    `${figures.people} people, ${figures.samples} samples; threshold in use ${figures.threshold.toFixed(3)}`,
    describeFigures(figures),
  ]);
}

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
  const parsed = trainingParameters.safeParse({
    ...base,
    copies,
    ...Object.fromEntries(
      Object.entries(given).filter(([key, value]) => known.includes(key) && value !== undefined),
    ),
    ...(augment ? { augment: augmentations[augment] } : {}),
  });
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new KithError('WrongUse', `${issue!.path.join('.')}: ${issue!.message}`);
}

/** Every image of a folder and its subfolders is a stranger to the judge. */
async function addStrangers(context: Context, folder: string): Promise<void> {
  const files = await listFiles(folder);
  if (files.length === 0) throw new KithError('FileMissing', `${folder} holds no images`);
  await addPhotos(context, files, 'strangers', async (file) => {
    await context.kith.training.addStranger(await readInput(file), file);
  });
}

/** Each subfolder is named like somebody enrolled; its images are probes that nothing learns from. */
async function addProbes(context: Context, folder: string): Promise<void> {
  const { folders } = await listFolder(folder);
  for (const one of folders) {
    const person = await context.kith.people.named(basename(one));
    if (!person) throw new KithError('NoSuchPerson', basename(one));
    const { files } = await listFolder(one);
    await addPhotos(context, files, `probes of ${person.name}`, async (file) => {
      await context.kith.training.addProbe(person.id, await readInput(file), file);
    });
  }
}

async function addPhotos(
  { output, signal }: Context,
  files: readonly string[],
  what: string,
  add: (file: string) => Promise<void>,
): Promise<void> {
  let done = 0;
  let refused = 0;
  await mapFew(files, signal, async (file) => {
    try {
      await add(file);
    } catch (error) {
      if (!(error instanceof KithError) || hasCode(error, 'EngineLost')) throw error;
      refused++;
    }
    output.progress(`${++done}/${files.length} photos of ${what}`);
  });
  if (refused > 0)
    output.remark(`${refused} of ${files.length} photos of ${what} show no one face.`);
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

function describeFigures({ fnir, fpir, strangers, matedComparisons, rank1, auc }: Figures): string {
  const rate = ({ value, low, high }: Figures['fnir']) =>
    `${(value * 100).toFixed(1)}% (${(low * 100).toFixed(1)} to ${(high * 100).toFixed(1)})`;
  return `FNIR ${rate(fnir)} of ${matedComparisons}, FPIR ${rate(fpir)} of ${strangers} strangers, rank 1 ${(rank1 * 100).toFixed(1)}%, AUC ${auc.toFixed(4)}`;
}
