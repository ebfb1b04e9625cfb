import type { Augmentation, NetworkVersion } from '../../contract/index.ts';
import type { UnitRows } from '../../../native-models/evaluate/unit-vectors.ts';
import { unlessAborted } from '../async/aborted.ts';
import type { WantedRow } from '../features/face-source.ts';
import { joined, type Features } from '../features/features.ts';
import type { TrainingNetworks } from '../ports/index.ts';

/** What rows are embedded with. */
export interface Embedding {
  readonly features: Features;
  readonly networks: Pick<TrainingNetworks, 'project'>;
  readonly signal: AbortSignal;
  /** Told how many features are there, of all. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** Unit embeddings of rows under a version, in their order. Throws `Canceled`, `EngineLost`. */
export async function embedRows(
  version: NetworkVersion,
  rows: readonly WantedRow[],
  augment: Augmentation,
  { features, networks, signal, onProgress = () => undefined }: Embedding,
): Promise<UnitRows> {
  const vectors = await features.rows(version, rows, { augment, signal, onProgress });
  const { values, size } = joined(vectors);
  const projected = await unlessAborted(networks.project(version, values, size), signal);
  return { values: projected.embeddings, size: projected.size };
}
