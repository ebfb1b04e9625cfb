import { fork } from 'node:child_process';
import { engineName, type EngineName } from '../contract/index.ts';
import { processPort, type ProcessPort } from '../../native-models/host/process-port.ts';

/** A running model host, as its supervisor sees it. */
export interface HostProcess {
  /** Undefined until the process runs, and where it is none of its own. */
  readonly pid: number | undefined;
  readonly port: ProcessPort;
  /** Called once, when the process runs; never where it has none of its own. */
  onSpawn(listener: (pid: number) => void): void;
  /** Called once, when the process has ended for whatever reason. */
  onExit(listener: (reason: string) => void): void;
  /** Ends it, also where it does not run yet. */
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
      onSpawn: (listener) => void child.once('spawn', () => listener(child.pid!)),
      onExit: (listener) => {
        child.once('exit', (code, signal) => listener(signal ?? `code ${code}`));
        child.once('error', (error) => listener(error.message));
      },
      kill: () => child.kill('SIGKILL'),
    };
  };
}
