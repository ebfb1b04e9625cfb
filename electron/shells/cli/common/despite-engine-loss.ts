import { hasCode } from '../../../contract/index.ts';

/** Does what a photo needs, once more where the process of the networks ended: another photo may have ended it. */
export async function despiteEngineLoss<T>(work: () => Promise<T>): Promise<T> {
  return work().catch((error: unknown) => {
    if (!hasCode(error, 'EngineLost')) throw error;
    return work();
  });
}
