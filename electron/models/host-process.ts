import { fork } from 'node:child_process';
import { processPort, type ProcessPort } from '../../native-models/host/process-port.ts';

/** A running model host, as its supervisor sees it. */
export interface HostProcess {
  readonly pid: number | undefined;
  readonly port: ProcessPort;
  /** Called once, when the process has ended for whatever reason. */
  onExit(listener: (reason: string) => void): void;
  kill(): void;
}

/** Starts a model host. `onOutput` gets what it prints. */
export type SpawnHost = (onOutput: (text: string) => void) => HostProcess;

/** Starts the host as a child of plain Node: the browser shell and the command line. */
export function spawnHostWithNode(entry: string): SpawnHost {
  return (onOutput) => {
    // Under `node --watch` this variable makes a child report its imports over the channel that is the host's.
    const { WATCH_REPORT_DEPENDENCIES: _, ...env } = process.env;
    const child = fork(entry, {
      env,
      serialization: 'advanced',
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      // The host computes; a warning on the console is for its log only.
      execArgv: process.execArgv.filter((flag) => !flag.startsWith('--inspect')),
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', onOutput);
    }
    const port = processPort({
      on: (event, listener) => child.on(event, listener),
      send: (message) => {
        if (child.connected) child.send(message as object);
      },
    });
    return {
      pid: child.pid,
      port,
      onExit: (listener) => {
        child.once('exit', (code, signal) => listener(signal ?? `code ${code}`));
        child.once('error', (error) => listener(error.message));
      },
      kill: () => child.kill('SIGKILL'),
    };
  };
}
