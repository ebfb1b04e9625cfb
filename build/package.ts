// `npm run package [-- --stub]`: installers of the desktop app; with --stub the same files around a program that does nothing.
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build, Platform, type AfterPackContext } from 'electron-builder';
import electronPackage from 'electron/package.json' with { type: 'json' };
import { ensureBuilt } from './bundle.ts';
import { packagingConfig } from './electron-builder.ts';
import { writeLegal } from './legal.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values } = parseArgs({ options: { stub: { type: 'boolean', default: false } } });

const target = process.platform as 'linux' | 'darwin' | 'win32';
await ensureBuilt('renderer');
await ensureBuilt('desktop');

const config = {
  ...packagingConfig(target, process.arch),
  // Before the installers are made of it.
  afterPack: (packed: AfterPackContext) =>
    writeLegal(root, packed.packager.getResourcesDir(packed.appOutDir)),
};
if (values.stub) {
  const { electronFuses: _, ...rest } = config;
  const paths = await build({
    projectDir: root,
    targets: Platform.current().createTarget('dir'),
    config: {
      ...rest,
      electronVersion: electronPackage.version,
      electronDist: await stubDist(`${root}out/electron-stub`),
      directories: { ...config.directories, output: 'out/packages-stub' },
    },
    publish: 'never',
  });
  console.log(`Packed around a stub in out/packages-stub (${paths.length} installers).`);
} else {
  const paths = await build({
    projectDir: root,
    targets: Platform.current().createTarget(),
    config,
    publish: 'never',
  });
  console.log(paths.join('\n'));
}

/** A folder that looks like Electron to the packer: an empty program and nothing behind it. */
async function stubDist(folder: string): Promise<string> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(`${folder}/resources`, { recursive: true });
  await writeFile(`${folder}/electron`, '#!/bin/sh\nexit 0\n', { mode: 0o755 });
  await writeFile(`${folder}/version`, electronPackage.version);
  await cp(`${root}node_modules/electron/LICENSE`, `${folder}/LICENSE`);
  return folder;
}
