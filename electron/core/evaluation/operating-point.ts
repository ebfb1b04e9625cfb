import type { Reference } from '../../../native-models/evaluate/reference.ts';
import { innerProduct } from '../../../native-models/evaluate/unit-vectors.ts';
import type { ImpostorStatistics, Match, Strength } from '../../contract/index.ts';
import type { ActiveVersion } from '../ports/index.ts';
import type { Bars } from './bars.ts';
import { thresholdAtFmr } from './impostor-tail.ts';
import { Normalization } from './normalization.ts';

/** The share of strangers that may at most be given a name, until the user says otherwise. */
export const WANTED_FPIR = 0.01;
/** Of two photos of different people, one pair in a thousand is taken for the same person. */
const VERIFICATION_FMR = 0.001;
/** People whom a gallery's likeness is read from: more tell no more. */
const MOST_READ = 200;
/** The highest scores that normalization may put in another order, and among which somebody enrolled under several names has company. */
const CANDIDATES = 16;
/** Strength in words, from how many times as likely a name is right as wrong, where visitors are as often strangers as not. */
const CLEAR_ODDS = 100;
const LIKELY_ODDS = 10;

/** Somebody whom a face is compared with. */
export interface Candidate extends Match {
  /** The score less what the bar for this person lies above the common one, −1 to 1. */
  readonly normalized: number;
  /** How many times as likely the score is of this person as of a stranger. */
  readonly likelihoodRatio: number;
}

/** Somebody whom a face is like; a stranger who is ignored has no number. */
export interface Ranked extends Pick<Candidate, 'normalized'> {
  readonly personId: number | null;
}

/** What scores mean in the gallery of a version in use, until somebody is enrolled, removed or gets other samples. */
export class OperatingPoint {
  readonly #version: ActiveVersion;
  readonly #normalization: Normalization;
  readonly #offsets = new Map<number, number>();
  readonly #strangerOffsets = new Map<Reference, number>();
  /** By the wanted FPIR: every decision asks, and it seldom changes. */
  readonly #bars = new Map<number, Bars>();

  constructor(version: ActiveVersion) {
    this.#version = version;
    const ids = version.personIds();
    const step = Math.max(1, ids.length / MOST_READ);
    const read = Array.from({ length: Math.min(ids.length, MOST_READ) }, (_, i) => {
      const id = ids[Math.floor(i * step)]!;
      return { id, reference: version.reference(id)! };
    });
    this.#normalization = new Normalization(
      read.map(({ reference }) => reference),
      (place, areOne) => this.#nearestOther(read[place]!.id, read[place]!.reference, areOne),
      version.people,
      version.statistics,
    );
  }

  /** What decides who a face is, so that at most the share `wantedFpir` of strangers gets a name. */
  bars(wantedFpir: number): Bars {
    let bars = this.#bars.get(wantedFpir);
    if (!bars) {
      bars = this.#normalization.bars(wantedFpir);
      this.#bars.set(wantedFpir, bars);
    }
    return bars;
  }

  /** The bar for the comparison scores of one person, but for what a face is like others. */
  bar(personId: number, wantedFpir: number): number {
    return this.bars(wantedFpir).threshold + this.#offset(personId);
  }

  /**
   * By how much strangers' scores with somebody lie above those that the statistics count, by what the bars make of it: how alike the
   * gallery's people are, how many pictures make the reference, and whom they resemble. Corrections move the bar and no stranger.
   */
  strangersAbove(personId: number): number {
    return this.#normalization.shift + this.#offset(personId) - this.#version.raised(personId);
  }

  /**
   * What the bars for a face lie above these, from those that it is most like, the best first: the more, the more it is like a second
   * person. Whoever is probably the best one under another name is no second person. 0 where there is none.
   */
  rivalry([best, ...others]: readonly Ranked[]): number {
    const second = best && others.find((other) => !this.#areOnePerson(best, other));
    return second ? this.#normalization.rivalry(second.normalized) : 0;
  }

  /** Whether two people are probably one, who is enrolled twice. */
  areOne(one: number, other: number): boolean {
    const [a, b] = [this.#version.reference(one), this.#version.reference(other)];
    return a !== null && b !== null && this.#normalization.areOne(a, b);
  }

  /** The people a unit embedding is most like, at most `count`, the highest normalized score first. */
  candidates(embedding: Float32Array, count = CANDIDATES): Candidate[] {
    return this.#version
      .nearest(embedding, Math.max(count, CANDIDATES))
      .map((match) =>
        this.#candidate(
          match,
          this.#version.reference(match.personId)!,
          this.#offset(match.personId),
        ),
      )
      .toSorted((a, b) => b.normalized - a.normalized)
      .slice(0, count);
  }

  /** Somebody enrolled, were they so with another reference than theirs. */
  candidateWith(match: Match, reference: Reference): Candidate {
    return this.#candidate(match, reference, this.#offsetOf(match.personId, reference));
  }

  /**
   * The stranger who is ignored whom a unit embedding is most like, compared as somebody enrolled is; null where nobody is ignored.
   */
  ignored(embedding: Float32Array): Ranked | null {
    let best: number | null = null;
    for (const reference of this.#version.strangers('ignored')) {
      const normalized =
        innerProduct(embedding, reference.direction) - this.#offsetOfStranger(reference);
      if (best === null || normalized > best) best = normalized;
    }
    return best === null ? null : { personId: null, normalized: best };
  }

  /** How surely a name with this likelihood ratio is right, in words. */
  strength(likelihoodRatio: number): Strength {
    return strengthOf(likelihoodRatio / Math.max(1, this.#version.people));
  }

  /** The length of the tail of strangers' scores: what makes a false match rarer by the factor e. */
  get scale(): number {
    return this.#normalization.scale;
  }

  #areOnePerson(one: Ranked, other: Ranked): boolean {
    return (
      one.personId !== null && other.personId !== null && this.areOne(one.personId, other.personId)
    );
  }

  /** The score of a person with whom of the others they are most like; 0 where there is nobody else. */
  #nearestOther(
    personId: number,
    reference: Reference,
    areOne: (one: Reference, other: Reference) => boolean,
  ): number {
    const others = this.#version
      .nearest(reference.direction, CANDIDATES)
      .filter((one) => one.personId !== personId);
    const nearest = others.find(
      (one) => !areOne(reference, this.#version.reference(one.personId)!),
    );
    return nearest?.score ?? 0;
  }

  #candidate(match: Match, reference: Reference, offset: number): Candidate {
    return {
      ...match,
      normalized: match.score - offset,
      likelihoodRatio: this.#normalization.likelihoodRatio(reference, match.score),
    };
  }

  #offset(personId: number): number {
    let offset = this.#offsets.get(personId);
    if (offset === undefined) {
      offset = this.#offsetOf(personId, this.#version.reference(personId)!);
      this.#offsets.set(personId, offset);
    }
    return offset;
  }

  #offsetOfStranger(reference: Reference): number {
    let offset = this.#strangerOffsets.get(reference);
    if (offset === undefined) {
      const nearest = this.#normalization.evens
        ? (this.#version.nearest(reference.direction, 1)[0]?.score ?? 0)
        : 0;
      offset = this.#normalization.offset(reference, nearest);
      this.#strangerOffsets.set(reference, offset);
    }
    return offset;
  }

  #offsetOf(personId: number, reference: Reference): number {
    const nearest = this.#normalization.evens
      ? this.#nearestOther(personId, reference, (one, other) =>
          this.#normalization.areOne(one, other),
        )
      : 0;
    return this.#normalization.offset(reference, nearest) + this.#version.raised(personId);
  }
}

