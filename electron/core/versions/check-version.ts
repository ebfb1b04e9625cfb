import { innerProduct } from '../../../native-models/evaluate/unit-vectors.ts';
import { readStoredTensors } from '../../../native-models/vocabulary/stored-tensors.ts';
import { chipBytes, KithError, type Flaw, type ImpostorStatistics } from '../../contract/index.ts';
import { isEmbedding } from '../enrollment/embedding.ts';
import { identificationThreshold, WANTED_FPIR } from '../evaluation/operating-point.ts';
import type { NewVersion, TrainingNetworks } from '../ports/index.ts';

/**
 * Comparisons that statistics must count at least: the promise of 1 in 100 takes an FMR of 1 in 2,000 in the smallest gallery, and
 * no errors in n comparisons support no lower rate than 3/n (at 95%).
 */
const LEAST_COMPARISONS = 6000;
/** More bins than any score is worth. */
const MOST_BINS = 100_000;
/**
 * Of the mean square that scores of independent unit vectors have at least (Welch, 1974: 1/n in n dimensions) so much has to be
 * in the statistics: what they count is photos with references, and people whom they share.
 */
const LEAST_SPREAD = 0.5;
/** Two things that score more are the same to a version. */
const SAME = 0.9999;
/**
 * Of different people's faces so few pairs may reach the score from which a name is given: far more than the 1 in 2,000 that is
 * wanted, so that relatives are none of it, and far less than where statistics belong to another network.
 */
const [MOST_PAIRS, MOST_SHARE] = [2, 0.1];

/**
 * Sees whether a version from outside works, before anything is kept of it: its weights are whole tensors of finite numbers, its
 * statistics can be those of faces, and of embeddings that long, and its network, tried on chips, gives embeddings of the size it
 * says that tell these apart. `faces` are chips of the gallery, each of somebody else: the threshold that its statistics ask for must tell most
 * of them apart, too. Errors: `VersionUnusable`; `ClassicMissing`, `EngineLost` and the like where it could not be tried.
 */
export async function checkVersion(
  { network, embeddingSize, statistics }: NewVersion,
  networks: Pick<TrainingNetworks, 'embed'>,
  faces: readonly Uint8Array[],
): Promise<void> {
  const flaw = weightsFlaw(network.weights ?? new Uint8Array()) ?? statisticsFlaw(statistics);
  if (flaw) throw new KithError('VersionUnusable', undefined, { flaw });
  const size = String(embeddingSize);
  if (embeddingSize % 8 !== 0) {
    throw new KithError('VersionUnusable', size, { flaw: 'embeddingSize' });
  }
  const chips = [trialChip(0), trialChip(1), ...faces];
  let embeddings: Float32Array[];
  try {
    embeddings = await networks.embed(network, chips);
  } catch (cause) {
    // What is typed is not the version's fault: the classic network is not here, the engine stopped.
    if (cause instanceof KithError) throw cause;
    throw new KithError('VersionUnusable', undefined, { flaw: 'weightsUnfit', cause });
  }
  const whole = embeddings.every((embedding) => isEmbedding(embedding, embeddingSize));
  if (embeddings.length !== chips.length || !whole) {
    throw new KithError('VersionUnusable', size, { flaw: 'noEmbedding' });
  }
  if (!areOfSize(statistics!, embeddingSize)) {
    throw new KithError('VersionUnusable', undefined, { flaw: 'statisticsImplausible' });
  }
  const [one, other, ...people] = embeddings;
  const threshold = identificationThreshold(statistics!, WANTED_FPIR, people.length);
  const alike = scoresOf(people).filter((score) => score >= threshold).length;
  const tolerated = Math.max(MOST_PAIRS, MOST_SHARE * pairs(people.length));
  if (innerProduct(one!, other!) > SAME || alike > tolerated) {
    throw new KithError('VersionUnusable', undefined, { flaw: 'facesAlike' });
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

/** The same of statistics. Scores of unit vectors lie around 0 at the lowest: a threshold below is of no faces. */
function statisticsFlaw(statistics: ImpostorStatistics | null): Flaw | null {
  const total = statistics?.counts.reduce((sum, count) => sum + count, 0) ?? 0;
  if (!statistics || total === 0) return 'statisticsMissing';
  const fits = total >= LEAST_COMPARISONS && statistics.counts.length <= MOST_BINS;
  return fits && identificationThreshold(statistics, WANTED_FPIR, 0) > 0
    ? null
    : 'statisticsImplausible';
}

/**
 * Whether statistics can be those of unit vectors with so many numbers, whatever network they are from: their scores are not
 * negative in the mean, and no closer to 0 than so many directions allow. Scores are taken for the upper end of their bin.
 */
function areOfSize({ from, step, counts }: ImpostorStatistics, size: number): boolean {
  let [total, sum, squares] = [0, 0, 0];
  counts.forEach((count, bin) => {
    const score = from + (bin + 1) * step;
    total += count;
    sum += count * score;
    squares += count * score ** 2;
  });
  return sum >= 0 && squares / total >= LEAST_SPREAD / size;
}

/** The comparison scores of each with each other. */
function scoresOf(embeddings: readonly Float32Array[]): number[] {
  return embeddings.flatMap((one, i) =>
    embeddings.slice(i + 1).map((other) => innerProduct(one, other)),
  );
}

function pairs(count: number): number {
  return (count * (count - 1)) / 2;
}

/** A chip of uneven gray, so that no network has reason to see nothing in it; each kind is another pattern. */
function trialChip(kind: number): Uint8Array {
  const step = kind === 0 ? 37 : 3;
  return Uint8Array.from({ length: chipBytes }, (_, i) => (kind + i * step + (i >> 8) * 11) % 256);
}
