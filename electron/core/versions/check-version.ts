import { readStoredTensors } from '../../../native-models/vocabulary/stored-tensors.ts';
import { chipBytes, KithError, type Flaw } from '../../contract/index.ts';
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
  if (flaw) throw new KithError('VersionUnusable', undefined, { flaw });
  if (!statistics || !(statistics.counts.reduce((sum, count) => sum + count, 0) > 0)) {
    throw new KithError('VersionUnusable', undefined, { flaw: 'statisticsMissing' });
  }
  if (embeddingSize % 8 !== 0) {
    throw new KithError('VersionUnusable', String(embeddingSize), { flaw: 'embeddingSize' });
  }
  let embedding: Float32Array | undefined;
  try {
    [embedding] = await networks.embed(network, [trialChip()]);
  } catch (cause) {
    // What is typed is not the version's fault: the classic network is not here, the engine stopped.
    if (cause instanceof KithError) throw cause;
    throw new KithError('VersionUnusable', undefined, { flaw: 'weightsUnfit', cause });
  }
  if (!embedding || !isEmbedding(embedding, embeddingSize)) {
    throw new KithError('VersionUnusable', String(embeddingSize), { flaw: 'noEmbedding' });
  }
}

/** What is wrong with weights by themselves; null where nothing is. */
function weightsFlaw(bytes: Uint8Array): Flaw | null {
  try {
    const tensors = readStoredTensors(bytes);
    if (tensors.length === 0) return 'weightsUnreadable';
    const finite = tensors.every(({ values }) => values.every(Number.isFinite));
    return finite ? null : 'weightsNotFinite';
  } catch (error) {
    if (error instanceof RangeError) return 'weightsUnreadable';
    throw error;
  }
}

/** A chip of uneven gray, so that no network has reason to see nothing in it. */
function trialChip(): Uint8Array {
  return Uint8Array.from({ length: chipBytes }, (_, i) => (i * 37 + (i >> 8) * 11) % 256);
}
