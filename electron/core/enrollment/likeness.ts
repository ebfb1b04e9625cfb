import {
  KithError,
  type ImpostorStatistics,
  type Likeness,
  type Person,
} from '../../contract/index.ts';
import { innerProduct, unitMean } from '../../../native-models/evaluate/unit-vectors.ts';
import { fmrAt, thresholdAtFmr } from '../evaluation/impostor-tail.ts';
import type { ActiveVersion } from '../ports/index.ts';

/** A sample looks like a person from the score that this share of strangers reaches against their reference. */
const SAMPLE_FMR = 0.03;
/** Samples do so by their mean, in which much of what is not the person cancels out, from a higher one. */
const MEAN_FMR = 0.01;
/** Strangers that likeness is told in. */
const STRANGERS = [100, 1000];

/**
 * The places of the samples that do not look like a person, by unit embeddings and their unit reference: those below the bar
 * for one sample, or all where their mean is below its own. Empty where all look like them.
 *
 * Measured (`npm run bench -- one-person`, decision 022) with people enrolled with 3 photos: of those whose own 5 were added
 * 0.8% were asked about on LFW, nobody on ORL; 5 of somebody else were caught in 99.4% and 98.5%.
 */
export function unlike(
  reference: Float32Array,
  embeddings: readonly Float32Array[],
  statistics: ImpostorStatistics,
): number[] {
  const bar = thresholdAtFmr(statistics, SAMPLE_FMR);
  const below = embeddings.flatMap((embedding, place) =>
    innerProduct(reference, embedding) < bar ? [place] : [],
  );
  if (below.length > 0) return below;
  const mean = innerProduct(reference, unitMean(embeddings));
  return mean < thresholdAtFmr(statistics, MEAN_FMR) ? embeddings.map((_, place) => place) : [];
}

/**
 * Makes sure that samples look like the person they are added to, by unit embeddings of the version. Error: `LooksDifferent`
 * with who, how alike, and which samples.
 */
export function assertLooksLike(
  { id, name }: Person,
  embeddings: readonly Float32Array[],
  version: ActiveVersion,
): void {
  const reference = version.reference(id);
  // Somebody who was removed meanwhile: the gallery says so.
  if (!reference) return;
  const places = unlike(reference.direction, embeddings, version.statistics);
  if (places.length === 0) return;
  const mean = unitMean(places.map((place) => embeddings[place]!));
  const likeness = likenessOf(version.statistics, innerProduct(reference.direction, mean));
  throw new KithError('LooksDifferent', likenessInWords(likeness, name), {
    groups: [places],
    likeness,
  });
}

/** How alike a score says that two faces are: by how many of so many strangers reach it. */
export function likenessOf(statistics: ImpostorStatistics, score: number): Likeness {
  const share = fmrAt(statistics, score);
  const of = STRANGERS.find((count) => share * count >= 1) ?? STRANGERS.at(-1)!;
  return { strangers: Math.round(share * of), of };
}

/** The same, said of a person. */
export function likenessInWords({ strangers, of }: Likeness, name: string): string {
  if (strangers === 0) return `Fewer than 1 in ${of} strangers look this much like ${name}`;
  return `${strangers} out of ${of} strangers ${strangers === 1 ? 'looks' : 'look'} this much like ${name}`;
}
