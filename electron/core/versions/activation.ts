import {
  asShown,
  hasCode,
  KithError,
  type Activation,
  type ShownError,
} from '../../contract/index.ts';
import { decodeChip } from '../importing/chip-jpeg.ts';
import { createTurns } from '../async/in-turn.ts';
import type { ActivationTarget, Gallery, TrainingNetworks } from '../ports/index.ts';
import { activeDamage } from './active-damage.ts';
import {
  afterEvent,
  shownActivation,
  type ActivationEnd,
  type ActivationEvent,
  type ActivationState,
} from './activation-state.ts';

/** Samples embedded and written together: what a kill costs at most. */
const BATCH = 16;

/** What came of an activation. */
export type ActivationOutcome =
  { readonly end: ActivationEnd } | { readonly end: 'failed'; readonly error: ShownError };

/** An activation that was started. */
export interface StartedActivation {
  /** Once it is over. Never rejects for what the state shows as its error. */
  readonly settled: Promise<ActivationOutcome>;
}

/**
 * Makes a version active in the background: embeds every sample under it, then switches in one transaction. Until then
 * nothing changes for recognition. Interrupted, it goes on when Kith starts again. `activation-state.ts` says what can happen.
 */
export function createActivation({
  gallery,
  networks,
  now,
  onChange,
  onActivated,
}: {
  gallery: Gallery;
  networks: Pick<TrainingNetworks, 'embed' | 'lease'>;
  now: () => Date;
  /** The state changed. */
  onChange: () => void;
  /** Another version is active. */
  onActivated: () => void;
}) {
  const store = gallery.versions;
  /** Starting and giving up wait for each other. */
  const inTurn = createTurns();
  let state: ActivationState = { at: 'idle' };
  /** What is under way, also after it failed: until something else is. */
  let current: (StartedActivation & { stop: AbortController }) | null = null;
  let closed = false;

  const isIdle = (): boolean => state.at === 'idle';

  const tell = (event: ActivationEvent): void => {
    state = afterEvent(state, event);
    onChange();
  };

  /** Where the active version is damaged, there may be none left that knows everybody: others have to be let go. */
  const noChips = (subject?: string): KithError =>
    new KithError(activeDamage(gallery) ? 'EmbeddingsLost' : 'ChipsMissing', subject);

  const refuseWithoutChips = async (versionId: number): Promise<number> => {
    const { samples, withoutChip } = await store.countMissing(versionId);
    if (withoutChip > 0) throw noChips(`${withoutChip}`);
    return samples;
  };

  /** Ends with nothing missing. */
  const embedMissing = async (versionId: number, signal: AbortSignal): Promise<void> => {
    const network = await store.network(versionId);
    for (;;) {
      const batch = await store.missing(versionId, BATCH);
      if (signal.aborted) throw new KithError('Canceled');
      if (batch.length === 0) return;
      const chips = await Promise.all(
        batch.map(({ chip }) => {
          // Enrolled since the activation began, by a user who keeps no pictures; or its embedding was no use.
          if (!chip) throw noChips();
          return decodeChip(chip);
        }),
      );
      const vectors = await networks.embed(network, chips);
      if (signal.aborted) throw new KithError('Canceled');
      await store.addEmbeddings(
        versionId,
        batch.map(({ sampleId }, i) => ({ sampleId, vector: vectors[i]! })),
      );
      tell({ kind: 'embedded', samples: batch.length });
    }
  };

  const work = async (versionId: number, signal: AbortSignal): Promise<ActivationOutcome> => {
    using _process = networks.lease();
    try {
      await embedMissing(versionId, signal);
      while (!(await gallery.activate(versionId, now()))) {
        if ((await store.target())?.versionId !== versionId) throw new KithError('NoSuchVersion');
        tell({ kind: 'grown', missing: await refuseWithoutChips(versionId) });
        await embedMissing(versionId, signal);
      }
    } catch (error) {
      const end = signal.aborted
        ? (signal.reason as ActivationEnd)
        : hasCode(error, 'NoSuchVersion') && 'removed';
      if (end) {
        tell({ kind: end });
        return { end };
      }
      const shown = asShown(error);
      tell({ kind: 'failed', error: shown });
      return { end: 'failed', error: shown };
    }
    tell({ kind: 'activated' });
    onActivated();
    return { end: 'activated' };
  };

  const begin = (versionId: number, missing: number): StartedActivation => {
    const stop = new AbortController();
    // What was being asked for as Kith closed is left for the next start, too.
    if (closed) stop.abort('closed' satisfies ActivationEnd);
    tell({ kind: 'started', versionId, missing });
    // Not before this returned: what ends at once must end what is known to be under way.
    const settled = Promise.resolve().then(() => work(versionId, stop.signal));
    current = { settled, stop };
    return { settled };
  };

  /** Ends what is under way; what became active just before stays so. */
  const stop = async (end: ActivationEnd, forget?: () => Promise<void>): Promise<void> => {
    // Before the target is forgotten: who finds it gone would take the version for removed.
    current?.stop.abort(end);
    await forget?.();
    await current?.settled;
    current = null;
  };

  const giveUp = async (): Promise<void> => {
    await stop('canceled', () => store.setTarget(null));
    if (!isIdle()) tell({ kind: 'canceled' });
  };

  const start = (choose: () => Promise<ActivationTarget>): Promise<StartedActivation> =>
    inTurn(async () => {
      const target = await choose();
      const { versionId } = target;
      if ((await store.get(versionId)).active && !activeDamage(gallery)) {
        await giveUp();
        return { settled: Promise.resolve({ end: 'activated' }) };
      }
      await refuseWithoutChips(versionId);
      await stop('superseded');
      await store.setTarget(target);
      // Embeddings that cannot be used are missing now.
      const { samples } = await store.countMissing(versionId);
      return begin(versionId, samples);
    });

  return {
    state: (): Activation | null => shownActivation(state),
    /**
     * Starts making a version active; the active one, damaged, is embedded anew. One that the judge did not find better than
     * the one now active needs `confirmed`: a verdict says nothing of other versions. An activation under way is given up
     * for it. Errors: `NoSuchVersion`, `NotJudgedBetter`, `ChipsMissing`, `EmbeddingsLost`.
     */
    start: (versionId: number, confirmed: boolean): Promise<StartedActivation> =>
      start(async () => {
        const { origin, verdict, active, parentId } = await store.get(versionId);
        const better = verdict === 'better' && parentId === gallery.activeId();
        if (active || origin === 'shipped' || better) return { versionId, kind: 'activated' };
        if (!confirmed) throw new KithError('NotJudgedBetter', verdict ?? 'not judged here');
        return { versionId, kind: 'activated against the verdict' };
      }),
    /**
     * Starts making the version active that was so before this one in the history. Errors: `NoPreviousVersion`,
     * `ChipsMissing`, `EmbeddingsLost`.
     */
    rollBack: (): Promise<StartedActivation> =>
      start(async () => {
        const versionId = await store.previousId();
        if (versionId === null) throw new KithError('NoPreviousVersion');
        return { versionId, kind: 'rolled back' };
      }),
    /** Goes on with what a closed or killed Kith left. */
    resume: (): Promise<void> =>
      inTurn(async () => {
        const target = await store.target();
        if (!target || state.at !== 'idle') return;
        const { samples } = await store.countMissing(target.versionId);
        begin(target.versionId, samples);
      }),
    /** Gives an activation under way up; the version that was active stays so. */
    cancel: (): Promise<void> => inTurn(giveUp),
    /** Removes a version; its activation, where one is under way, ends with it. Errors: those of `VersionStore.remove`. */
    remove: (versionId: number): Promise<void> =>
      inTurn(async () => {
        await store.remove(versionId);
        if (state.at === 'idle' || state.versionId !== versionId) return;
        await stop('removed');
        if (!isIdle()) tell({ kind: 'removed' });
      }),
    /** Waits for the activation under way, if there is one. */
    settled: async (): Promise<void> => {
      await current?.settled;
    },
    /** Stops the work and leaves the target for the next start. */
    close: (): void => {
      closed = true;
      current?.stop.abort('closed');
    },
  };
}

/** The activation of versions. */
export type ActivationJob = ReturnType<typeof createActivation>;
