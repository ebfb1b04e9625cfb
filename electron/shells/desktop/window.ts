import type { BrowserWindow, WebContents, WebPreferences } from 'electron';
import type { Log } from '../../platform/log.ts';
import type { ElectronApi } from './electron-api.ts';
import { APP_ORIGIN, isOurs } from './origin.ts';
import type { WindowState } from './window-state.ts';
import type { ShellWords } from '../words/shell-words.ts';

/** What every page of Kith's is held by: a sandbox, no Node, nothing of another origin. */
export const isolated = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  webSecurity: true,
  webviewTag: false,
} as const satisfies WebPreferences;

/** Keeps a page where it is: no other origin (dropped links included), no new window, no webview. */
export function lockDown(webContents: WebContents): void {
  webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
  for (const event of ['will-navigate', 'will-redirect', 'will-frame-navigate'] as const) {
    webContents.on(event as 'will-navigate', (details) => {
      if (!isOurs(details.url)) details.preventDefault();
    });
  }
  webContents.on('will-attach-webview', (event) => event.preventDefault());
}

/** What is shown in place of a page that died. */
const CRASH_PAGE = `${APP_ORIGIN}/crashed.html`;

/** Opens the window: sandboxed, isolated, and unable to go anywhere else. */
export function createWindow(
  { BrowserWindow: Window, dialog }: Pick<ElectronApi, 'BrowserWindow' | 'dialog'>,
  {
    preload,
    state,
    log,
    words,
  }: {
    preload: string;
    state: WindowState | null;
    log: Pick<Log, 'warn'>;
    /** In the language of the moment. */
    words: () => ShellWords;
  },
): BrowserWindow {
  const window = new Window({
    width: 1280,
    height: 860,
    ...state?.bounds,
    minWidth: 900,
    minHeight: 600,
    title: 'Kith',
    backgroundColor: '#15191d',
    show: false,
    webPreferences: { ...isolated, preload, spellcheck: false },
  });
  const { webContents } = window;
  lockDown(webContents);
  window.once('ready-to-show', () => {
    if (state?.maximized) window.maximize();
    window.show();
  });
  // A load that is broken off, as by a window that is closed meanwhile, rejects.
  const load = (page: string): void =>
    void window
      .loadURL(`${APP_ORIGIN}/${page}`)
      .catch((error: unknown) => log.warn('a page did not load', { page, reason: String(error) }));
  // A page that dies leaves a white window; this one says what happened and leads back. It holds nothing that could fail:
  // where it dies as well, no page can be shown here, and trying again would go on forever.
  webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return;
    if (webContents.getURL() !== CRASH_PAGE) return load('crashed.html');
    const { title, text } = words().windowDies;
    dialog.showErrorBox(title, text);
    window.destroy();
  });
  load('');
  return window;
}
