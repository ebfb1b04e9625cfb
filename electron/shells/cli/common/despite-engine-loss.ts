import { hasCode } from '../../../contract/index.ts';

/** The photo that is tried once more before the next one is; it never fails. */
let before: Promise<unknown> = Promise.resolve();

/**
 * Does what a photo needs, once more where the process of the networks ended: another photo may have ended it. They are tried again
 * one at a time, so that a photo that ends it each time takes no other with it. Errors: those of `work`; `EngineLost` from the
 * second time.
 */
export async function despiteEngineLoss<T>(work: () => Promise<T>): Promise<T> {
  return work().catch((error: unknown) => {
    if (!hasCode(error, 'EngineLost')) throw error;
    const again = before.then(work);
    before = again.catch(() => undefined);
    return again;
  });
}
