import {
  hasCode,
  limits,
  type BundleMerged,
  type BundlePreview,
  type BundleProgress,
} from '../../../../electron/contract/index.ts';
import type { KithClient } from '../../../owner/client.ts';

/** Where an import is. */
export type ImportState =
  /** What went wrong before, if anything; or whether it was stopped. Either way nothing was changed. */
  | { readonly at: 'asking'; readonly error: unknown; readonly stopped: boolean }
  /** Bytes that the owner has, of all. */
  | { readonly at: 'reading'; readonly done: number; readonly total: number }
  | { readonly at: 'shown'; readonly preview: BundlePreview }
  | { readonly at: 'merging'; readonly progress: BundleProgress }
  /** It is to be stopped, and may have been merged already. */
  | { readonly at: 'stopping' }
  | { readonly at: 'replacing' }
  | { readonly at: 'merged'; readonly merged: BundleMerged };

/** Where an import begins. */
export const ASKING: ImportState = { at: 'asking', error: null, stopped: false };

/** Hands a bundle over to the owner, says what is in it, and does what is chosen; `tell` is told where that is. */
export function createImport(bundles: KithClient['bundles'], tell: (state: ImportState) => void) {
  let work: AbortController | null = null;
  let open: string | null = null;
  let isMerging = false;

  const end = (importId: string): void =>
    // A bundle that is gone already need not be ended.
    void bundles.endImport({ importId }).catch(() => undefined);
  const leave = (): void => {
    work?.abort();
    if (open !== null) end(open);
    open = null;
  };
  const doing = async (job: (signal: AbortSignal) => Promise<void>): Promise<void> => {
    const own = new AbortController();
    work = own;
    try {
      await job(own.signal);
    } catch (error) {
      if (own.signal.aborted) return;
      leave();
      tell({ at: 'asking', error, stopped: false });
    }
  };

  return {
    read: (file: Blob, passphrase: string): Promise<void> =>
      doing(async (signal) => {
        tell({ at: 'reading', done: 0, total: file.size });
        const { importId } = await bundles.beginImport({ passphrase });
        if (signal.aborted) return end(importId);
        open = importId;
        for (let done = 0; done < file.size;) {
          const piece = file.slice(done, done + limits.bundlePieceBytes);
          await bundles.sendImport({ importId, piece });
          if (signal.aborted) return;
          done += piece.size;
          tell({ at: 'reading', done, total: file.size });
        }
        const preview = await bundles.preview({ importId });
        if (!signal.aborted) tell({ at: 'shown', preview });
      }),
    /** To be called where what is in it is shown. */
    merge: (): Promise<void> =>
      doing(async (signal) => {
        const importId = open!;
        isMerging = true;
        tell({ at: 'merging', progress: { done: 0, total: 0 } });
        try {
          for await (const told of await bundles.merge({ importId }, { signal })) {
            if (told.kind === 'merged') tell({ at: 'merged', merged: told.merged });
            else if (open !== null) tell({ at: 'merging', progress: told });
          }
        } catch (error) {
          const wasStopped = open === null && !signal.aborted;
          if (!wasStopped || !(hasCode(error, 'Canceled') || hasCode(error, 'BundleGone'))) {
            throw error;
          }
          tell({ at: 'asking', error: null, stopped: true });
        } finally {
          isMerging = false;
          open = null;
        }
      }),
    /** Likewise. */
    replace: (): Promise<void> =>
      doing(async () => {
        tell({ at: 'replacing' });
        // From here on Kith restarts.
        await bundles.replace({ importId: open! });
      }),
    /** Stops what goes on. What is being merged says itself what became of it: it may be too late. */
    stop: (): void => {
      if (!isMerging) {
        leave();
        return tell({ at: 'asking', error: null, stopped: true });
      }
      if (open === null) return;
      tell({ at: 'stopping' });
      end(open);
      open = null;
    },
    /** Ends all of it; nothing more is told. */
    leave,
  };
}
