import type { ShownError } from '../../../contract/index.ts';
import type { Context } from './context.ts';

/** Work in the background that a command waited for has failed: the command ends with what was told of it. */
export class BackgroundFailure extends Error {
  readonly shown: ShownError;

  constructor(shown: ShownError) {
    super(shown.message);
    this.shown = shown;
  }
}

/** Waits for work in the background: `show` is called whenever something changed, `cancel` when the command is stopped. */
export async function waitFor(
  { kith, signal }: Context,
  work: () => Promise<void>,
  { show, cancel }: { show: () => void; cancel: () => void },
): Promise<void> {
  kith.changes.on('change', show);
  signal.addEventListener('abort', cancel, { once: true });
  try {
    await work();
  } finally {
    kith.changes.off('change', show);
    signal.removeEventListener('abort', cancel);
  }
}
