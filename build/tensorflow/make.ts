import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { extract } from 'tar';
import { hasIntegrity } from '../../electron/models/fetch-pack.ts';
import { RECORD_FILE, type BuiltTensorFlow } from '../../native-models/runtime/built-tensorflow.ts';
import { libraries, type Found, type PythonTensorFlow } from './find.ts';

const run = promisify(execFile);
const require = createRequire(import.meta.url);

/** The package that has the addon's sources, and the SHA-512 by which the registry knows it. */
export const SOURCES = {
  name: '@tensorflow/tfjs-node',
  version: '4.22.0',
  integrity:
    'sha512-uHrXeUlfgkMxTZqHkESSV7zSdKdV0LlsBeblqkuKU9nnfxB1pC6DtoyYVaLxznzZy7WQSegjcohxxCjAf6Dc7w==',
} as const;

/** The version of Node-API that tfjs-node's own build asks for. */
const NODE_API = 8;

/** The stock package, which brings a TensorFlow of its own. */
export function stockPackage(nvidia: boolean): string {
  return nvidia ? `${SOURCES.name}-gpu` : SOURCES.name;
}

/** What failed, in a sentence for whoever ran the setup. */
export class SetupFailed extends Error {}

/** The engine that a build with this TensorFlow is. */
export function engineOf(tensorflow: PythonTensorFlow, nvidia: boolean): BuiltTensorFlow['engine'] {
  return tensorflow.cuda !== null && nvidia ? 'tensorflow-gpu' : 'tensorflow';
}

/**
 * Compiles tfjs-node's addon against a TensorFlow that Python has, into `folder`, and writes the record. Its two C++ files
 * are taken as they are: they use TensorFlow's C interface alone. Throws `SetupFailed`.
 */
export async function buildAgainst(
  tensorflow: PythonTensorFlow,
  { compiler, nvidia }: Pick<Found, 'nvidia'> & { compiler: NonNullable<Found['compiler']> },
  folder: string,
): Promise<void> {
  await fetchSources(join(folder, 'package'));
  const addon = join('package', 'lib', 'tfjs_binding.node');
  await mkdir(dirname(join(folder, addon)), { recursive: true });
  const headers = join(dirname(require.resolve('node-api-headers/package.json')), 'include');
  const link =
    process.platform === 'darwin'
      ? [
          '-dynamiclib',
          '-undefined',
          'dynamic_lookup',
          ...libraries.map((name) => join(tensorflow.folder, name)),
        ]
      : ['-shared', `-L${tensorflow.folder}`, ...libraries.map((name) => `-l:${name}`)];
  await attempt(`${compiler.command} could not compile the addon`, compiler.command, [
    '-std=c++17',
    '-O2',
    '-fPIC',
    `-DNAPI_VERSION=${NODE_API}`,
    `-I${headers}`,
    `-I${join(tensorflow.folder, 'include')}`,
    `-I${join(folder, 'package')}`,
    join(folder, 'package', 'binding', 'tfjs_backend.cc'),
    join(folder, 'package', 'binding', 'tfjs_binding.cc'),
    '-o',
    join(folder, addon),
    ...link,
    `-Wl,-rpath,${tensorflow.folder}`,
  ]);
  await writeRecord(folder, {
    engine: engineOf(tensorflow, nvidia),
    package: 'package',
    addon,
    version: tensorflow.version,
    cuda: tensorflow.cuda,
    difference: null,
  });
}

/**
 * Installs the stock package into `folder`, which downloads its TensorFlow 2.9.1 (for CUDA 11.2 where there is an NVIDIA
 * card) from its publisher, and writes the record. Throws `SetupFailed`.
 */
export async function downloadStock(nvidia: boolean, folder: string): Promise<void> {
  const name = stockPackage(nvidia);
  await writeFile(join(folder, 'package.json'), '{"private":true}\n');
  await attempt(`${name} could not be installed`, 'npm', [
    'install',
    `${name}@${SOURCES.version}`,
    '--prefix',
    folder,
    '--no-audit',
    '--no-fund',
    '--foreground-scripts',
  ]);
  // Only one tfjs may be in a process: the project's own.
  const scope = join(folder, 'node_modules', '@tensorflow');
  for (const other of await readdir(scope)) {
    if (`@tensorflow/${other}` !== name) await rm(join(scope, other), { recursive: true });
  }
  await writeRecord(folder, {
    engine: nvidia ? 'tensorflow-gpu' : 'tensorflow',
    package: join('node_modules', name),
    addon: join('node_modules', name, 'lib', `napi-v${NODE_API}`, 'tfjs_binding.node'),
    version: '2.9.1',
    cuda: nvidia ? '11.2' : null,
    difference: null,
  });
}

/** Writes what is in `folder`. */
export async function writeRecord(folder: string, record: BuiltTensorFlow): Promise<void> {
  await writeFile(join(folder, RECORD_FILE), `${JSON.stringify(record, null, 2)}\n`);
}

async function fetchSources(folder: string): Promise<void> {
  const scratch = await mkdtemp(join(dirname(folder), 'fetch-'));
  const { name, version, integrity } = SOURCES;
  const title = `${name} ${version}`;
  await attempt(`${title} could not be fetched`, 'npm', [
    'pack',
    `${name}@${version}`,
    '--ignore-scripts',
    '--pack-destination',
    scratch,
  ]);
  const [tarball] = await readdir(scratch);
  const file = join(scratch, tarball!);
  if (!(await hasIntegrity(file, integrity))) {
    throw new SetupFailed(`What came as ${title} is not what was published under that name.`);
  }
  await mkdir(folder);
  await extract({ file, cwd: folder, strip: 1 });
  await rm(scratch, { recursive: true });
}

/** Runs a command; its own last words are part of the failure. */
async function attempt(what: string, command: string, args: readonly string[]): Promise<void> {
  try {
    await run(command, args, { maxBuffer: 64 << 20, shell: process.platform === 'win32' });
  } catch (error) {
    const { stderr, message } = error as Error & { stderr?: string };
    const words = (stderr || message).trim().split('\n').slice(0, 12).join('\n');
    throw new SetupFailed(`${what}:\n${words}`, { cause: error });
  }
}
