import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const onPath = [
  'google-chrome',
  'google-chrome-stable',
  'chromium',
  'chromium-browser',
  'microsoft-edge',
  'microsoft-edge-stable',
];

const installed: Partial<Record<NodeJS.Platform, string[]>> = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].flatMap((variable) => {
    const folder = process.env[variable];
    return folder === undefined
      ? []
      : [
          join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
          join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
        ];
  }),
};

/** The system's Chrome, Chromium or Edge; null where there is none. */
export function findBrowser(env: NodeJS.ProcessEnv = process.env): string | null {
  const folders = (env['PATH'] ?? '').split(delimiter);
  const candidates = [
    ...(installed[process.platform] ?? []),
    ...onPath.flatMap((name) => folders.map((folder) => join(folder, name))),
  ];
  return candidates.find((file) => existsSync(file)) ?? null;
}

/**
 * Shows an address in an app window with a profile of its own, until the window is closed or the browser ends otherwise, be it
 * because it could not start.
 */
export async function showWindow(browser: string, address: string, profile: string): Promise<void> {
  const window = spawn(
    browser,
    [
      `--app=${address}`,
      `--user-data-dir=${profile}`,
      '--window-size=1280,860',
      '--no-first-run',
      '--no-default-browser-check',
    ],
    { stdio: 'ignore' },
  );
  await once(window, 'exit').catch(() => undefined);
}
