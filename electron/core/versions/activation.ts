import { KithError, type Activation } from '../../contract/index.ts';
import { decodeChip } from '../enrollment/chip-jpeg.ts';
import type { ActivationTarget, TrainingNetworks, VersionStore } from '../ports.ts';
import { shownError } from '../shown-error.ts';

/** Samples embedded and written together: what a kill costs at most. */
const BATCH = 16;

/**
 * Makes a version active in the background: embeds every sample under it, then switches in one transaction. Until then
 * nothing changes for recognition. Interrupted, it goes on when Kith starts again.
 */
export function createActivation({
  store,
  networks,
  now,
  onChange,
  onSwitched,
}: {
  store: VersionStore;
  networks: TrainingNetworks;
  now: () => Date;
  /** The state changed. */
  onChange: () => void;
  /** Another version is active. */
  onSwitched: () => void;
}) {
  let state: Activation | null = null;
  let running: { promise: Promise<void>; stop: AbortController } | null = null;

  const embedMissing = async (versionId: number, signal: AbortSignal): Promise<void> => {
    const network = store.network(versionId);
    for (;;) {
      const batch = store.missing(versionId, BATCH);
      if (batch.length === 0) return;
      const chips = await Promise.all(batch.map(({ chip }) => decodeChip(chip!)));
      const vectors = await networks.embed(network, chips);
      if (signal.aborted) throw new KithError('Canceled');
      store.addEmbeddings(
        versionId,
        batch.map(({ sampleId }, i) => ({ sampleId, vector: vectors[i]! })),
      );
      if (state) state = { ...state, done: state.done + batch.length };
      onChange();
    }
  };

  const work = async ({ versionId }: ActivationTarget, signal: AbortSignal): Promise<void> => {
    try {
      // Samples that are enrolled meanwhile are missing again; the switch itself looks once more.
      do {
        refuseWithoutChips(versionId);
        await embedMissing(versionId, signal);
      } while (!store.switchToTarget(now()));
      state = null;
      running = null;
      onSwitched();
    } catch (error) {
      running = null;
      if (signal.aborted) state = null;
      else if (state) state = { ...state, error: shownError(error) };
    }
    onChange();
  };

  const refuseWithoutChips = (versionId: number): void => {
    const { withoutChip } = store.countMissing(versionId);
    if (withoutChip > 0) throw new KithError('ChipsMissing', `${withoutChip} samples`);
  };

  const begin = (target: ActivationTarget): void => {
    const stop = new AbortController();
    const { samples } = store.countMissing(target.versionId);
    state = { versionId: target.versionId, done: 0, total: samples, error: null };
    onChange();
    running = { stop, promise: work(target, stop.signal) };
  };

  const cancel = async (): Promise<void> => {
    running?.stop.abort();
    store.setTarget(null);
    await running?.promise;
    state = null;
    onChange();
  };

  return {
    state: (): Activation | null => state,
    /** Whether one is under way. */
    busy: (): boolean => running !== null,
    /**
     * Starts making a version active. One that the judge did not find better needs `confirmed`. Errors: `NoSuchVersion`,
     * `VersionLost`, `ChipsMissing`. An activation under way is given up for it.
     */
    start: async (versionId: number, confirmed: boolean): Promise<void> => {
      const { origin, verdict, active } = store.get(versionId);
      if (active) return cancel();
      const against = origin !== 'shipped' && verdict !== 'better';
      if (against && !confirmed) throw new KithError('VersionLost', verdict ?? 'not judged here');
      refuseWithoutChips(versionId);
      await cancel();
      const target = { versionId, againstVerdict: against };
      store.setTarget(target);
      begin(target);
    },
    /** Goes on with what a closed or killed Kith left. */
    resume: (): void => {
      const target = store.target();
      if (target && !running) begin(target);
    },
    cancel,
    /** Waits for the activation under way, if there is one. */
    settled: async (): Promise<void> => running?.promise,
    /** Stops the work and leaves the target for the next start. */
    close: (): void => running?.stop.abort(),
  };
}

/** The activation of versions. */
export type ActivationJob = ReturnType<typeof createActivation>;
