import { engineName, type EngineName } from '../../contract/index.ts';
import { spawnWithNode, type SpawnProcess } from '../../platform/own-process.ts';

/** A kind of process that a host can run in, and the engines that are tried there. */
export interface HostKind {
  readonly engines: readonly EngineName[];
  readonly spawn: SpawnProcess;
}

/** Hosts as children of plain Node, for all engines: the browser shell and the command line. */
export function hostsOfNode(entry: string): readonly HostKind[] {
  return [{ engines: engineName.options, spawn: spawnWithNode(entry) }];
}
