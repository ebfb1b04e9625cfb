import { KithError, type Activation } from '../../contract/index.ts';
import { decodeChip } from '../enrollment/chip-jpeg.ts';
import { createTurns } from '../in-turn.ts';
import type { ActivationTarget, Gallery, TrainingNetworks } from '../ports/index.ts';
import { shownError } from '../shown-error.ts';

/** Samples embedded and written together: what a kill costs at most. */
const BATCH = 16;

/**
 * Makes a version active in the background: embeds every sample under it, then switches in one transaction. Until then
 * nothing changes for recognition. Interrupted, it goes on when Kith starts again.
 */
export function createActivation({
  gallery,
  networks,
  now,
  onChange,
  onSwitched,
}: {
  gallery: Gallery;
  networks: TrainingNetworks;
  now: () => Date;
  /** The state changed. */
  onChange: () => void;
  /** Another version is active. */
  onSwitched: () => void;
}) {
  const store = gallery.versions;
  /** Starting and canceling wait for each other. */
  const inTurn = createTurns();
  let state: Activation | null = null;
  let running: { promise: Promise<void>; stop: AbortController } | null = null;

  const embedMissing = async (versionId: number, signal: AbortSignal): Promise<void> => {
    const network = await store.network(versionId);
    for (;;) {
      const batch = await store.missing(versionId, BATCH);
      if (batch.length === 0) return;
      const chips = await Promise.all(batch.map(({ chip }) => decodeChip(chip!)));
      const vectors = await networks.embed(network, chips);
      if (signal.aborted) throw new KithError('Canceled');
      await store.addEmbeddings(
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
        await refuseWithoutChips(versionId);
        await embedMissing(versionId, signal);
      } while (!(await gallery.activate(versionId, now())));
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

  const refuseWithoutChips = async (versionId: number): Promise<void> => {
    const { withoutChip } = await store.countMissing(versionId);
    if (withoutChip > 0) throw new KithError('ChipsMissing', `${withoutChip} samples`);
  };

  const begin = async (target: ActivationTarget): Promise<void> => {
    const stop = new AbortController();
    const { samples } = await store.countMissing(target.versionId);
    state = { versionId: target.versionId, done: 0, total: samples, error: null };
    onChange();
    running = { stop, promise: work(target, stop.signal) };
  };

  const giveUp = async (): Promise<void> => {
    running?.stop.abort();
    await store.setTarget(null);
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
    start: (versionId: number, confirmed: boolean): Promise<void> =>
      inTurn(async () => {
        const { origin, verdict, active } = await store.get(versionId);
        if (active) return giveUp();
        const against = origin !== 'shipped' && verdict !== 'better';
        if (against && !confirmed) throw new KithError('VersionLost', verdict ?? 'not judged here');
        await refuseWithoutChips(versionId);
        await giveUp();
        const target = { versionId, againstVerdict: against };
        await store.setTarget(target);
        await begin(target);
      }),
    /** Goes on with what a closed or killed Kith left. */
    resume: (): Promise<void> =>
      inTurn(async () => {
        const target = await store.target();
        if (target && !running) await begin(target);
      }),
    /** Gives an activation under way up; the version that was active stays so. */
    cancel: (): Promise<void> => inTurn(giveUp),
    /** Waits for the activation under way, if there is one. */
    settled: async (): Promise<void> => running?.promise,
    /** Stops the work and leaves the target for the next start. */
    close: (): void => running?.stop.abort(),
  };
}

/** The activation of versions. */
export type ActivationJob = ReturnType<typeof createActivation>;
