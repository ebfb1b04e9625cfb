import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { cudaOf, libraries } from '../../build/tensorflow/find.ts';
import { temporaryFolder } from '../support/folders.ts';
import { needing } from '../support/needing.ts';
import { modulesFolder } from '../support/sample-faces.ts';

needing('shell');

const script = fileURLToPath(new URL('../../build/setup-tensorflow.ts', import.meta.url));
const built = fileURLToPath(new URL('../../out/tensorflow', import.meta.url));

const CUDA_BUILD = "build_info = dict([('cuda_version', '12.5.1'), ('is_cuda_build', True)])";
const CPU_BUILD = "build_info = dict([('is_cuda_build', False)])";

/** A machine in a folder: commands that answer as the test says, before those of this machine. */
function pretendMachine() {
  const folder = temporaryFolder();
  const command = (name: string, lines: string): string => {
    const file = join(folder, name);
    writeFileSync(file, `#!/bin/sh\n${lines}\n`, { mode: 0o755 });
    return file;
  };
  const python = (answer: object): string =>
    command('python-of-the-test', `cat <<'END'\n${JSON.stringify(answer)}\nEND`);
  return {
    command,
    pythonWithout: () => python({ folder: null, version: null }),
    pythonWith: (buildInfo: string): string => {
      const tensorflow = join(folder, 'tensorflow');
      for (const [file, text] of [
        ['include/tensorflow/c/c_api.h', ''],
        ['python/platform/build_info.py', buildInfo],
        ...libraries.map((name) => [name, '']),
      ] as const) {
        mkdirSync(dirname(join(tensorflow, file)), { recursive: true });
        writeFileSync(join(tensorflow, file), text);
      }
      return python({ folder: tensorflow, version: '2.21.0' });
    },
    setUp: (args: string[], env: Record<string, string> = {}) =>
      new Promise<{ code: number; output: string }>((resolve) => {
        const path = [folder, process.env['PATH']].join(delimiter);
        execFile(
          process.execPath,
          ['--no-warnings', script, ...args],
          { env: { ...process.env, PATH: path, CXX: '', ...env } },
          (error, stdout, stderr) =>
            resolve({ code: error ? Number(error.code) : 0, output: stdout + stderr }),
        );
      }),
  };
}

test('without TensorFlow, or without a compiler, a sentence says which, and nothing changes', async () => {
  const before = existsSync(built);
  const machine = pretendMachine();
  const without = machine.pythonWithout();
  const noTensorFlow = await machine.setUp(['--python', without]);
  expect(noTensorFlow.code).toBe(1);
  expect(noTensorFlow.output).toContain(`No TensorFlow with its headers and libraries was found`);
  expect(noTensorFlow.output).toContain(without);
  expect(noTensorFlow.output).toContain('Nothing was changed.');

  const python = machine.pythonWith(CPU_BUILD);
  const noCompiler = await machine.setUp(['--python', python], { CXX: '/no/such/compiler' });
  expect(noCompiler.code).toBe(1);
  expect(noCompiler.output).toContain('No C++ compiler was found (tried: /no/such/compiler)');
  expect(noCompiler.output).toContain('Nothing was changed.');
  expect(existsSync(built)).toBe(before);
});

test('the plan names what would be built, and for which engine', async () => {
  const machine = pretendMachine();
  const CXX = machine.command('compiler', 'echo "compiler 1.0"');
  machine.command('nvidia-smi', 'exit 9');
  const cpu = await machine.setUp(['--plan', '--python', machine.pythonWith(CPU_BUILD)], { CXX });
  expect(cpu.code).toBe(0);
  expect(cpu.output).toContain('2.21.0, without CUDA');
  expect(cpu.output).toMatch(/compile its addon with .*compiler against TensorFlow 2\.21\.0/);
  expect(cpu.output).toContain('the engine "tensorflow".');

  machine.command('nvidia-smi', 'echo "GPU 0: a card"');
  const gpu = await machine.setUp(['--plan', '--python', machine.pythonWith(CUDA_BUILD)], { CXX });
  expect(gpu.output).toContain('2.21.0, for CUDA 12.5.1');
  expect(gpu.output).toContain('the engine "tensorflow-gpu".');
});

describe('with the sources', () => {
  needing('registry');

  test('an engine that was made and does not work never takes the place of anything', async () => {
    const before = existsSync(built);
    const machine = pretendMachine();
    // It compiles nothing and delivers an addon all the same: one that is no TensorFlow.
    const wrong = join(
      modulesFolder,
      `better-sqlite3/prebuilds/${process.platform}-${process.arch}.node`,
    );
    const CXX = machine.command(
      'compiler',
      `case "$*" in *binding*) while [ "$1" != -o ]; do shift; done; cp '${wrong}' "$2";; *) echo 1.0;; esac`,
    );
    const { code, output } = await machine.setUp(['--python', machine.pythonWith(CPU_BUILD)], {
      CXX,
    });
    expect(output).toContain('The engine was made, but does not work');
    expect(output).toContain('Nothing was changed.');
    expect(code).toBe(1);
    expect(existsSync(built)).toBe(before);
  });
});

test('CUDA is read from both forms of TensorFlow’s own record', () => {
  expect(cudaOf(CUDA_BUILD)).toBe('12.5.1');
  expect(cudaOf("build_info = {'is_cuda_build': True, 'cuda_version': '11.8'}")).toBe('11.8');
  expect(cudaOf(CPU_BUILD)).toBeNull();
});

test('what tfjs-node asks for comes with the project: of tfjs-node itself only the sources are fetched', () => {
  const { resolve } = createRequire(built);
  for (const name of ['@tensorflow/tfjs', '@tensorflow/tfjs-core', 'google-protobuf']) {
    expect(resolve(name)).toContain(modulesFolder);
  }
});
