// `npm run make:search`: compiles the search's inner loop from its text.
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import wabt from 'wabt';

const folder = fileURLToPath(new URL('../electron/gallery/', import.meta.url));
const text = await readFile(`${folder}inner-products.wat`, 'utf8');
const tools = await wabt();
const { buffer } = tools.parseWat('inner-products.wat', text, { simd: true }).toBinary({});
await writeFile(
  `${folder}inner-products.json`,
  `${JSON.stringify({ wasm: Buffer.from(buffer).toString('base64') }, null, 2)}\n`,
);
