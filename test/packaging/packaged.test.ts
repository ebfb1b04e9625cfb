import { execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Spec, Validation } from '@cyclonedx/cyclonedx-library';
import { extractAll, listPackage } from '@electron/asar';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { shippedPacks } from '../../electron/models/packs.ts';
import { temporaryFolder } from '../support/folders.ts';
import { frameOf, loadFinder, peopleOf, samplePhoto } from '../support/sample-faces.ts';
import { filesBelow } from '../support/walk-files.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const packed = join(root, 'out/packages-stub', `${process.platform}-unpacked`);
const resources = join(packed, 'resources');
const archive = join(resources, 'app.asar');
const MOST_BYTES = 150e6;
let app: string;

beforeAll(async () => {
  await promisify(execFile)(process.execPath, [join(root, 'build/package.ts'), '--stub'], {
    cwd: root,
  });
  app = join(await mkdtemp(join(tmpdir(), 'kith-packed-')), 'app');
  extractAll(archive, app);
});

afterAll(() => rm(app, { recursive: true, force: true }));

test('nothing is packed that the app does not open: no tests, sources, caches or foreign binaries', async () => {
  const files = listPackage(archive, { isPack: false }).map((file) => file.slice(1));
  const unwanted =
    /\.(ts|cts|mts|map|md|gyp|h|cc?|cpp)$|(^|\/)(tests?|__tests__|\.cache|coverage|\.github)\/|^(test|build|renderer|native-models|electron)\//;
  expect(files.filter((file) => unwanted.test(file))).toEqual([]);
  const native = files.filter((file) => /\.(node|dylib|dll)$|\.so(\.|$)/.test(file));
  expect(native).toHaveLength(5);
  const here = new RegExp(`${process.platform}[-/]${process.arch}`);
  for (const file of native) expect(file).toMatch(here);
  expect(files.filter((file) => file.includes('node_modules/webgpu/'))).toEqual([]);
  expect(files).not.toContain('node_modules/@mantine/core/package.json');
});

test('it is smaller than 150 MB without Electron, native parts and wasm lie outside the archive', async () => {
  const files = await filesBelow(packed);
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  expect(bytes).toBeLessThan(MOST_BYTES);
  const outside = files.map(({ path }) => path).filter((path) => path.includes('asar.unpacked'));
  for (const kind of ['.node', 'simd.wasm', 'libvips', 'libonnxruntime', 'ort-wasm']) {
    expect(outside.some((path) => path.includes(kind))).toBe(true);
  }
});

test('models come with their licenses, packages with a bill of materials and their notices', async () => {
  for (const { source, files } of shippedPacks) {
    const folder = join(resources, 'packs', source.package);
    expect(existsSync(join(folder, 'LICENSE'))).toBe(true);
    for (const { path } of Object.values(files)) expect(existsSync(join(folder, path))).toBe(true);
  }
  const notices = await readFile(join(resources, 'legal/third-party-notices.txt'), 'utf8');
  const bill = await readFile(join(resources, 'legal/sbom.cdx.json'), 'utf8');
  const validator = new Validation.JsonStrictValidator(Spec.Version.v1dot6);
  expect(await validator.validate(bill)).toBeNull();
  const sbom = JSON.parse(bill) as { components: { purl: string; licenses?: object[] }[] };
  const unlicensed = sbom.components.filter(({ licenses }) => !licenses?.length);
  expect(unlicensed.map(({ purl }) => purl)).toEqual([]);
  const listed = sbom.components.map(({ purl }) => decodeURIComponent(purl));
  const inside = (await filesBelow(join(app, 'node_modules')))
    .map(({ path }) => path)
    .filter((path) => /node_modules\/(@[^/]+\/)?[^/]+\/package\.json$/.test(path));
  expect(inside.length).toBeGreaterThan(20);
  for (const path of inside) {
    const { name, version } = JSON.parse(await readFile(path, 'utf8'));
    expect(notices).toContain(`${name} ${version}\n`);
    expect(listed).toContain(`pkg:npm/${name}@${version}`);
  }
  // What was built into the page, and into the model host's window.
  for (const name of ['@floating-ui/core', '@mantine/core', '@tensorflow/tfjs-backend-webgpu']) {
    expect(listed.some((purl) => purl.startsWith(`pkg:npm/${name}@`))).toBe(true);
  }
  expect(notices).toContain('MIT License');
});

