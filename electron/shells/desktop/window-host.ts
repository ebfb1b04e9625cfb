import { processPort } from '../../../native-models/host/process-port.ts';
import type { OwnProcess, SpawnProcess } from '../../platform/own-process.ts';
import type { ElectronApi } from './electron-api.ts';
import { APP_ORIGIN } from './origin.ts';
import type { HandPort } from './port-desk.ts';
import { isolated, lockDown } from './window.ts';

/** Milliseconds in which a host's page must ask for its port. */
const PATIENCE = 20_000;

/** Opens a model host in a hidden window. */
export function openWindowHost(
  {
    BrowserWindow: Window,
    MessageChannelMain: Channel,
  }: Pick<ElectronApi, 'BrowserWindow' | 'MessageChannelMain'>,
  { preload, handPort }: { preload: string; handPort: HandPort },
  onOutput: Parameters<SpawnProcess>[0],
): OwnProcess {
  const window = new Window({
    show: false,
    title: 'Kith model host',
    // Chromium slows down what nobody sees.
    webPreferences: { ...isolated, preload, backgroundThrottling: false },
  });
  const { webContents } = window;
  lockDown(webContents);
  const { port1, port2 } = new Channel();
  port1.start();
  webContents.on('console-message', ({ message }) => onOutput(message));
  let ended: string | null = null;
  const listeners: ((reason: string) => void)[] = [];
  const end = (reason: string): void => {
    if (ended !== null) return;
    ended = reason;
    clearTimeout(patience);
    for (const listener of listeners) listener(reason);
    if (!window.isDestroyed()) window.destroy();
  };
  const patience = setTimeout(() => end('its page did not load'), PATIENCE);
  let handed = false;
  let onSpawn = (): void => undefined;
  handPort(webContents, () => {
    clearTimeout(patience);
    if (!handed) {
      handed = true;
      onSpawn();
      return port2;
    }
    // A page that loads anew has lost what the old one held: its host is over, and another is opened with a port of its own.
    end('its page was loaded anew');
    return null;
  });
  webContents.once('render-process-gone', (_event, { reason }) => end(reason));
  webContents.once('did-fail-load', (_event, _code, description) => end(description));
  window.once('closed', () => end('its window closed'));
  // A page that lost its GPU closes its end.
  port1.once('close', () => end('the GPU was lost'));
  const simulated = process.env['KITH_SOFTWARE_GPU'] ? '?software-gpu' : '';
  void window.loadURL(`${APP_ORIGIN}/host/index.html${simulated}`).catch(() => undefined); // See did-fail-load.
  return {
    pid: undefined,
    port: processPort(port1),
    // The page is there when it asks for its port. Chromium gives it a process as it loads, and may have it share one.
    onSpawn: (listener) => (onSpawn = listener),
    onExit: (listener) => {
      listeners.push(listener);
      if (ended !== null) listener(ended);
    },
    kill: () => end('killed'),
  };
}
