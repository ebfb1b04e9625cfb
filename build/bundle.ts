import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { glob, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build, type InlineConfig } from 'vite';
import { writeIcons } from './icons.ts';
import { desktopConfigs } from './vite.desktop.ts';
import hostWindowConfig from './vite.host-window.ts';
import rendererConfig from './vite.renderer.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

interface Target {
  readonly configs: readonly InlineConfig[];
  /** Patterns of the files that it is made from. */
  readonly sources: readonly string[];
  /** The file that is opened of it. */
  readonly entry: string;
}

/** What can be built. */
const targets: Record<'renderer' | 'desktop', Target> = {
  renderer: {
    entry: 'out/renderer/index.html',
    // The page's build empties the folder that the window's goes into.
    configs: [rendererConfig, hostWindowConfig],
    sources: [
      'renderer/**/*',
      'electron/contract/**/*',
      'native-models/**/*',
      'build/vite.host-window.ts',
      'build/vite.renderer.ts',
    ],
  },
  desktop: {
    entry: 'out/desktop/main.js',
    configs: desktopConfigs,
    sources: [
      'electron/**/*',
      'native-models/**/*',
      'package.json',
      // It carries the hash of all sources, the page's among them.
      'renderer/**/*',
      'build/icons.ts',
      'build/tray-template.svg',
      'build/vite.desktop.ts',
    ],
  },
};

/** Builds a target unless its sources are those of the last build. Returns whether it built. */
export async function ensureBuilt(target: keyof typeof targets): Promise<boolean> {
  const { configs, sources, entry } = targets[target];
  const stamp = `${root}out/${target}.stamp`;
  const state = await hashOf([...sources, 'build/bundle.ts', 'package-lock.json']);
  const built = existsSync(stamp) && existsSync(`${root}${entry}`);
  if (built && (await readFile(stamp, 'utf8')) === state) return false;
  // A build that fails half-way must not pass for the one before.
  await rm(stamp, { force: true });
  await inProduction(async () => {
    for (const config of configs) await build({ ...config, configFile: false, logLevel: 'warn' });
  });
  if (target === 'desktop')
    await writeIcons(
      { icon: `${root}renderer/public/icon.svg`, tray: `${root}build/tray-template.svg` },
      `${root}out/desktop/icons`,
    );
  await mkdir(`${root}out`, { recursive: true });
  await writeFile(stamp, state);
  return true;
}

/** What is built is what is shipped, also where a test asks for it: its environment would make the page React's slow, talkative one. */
async function inProduction(work: () => Promise<void>): Promise<void> {
  const before = process.env['NODE_ENV'];
  process.env['NODE_ENV'] = 'production';
  try {
    await work();
  } finally {
    if (before === undefined) delete process.env['NODE_ENV'];
    else process.env['NODE_ENV'] = before;
  }
}

async function hashOf(patterns: string[]): Promise<string> {
  const files: string[] = [];
  for await (const entry of glob(patterns, { cwd: root, withFileTypes: true })) {
    if (entry.isFile()) files.push(`${entry.parentPath}/${entry.name}`);
  }
  const hash = createHash('sha256');
  for (const file of files.toSorted()) hash.update(file).update(await readFile(file));
  return hash.digest('hex');
}
