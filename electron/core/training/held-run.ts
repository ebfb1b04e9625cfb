import type { TrainingStore } from '../ports/index.ts';
import { createOutcomeKeeper } from './outcome-keeper.ts';
import { afterEvent, type RunEvent, type RunOutcome, type RunState } from './run-machine.ts';

/** Milliseconds between two tellings of a run's progress. */
const TELL_EVERY = 250;

/** Where the run is: held here alone, told of whenever it changes, and kept once it ended. */
export function createHeldRun({
  saved,
  store,
  onChange,
}: {
  /** What a closed or killed Kith left. */
  saved: RunState;
  store: TrainingStore;
  onChange: () => void;
}) {
  let state = saved;
  let toldAt = 0;
  const keeper = createOutcomeKeeper(store, (error) => {
    state = afterEvent(state, { type: 'not-kept', error });
    keeper.handOver(state);
    onChange();
  });
  // What happened while no Kith ran (an activation that was killed) is known by now, and was not kept.
  keeper.keep(state);
  return {
    now: (): RunState => state,
    /** Takes an event in. Throws where the user asks for what makes no sense now (see `afterEvent`). */
    send: (event: RunEvent): void => {
      state = afterEvent(state, event);
      keeper.keep(state);
      const time = Date.now();
      if (event.type === 'progress' && time - toldAt < TELL_EVERY) return;
      toldAt = time;
      onChange();
    },
    /** What is to be kept, in one step with the version, of a run that is about to end like this. */
    toKeep:
      (type: 'made' | 'judged') =>
      (outcome: RunOutcome): Uint8Array =>
        keeper.handOver(afterEvent(state, { type, outcome })),
    /** Waits until what came of it is kept. */
    kept: keeper.settled,
  };
}
