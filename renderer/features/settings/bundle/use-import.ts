import { useEffect, useRef, useState } from 'react';
import {
  limits,
  type BundleMerged,
  type BundlePreview,
  type BundleProgress,
} from '../../../../electron/contract/index.ts';
import { useKith } from '../../../owner/kith-context.tsx';

/** Where an import is. */
export type ImportState =
  | { readonly at: 'asking' }
  /** Bytes that the owner has, of all. */
  | { readonly at: 'reading'; readonly done: number; readonly total: number }
  | { readonly at: 'shown'; readonly importId: string; readonly preview: BundlePreview }
  | { readonly at: 'merging'; readonly progress: BundleProgress }
  | { readonly at: 'replacing' }
  | { readonly at: 'merged'; readonly merged: BundleMerged };

/** Hands a bundle over to the owner, shows what is in it, and does what is chosen. Whatever fails, nothing is changed. */
export function useImport() {
  const kith = useKith();
  const [state, setState] = useState<ImportState>({ at: 'asking' });
  const [error, setError] = useState<unknown>(null);
  const work = useRef<AbortController | null>(null);
  const open = useRef<string | null>(null);
  const end = (): void => {
    work.current?.abort();
    const importId = open.current;
    open.current = null;
    // A bundle that is gone already need not be ended.
    if (importId) void kith.bundles.endImport({ importId }).catch(() => undefined);
  };
  const latestEnd = useRef(end);
  latestEnd.current = end;
  useEffect(() => () => latestEnd.current(), []);

  const doing = async (job: (signal: AbortSignal) => Promise<void>): Promise<void> => {
    const own = new AbortController();
    work.current = own;
    setError(null);
    try {
      await job(own.signal);
    } catch (problem) {
      if (own.signal.aborted) return;
      end();
      setState({ at: 'asking' });
      setError(problem);
    }
  };
  return {
    state,
    error,
    read: (file: File, passphrase: string): Promise<void> =>
      doing(async (signal) => {
        setState({ at: 'reading', done: 0, total: file.size });
        const { importId } = await kith.bundles.beginImport({ passphrase });
        open.current = importId;
        for (let done = 0; done < file.size;) {
          if (signal.aborted) return;
          const piece = file.slice(done, done + limits.bundlePieceBytes);
          await kith.bundles.sendImport({ importId, piece });
          done += piece.size;
          if (!signal.aborted) setState({ at: 'reading', done, total: file.size });
        }
        const preview = await kith.bundles.preview({ importId });
        if (!signal.aborted) setState({ at: 'shown', importId, preview });
      }),
    merge: (importId: string): Promise<void> =>
      doing(async (signal) => {
        setState({ at: 'merging', progress: { done: 0, total: 0 } });
        for await (const told of await kith.bundles.merge({ importId }, { signal })) {
          if (told.kind === 'progress') setState({ at: 'merging', progress: told });
          else setState({ at: 'merged', merged: told.merged });
        }
      }),
    replace: (importId: string): Promise<void> =>
      doing(async () => {
        setState({ at: 'replacing' });
        // From here on Kith restarts.
        await kith.bundles.replace({ importId });
      }),
    /** Ends what goes on; nothing is changed. */
    stop: (): void => {
      end();
      setState({ at: 'asking' });
    },
  };
}
