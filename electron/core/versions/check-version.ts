import { z } from 'zod';
import { chipBytes, KithError } from '../../contract/index.ts';
import { isEmbedding } from '../enrollment/embedding.ts';
import type { NewVersion, TrainingNetworks } from '../ports/index.ts';

/** The header of weights in the safetensors layout (https://github.com/huggingface/safetensors, "Format"). */
const weightsHeader = z.record(
  z.string(),
  z.strictObject({
    dtype: z.literal('F32'),
    shape: z.array(z.number().int().positive()),
    data_offsets: z.tuple([z.number().int().min(0), z.number().int().min(0)]),
  }),
);

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
  const tensors = readTensors(bytes);
  if (!tensors) return 'its weights cannot be read';
  const finite = tensors.every((tensor) => tensor.every(Number.isFinite));
  return finite ? null : 'its weights are not all numbers';
}

/** The numbers of each tensor; null where the bytes are not such tensors, one after another, and nothing else. */
function readTensors(bytes: Uint8Array): Float32Array[] | null {
  if (bytes.length < 8) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = view.getBigUint64(0, true);
  if (length > bytes.length - 8) return null;
  const dataStart = 8 + Number(length);
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder().decode(bytes.subarray(8, dataStart)));
  } catch {
    return null;
  }
  const header = weightsHeader.safeParse(json);
  if (!header.success) return null;
  const data = bytes.slice(dataStart);
  const entries = Object.values(header.data).toSorted(
    (a, b) => a.data_offsets[0] - b.data_offsets[0],
  );
  let end = 0;
  const tensors: Float32Array[] = [];
  for (const { shape, data_offsets: offsets } of entries) {
    const count = shape.reduce((product, size) => product * size, 1);
    if (offsets[0] !== end || offsets[1] !== end + 4 * count || offsets[1] > data.length)
      return null;
    tensors.push(new Float32Array(data.buffer, end, count));
    end = offsets[1];
  }
  return tensors.length > 0 && end === data.length ? tensors : null;
}

/** A chip of uneven gray, so that no network has reason to see nothing in it. */
function trialChip(): Uint8Array {
  return Uint8Array.from({ length: chipBytes }, (_, i) => (i * 37 + (i >> 8) * 11) % 256);
}
