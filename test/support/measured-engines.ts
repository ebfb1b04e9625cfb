import { existsSync, writeFileSync } from 'node:fs';
import type { EngineTrial } from '../../electron/contract/index.ts';
import { machineName } from '../../electron/models/host/engine-measurements.ts';
import { dataFiles } from '../../electron/platform/paths.ts';
import { makeUsed } from './used-folder.ts';

/**
 * Keeps in a data folder that the machine's engines were measured, unless something is kept of it: a new Kith takes seconds
 * over that, behind everything else that a test waits for.
 */
export function keepMeasuredEngines(dataFolder: string): void {
  const { engines } = dataFiles(dataFolder);
  if (existsSync(engines)) return;
  makeUsed(dataFolder);
  const speed = { face: { chip: 20, batch: 20 }, classic: null };
  const trials: EngineTrial[] = [{ engine: 'wasm', state: 'present', speed }];
  writeFileSync(engines, JSON.stringify({ machine: machineName(), trials }));
}
