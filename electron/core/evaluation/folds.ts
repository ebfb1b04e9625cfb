import seedrandom from 'seedrandom';

/** What a cross-validation divides: a moment, which one sample shows or several, and whose it is. */
export interface FoldItem {
  readonly moment: number;
  readonly personId: number;
}

/** What one fold of a cross-validation leaves out. */
export interface Fold {
  /** Which of how many it is. */
  readonly index: number;
  readonly count: number;
  /** People that are left out altogether, to be strangers. */
  readonly strangers: ReadonlySet<number>;
  /** Moments of the others that are left out, to be probes. */
  readonly probes: ReadonlySet<number>;
}

/** Folds at most. */
const MOST_FOLDS = 5;

/** How many folds a gallery of so many people is divided into. */
export function foldCount(people: number): number {
  return Math.min(MOST_FOLDS, people);
}

/**
 * Divides moments for a cross-validation: over all folds every person is a stranger once, and in the other folds a share
 * of their moments (at least one, leaving at least two thirds) are probes. People have 3 moments or more; a moment that
 * several samples show is given once.
 */
export function makeFolds(items: readonly FoldItem[], seed: number): Fold[] {
  const random = seedrandom.alea(`${seed}/folds`);
  const drawn = items
    .map((item) => ({ ...item, draw: random() }))
    .toSorted((a, b) => a.draw - b.draw);
  const people = [...new Set(drawn.map(({ personId }) => personId))];
  const count = foldCount(people.length);
  return Array.from({ length: count }, (_, fold) => {
    const strangers = new Set(people.filter((_person, i) => i % count === fold));
    const probes = people
      .filter((person) => !strangers.has(person))
      .flatMap((person) => {
        const own = drawn.filter(({ personId }) => personId === person);
        const parts = Math.min(count, own.length);
        return own.filter((_one, i) => i % parts === fold % parts).map(({ moment }) => moment);
      });
    return { index: fold, count, strangers, probes: new Set(probes) };
  });
}
