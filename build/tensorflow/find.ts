import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';

const run = promisify(execFile);

/** A TensorFlow that is installed in a Python. */
export interface PythonTensorFlow {
  readonly python: string;
  /** The package's folder: headers under `include`, libraries in it. */
  readonly folder: string;
  readonly version: string;
  /** The CUDA that it was built for; null: for the processor alone. */
  readonly cuda: string | null;
}

/** What this machine has of what a native TensorFlow engine is built from. */
export interface Found {
  readonly tensorflow: PythonTensorFlow | null;
  /** The Pythons that were asked. */
  readonly pythons: readonly string[];
  readonly compiler: { readonly command: string; readonly version: string } | null;
  /** The compilers that were tried. */
  readonly compilers: readonly string[];
  /** Whether the system has an NVIDIA card. */
  readonly nvidia: boolean;
  /** The stock packages whose own TensorFlow came with them. */
  readonly stock: readonly string[];
}

const modules = fileURLToPath(new URL('../../node_modules/', import.meta.url));

/** Asks without importing TensorFlow, which takes seconds and prints on its own. */
const PROBE = `
import importlib.metadata, importlib.util, json
spec = importlib.util.find_spec("tensorflow")
names = ["tensorflow", "tensorflow-cpu", "tf-nightly", "tensorflow-macos"]
versions = [d.version for n in names for d in importlib.metadata.distributions(name=n)]
folders = list(spec.submodule_search_locations) if spec else []
print(json.dumps({"folder": folders[0] if folders else None, "version": versions[0] if versions else None}))
`;

const answer = z.object({ folder: z.string().nullable(), version: z.string().nullable() });

/** The libraries of a TensorFlow wheel that the addon is linked with. */
export const libraries: readonly string[] =
  process.platform === 'darwin'
    ? ['libtensorflow_cc.2.dylib', 'libtensorflow_framework.2.dylib']
    : ['libtensorflow_cc.so.2', 'libtensorflow_framework.so.2'];

/** Looks for a TensorFlow in `python` (or the system's Pythons), a C++ compiler (`CXX`, where it is set), an NVIDIA card and the stock packages. */
export async function findOnMachine(python: string | undefined): Promise<Found> {
  const pythons = python ? [python] : ['python3', 'python'];
  const { CXX } = process.env;
  const compilers = CXX ? [CXX] : ['c++', 'g++', 'clang++'];
  const [tensorflow, compiler, nvidia] = await Promise.all([
    firstOf(pythons, tensorFlowOf),
    firstOf(compilers, compilerOf),
    hasNvidia(),
  ]);
  const stock = ['@tensorflow/tfjs-node-gpu', '@tensorflow/tfjs-node'].filter((name) =>
    existsSync(join(modules, name, 'deps', 'lib')),
  );
  return { tensorflow, pythons, compiler, compilers, nvidia, stock };
}

async function firstOf<T>(
  commands: readonly string[],
  ask: (command: string) => Promise<T | null>,
): Promise<T | null> {
  for (const command of commands) {
    const found = await ask(command);
    if (found) return found;
  }
  return null;
}

async function tensorFlowOf(python: string): Promise<PythonTensorFlow | null> {
  const output = await outputOf(python, ['-c', PROBE]);
  if (output === null) return null;
  const { folder, version } = answer.parse(JSON.parse(output));
  if (!folder || !version) return null;
  const needed = [join('include', 'tensorflow', 'c', 'c_api.h'), ...libraries];
  if (!needed.every((file) => existsSync(join(folder, file)))) return null;
  const file = join(folder, 'python', 'platform', 'build_info.py');
  return {
    python,
    folder,
    version,
    cuda: existsSync(file) ? cudaOf(await readFile(file, 'utf8')) : null,
  };
}

/** The CUDA version in TensorFlow's `build_info.py`; null where it was built without. */
export function cudaOf(buildInfo: string): string | null {
  if (!/'is_cuda_build'\s*[,:]\s*True/.test(buildInfo)) return null;
  return /'cuda_version'\s*[,:]\s*'([\d.]+)'/.exec(buildInfo)?.[1] ?? 'of an unknown version';
}

async function compilerOf(command: string): Promise<{ command: string; version: string } | null> {
  const output = await outputOf(command, ['--version']);
  return output === null ? null : { command, version: output.split('\n', 1)[0]! };
}

async function hasNvidia(): Promise<boolean> {
  const listed = await outputOf('nvidia-smi', ['-L']);
  return listed?.includes('GPU 0') ?? false;
}

/** What a command prints; null where there is no such command or it fails. */
async function outputOf(command: string, args: readonly string[]): Promise<string | null> {
  try {
    return (await run(command, args)).stdout.trim();
  } catch {
    return null;
  }
}
