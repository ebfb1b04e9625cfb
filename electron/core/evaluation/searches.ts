import type { ImpostorStatistics } from '../../contract/index.ts';
import { referenceFrom, type Reference } from '../../../native-models/evaluate/reference.ts';
import type { Search } from '../../../native-models/evaluate/identification.ts';
import {
  innerProduct,
  rowOf,
  type UnitRows,
} from '../../../native-models/evaluate/unit-vectors.ts';
import type { Bars } from './bars.ts';
import { Normalization } from './normalization.ts';

/** A probe: the row of its embedding, whose it is, and which condition it was taken in. */
export interface Probe {
  readonly row: number;
  readonly person: string;
  readonly group: string;
}

/** Whose reference is made of which rows. */
export type References = ReadonlyMap<string, readonly number[]>;

/** A search that remembers its probe's condition. */
export type GroupedSearch = Search & { readonly group: string };

/** A search that also remembers the row of its probe. */
export type ProbeSearch = GroupedSearch & { readonly row: number };

/** What comes of searching for probes, and what calibration needs of it. */
export interface Searched {
  readonly searches: ProbeSearch[];
  /** Every non-mated score. */
  readonly nonMated: number[];
  /** The bar of this gallery for a face that is like no second person. */
  readonly lowest: (wantedFpir: number) => number;
}

/** By how much corrections have raised the bar of somebody in the gallery, in scores. */
export type Raised = (person: string) => number;
const nobody: Raised = () => 0;

/**
 * Searches every probe in the gallery that `references` make, as a live one is searched for: scores are normalized, and one
 * bar holds for all of them. `statistics` are of the network that embedded; `raised` are bars of the version in use, which no
 * other takes over.
 */
export function searchAll(
  embeddings: UnitRows,
  { references, probes }: { references: References; probes: readonly Probe[] },
  statistics: ImpostorStatistics,
  raised: Raised = nobody,
): Searched {
  const { gallery, normalization } = normalizedGallery(embeddings, references, statistics);
  const areOne = (one: Reference, other: Reference) => normalization.areOne(one, other);
  const nonMated: number[] = [];
  const searches = probes.map(({ row, person, group }): ProbeSearch => {
    const embedding = rowOf(embeddings, row);
    let own: number | null = null;
    let other = -1;
    const scores = gallery.map((one) => {
      // A reference that cancels itself out is like nobody.
      const score = one.reference ? innerProduct(embedding, one.reference.direction) : -1;
      const normalized = score - one.offset - raised(one.person);
      if (one.person === person) own = normalized;
      else {
        nonMated.push(score);
        other = Math.max(other, normalized);
      }
      return normalized;
    });
    const rivalry = gallery.length > 1 ? normalization.rivalry(secondOf(gallery, scores, areOne)) : 0; // prettier-ignore
    return {
      row,
      person,
      group,
      mated: own !== null,
      own: own === null ? null : own - rivalry,
      other: other - rivalry,
    };
  });
  return { searches, nonMated, lowest: (wantedFpir) => normalization.lowest(wantedFpir) };
}

/** The bars of the gallery that `references` make, as live recognition has them. `statistics` are of the network that embedded. */
export function barsOf(
  embeddings: UnitRows,
  references: References,
  statistics: ImpostorStatistics,
  wantedFpir: number,
): Bars {
  return normalizedGallery(embeddings, references, statistics).normalization.bars(wantedFpir);
}

/** The highest of the scores but the best one's, and of those who are probably the same person as the best; −1 where there is none. */
function secondOf(
  gallery: readonly NormalizedReference[],
  scores: readonly number[],
  areOne: (one: Reference, other: Reference) => boolean,
): number {
  let best = 0;
  for (const [place, score] of scores.entries()) if (score > scores[best]!) best = place;
  const { reference } = gallery[best]!;
  let second = -1;
  for (const [place, score] of scores.entries()) {
    if (place === best || score <= second) continue;
    const other = gallery[place]!.reference;
    if (!reference || !other || !areOne(reference, other)) second = score;
  }
  return second;
}

/**
 * The likelihood ratios of every comparison of the same searches, told one by one, with whether it is mated. References that
 * cancel themselves out are left out.
 */
export function compareAll(
  embeddings: UnitRows,
  { references, probes }: { references: References; probes: readonly Probe[] },
  statistics: ImpostorStatistics,
  tell: (likelihoodRatio: number, mated: boolean) => void,
): void {
  const { gallery } = normalizedGallery(embeddings, references, statistics);
  for (const { row, person } of probes) {
    const embedding = rowOf(embeddings, row);
    for (const one of gallery) {
      if (!one.reference) continue;
      const score = innerProduct(embedding, one.reference.direction);
      tell(one.likelihoodRatio(score), one.person === person);
    }
  }
}

/** A reference as probes are compared with it. */
interface NormalizedReference {
  readonly person: string;
  /** Null where it cancels itself out. */
  readonly reference: Reference | null;
  /** What their bar lies above the common one, corrections aside. */
  readonly offset: number;
  readonly likelihoodRatio: (score: number) => number;
}

/** Everybody's reference, with what scores mean in the gallery of all of them. */
function normalizedGallery(
  embeddings: UnitRows,
  references: References,
  statistics: ImpostorStatistics,
): { gallery: NormalizedReference[]; normalization: Normalization } {
  const people = [...references].map(([person, rows]) => ({
    person,
    reference: referenceFrom(rows.map((row) => rowOf(embeddings, row))),
  }));
  const whole = people.flatMap(({ reference }) => reference ?? []);
  const nearest = new Map<Reference, number>();
  const normalization = new Normalization(
    whole,
    (place, areOne) => {
      const score = nearestOther(whole[place]!, whole, areOne);
      nearest.set(whole[place]!, score);
      return score;
    },
    people.length,
    statistics,
  );
  const gallery = people.map(({ person, reference }) => ({
    person,
    reference,
    // Where nothing is made of resemblance nobody's nearest is asked for.
    offset: reference ? normalization.offset(reference, nearest.get(reference) ?? 0) : 0,
    likelihoodRatio: (score: number) =>
      reference ? normalization.likelihoodRatio(reference, score) : 0,
  }));
  return { gallery, normalization };
}

/** The score of a reference with the most similar one of another person; 0 where there is none. */
function nearestOther(
  reference: Reference,
  all: readonly Reference[],
  areOne: (one: Reference, other: Reference) => boolean,
): number {
  let nearest = 0;
  for (const other of all) {
    if (other === reference) continue;
    const score = innerProduct(reference.direction, other.direction);
    if (score > nearest && !areOne(reference, other)) nearest = score;
  }
  return nearest;
}
