import type { UtilityProcess, WebContents } from 'electron';
import { processPort } from '../../../native-models/host/process-port.ts';
import { engineName } from '../../contract/index.ts';
import type { HostKind, HostProcess, SpawnHost } from '../../models/host-process.ts';
import type { ElectronApi } from './electron-api.ts';
import { APP_ORIGIN } from './origin.ts';
import { isolated, lockDown } from './window.ts';

/** Milliseconds in which a host's page must ask for its port. */
const PATIENCE = 20_000;

type Electron = Pick<ElectronApi, 'BrowserWindow' | 'MessageChannelMain' | 'utilityProcess'>;

/** Hands a page of Kith's one port as it asks for it: see `createPortDesk`. */
type HandPort = (contents: WebContents, open: () => Electron.MessagePortMain) => void;

/**
 * Hosts of the desktop shell: WebGPU in a hidden window, because Electron's Chromium alone can reach the GPU; everything
 * else in one of Electron's utility processes.
 */
export function hostsOfElectron(
  electron: Electron,
  { hostEntry, preload, handPort }: { hostEntry: string; preload: string; handPort: HandPort },
): readonly HostKind[] {
  return [
    {
      engines: engineName.options.filter((engine) => engine !== 'webgpu'),
      spawn: (onOutput) => spawnProcess(electron, hostEntry, onOutput),
    },
    { engines: ['webgpu'], spawn: (onOutput) => openWindow(electron, preload, handPort, onOutput) },
  ];
}

function spawnProcess(
  { utilityProcess }: Electron,
  entry: string,
  onOutput: Parameters<SpawnHost>[0],
): HostProcess {
  const child: UtilityProcess = utilityProcess.fork(entry, [], {
    serviceName: 'Kith model host',
    stdio: 'pipe',
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => onOutput(chunk.toString()));
  }
  return {
    pid: child.pid,
    port: processPort(child),
    onExit: (listener) => void child.once('exit', (code) => listener(`code ${code}`)),
    kill: () => void child.kill(),
  };
}

function openWindow(
  { BrowserWindow: Window, MessageChannelMain: Channel }: Electron,
  preload: string,
  handPort: HandPort,
  onOutput: Parameters<SpawnHost>[0],
): HostProcess {
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
  handPort(webContents, () => {
    clearTimeout(patience);
    return port2;
  });
  webContents.once('render-process-gone', (_event, { reason }) => end(reason));
  webContents.once('did-fail-load', (_event, _code, description) => end(description));
  window.once('closed', () => end('its window closed'));
  // A page that lost its GPU closes its end.
  port1.once('close', () => end('the GPU was lost'));
  const simulated = process.env['KITH_SOFTWARE_GPU'] ? '?software-gpu' : '';
  void window.loadURL(`${APP_ORIGIN}/host/index.html${simulated}`).catch(() => undefined); // See did-fail-load.
  return {
    pid: undefined, // Chromium gives the page a process as it loads.
    port: processPort(port1),
    onExit: (listener) => {
      listeners.push(listener);
      if (ended !== null) listener(ended);
    },
    kill: () => end('killed'),
  };
}
