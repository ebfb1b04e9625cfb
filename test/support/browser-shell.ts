import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright-core';
import { ensureBuilt } from '../../build/bundle.ts';
import { findBrowser } from '../../electron/shells/browser/find-browser.ts';
import { borrowBrowser } from './browsers.ts';
import { NEVER } from './hang.ts';
import { keepMeasuredEngines } from './measured-engines.ts';

const main = fileURLToPath(new URL('../../electron/shells/browser/main.ts', import.meta.url));

/** Notes every connection beyond this machine of the process that imports it. */
export const outboundGuard = new URL('outbound-guard.mjs', import.meta.url).href;

/** Holds what a process would do ten seconds later until it is sent SIGUSR2. */
export const heldTimers = new URL('held-timers.mjs', import.meta.url).href;

/** A browser shell that was started for a test: the real owner and host, on a data folder of its own. */
export interface Shell {
  readonly process: ChildProcess;
  readonly address: string;
  /** The process id of the model host of live faces, once it has started. */
  readonly hostPid: () => number;
  /** Everything it printed so far. */
  readonly output: () => string;
  /** Every connection beyond this machine that it or its children asked for. */
  readonly outbound: () => string[];
  stop(): Promise<void>;
}

/**
 * Starts the browser shell, which first imports the modules named, and waits for its address. It finds the engines measured
 * unless it is told to measure them.
 */
export async function startShell(
  dataFolder: string,
  imports: readonly string[] = [],
  measures = false,
): Promise<Shell> {
  if (!measures) keepMeasuredEngines(dataFolder);
  const outboundLog = join(dataFolder, 'outbound.log');
  const child = spawn(process.execPath, [main, '--data', dataFolder, '--no-window'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      NODE_OPTIONS: [
        process.env['NODE_OPTIONS'] ?? '',
        ...[outboundGuard, ...imports].map((module) => `--import ${module}`),
      ].join(' '),
      KITH_OUTBOUND_LOG: outboundLog,
    },
  });
  let output = '';
  const address = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer): void => {
      output += chunk.toString();
      const found = /http:\/\/127\.0\.0\.1:\d+\/\?token=[0-9a-f]+/.exec(output);
      if (found) resolve(found[0]);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', () => reject(new Error(`The shell ended:\n${output}`)));
  });
  return {
    process: child,
    address,
    hostPid: () => liveHostPid(dataFolder),
    output: () => output,
    outbound: () =>
      existsSync(outboundLog) ? readFileSync(outboundLog, 'utf8').trim().split('\n') : [],
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const exited = once(child, 'exit');
      child.kill('SIGTERM');
      await exited;
    },
  };
}

/** The process id of the model host of live faces, from the log of the Kith on a data folder. */
export function liveHostPid(dataFolder: string): number {
  const log = readFileSync(join(dataFolder, 'kith.log'), 'utf8');
  // The newest: an earlier Kith on the same folder wrote into the same log.
  const pid = [...log.matchAll(/"role":"live","generation":\d+,"pid":(\d+)/g)].at(-1)?.[1];
  if (!pid) throw new Error(`No model host has started:\n${log}`);
  return Number(pid);
}

/** Opens a page of its own in a real Chromium whose camera plays a motion-JPEG clip, or that has no camera at all. */
export async function openBrowser(
  clip: string | null,
  options: {
    colorScheme?: 'light' | 'dark';
    width?: number;
    height?: number;
    /** Where the page takes itself to be; the system's where it is not given. */
    timezoneId?: string;
    args?: string[];
  } = {},
): Promise<{ page: Page; problems: string[]; close: () => Promise<void> }> {
  const executablePath = findBrowser();
  if (!executablePath) throw new Error('No Chrome, Chromium or Edge is installed');
  const args = [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--use-fake-ui-for-media-stream',
    ...(clip
      ? ['--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${clip}`]
      : []),
    ...(options.args ?? []),
  ];
  const { browser, giveBack } = await borrowBrowser(args, () =>
    chromium.launch({ executablePath, args }),
  );
  const { width = 1280, height = 800, colorScheme = 'light', timezoneId } = options;
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme,
    ...(timezoneId !== undefined && { timezoneId }),
  });
  context.setDefaultTimeout(NEVER);
  // Chromium calls the fake camera by the path of its clip.
  await context.addInitScript(() => {
    const read = navigator.mediaDevices.enumerateDevices.bind(navigator.mediaDevices);
    navigator.mediaDevices.enumerateDevices = async () =>
      (await read()).map(({ kind, deviceId, groupId, label }) => ({
        kind,
        deviceId,
        groupId,
        label: label && 'Integrated camera',
        toJSON: () => null,
      }));
  });
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  const close = async (): Promise<void> => {
    await context.close();
    await giveBack();
  };
  return { page, problems, close };
}

/** One sitting before Kith. */
export interface Sitting {
  readonly page: Page;
  readonly shell: Shell;
  /** What the page reported as an error so far. */
  readonly problems: readonly string[];
  /** The addresses that the page asked for so far. */
  readonly requests: readonly string[];
}

/** How a sitting is, where it is not as usual. */
export interface SittingOptions extends NonNullable<Parameters<typeof openBrowser>[1]> {
  readonly imports?: readonly string[];
  /** Whether the engines are still to be measured. */
  readonly measures?: boolean;
  /** What is done to the page before Kith is opened in it: scripts that are there from the start. */
  readonly before?: (page: Page) => Promise<unknown>;
  /** The page of Kith that is opened first; Live where it is not given. */
  readonly place?: Place;
}

/** A page of Kith that is not about what the camera sees at once. */
type Place = 'enroll' | 'people' | 'training' | 'settings';

/** The page's build, looked at once in a process. */
let built: Promise<boolean> | null = null;

/** Starts Kith on a data folder, opens it in a browser before a camera, and ends both however the work ends. */
export async function sit<T>(
  dataFolder: string,
  camera: string | null,
  work: (sitting: Sitting) => Promise<T>,
  { imports, measures, before, place, ...options }: SittingOptions = {},
): Promise<T> {
  await (built ??= ensureBuilt('renderer'));
  const shell = await startShell(dataFolder, imports, measures);
  try {
    const { page, problems, close } = await openBrowser(camera, options);
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    try {
      await before?.(page);
      await page.goto(place ? `${shell.address}#/${place}` : shell.address);
      // What it was let in with leaves the address by itself.
      await page.waitForURL((url) => !url.searchParams.has('token'));
      return await work({ page, shell, problems, requests });
    } finally {
      await close();
    }
  } finally {
    await shell.stop();
  }
}

/** The same on another page than Live, which would open the camera and load its networks for nothing. */
export async function sitAt<T>(
  place: Place,
  dataFolder: string,
  camera: string | null,
  work: (sitting: Sitting) => Promise<T>,
  options?: SittingOptions,
): Promise<T> {
  return sit(dataFolder, camera, work, { ...options, place });
}
