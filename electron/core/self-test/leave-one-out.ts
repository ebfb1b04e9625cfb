import { countDifferent, referenceOfSum } from '../../../native-models/evaluate/reference.ts';
import { addTo } from '../../../native-models/evaluate/unit-vectors.ts';
import type { MomentSample } from '../evaluation/embedded-moments.ts';
import type { OwnSearch } from '../evaluation/own-searches.ts';
import type { Decider } from './decider.ts';

/** What would become of a sample. */
export interface Outcome {
  readonly sampleId: number;
  /** Whether it would be recognized, searched for with its person's reference made of their other moments. */
  readonly recognized: boolean;
  /** Somebody else whom it would be named as, or be taken for as well; null where it would be taken for nobody else. */
  readonly takenFor: number | null;
  /** Whether it would be given anybody's name, also where it would be ambiguous, if its person were not enrolled. */
  readonly namedAsStranger: boolean;
  /** The scores that say so. */
  readonly search: OwnSearch;
}

/**
 * Searches for every moment of a person's samples, its first sample standing for it, in the gallery as it would be without that
 * moment. What pictures of one moment share says nothing of the next time the person comes, so none vouches for another; a burst,
 * or one photo five times over, counts once. Empty where all are of one moment: nothing is left to recognize them by.
 */
export function leaveOneOut(
  personId: number,
  samples: readonly MomentSample[],
  decider: Decider,
): Outcome[] {
  const moments = Map.groupBy(samples, ({ moment }) => moment);
  if (moments.size < 2) return [];
  const all = new Float64Array(samples[0]!.vector.length);
  for (const { vector } of samples) addTo(all, vector);
  return [...moments.values()].map((moment): Outcome => {
    const { sampleId, vector } = moment[0]!;
    const rest = all.slice();
    for (const one of moment) {
      for (let i = 0; i < rest.length; i++) rest[i]! -= one.vector[i]!;
    }
    const left = samples.filter((one) => !moment.includes(one)).map((one) => one.vector);
    const reference = referenceOfSum(rest, left.length, countDifferent(left));
    const others = decider.others(personId, vector);
    // A reference that cancels itself out is like nobody.
    const own = reference ? [decider.own(personId, reference, vector)] : [];
    const ranked = [...own, ...others].toSorted((a, b) => b.normalized - a.normalized);
    const decision = decider.decide(ranked);
    const taken = ranked.slice(0, { known: 1, ambiguous: 2, unknown: 0 }[decision]);
    const rivalry = decider.rivalry(ranked);
    return {
      sampleId,
      recognized: decision === 'known' && ranked[0]?.personId === personId,
      takenFor: taken.find((one) => one.personId !== personId)?.personId ?? null,
      namedAsStranger: decider.decide(others) !== 'unknown',
      search: {
        sampleId,
        personId,
        own: own[0] ? own[0].normalized - rivalry : -1,
        other: others[0]
          ? {
              personId: others[0].personId,
              normalized: others[0].normalized - rivalry,
              alone: others[0].normalized - decider.rivalry(others),
            }
          : null,
      },
    };
  });
}
