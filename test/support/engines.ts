import { beforeEach, describe, expect, test } from 'vitest';
import { engineName, type EngineName } from '../../electron/contract/index.ts';
import { startEngine } from '../../native-models/runtime/engines.ts';
import { skipFor } from './needing.ts';

/** Why this machine lacks an engine; null for those it has. */
const absences = new Map<EngineName, string | null>();
for (const engine of engineName.options) {
  absences.set(
    engine,
    await startEngine(engine).then(
      () => null,
      // Node's own say on further lines where they looked.
      (error: unknown) => String(error instanceof Error ? error.message : error).split('\n')[0]!,
    ),
  );
}

/** The engines that compute in compiled code: in plain JavaScript a ResNet-50 takes half a minute for one photograph. */
export const compiledEngines = engineName.options.filter((engine) => engine !== 'javascript');

/** Tests on each of the engines. In the place of those on an engine that this machine lacks, one is skipped and says why. */
export function describeOn(
  engines: readonly EngineName[],
  body: (engine: EngineName) => void,
): void {
  describe.each(engines)('on %s', (engine) => {
    const absence = absences.get(engine);
    if (absence === null) return body(engine);
    beforeEach((context) => skipFor(context, `needs the engine ${engine} (${absence})`));
    test('it is here', () => expect(absence).toBeNull());
  });
}
