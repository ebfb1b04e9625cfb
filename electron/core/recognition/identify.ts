import type {
  Decision,
  Match,
  OneOfTwo,
  PhotoRemark,
  QualityMeasures,
  Settings,
} from '../../contract/index.ts';
import type { HostFace } from '../../../native-models/vocabulary/host-contract.ts';
import { assessForRecognition } from '../../../native-models/face/assess.ts';
import { decideBetween } from '../evaluation/bars.ts';
import {
  operatingPointOf,
  thresholdInUse,
  verificationOf,
  type Candidate,
  type OperatingPoint,
  type Ranked,
  type Verification,
} from '../evaluation/operating-point.ts';
import type { ActiveVersion, GalleryReader } from '../ports/index.ts';
import { undecided } from './undecided.ts';

/** Who was answered before, and by how many lengths of strangers’ tail another answer has to be the better one. */
export interface Incumbent {
  /** One person where a name was given, two who could not be told apart, or nobody. */
  readonly people: readonly number[];
  readonly leniency: number;
}

const nobody: Incumbent = { people: [], leniency: 0 };

/**
 * Decides who a unit embedding of a version is of, from those who are in its index now. The leniency is taken off the bar for
 * an incumbent, and two of them have to be so much further apart to be told apart again.
 */
export function decide(
  version: ActiveVersion,
  embedding: Float32Array,
  { wantedFpir }: Pick<Settings, 'wantedFpir'>,
  { people, leniency }: Incumbent = nobody,
): Decision {
  const point = operatingPointOf(version);
  const candidates = point.candidates(embedding);
  const [best, second] = candidates;
  const lower = best && people.includes(best.personId) ? leniency * point.scale : 0;
  const doubt = people.length > 1 ? lower : 0;
  const answer = decisionBetween(point, candidates, wantedFpir, { lower, doubt });
  const ignored = answer !== 'unknown' && isIgnored(point, embedding, best!, wantedFpir, lower);
  const decision = ignored ? 'unknown' : answer;
  // Two are named in the order in which they were.
  const inOrder =
    people.length > 1 && people[0] === second?.personId ? [second, best] : [best, second];
  return {
    decision,
    match: decision === 'known' ? matchOf(best!) : null,
    between: decision === 'ambiguous' ? inOrder.map((one) => oneOfTwo(one!)) : [],
    strength: decision === 'known' ? point.strength(best!.likelihoodRatio) : null,
    score: best?.score ?? null,
    likelihoodRatio: best?.likelihoodRatio ?? null,
    runnerUp: second ? matchOf(second) : null,
    ...(ignored ? { ignored } : {}),
    reasons: [],
    liveness: null,
  };
}

/**
 * Whether a face that would be given a name is a stranger's who is ignored, or cannot be told from theirs: what would be decided
 * were they enrolled, too, and then nobody is named.
 */
function isIgnored(
  point: OperatingPoint,
  embedding: Float32Array,
  best: Candidate,
  wantedFpir: number,
  lower: number,
): boolean {
  const stranger = point.ignored(embedding);
  if (!stranger) return false;
  if (stranger.normalized > best.normalized) return true;
  return decisionBetween(point, [best, stranger], wantedFpir, { lower, doubt: 0 }) !== 'known';
}

/** What is decided of a face from those that it is most like, the best first: at most `lower` below the bar, and with `doubt` as a further distance within which the two cannot be told apart. */
export function decisionBetween(
  point: OperatingPoint,
  candidates: readonly Ranked[],
  wantedFpir: number,
  { lower, doubt } = { lower: 0, doubt: 0 },
): 'known' | 'ambiguous' | 'unknown' {
  const bars = point.bars(wantedFpir);
  const [best, second] = candidates;
  const rivalry = point.rivalry(candidates);
  return decideBetween(best && best.normalized - rivalry, second && second.normalized - rivalry, {
    threshold: bars.threshold - lower,
    apart: bars.apart + doubt,
    second: bars.second - doubt,
  });
}

function oneOfTwo(candidate: Candidate): OneOfTwo {
  return { ...matchOf(candidate), likelihoodRatio: candidate.likelihoodRatio };
}

function matchOf({ personId, person, score }: Match): Match {
  return { personId, person, score };
}

/** What scores mean under the version that is active now. */
export function createIdentifier(gallery: GalleryReader) {
  return {
    /** From which a face is given a name. */
    threshold: async (): Promise<number> => {
      const { wantedFpir } = await gallery.settings();
      return thresholdInUse(gallery.active(), wantedFpir);
    },
    /** What the comparison score of two photos says. */
    verification: (score: number): Verification =>
      verificationOf(gallery.active().statistics, score),
  };
}

/** What scores mean now. */
export type Identifier = ReturnType<typeof createIdentifier>;

/** The decision on a face that cannot be decided on, or null where it can. */
export function unusable(quality: QualityMeasures): Decision | null {
  const reasons = assessForRecognition(quality);
  if (reasons.length === 0) return null;
  return { ...undecided, reasons };
}

/** Who is on a photo. */
export interface IdentifiedPhoto {
  /** Biggest first. */
  readonly faces: IdentifiedFace[];
  readonly remarks: PhotoRemark[];
}

/** A face of a photo with its decision. */
export interface IdentifiedFace extends Decision {
  readonly box: HostFace['box'];
}
