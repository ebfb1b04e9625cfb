import { engineName, type EngineName } from '../../electron/contract/index.ts';
import { startEngine } from '../../native-models/runtime/engines.ts';

/** The engines that this machine has: numeric tests run on each of them. */
export const engines: readonly EngineName[] = await presentEngines();

async function presentEngines(): Promise<EngineName[]> {
  const present: EngineName[] = [];
  for (const engine of engineName.options) {
    try {
      await startEngine(engine);
      present.push(engine);
    } catch {
      // Absent; wasm never is, and a test that needs it would fail.
    }
  }
  return present;
}
