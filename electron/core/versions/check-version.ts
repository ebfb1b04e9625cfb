import { readStoredTensors } from '../../../native-models/vocabulary/stored-tensors.ts';
import { chipBytes, KithError } from '../../contract/index.ts';
import { isEmbedding } from '../enrollment/embedding.ts';
import type { NewVersion, TrainingNetworks } from '../ports/index.ts';

/**
 * Sees whether a version from outside works, before anything is kept of it: its weights are whole tensors of finite numbers,
 * its statistics count something, and its network, tried on a chip, gives an embedding of the size it says. Errors:
 * `VersionUnusable`; `ClassicMissing`, `EngineLost` and the like where it could not be tried.
 */
export async function checkVersion(
  { network, embeddingSize, statistics }: NewVersion,
  networks: Pick<TrainingNetworks, 'embed'>,
): Promise<void> {
  const flaw = weightsFlaw(network.weights ?? new Uint8Array());
  if (flaw) throw new KithError('VersionUnusable', flaw);
  if (!statistics || !(statistics.counts.reduce((sum, count) => sum + count, 0) > 0)) {
    throw new KithError('VersionUnusable', 'it has no statistics to set a threshold by');
  }
  if (embeddingSize % 8 !== 0) {
    throw new KithError('VersionUnusable', `embeddings of ${embeddingSize} numbers`);
  }
  let embedding: Float32Array | undefined;
  try {
    [embedding] = await networks.embed(network, [trialChip()]);
  } catch (cause) {
    // What is typed is not the version's fault: the classic network is not here, the engine stopped.
    if (cause instanceof KithError) throw cause;
    throw new KithError('VersionUnusable', 'its weights do not fit its network', { cause });
  }
  if (!embedding || !isEmbedding(embedding, embeddingSize)) {
    throw new KithError(
      'VersionUnusable',
      `tried on a face, it gave no embedding of ${embeddingSize} numbers`,
    );
  }
}

/** What is wrong with weights by themselves; null where nothing is. */
function weightsFlaw(bytes: Uint8Array): string | null {
  try {
    const tensors = readStoredTensors(bytes);
    if (tensors.length === 0) return 'its weights cannot be read';
    const finite = tensors.every(({ values }) => values.every(Number.isFinite));
    return finite ? null : 'its weights are not all numbers';
  } catch (error) {
    if (error instanceof RangeError) return 'its weights cannot be read';
    throw error;
  }
}

/** A chip of uneven gray, so that no network has reason to see nothing in it. */
function trialChip(): Uint8Array {
  return Uint8Array.from({ length: chipBytes }, (_, i) => (i * 37 + (i >> 8) * 11) % 256);
}