const points = new WeakMap<ActiveVersion, { revision: number; point: OperatingPoint }>();

/** The operating point of a version in use, as its gallery is now. */
export function operatingPointOf(version: ActiveVersion): OperatingPoint {
  const made = points.get(version);
  if (made?.revision === version.revision) return made.point;
  const point = new OperatingPoint(version);
  points.set(version, { revision: version.revision, point });
  return point;
}

/** From which a face that is like no second person is given a name now, under a version in use: a normalized score. */
export function thresholdInUse(version: ActiveVersion, wantedFpir: number): number {
  return operatingPointOf(version).bars(wantedFpir).threshold;
}

/** The bar for a face that is like no second person, in a gallery of `people` that nothing else is known of. */
export function identificationThreshold(
  statistics: ImpostorStatistics,
  wantedFpir: number,
  people: number,
): number {
  return new Normalization([], () => 0, people, statistics).lowest(wantedFpir);
}

/** What the comparison score of two photos says. */
export interface Verification {
  /** Whether they show the same person: the score reaches the threshold, FMR 0.1%. */
  readonly same: boolean;
  readonly threshold: number;
  /** How many times as likely the score is of one person as of two. */
  readonly likelihoodRatio: number;
  /** How surely they show the same person; null where they do not. */
  readonly strength: Strength | null;
}

/** What the comparison score of two photos says, by the statistics of the version that embedded them. */
export function verificationOf(statistics: ImpostorStatistics, score: number): Verification {
  const threshold = verificationThreshold(statistics);
  const two = new Normalization([], () => 0, 1, statistics);
  const likelihoodRatio = two.likelihoodRatio({ samples: 1 }, score);
  const same = score >= threshold;
  return { same, threshold, likelihoodRatio, strength: same ? strengthOf(likelihoodRatio) : null };
}

function strengthOf(odds: number): Strength {
  if (odds >= CLEAR_ODDS) return 'clear';
  return odds >= LIKELY_ODDS ? 'likely' : 'weak';
}

/** The score from which two photos show the same person: FMR 0.1%. */
export function verificationThreshold(statistics: ImpostorStatistics): number {
  return thresholdAtFmr(statistics, VERIFICATION_FMR);
}
