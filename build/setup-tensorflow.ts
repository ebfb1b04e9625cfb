// `npm run setup:tensorflow [-- --python PATH] [--download] [--plan]`: a native TensorFlow engine from what this machine has.
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { hostsOfNode } from '../electron/models/host/host-kind.ts';
import { HostPool } from '../electron/models/host/pool.ts';
import { readNetworkFiles } from '../electron/models/packs.ts';
import { findBuiltTensorFlow } from '../native-models/runtime/built-tensorflow.ts';
import { findOnMachine, type Found } from './tensorflow/find.ts';
import {
  buildAgainst,
  downloadStock,
  engineOf,
  SetupFailed,
  SOURCES,
  stockPackage,
  writeRecord,
} from './tensorflow/make.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const target = join(root, 'out', 'tensorflow');

const { values } = parseArgs({
  options: {
    python: { type: 'string' },
    download: { type: 'boolean', default: false },
    plan: { type: 'boolean', default: false },
  },
});

try {
  const found = await findOnMachine(values.python);
  tell(found);
  const work = values.download ? planDownload(found) : planBuild(found);
  if (!values.plan) await carryOut(work);
} catch (error) {
  if (!(error instanceof SetupFailed)) throw error;
  console.error(`\n${error.message}\nNothing was changed.`);
  process.exitCode = 1;
}

function tell({ tensorflow, compiler, nvidia, stock }: Found): void {
  const cuda = tensorflow?.cuda ? `for CUDA ${tensorflow.cuda}` : 'without CUDA';
  const current = findBuiltTensorFlow();
  for (const [what, is] of [
    ['TensorFlow', tensorflow && `${tensorflow.version}, ${cuda}, in ${tensorflow.folder}`],
    ['C++ compiler', compiler && `${compiler.command} (${compiler.version})`],
    ['NVIDIA card', nvidia && 'yes'],
    ['Stock packages', stock.join(', ')],
    ['Set up before', current && `${current.engine}, TensorFlow ${current.version}`],
  ] as const) {
    console.log(`${`${what}:`.padEnd(16)}${is || 'none'}`);
  }
}

/** The build that is possible here, told before it begins. Throws `SetupFailed` with what is missing. */
function planBuild({ tensorflow, pythons, compiler, compilers, nvidia }: Found) {
  if (!tensorflow) {
    throw new SetupFailed(
      `No TensorFlow with its headers and libraries was found (asked: ${pythons.join(', ')}). Install one with ` +
        '"pip install tensorflow[and-cuda]" (or "tensorflow"), name its Python with "-- --python PATH", or have the stock ' +
        'TensorFlow 2.9.1 downloaded with "-- --download".',
    );
  }
  if (!compiler) {
    throw new SetupFailed(
      `No C++ compiler was found (tried: ${compilers.join(', ')}). Install g++ or clang, or name one in CXX.`,
    );
  }
  console.log(
    `\nPlan: fetch the sources of ${SOURCES.name} ${SOURCES.version}, compile its addon with ${compiler.command} against ` +
      `TensorFlow ${tensorflow.version}, check it with the golden embedding, and use it as the engine ` +
      `"${engineOf(tensorflow, nvidia)}".`,
  );
  return (folder: string) => buildAgainst(tensorflow, { compiler, nvidia }, folder);
}

function planDownload({ nvidia }: Found) {
  console.log(
    `\nPlan: install ${stockPackage(nvidia)} ${SOURCES.version}, which downloads TensorFlow 2.9.1${nvidia ? ' for CUDA 11.2' : ''} from its ` +
      'publisher, check it with the golden embedding, and use it.',
  );
  return (folder: string) => downloadStock(nvidia, folder);
}

/** Makes the engine beside the one there is, and lets it take its place only once it computed the golden embedding. */
async function carryOut(make: (folder: string) => Promise<void>): Promise<void> {
  await mkdir(join(root, 'out'), { recursive: true });
  const folder = await mkdtemp(join(root, 'out', 'tensorflow-'));
  try {
    await make(folder);
    const line = await check(folder);
    await rm(target, { recursive: true, force: true });
    await rename(folder, target);
    console.log(
      `\n${line}\nHave the engines measured again (Settings, or "npm run -s kith -- doctor --engines"): Kith uses the fastest.`,
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Has a model host compute with what is in `folder`. Throws `SetupFailed` where it does not compute rightly. */
async function check(folder: string): Promise<string> {
  process.env['KITH_TENSORFLOW'] = folder;
  const { folder: _, ...record } = findBuiltTensorFlow()!;
  const output: string[] = [];
  const pool = new HostPool({
    kinds: hostsOfNode(join(root, 'native-models/host/main.ts')),
    files: () => readNetworkFiles(join(root, 'node_modules')),
    log: {
      info: (_message, details) => output.push(JSON.stringify(details)),
      warn: (_message, details) => output.push(JSON.stringify(details)),
    },
    engines: () => [record.engine],
  });
  try {
    using host = pool.live.lease();
    const { face } = await host.use((client) => client.measure());
    const { difference } = host.report.check!;
    await writeRecord(folder, { ...record, difference });
    return (
      `"${record.engine}" works: off the golden embedding by ${difference.toExponential(1)}; ` +
      `${face.chip.toFixed(1)} ms a chip alone, ${face.batch.toFixed(1)} ms in a batch of 16.`
    );
  } catch (cause) {
    const reason = pool.live.report.trials[0]?.reason ?? output.at(-1) ?? String(cause);
    throw new SetupFailed(`The engine was made, but does not work: ${reason}`, { cause });
  } finally {
    pool.close();
    delete process.env['KITH_TENSORFLOW'];
  }
}
