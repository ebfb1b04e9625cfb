import { fork } from 'node:child_process';
import { engineName, type EngineName } from '../../contract/index.ts';
import { processPort, type ProcessPort } from '../../../native-models/host/process-port.ts';

/** A model host's process, or what takes the place of one, as its session sees it. */
export interface HostProcess {
  /** Undefined until it is there, and where it is none of its own. */
  readonly pid: number | undefined;
  readonly port: ProcessPort;
  /** Called once the process, or what takes its place, is there; with the id, where it has one of its own. */
  onSpawn(listener: (pid?: number) => void): void;
  /** Called when the process has ended for whatever reason, or could not be started. */
  onExit(listener: (reason: string) => void): void;
  /** Ends it, also where it is not there yet. */
  kill(): void;
}

/** Starts a model host. `onOutput` gets what it prints. */
export type SpawnHost = (onOutput: (text: string) => void) => HostProcess;

/** A kind of process that a host can run in, and the engines that are tried there. */
export interface HostKind {
  readonly engines: readonly EngineName[];
  readonly spawn: SpawnHost;
}

/** Hosts as children of plain Node, for all engines: the browser shell and the command line. */
export function hostsOfNode(entry: string): readonly HostKind[] {
  return [{ engines: engineName.options, spawn: spawnWithNode(entry) }];
}

function spawnWithNode(entry: string): SpawnHost {
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
        child.on('error', ({ message }) => {
          if (child.pid === undefined) listener(message);
        });
      },
      kill,
    };
  };
}