test('icons are drawn in every size', async () => {
  for (const size of [16, 24, 32, 48, 64, 128, 256, 512, 1024]) {
    const file = join(root, 'out/desktop/icons', `${size}x${size}.png`);
    expect(await sharp(file).metadata()).toMatchObject({ width: size, height: size });
  }
});

/**
 * Lays code around the packed app for every module that an engine from outside would be, in each place where Node looks, and an
 * engine that the environment names. Whichever is loaded leaves a mark.
 */
async function layTraps(folder: string): Promise<{ env: Record<string, string>; mark: string }> {
  const mark = join(folder, 'sprung');
  const trap = `require('node:fs').appendFileSync(${JSON.stringify(mark)}, __filename + '\\n');`;
  const lay = async (modules: string, name: string): Promise<void> => {
    await mkdir(join(modules, name), { recursive: true });
    await writeFile(join(modules, name, 'package.json'), JSON.stringify({ name, main: 'i.js' }));
    await writeFile(join(modules, name, 'i.js'), trap);
  };
  const elsewhere = join(folder, 'elsewhere');
  for (const modules of [join(app, '../node_modules'), elsewhere]) {
    for (const name of ['webgpu', '@tensorflow/tfjs-node', '@tensorflow/tfjs-node-gpu']) {
      await lay(modules, name);
    }
  }
  const named = join(folder, 'named');
  await mkdir(join(named, 'package/dist'), { recursive: true });
  await writeFile(join(named, 'package/dist/register_all_kernels.js'), trap);
  await writeFile(
    join(named, 'kith-tensorflow.json'),
    JSON.stringify({
      engine: 'tensorflow',
      package: 'package',
      addon: 'addon.node',
      version: '2.21.0',
      cuda: null,
      difference: null,
    }),
  );
  return { env: { KITH_TENSORFLOW: named, NODE_PATH: elsewhere }, mark };
}

test('the packed owner enrolls and recognizes in plain Node, from nothing but the packed files', async () => {
  const people = await peopleOf(await loadFinder(), samplePhoto(1));
  const folder = temporaryFolder();
  const photos: string[] = [];
  const save = async (person: number, phase: number) => {
    const file = join(folder, `${photos.length}.jpg`);
    await writeFile(file, await frameOf(people[person]!, phase));
    photos.push(file);
  };
  for (const phase of [0, 0.2, 0.4, 0.6, 0.8]) await save(0, phase);
  await save(0, 0.5);
  await save(1, 0.5);
  const { env, mark } = await layTraps(folder);
  const lookups = join(folder, 'lookups');
  const noting = {
    NODE_OPTIONS: `--import ${new URL('lookups.mjs', import.meta.url).href}`,
    LOOKUPS_FILE: lookups,
    LOOKUPS_APP: app,
  };
  const child = fork(
    fileURLToPath(new URL('packed-owner.ts', import.meta.url)),
    [app, resources, join(folder, 'data'), ...photos],
    {
      env: { ...process.env, ...env, ...noting },
      serialization: 'advanced',
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    },
  );
  const exited = once(child, 'exit');
  const result = await Promise.race([
    once(child, 'message').then(([message]) => message),
    exited.then(([code]) => `ended with ${code}`),
  ]);
  expect(await exited).toEqual([0, null]);
  expect(result).toMatchObject({
    version: packageJson.version,
    engine: 'wasm',
    decisions: [{ decision: 'known', match: { person: 'Ada' } }, { decision: 'unknown' }],
  });
  // Logged in the packed program, whose bundle has no file for a worker of the log's.
  const log = await readFile(join(folder, 'data', 'Kith', 'gallery', 'kith.log'), 'utf8');
  expect(log).toMatch(/^\{"level":"info".*"message":"model host ready"/m);
  expect(existsSync(mark) ? await readFile(mark, 'utf8') : 'nothing').toBe('nothing');
  // Nor is anything looked for that only others could lay there.
  expect(existsSync(lookups) ? await readFile(lookups, 'utf8') : 'nothing').toBe('nothing');
  const { statuses, trials } = result as {
    statuses: Record<string, number>;
    trials: { engine: string; reason?: string }[];
  };
  for (const engine of ['tensorflow-gpu', 'tensorflow']) {
    expect(trials.find((trial) => trial.engine === engine)).toMatchObject({
      state: 'absent',
      reason: 'only in a Kith that runs from its source',
    });
  }
  expect(Object.keys(statuses).length).toBeGreaterThan(4);
  for (const status of Object.values(statuses)) expect(status).toBe(200);
});
