import { fork } from 'node:child_process';
import { processPort, type ProcessPort } from '../../native-models/host/process-port.ts';

/** A process that Kith starts beside itself, or what takes the place of one, as whoever started it sees it. */
export interface OwnProcess {
  /** Undefined until it is there, and where it is none of its own. */
  readonly pid: number | undefined;
  readonly port: ProcessPort;
  /** Called once the process, or what takes its place, is there; with the id, where it has one of its own. */
  onSpawn(listener: (pid?: number) => void): void;
  /** Called when the process has ended for whatever reason, or could not be started: then with the system's error. */
  onExit(listener: (reason: string, failure?: Error) => void): void;
  /** Ends it, also where it is not there yet. */
  kill(): void;
}

/** Starts a process. `onOutput` gets what it prints. */
export type SpawnProcess = (onOutput: (text: string) => void) => OwnProcess;

/** Starts children of plain Node. */
export function spawnWithNode(entry: string): SpawnProcess {
  return (onOutput) => {
    // Under `node --watch` this variable makes a child report its imports over the channel that is its owner's.
    const { WATCH_REPORT_DEPENDENCIES: _, ...env } = process.env;
    const child = fork(entry, {
      env,
      serialization: 'advanced',
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      // A terminal sends its signals to all of a group: this one's owner answers them. On Windows it would get a window.
      detached: process.platform !== 'win32',
      // It computes; a warning on the console is for its log only.
      execArgv: process.execArgv.filter((flag) => !flag.startsWith('--inspect')),
    });
    const noteFailure = (error: Error): void =>
      onOutput(`its output cannot be read: ${error.message}`);
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', onOutput).on('error', noteFailure);
    }
    const port = processPort({
      on: (event, listener) => child.on(event, listener),
      send: (message) => {
        if (child.connected) child.send(message as object);
      },
    });
    const kill = (): void => void child.kill('SIGKILL');
    // Each message that cannot be sent is told of as an error, too, and leaves a process that answers nobody.
    let failed: string | null = null;
    child.on('error', ({ message }) => {
      if (failed !== null) return;
      failed = message;
      kill();
    });
    return {
      get pid() {
        return child.pid;
      },
      port,
      onSpawn: (listener) => void child.once('spawn', () => listener(child.pid)),
      onExit: (listener) => {
        child.once('exit', (code, signal) => {
          if (signal === 'SIGKILL' && failed !== null) listener(failed);
          else listener(signal ?? `code ${code}`);
        });
        // One that could not be started has no exit.
        child.on('error', (failure) => {
          if (child.pid === undefined) listener(failure.message, failure);
        });
      },
      kill,
    };
  };
}
