import { asShown, type ShownError } from '../../contract/index.ts';
import type { TrainingStore } from '../ports/index.ts';
import { endedRun, type RunState } from './run-machine.ts';
import { outcomeText } from './saved-run.ts';

/** Keeps in the saved run what became of it once it ended, so that a restart tells what happened and guesses nothing. */
export function createOutcomeKeeper(
  store: TrainingStore,
  /** It could not be kept. */
  onFailure: (error: ShownError) => void,
) {
  let last = '';
  let keeping: Promise<unknown> = Promise.resolve();
  const textOf = (state: RunState): string => {
    const ended = endedRun(state);
    return ended ? outcomeText(ended) : '';
  };
  return {
    /** Keeps it where it is something else than what was kept last. Never throws. */
    keep: (state: RunState): void => {
      const ended = endedRun(state);
      const text = textOf(state);
      // What is saved may be the next run already; where that cannot begin, this one is kept then.
      if (!ended || text === last || state.name === 'starting') return;
      last = text;
      const saving = store
        .saveResult(ended.part, Buffer.from(text))
        .catch((error: unknown) => onFailure(asShown(error)));
      keeping = Promise.all([keeping, saving]);
    },
    /** What is to be kept of a run in this state, for somebody else to keep; it counts as kept. */
    handOver: (state: RunState): Uint8Array => {
      last = textOf(state);
      return Buffer.from(last);
    },
    /** Waits until everything is kept. */
    settled: async (): Promise<void> => void (await keeping),
  };
}
