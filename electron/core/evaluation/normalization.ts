import type { Reference } from '../../../native-models/evaluate/reference.ts';
import { innerProduct } from '../../../native-models/evaluate/unit-vectors.ts';
import { namedPoints, type ImpostorStatistics } from '../../contract/index.ts';
import type { Bars } from './bars.ts';
import { tailScale, thresholdAtFmr, totalOf } from './impostor-tail.ts';

// Lengths of the scores' tail (`tailScale`) are the unit of most of what follows, so that it holds for networks whose scores
// lie elsewhere. All figures were fitted on the people whom the shipped statistics come from, and tried on others:
// `npm run bench -- promise`, decision 034.

/** Shipped statistics count comparisons with references whose samples lie so far apart (`dispersion`), in tail lengths: 5 photos. */
const COUNTED_DISPERSION = 6.76;
/** What the dispersion of a reference grows to with its samples, on LFW, in tail lengths. */
const FULL_DISPERSION = 8.5;
/** People whose dispersion weighs as much as LFW's. */
const DISPERSION_PRIOR = 10;
/** By how much a reference's dispersion lifts the scores of strangers, far out in the tail and where it begins. */
const LIFT = { tail: 0.326, body: 0.418 };
/** By how much the scores of two references lie above what their dispersion explains, in tail lengths. */
const BETWEEN_REFERENCES = 0.176;
/** How alike the people of a gallery are is read where so many of their comparisons score higher. */
const SHARES = [0.1, 0.05, 0.02];
/** How much populations differ in that, in tail lengths (standard deviation): LFW, ORL. */
const BETWEEN_POPULATIONS = 1.5;
/** What chance does to it where it is read from N people, in tail lengths: 18 / N^0.9. */
const chanceWithin = (people: number): number => 18 / people ** 0.9;
/** No population differs by more; what says so is people who were enrolled twice. */
const MOST_APART = 4;
/** Who resembles another enrolled person is taken for by more strangers: score per score, in a gallery of 100; half of it is evened out. */
const RESEMBLANCE = { weight: 0.3, evened: 0.5 };
/** A gallery smaller than this is treated as if it had this many people: those before one camera are often relatives. */
const SMALLEST_GALLERY = 10;
/** The second person is one whom a face is taken for, too, where their score would be enough if so many times fewer strangers were to be named. */
const AS_RARE = 10;
/** The share of the wanted FPIR that is aimed at: comparisons of one probe go together a little, and two may be answered instead of one. */
const AIM = 0.8;
/**
 * A face that is like a second person, too, is like many, and taken for one of them by chance: its bar rises by `weight` of what
 * the second score lies above the middle of strangers' second scores, and in return is lower by `relief` of what it lies above
 * that middle itself; in a gallery of 100.
 */
const RIVALRY = { weight: 0.3, relief: 0.135 };
/** Of strangers who are like so many references in the mean, half are like two (Poisson's distribution). */
const SECOND = 1.68;
/** Log likelihood ratio per tail length, and the share of strangers that reach the score where it is 0: logistic regression on LFW. */
const EVIDENCE = { slope: 1.57, neutralFmr: 0.0024 };

/** What scores mean in one gallery: how alike its people are, and how high each one's bar is. */
export class Normalization {
  readonly #statistics: ImpostorStatistics;
  readonly #people: number;
  readonly #scale: number;
  readonly #dispersion: number;
  /** How alike the people are, and how much that may be wrong, in scores. */
  readonly #shift: number;
  readonly #doubt: number;
  /** From which a typical picture of one reference is probably of the other's person, less what is that reference's own. */
  readonly #oneFrom: number;
  /** What an evened-out bar is lower by in the mean, so that as many strangers are named as before; its weight, and the mean resemblance. */
  readonly #relief: number;
  readonly #evened: number;
  readonly #meanNearest: number;
  /** How much the size of the gallery makes of resemblance: 0 for the smallest, 1 for 100 people, 2 at most. */
  readonly #size: number;
  /** The middle of strangers' second scores. */
  readonly #middle: number;
  /** The score at which a likelihood ratio is 1 for a reference of the statistics' dispersion, and the highest ratio. */
  readonly #neutral: number;
  readonly #mostLikely: number;

