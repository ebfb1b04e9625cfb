import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import registryUrl from 'registry-url';
import { findBrowser } from '../../electron/shells/browser/find-browser.ts';
import { classicFiles } from './classic-pack.ts';
import { livenessFiles } from './liveness-pack.ts';

/** Something that tests or benchmarks use and that does not come with the project's packages. */
export interface Need {
  /** In words that follow "needs". */
  readonly what: string;
  /** Whether this machine has it. */
  readonly present: () => boolean | Promise<boolean>;
  /** The Debian packages that bring it; `npm test` installs them on Debian as root. */
  readonly debian?: readonly string[];
}

const beside = (path: string) => fileURLToPath(new URL(`../../../shared/${path}`, import.meta.url));

/** Where evaluation data lies, if it is there: beside the repository, or where KITH_TEST_DATA says. */
export const dataFolder = process.env['KITH_TEST_DATA'] ?? beside('data');

/** Where the photographs lie that the golden features of ResNet-50 are of. */
export const photographs = process.env['KITH_TEST_GOLDEN'] ?? beside('golden');

/** Everything that tests and benchmarks need beyond the project's packages: they ask for it by these names. */
export const needs = {
  browser: {
    what: 'Chrome, Chromium or Edge',
    present: () => findBrowser() !== null,
    debian: ['chromium'],
  },
  vulkan: {
    what: 'the system’s Vulkan loader',
    present: () => process.platform !== 'linux' || canLoad('libvulkan.so.1'),
    debian: ['libvulkan1'],
  },
  'software-gpu': {
    what: 'SwiftShader, the software GPU that comes with Chrome and Chromium on Linux',
    present: () => softwareGpu() !== null,
    debian: ['chromium'],
  },
  shell: {
    what: 'a POSIX shell',
    present: () => existsSync('/bin/sh'),
  },
  'proc-net': {
    what: 'Linux’s list of open sockets, /proc/net/tcp',
    present: () => existsSync('/proc/net/tcp'),
  },
  'kernel-keys': {
    what: 'Linux’s list of keys in the kernel, /proc/keys',
    present: () => existsSync('/proc/keys'),
  },
  registry: {
    what: 'the npm registry',
    present: async () =>
      (await fetch(registryUrl(), { method: 'HEAD' }).catch(() => null)) !== null,
  },
  resnet50: {
    what: 'ResNet-50, which is fetched from the npm registry',
    present: async () => (await classicFiles()) !== null,
  },
  liveness: {
    what: 'the network of the liveness check, which is fetched from the npm registry',
    present: async () => (await livenessFiles()) !== null,
  },
  'liveness-data': {
    what: 'the network of the liveness check, photos of NUAA and LFW, and recorded webcams (spoof, lfw/images and webcam in KITH_TEST_DATA)',
    present: async () =>
      ['spoof', 'lfw/images', 'webcam'].every((path) => existsSync(join(dataFolder, path))) &&
      (await livenessFiles()) !== null,
  },
  photographs: {
    what: 'the four photographs of the golden features (KITH_TEST_GOLDEN)',
    present: () =>
      existsSync(photographs) && readdirSync(photographs).some((file) => file.endsWith('.png')),
  },
  lfw: {
    what: 'the photos of LFW (lfw/images in KITH_TEST_DATA)',
    present: () => existsSync(join(dataFolder, 'lfw/images')),
  },
  'lfw-and-orl': {
    what: 'the photos of LFW and of ORL (lfw/images and orl in KITH_TEST_DATA)',
    present: () => ['lfw/images', 'orl'].every((path) => existsSync(join(dataFolder, path))),
  },
  'lfw-and-webcam': {
    what: 'the photos of LFW and recorded webcams (lfw/images and webcam in KITH_TEST_DATA)',
    present: () => ['lfw/images', 'webcam'].every((path) => existsSync(join(dataFolder, path))),
  },
  webcam: {
    what: 'recorded webcams (webcam in KITH_TEST_DATA)',
    present: () => existsSync(join(dataFolder, 'webcam')),
  },
} as const satisfies Record<string, Need>;

/** The name of a need. */
export type NeedName = keyof typeof needs;

/** Those of the needs that this machine does not have. */
export async function missing(names: readonly NeedName[]): Promise<Need[]> {
  const present = await Promise.all(names.map(async (name) => needs[name].present()));
  return names.filter((_, i) => !present[i]).map((name) => needs[name]);
}

/** The driver of Chromium's software GPU, for the system's Vulkan loader; null where there is none. */
export function softwareGpu(): string | null {
  const browser = findBrowser();
  // Debian's command is a script that lies elsewhere than the program.
  const folders = ['/usr/lib/chromium', ...(browser ? [dirname(realpathSync(browser))] : [])];
  const files = folders.map((folder) => join(folder, 'vk_swiftshader_icd.json'));
  return files.find((file) => existsSync(file)) ?? null;
}

/** Whether the system's loader finds a library: it is then refused for being no addon, and let go again. */
function canLoad(library: string): boolean {
  try {
    process.dlopen({ exports: {} }, library);
    return true;
  } catch (error) {
    return String(error).includes('self-register');
  }
}
