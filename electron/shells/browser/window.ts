import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { browserPreferences, browserSwitches } from './browser-switches.ts';
import { makeWindowFolder, removeLeftWindows, removeWindowFolder } from './window-folders.ts';

/** Milliseconds that a browser has to close: nothing of it is kept that it could still write. */
const CLOSE_WITHIN = 5000;

/** A window of a browser. */
export interface BrowserWindow {
  /** Resolves when it was closed or the browser ended otherwise, be it because it could not start; nothing of it is left then. */
  readonly closed: Promise<void>;
  /** Says that the address was opened: what handed it over goes. */
  opened(): Promise<void>;
  /** Closes it, also where the browser does not answer. */
  close(): Promise<void>;
}

/**
 * Shows an address, which is secret, in an app window. The browser gets a profile of its own in `dataFolder` that nothing is left
 * of afterwards: names that were typed or seen would stay in its history when their people are removed. Its arguments, which
 * everybody on the machine can read, name a file that only the user can.
 */
export async function openWindow(
  browser: string,
  address: string,
  dataFolder: string,
): Promise<BrowserWindow> {
  await removeLeftWindows(dataFolder);
  const folder = await makeWindowFolder(dataFolder);
  const handover = join(folder, 'open.html');
  await writeFile(handover, handoverPage(address), { mode: 0o600, flag: 'wx' });
  const profile = join(folder, 'profile');
  await mkdir(join(profile, 'Default'), { recursive: true, mode: 0o700 });
  const crashes = join(folder, 'crashes');
  await mkdir(crashes, { mode: 0o700 });
  const preferences = JSON.stringify(browserPreferences(new URL(address).origin));
  await writeFile(join(profile, 'Default', 'Preferences'), preferences, { mode: 0o600 });

  const started = spawn(
    browser,
    [
      `--app=${pathToFileURL(handover).href}`,
      `--user-data-dir=${profile}`,
      '--window-size=1280,860',
      ...browserSwitches,
    ],
    // What Chromium writes of a crash has what the page had in memory, and lies in the user's home otherwise, whatever the switches.
    { stdio: 'ignore', env: { ...process.env, BREAKPAD_DUMP_LOCATION: crashes } },
  );
  const closed = once(started, 'exit')
    .catch(() => undefined)
    .then(() => removeWindowFolder(folder));
  return {
    closed,
    opened: () => rm(handover, { force: true }),
    close: async () => {
      started.kill();
      const hangs = setTimeout(() => started.kill('SIGKILL'), CLOSE_WITHIN);
      await closed;
      clearTimeout(hangs);
    },
  };
}

/** A page that goes on to an address at once, and tells nobody where it came from. */
function handoverPage(address: string): string {
  return `<!doctype html>
<meta charset="utf-8" />
<meta name="color-scheme" content="light dark" />
<meta name="referrer" content="no-referrer" />
<meta http-equiv="refresh" content="0; url=${address}" />
<title>Kith</title>
`;
}
