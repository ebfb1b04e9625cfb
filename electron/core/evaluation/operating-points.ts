import {
  KithError,
  type EnrolledPair as ShownPair,
  type Expectation,
  type OperatingPoints,
} from '../../contract/index.ts';
import type { Search } from '../../../native-models/evaluate/identification.ts';
import type { GalleryReader } from '../ports/index.ts';
import { ceilingOf, enrolledPairs, pairing, type EnrolledPair } from './enrolled-pairs.ts';
import { ratesAt } from './figures.ts';
import { operatingPointOf } from './operating-point.ts';
import { searchesOf, type OwnSearch } from './own-searches.ts';
import { isPromiseBroken } from './promise.ts';
import { trialFor, trialStep, type Trial } from './trials.ts';

/** With fewer people of one's own what was tried elsewhere says more: none missed of 30 leaves up to 11.6%. */
const FEWEST_PEOPLE = 30;
/** With fewer strangers what was tried elsewhere says more: none named of 100 leaves up to 3.6%. */
const FEWEST_STRANGERS = 100;

/** What each setting would do, from what is known already: nothing is embedded for it. */
export function createOperatingPoints({
  gallery,
  trials,
  ownSearches,
  strangers,
  isSettled,
}: {
  gallery: GalleryReader;
  trials: readonly Trial[];
  /** The searches of the last self-test; null where there was none under this version. */
  ownSearches: (versionId: number) => readonly OwnSearch[] | null;
  /** The searches for strangers on photos, from the last measurement. */
  strangers: () => Promise<readonly Search[]>;
  /** Whether no other self-test is on its way. */
  isSettled: () => boolean;
}) {
  const shown = async (pairs: readonly EnrolledPair[]): Promise<ShownPair[]> => {
    const names = new Map((await gallery.people()).map(({ id, name }) => [id, name]));
    const person = (personId: number) => ({ personId, name: names.get(personId) ?? '' });
    return pairs.map(({ people: [a, b], typical }) => ({
      people: [person(a), person(b)],
      score: typical,
    }));
  };

  return {
    /**
     * What each of these wanted FPIRs would do in the gallery as it is, in their order: from the gallery's own people where
     * there are enough of them, else from those whom the version that Kith comes with was tried on. Error:
     * `ActiveVersionDamaged`.
     */
    read: async (wanted: readonly number[]): Promise<OperatingPoints> => {
      const version = gallery.active();
      const point = operatingPointOf(version);
      const present = (await gallery.settings()).wantedFpir;
      const { twice, closest } = ceilingOf(await enrolledPairs(version), point);
      const own = ownSearches(version.id) ?? [];
      const outside = await strangers();
      const searches = [...searchesOf(own, pairing(twice)), ...outside];
      const trial = trialFor(trials, version);
      const counts = {
        people: peopleIn(searches, true),
        pictures: own.length,
        strangers: peopleIn(searches, false),
        outside: peopleIn(outside, false),
      };
      const [pair] = await shown(closest ? [closest] : []);
      return {
        steps: wanted.map((wantedFpir) => {
          const bars = point.bars(wantedFpir);
          const { threshold } = bars;
          const { fpir, fnir } = ratesAt(searches, bars);
          const tried = trial && trialStep(trial, wantedFpir);
          const reached = pair && pair.score >= threshold ? pair : null;
          // What contradicts the promise, or what was tried, is told however few there are.
          const strangersTell =
            counts.strangers >= FEWEST_STRANGERS || isPromiseBroken({ fpir }, wantedFpir);
          const ownTell =
            counts.people >= FEWEST_PEOPLE || (tried !== null && fnir.low > tried.fnir.high);
          return {
            wantedFpir,
            threshold,
            strangers: expectation(
              { rate: fpir, people: counts.strangers, enough: strangersTell },
              tried && { rate: tried.fpir, people: trial.strangers },
            ),
            own: expectation(
              { rate: fnir, people: counts.people, enough: ownTell },
              tried && { rate: tried.fnir, people: trial.people },
            ),
            pair: reached,
            allowed: wantedFpir <= present || reached === null,
          };
        }),
        counts,
        needed: { people: FEWEST_PEOPLE, strangers: FEWEST_STRANGERS },
        ceilings: { stranger: highestOf(searches), pair: pair ?? null },
        twice: await shown(twice),
        settled: isSettled(),
      };
    },
    /**
     * Refuses a more lenient setting at which two enrolled people would be taken for each other. At `present`, and stricter,
     * everything is allowed. Errors: `PeopleTooAlike`, `ActiveVersionDamaged`.
     */
    check: async (wantedFpir: number, present: number): Promise<void> => {
      if (wantedFpir <= present) return;
      const version = gallery.active();
      const point = operatingPointOf(version);
      const { closest } = ceilingOf(await enrolledPairs(version), point);
      if (!closest || closest.typical < point.bars(wantedFpir).threshold) return;
      const [pair] = await shown([closest]);
      throw new KithError('PeopleTooAlike', pair!.people.map(({ name }) => name).join(', '));
    },
  };
}

/** The gallery's own figure where it rests on enough, else the one of the trial; without a trial whatever there is. */
function expectation(
  own: { rate: Expectation['rate']; people: number; enough: boolean },
  tried: { rate: Expectation['rate']; people: number } | null,
): Expectation | null {
  if (!own.enough && tried) return { ...tried, from: 'trial' };
  return own.people === 0 ? null : { rate: own.rate, people: own.people, from: 'gallery' };
}

function peopleIn(searches: readonly Search[], mated: boolean): number {
  return new Set(searches.filter((one) => one.mated === mated).map(({ person }) => person)).size;
}

/** The best score of any stranger; null where none was searched for. */
function highestOf(searches: readonly Search[]): number | null {
  let highest: number | null = null;
  for (const { mated, other } of searches) {
    if (!mated) highest = Math.max(highest ?? -1, other);
  }
  return highest;
}

/** What each setting would do. */
export type OperatingPointsReader = ReturnType<typeof createOperatingPoints>;
