import type { UtilityProcess, utilityProcess } from 'electron';
import { processPort } from '../../../native-models/host/process-port.ts';
import type { SpawnHost } from '../../models/host-process.ts';

/** Starts the model host as one of Electron's utility processes. */
export function spawnHostWithElectron(processes: typeof utilityProcess, entry: string): SpawnHost {
  return (onOutput) => {
    const child: UtilityProcess = processes.fork(entry, [], {
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
  };
}
