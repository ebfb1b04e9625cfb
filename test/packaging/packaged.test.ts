import { execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Spec, Validation } from '@cyclonedx/cyclonedx-library';
import { extractAll, listPackage } from '@electron/asar';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { fuses } from '../../build/electron-builder.ts';
import { packs } from '../../electron/models/packs.ts';
import { temporaryFolder } from '../support/gallery.ts';
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
  expect(native).toHaveLength(3);
  for (const file of native) expect(file).toContain(`${process.platform}-${process.arch}`);
  expect(files.filter((file) => file.includes('node_modules/webgpu/'))).toEqual([]);
  expect(files).not.toContain('node_modules/@mantine/core/package.json');
});

test('it is smaller than 150 MB without Electron, native parts and wasm lie outside the archive', async () => {
  const files = await filesBelow(packed);
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  expect(bytes).toBeLessThan(MOST_BYTES);
  const outside = files.map(({ path }) => path).filter((path) => path.includes('asar.unpacked'));
  for (const kind of ['.node', 'simd.wasm', 'libvips']) {
    expect(outside.some((path) => path.includes(kind))).toBe(true);
  }
});

test('models come with their licenses, packages with a bill of materials and their notices', async () => {
  for (const { source, files } of packs) {
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

test('icons are drawn in every size, and every fuse is set', async () => {
  for (const size of [16, 24, 32, 48, 64, 128, 256, 512, 1024]) {
    const file = join(root, 'out/desktop/icons', `${size}x${size}.png`);
    expect(await sharp(file).metadata()).toMatchObject({ width: size, height: size });
  }
  expect(fuses).toMatchObject({
    runAsNode: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    onlyLoadAppFromAsar: true,
    enableEmbeddedAsarIntegrityValidation: true,
    grantFileProtocolExtraPrivileges: false,
  });
});

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
  const child = fork(
    fileURLToPath(new URL('packed-owner.ts', import.meta.url)),
    [app, resources, join(folder, 'data'), ...photos],
    { serialization: 'advanced', stdio: ['ignore', 'inherit', 'inherit', 'ipc'] },
  );
  const result = await Promise.race([
    once(child, 'message').then(([message]) => message),
    once(child, 'exit').then(([code]) => `ended with ${code}`),
  ]);
  expect(result).toMatchObject({
    version: packageJson.version,
    engine: 'wasm',
    decisions: [{ decision: 'known', match: { person: 'Ada' } }, { decision: 'unknown' }],
  });
  // Logged in the packed program, whose bundle has no file for a worker of the log's.
  const log = await readFile(join(folder, 'data', 'gallery', 'kith.log'), 'utf8');
  expect(log).toMatch(/^\{"level":"info".*"message":"model host ready"/m);
  const { statuses } = result as { statuses: Record<string, number> };
  expect(Object.keys(statuses).length).toBeGreaterThan(4);
  for (const status of Object.values(statuses)) expect(status).toBe(200);
});
