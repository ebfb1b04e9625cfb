import { rateOverPeople, type Rate } from './intervals.ts';
import { equalErrorRate, errorCurve } from './verification.ts';

/** Something that was shown to a liveness check, and what came of it. */
export interface Presentation {
  /** Whose face it is. */
  readonly person: string;
  /** What it is a part of: those of one recording are nearly the same. */
  readonly recording: string;
  /** What the check said; null where it could not tell. */
  readonly answer: 'live' | 'not live' | null;
  /** How much speaks for a person, on any scale; null where nothing was measured. */
  readonly score: number | null;
}

/** A share of errors among presentations that had an answer, with what it rests on. */
export interface PresentationRate {
  /** Presentations, those that had an answer, and the errors among these. */
  readonly presentations: number;
  readonly answered: number;
  readonly errors: number;
  readonly recordings: number;
  readonly people: number;
  /** `errors` of `answered`. */
  readonly value: number;
  /** 95% where recordings of one person count each by itself, which holds for the people who were tested. */
  readonly byRecording: Interval;
  /** 95% where people alone count each by itself, which holds for others like them. */
  readonly byPerson: Interval;
  /** What the rate is at most, by recording, at a one-sided 95%: without errors about three over their number. */
  readonly atMost: number;
  /** The share of presentations without an answer. */
  readonly nonResponse: number;
}

type Interval = Pick<Rate, 'low' | 'high'>;

/**
 * The attack presentation classification error rate of one species: the share of its presentations that passed as a person
 * (ISO/IEC 30107-3). Those without an answer are told apart, as its APNRR.
 */
export function apcer(attacks: readonly Presentation[]): PresentationRate {
  return rateOf(attacks, 'live');
}

/** The bona fide presentation classification error rate: the share of people who were refused; apart, its BPNRR. */
export function bpcer(people: readonly Presentation[]): PresentationRate {
  return rateOf(people, 'not live');
}

/** The species that passes most often: its rate is the headline (ISO/IEC 30107-3). Null without one that had an answer. */
export function worstSpecies(species: ReadonlyMap<string, PresentationRate>): string | null {
  const answered = [...species].filter(([, rate]) => rate.answered > 0);
  return (
    answered.toSorted(([, a], [, b]) => b.value - a.value || b.atMost - a.atMost)[0]?.[0] ?? null
  );
}

/** A threshold on the score, from which a presentation passes, with the errors it makes. */
export interface DetPoint {
  readonly threshold: number;
  readonly apcer: number;
  readonly bpcer: number;
}

/** The detection error trade-off of a species over every score as threshold, and the rate where both errors are equal. */
export function detOf(
  people: readonly Presentation[],
  attacks: readonly Presentation[],
): { curve: DetPoint[]; equal: number } | null {
  const scored = (ones: readonly Presentation[], mated: boolean) =>
    ones.flatMap(({ score }) => (score === null ? [] : [{ score, mated }]));
  const comparisons = [...scored(people, true), ...scored(attacks, false)];
  if (!comparisons.some(({ mated }) => mated) || comparisons.every(({ mated }) => mated)) {
    return null;
  }
  const curve = errorCurve(comparisons).map(({ threshold, fmr, fnmr }) => ({
    threshold,
    apcer: fmr,
    bpcer: fnmr,
  }));
  return { curve, equal: equalErrorRate(comparisons) };
}

function rateOf(
  presentations: readonly Presentation[],
  error: 'live' | 'not live',
): PresentationRate {
  const answered = presentations.filter(({ answer }) => answer !== null);
  const clustered = (key: (one: Presentation) => string, level?: number): Rate =>
    rateOverPeople(
      [...Map.groupBy(answered, key).values()].map((own) => ({
        errors: own.filter(({ answer }) => answer === error).length,
        trials: own.length,
      })),
      level,
    );
  const recordingOf = ({ person, recording }: Presentation) => JSON.stringify([person, recording]);
  const byRecording = clustered(recordingOf);
  const byPerson = clustered(({ person }) => person);
  const of = (key: (one: Presentation) => string) => new Set(presentations.map(key)).size;
  return {
    presentations: presentations.length,
    answered: answered.length,
    errors: answered.filter(({ answer }) => answer === error).length,
    recordings: of(recordingOf),
    people: of(({ person }) => person),
    value: byRecording.value,
    byRecording: { low: byRecording.low, high: byRecording.high },
    // One person says nothing of others.
    byPerson: of(({ person }) => person) > 1 ? { low: byPerson.low, high: byPerson.high } : { low: 0, high: 1 }, // prettier-ignore
    atMost: clustered(recordingOf, 0.9).high,
    nonResponse:
      presentations.length === 0
        ? 0
        : (presentations.length - answered.length) / presentations.length,
  };
}
