import type { UtilityProcess } from 'electron';
import { processPort } from '../../../native-models/host/process-port.ts';
import type { SpawnProcess } from '../../platform/own-process.ts';
import type { ElectronApi } from './electron-api.ts';

/** Starts Electron's utility processes, which the system's list of processes calls `serviceName`. */
export function spawnUtility(
  { utilityProcess }: Pick<ElectronApi, 'utilityProcess'>,
  entry: string,
  serviceName: string,
): SpawnProcess {
  return (onOutput) => {
    const child: UtilityProcess = utilityProcess.fork(entry, [], { serviceName, stdio: 'pipe' });
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk: Buffer) => onOutput(chunk.toString()));
      stream?.on('error', (error: Error) =>
        onOutput(`its output cannot be read: ${error.message}`),
      );
    }
    // Electron can end a process only once it runs.
    const kill = (): void => {
      if (!child.kill()) child.once('spawn', () => child.kill());
    };
    // What is said of a fatal error comes before the process ends, which it need not do by itself.
    let fatal: string | null = null;
    child.on('error', (type, location) => {
      fatal = `${type} in ${location}`;
      kill();
    });
    return {
      get pid() {
        return child.pid;
      },
      port: processPort(child),
      onSpawn: (listener) => void child.once('spawn', () => listener(child.pid)),
      onExit: (listener) => void child.once('exit', (code) => listener(fatal ?? `code ${code}`)),
      kill,
    };
  };
}
