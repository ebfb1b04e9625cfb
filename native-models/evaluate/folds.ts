import seedrandom from 'seedrandom';

/** A sample to divide: its number and whose it is. */
export interface FoldSample {
  readonly sample: number;
  readonly person: number;
}

/** What one fold of a cross-validation leaves out. */
export interface Fold {
  /** Which of how many it is. */
  readonly index: number;
  readonly count: number;
  /** People that are left out altogether, to be strangers. */
  readonly strangers: ReadonlySet<number>;
  /** Samples of the others that are left out, to be probes. */
  readonly probes: ReadonlySet<number>;
}

/** Folds at most. */
const MOST_FOLDS = 5;

/**
 * Divides samples for a cross-validation: over all folds every person is a stranger once, and in the other folds a share
 * of their samples (at least one, leaving at least two thirds) are probes. People have 3 samples or more.
 */
export function makeFolds(samples: readonly FoldSample[], seed: number): Fold[] {
  const random = seedrandom.alea(`${seed}/folds`);
  const drawn = samples
    .map((sample) => ({ ...sample, draw: random() }))
    .toSorted((a, b) => a.draw - b.draw);
  const people = [...new Set(drawn.map(({ person }) => person))];
  const count = Math.min(MOST_FOLDS, people.length);
  return Array.from({ length: count }, (_, fold) => {
    const strangers = new Set(people.filter((_person, i) => i % count === fold));
    const probes = people
      .filter((person) => !strangers.has(person))
      .flatMap((person) => {
        const own = drawn.filter((one) => one.person === person);
        const parts = Math.min(count, own.length);
        return own.filter((_one, i) => i % parts === fold % parts).map(({ sample }) => sample);
      });
    return { index: fold, count, strangers, probes: new Set(probes) };
  });
}
