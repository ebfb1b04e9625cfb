// `npm run make:kernels`: compiles the inner loops that are WebAssembly from their text.
import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import wabt from 'wabt';

/** The files that hold such loops, without their endings. */
export const kernels = [
  'native-models/evaluate/inner-products',
  'native-models/runtime/convolution',
].map((path) => fileURLToPath(new URL(`../${path}`, import.meta.url)));

/** A kernel's text compiled, in base64. */
export async function compileKernel(path: string): Promise<string> {
  const tools = await wabt();
  const text = await readFile(`${path}.wat`, 'utf8');
  const parsed = tools.parseWat(basename(path), text, { simd: true, relaxed_simd: true });
  return Buffer.from(parsed.toBinary({}).buffer).toString('base64');
}

if (import.meta.main) {
  for (const path of kernels) {
    const wasm = await compileKernel(path);
    await writeFile(`${path}.json`, `${JSON.stringify({ wasm }, null, 2)}\n`);
  }
}
