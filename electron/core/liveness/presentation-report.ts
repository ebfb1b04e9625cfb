import {
  apcer,
  bpcer,
  worstSpecies,
  type Presentation,
  type PresentationRate,
} from '../../../native-models/evaluate/presentation-attacks.ts';

/** The errors of a liveness check over presentations of people and of attacks (ISO/IEC 30107-3). */
export interface PresentationReport {
  /** BPCER. */
  readonly live: PresentationRate;
  /** APCER by species. */
  readonly attacks: ReadonlyMap<string, PresentationRate>;
  /** The species that passes most often; null without one that had an answer. */
  readonly worst: string | null;
}

/** Counts what came of presentations: the one way for the command, and for the test of one's own in Settings. */
export function reportPresentations(
  people: readonly Presentation[],
  bySpecies: ReadonlyMap<string, readonly Presentation[]>,
): PresentationReport {
  const attacks = new Map([...bySpecies].map(([species, ones]) => [species, apcer(ones)]));
  return { live: bpcer(people), attacks, worst: worstSpecies(attacks) };
}
