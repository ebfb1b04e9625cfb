import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { compileKernel, kernels } from '../../../build/make-kernels.ts';

test.each(kernels.map((path) => [basename(path), path]))(
  'what is compiled of %s is what its text says',
  async (_name, path) => {
    const { wasm } = JSON.parse(await readFile(`${path}.json`, 'utf8')) as { wasm: string };
    expect(wasm).toBe(await compileKernel(path));
  },
);