  /**
   * `references` are those of a gallery of `people`, or a sample of them; `nearest` gives the score of each with the most
   * similar one of the gallery that `areOne` does not hold to be the same person.
   */
  constructor(
    references: readonly Reference[],
    nearest: (place: number, areOne: (one: Reference, other: Reference) => boolean) => number,
    people: number,
    statistics: ImpostorStatistics,
  ) {
    this.#statistics = statistics;
    this.#people = Math.max(people, SMALLEST_GALLERY);
    this.#scale = tailScale(statistics);
    this.#dispersion = this.#fullDispersion(references);
    const chance = chanceWithin(Math.max(1, references.length));
    const trust = BETWEEN_POPULATIONS ** 2 / (BETWEEN_POPULATIONS ** 2 + chance ** 2);
    this.#shift = trust * this.#apart(references);
    this.#doubt = Math.sqrt(trust) * chance * this.#scale;
    this.#neutral = thresholdAtFmr(statistics, EVIDENCE.neutralFmr) + this.#shift;
    this.#middle = thresholdAtFmr(statistics, SECOND / this.#people) + this.#shift;
    this.#mostLikely = totalOf(statistics);
    this.#size = Math.min(2, Math.log10(this.#people / SMALLEST_GALLERY));
    const weight = RESEMBLANCE.weight * this.#size;
    this.#evened = weight * RESEMBLANCE.evened;
    this.#oneFrom = this.#evenly(namedPoints.balanced);
    const areOne = (one: Reference, other: Reference) => this.areOne(one, other);
    const alike = this.#evened > 0 ? references.map((_, place) => nearest(place, areOne)) : [];
    this.#meanNearest = mean(alike);
    const lifted = (by: number) =>
      Math.log(mean(alike.map((one) => Math.exp((by * (one - this.#meanNearest)) / this.#scale))));
    this.#relief =
      alike.length > 0 ? (lifted(weight) - lifted(weight - this.#evened)) * this.#scale : 0;
  }

  /** The bar for normalized scores at which at most the share `wantedFpir` of strangers gets a name. */
  threshold(wantedFpir: number): number {
    return this.#evenly(wantedFpir) - this.#relief;
  }

  /**
   * Whether two references are probably one person's, who is enrolled twice: a typical picture of one would be named as the other at
   * the balanced setting. Nobody resembles themselves by chance, so what is made of resemblance and of rivalry leaves them out.
   */
  areOne(one: Reference, other: Reference): boolean {
    const score = innerProduct(one.direction, other.direction);
    const reached = (from: Reference, to: Reference) =>
      typicalScore(from, score) - this.#lift(to.samples, LIFT.tail);
    return Math.max(reached(one, other), reached(other, one)) >= this.#oneFrom;
  }

  /** What a reference's bar lies above the common one: `nearest` is its score with the most similar other one. Score less offset is the normalized score. */
  offset({ samples }: Pick<Reference, 'samples'>, nearest: number): number {
    return this.#lift(samples, LIFT.tail) + this.#evened * (nearest - this.#meanNearest);
  }

  /** By how much the people of the gallery are more alike than those of the statistics, in scores. */
  get shift(): number {
    return this.#shift;
  }

  /** The bar for a face that is like no second person, so that together with `rivalry` as many strangers are named. */
  lowest(wantedFpir: number): number {
    const threshold = this.threshold(wantedFpir);
    const above = Math.max(0, threshold - this.#middle);
    return threshold - this.#size * RIVALRY.relief * above;
  }

  /**
   * What decides who a face is, so that at most the share `wantedFpir` of strangers gets a name. Two people cannot be told apart
   * where the second is no further below the first than the length of the tail, a factor of about 5 in likelihood, or is clearly like
   * the face themselves. Measured on LFW (`npm run bench -- promise`): 0.1 to 0.3% of mated probes; the same photos under two names
   * always.
   */
  bars(wantedFpir: number): Bars {
    return {
      threshold: this.lowest(wantedFpir),
      apart: this.#scale,
      second: this.threshold(wantedFpir / AS_RARE),
    };
  }

  /** What the bar for a face lies above the lowest: `second` is the normalized score of the second most similar person, −1 to 1. */
  rivalry(second: number): number {
    return this.#size * RIVALRY.weight * Math.max(0, second - this.#middle);
  }

  /** Whether offsets depend on who is similar to whom. */
  get evens(): boolean {
    return this.#evened > 0;
  }

  /**
   * How many times as likely a comparison score is of the reference's own person as of a stranger. At most as many times as
   * comparisons were counted: nothing rarer was seen.
   */
  likelihoodRatio({ samples }: Pick<Reference, 'samples'>, score: number): number {
    const neutral = this.#neutral + this.#lift(samples, LIFT.tail);
    return Math.min(this.#mostLikely, Math.exp((EVIDENCE.slope * (score - neutral)) / this.#scale));
  }

  /** The scale of the tail, in scores. */
  get scale(): number {
    return this.#scale;
  }

  /** The bar were nothing made of who resembles whom. */
  #evenly(wantedFpir: number): number {
    // FPIR = 1 − (1 − FMR)^N (ISO/IEC 19795-1): comparisons of one probe are nearly independent on LFW.
    const fmr = 1 - (1 - AIM * wantedFpir) ** (1 / this.#people);
    return Math.min(1, thresholdAtFmr(this.#statistics, fmr) + this.#shift + this.#doubt);
  }

  /** What references of so many samples score above those that the statistics count. */
  #lift(samples: number, by: number): number {
    const dispersion = this.#dispersion * (1 - 1 / samples);
    return by * (dispersion - COUNTED_DISPERSION * this.#scale);
  }

  #fullDispersion(references: readonly Reference[]): number {
    const full = references
      .filter(({ samples }) => samples > 1)
      .map(({ samples, dispersion }) => (dispersion * samples) / (samples - 1));
    const prior = FULL_DISPERSION * this.#scale;
    const sum = full.reduce((all, one) => all + one, prior * DISPERSION_PRIOR);
    return sum / (full.length + DISPERSION_PRIOR);
  }

  /** How much more alike than those of the statistics the people are, in scores. */
  #apart(references: readonly Reference[]): number {
    // Numbers of one kind are sorted in a tenth of the time: live recognition waits for it.
    const scores = new Float64Array((references.length * (references.length - 1)) / 2);
    let place = 0;
    references.forEach((one, i) => {
      for (const other of references.slice(i + 1)) {
        const explained =
          this.#lift(one.samples, LIFT.body) +
          LIFT.body * this.#dispersion * (1 - 1 / other.samples) +
          BETWEEN_REFERENCES * this.#scale;
        scores[place++] = innerProduct(one.direction, other.direction) - explained;
      }
    });
    if (scores.length === 0) return 0;
    scores.sort();
    const apart = SHARES.map(
      (share) =>
        scores[scores.length - 1 - Math.floor(share * scores.length)]! -
        thresholdAtFmr(this.#statistics, share),
    );
    const most = MOST_APART * this.#scale;
    return Math.max(-most, Math.min(most, mean(apart)));
  }
}

/**
 * What the samples of a reference score in the mean with another one, with which the reference itself scores `score`. Bars are for a
 * picture and a reference. Two references are more alike: what is particular to each picture has gone from both. So their score is
 * shorter by the length that the reference's own mean had before it was brought to 1.
 */
export function typicalScore({ dispersion }: Pick<Reference, 'dispersion'>, score: number): number {
  return Math.sqrt(1 - dispersion) * score;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
