import {
  asShown,
  KithError,
  type CopiesState,
  type EngineTrial,
  type OnnxTrial,
  type OperatingStep,
  type SelfCheck,
} from '../../../contract/index.ts';
import type { EngineExamination } from '../../../core/engines/engines.ts';
import type { BuiltTensorFlow, PackCheck } from '../../../core/ports/index.ts';
import type { Context } from '../common/context.ts';
import { counted } from '../common/counted.ts';
import { promiseText } from '../common/promise-words.ts';

/** `kith doctor`: engine, versions, key, packs, timings. What is wrong is said, and fails the command. */
export async function doctor(
  { kith, output }: Context,
  { engines = false }: { engines?: boolean },
): Promise<void> {
  const checks = await kith.checkPacks();
  if (engines) await kith.engines.measure();
  const examined = await kith.engines.examine().catch((error: unknown) => {
    if (error instanceof KithError) return error;
    throw error;
  });
  const failure = examined instanceof KithError ? asShown(examined) : null;
  const { memory, tensors, milliseconds } =
    examined instanceof KithError ? { memory: null, tensors: null, milliseconds: null } : examined;
  // What it finds is in the status.
  await kith.checkGallery().catch(() => undefined);
  const status = await kith.status.read();
  const setting = status.damage ? null : await presentSetting(kith);
  const versions = { kith: status.version, node: process.versions.node };
  const tensorflow = kith.engines.builtTensorFlow();
  output.result(
    {
      ...status,
      setting,
      versions,
      files: checks.map(({ pack, wrong }) => ({ pack: pack.id, wrong })),
      memory: { memory, tensors },
      tensorflow,
      milliseconds,
      failure,
    },
    [
      `Kith ${versions.kith}, Node ${versions.node}`,
      `Data folder: ${status.dataFolder}`,
      `Gallery: ${counted(status.people, 'person', 'people')}, ${counted(status.samples, 'sample')}`,
      ...(setting ? promiseText(setting) : []),
      ...(status.galleryDamage
        ? [`${status.galleryDamage.message} ${status.galleryDamage.next}`]
        : []),
      `Copies: ${copiesLine(status.copies)}`,
      ...(status.damage ? [`${status.damage.message} ${status.damage.next}`] : []),
      `Key: ${status.key.description}${status.key.weak ? ' (weak)' : ''}`,
      ...status.trials.map(engineLine),
      ...status.runtimes.map(runtimeLine),
      ...(tensorflow ? [builtLine(tensorflow)] : []),
      ...(status.check ? [checkLine(status.check)] : []),
      ...checks.flatMap(packLines),
      ...(milliseconds ? [timingLine(milliseconds)] : []),
      ...(memory === null
        ? []
        : [`Model host: ${(memory / 1e6).toFixed(0)} MB, ${tensors} tensors`]),
      ...(failure && failure.code !== status.damage?.code
        ? [`${failure.message} ${failure.next}`]
        : []),
    ],
  );
  const healthy =
    failure === null &&
    status.notErased === null &&
    status.galleryDamage === null &&
    checks.every(({ wrong }) => wrong.length === 0);
  if (!healthy) process.exitCode = 1;
}

/** What the present setting means, by a self-test of the gallery as it is. */
async function presentSetting(kith: Context['kith']): Promise<OperatingStep> {
  kith.selfTest.state();
  await kith.selfTest.settled();
  const { wantedFpir } = await kith.settings.get();
  const { steps } = await kith.operatingPoints.read([wantedFpir]);
  return steps[0]!;
}

function copiesLine({ count, last, failure }: CopiesState): string {
  const kept = last ? `${count}, the newest of ${last.toISOString().slice(0, 16)}` : 'none yet';
  return failure ? `${kept}; the last attempt failed: ${failure.message}` : kept;
}

function checkLine({ passed, difference, tolerance }: SelfCheck): string {
  const off = `off by ${difference.toExponential(1)} (at most ${tolerance})`;
  return `Golden check: ${passed ? 'passed' : 'FAILED'}, ${off}`;
}

function packLines({ pack: { title, source, license }, wrong }: PackCheck): string[] {
  const state = wrong.length === 0 ? 'hashes match' : 'WRONG FILES:';
  return [
    `Pack ${title}: ${source.package} ${source.version}, ${license.spdx}, ${state}`,
    ...wrong.map(({ path, problem }) => `  ${path} is ${problem}`),
  ];
}

function timingLine({ embedOne, embedSixteen }: EngineExamination['milliseconds']): string {
  const batch = (embedSixteen / 16).toFixed(0);
  return `Embedding: ${embedOne.toFixed(0)} ms a chip, ${batch} ms a chip in a batch of 16`;
}

function builtLine({ engine, version, cuda, difference }: BuiltTensorFlow): string {
  const off =
    difference === null ? '' : `, off the golden embedding by ${difference.toExponential(1)}`;
  return `Set up here: ${engine}, TensorFlow ${version} ${cuda ? `for CUDA ${cuda}` : 'without CUDA'}${off}`;
}

function engineLine({ engine, state, reason, speed }: EngineTrial): string {
  const pair = ({ chip, batch }: { chip: number; batch: number }) =>
    `${chip.toFixed(1)} ms a chip alone, ${batch.toFixed(1)} of a batch of 16`;
  const why = reason ? ` (${reason})` : '';
  const face = speed ? `; face ${pair(speed.face)}` : '';
  const classic = speed?.classic ? `; ResNet-50 ${pair(speed.classic)}` : '';
  return `Engine ${engine}: ${state}${why}${face}${classic}`;
}

function runtimeLine({ runtime, state, reason, milliseconds, difference }: OnnxTrial): string {
  const why = reason ? ` (${reason})` : '';
  const off = difference === undefined ? '' : `, off by ${difference.toExponential(1)}`;
  const speed = milliseconds === undefined ? '' : `; ${milliseconds.toFixed(1)} ms a crop${off}`;
  return `Liveness check on ${runtime}: ${state}${why}${speed}`;
}
