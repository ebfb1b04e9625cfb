import seedrandom from 'seedrandom';
import { areaUnderRoc, fnirAtFpir, type Search } from '../evaluate/identification.ts';
import { shuffled } from '../evaluate/shuffled.ts';
import { addTo, innerProduct, rowOf, unitLength, type UnitRows } from '../evaluate/unit-vectors.ts';

/** Rows of a training, each with its person and the sample that it was made of. */
export interface LabeledRows {
  readonly people: Int32Array;
  readonly samples: Int32Array;
  /** Which augmented copy a row is; 0 is the sample itself. */
  readonly copies: Int32Array;
  /** 1 where a row may be learned from; the others are only embedded, for the judge. */
  readonly usable: Uint8Array;
}

/** From this many people on, some are kept out of the training altogether. */
const PEOPLE_TO_SPARE = 10;
/** The share of people that is kept out or, with too few people, of everybody's samples. */
const SHARE = 0.1;
const FEWEST_KEPT_OUT = 2;

/** Rows that are searched for in a validation: what more would cost, it would not tell. */
const MOST_PROBES = 2000;

/** Which rows a run learns from, and which it only looks at. */
export interface ValidationSplit {
  readonly training: readonly number[];
  /** Plain rows of what is learned from: the references of those people. */
  readonly references: readonly number[];
  /** Rows to search for, with all copies: of people kept out or, where there are too few people, held-out samples. */
  readonly probes: readonly number[];
}

/**
 * Holds a tenth of the people out of the training, two at least; with fewer than 10 people, a tenth of everybody's samples
 * instead (at least one, leaving two).
 */
export function splitForValidation(data: LabeledRows, seed: number): ValidationSplit {
  const random = seedrandom.alea(`${seed}/validation`);
  const samplesOf = new Map<number, Set<number>>();
  data.people.forEach((person, row) => {
    if (!data.usable[row]) return;
    samplesOf.set(person, (samplesOf.get(person) ?? new Set()).add(data.samples[row]!));
  });
  const people = shuffled([...samplesOf.keys()], random);
  const held = new Set<number>();
  if (people.length >= PEOPLE_TO_SPARE) {
    for (const person of people.slice(
      0,
      Math.max(FEWEST_KEPT_OUT, Math.floor(people.length * SHARE)),
    )) {
      for (const sample of samplesOf.get(person)!) held.add(sample);
    }
  } else {
    for (const person of people) {
      const samples = shuffled([...samplesOf.get(person)!], random);
      const count = Math.min(Math.max(1, Math.floor(samples.length * SHARE)), samples.length - 2);
      for (const sample of samples.slice(0, Math.max(0, count))) held.add(sample);
    }
  }
  const rows: Record<keyof ValidationSplit, number[]> = {
    training: [],
    references: [],
    probes: [],
  };
  data.people.forEach((_, row) => {
    if (!data.usable[row]) return;
    if (held.has(data.samples[row]!)) rows.probes.push(row);
    else {
      rows.training.push(row);
      if (data.copies[row] === 0) rows.references.push(row);
    }
  });
  return rows;
}

/** How good a head is on the held-out rows. */
export interface ValidationFigure {
  /** FNIR at the wanted FPIR. */
  readonly fnir: number;
  /**
   * Area under the ROC of all comparisons of probes with references. Chooses the best epoch: all comparisons bear on it, and
   * only the few at the threshold on FNIR, which in a small gallery goes up and down by chance and in a weak network is 1.
   */
  readonly auc: number;
}

/**
 * The figure for unit embeddings of all rows. A probe is compared with everybody's reference, its own person's made of their
 * other samples alone; those of the others make it a stranger to them.
 */
export function validate(
  embeddings: UnitRows,
  data: LabeledRows,
  split: ValidationSplit,
  wantedFpir: number,
): ValidationFigure {
  const references = new References(embeddings, data, split);
  const mated: number[] = [];
  const nonMated: number[] = [];
  const searches: Search[] = [];
  for (const row of evenly(split.probes, MOST_PROBES)) {
    const person = String(data.people[row]!);
    const { own, others } = references.compare(row);
    const other = others.reduce((highest, score) => Math.max(highest, score), -Infinity);
    for (const score of others) nonMated.push(score);
    if (other > -Infinity) searches.push({ person, mated: false, own: null, other });
    if (own === null) continue;
    mated.push(own);
    searches.push({ person, mated: true, own, other });
  }
  return { fnir: fnirAtFpir(searches, wantedFpir), auc: areaUnderRoc(mated, nonMated) };
}

/** Everybody's reference in a validation: people kept out have one too, of their samples as they are. */
class References {
  readonly #embeddings: UnitRows;
  readonly #data: LabeledRows;
  readonly #sums = new Map<number, Float64Array>();
  /** Null where a person's embeddings cancel each other out. */
  readonly #references = new Map<number, Float32Array | null>();
  /** The row that a sample gives to its person's reference. */
  readonly #rowOf = new Map<number, number>();

  constructor(
    embeddings: UnitRows,
    data: LabeledRows,
    { references, probes }: Pick<ValidationSplit, 'references' | 'probes'>,
  ) {
    this.#embeddings = embeddings;
    this.#data = data;
    const learned = new Set(references.map((row) => data.people[row]!));
    const keptOut = probes.filter(
      (row) => data.copies[row] === 0 && !learned.has(data.people[row]!),
    );
    for (const row of [...references, ...keptOut]) {
      const person = data.people[row]!;
      const sum = this.#sums.get(person) ?? new Float64Array(embeddings.size);
      this.#sums.set(person, sum);
      this.#rowOf.set(data.samples[row]!, row);
      addTo(sum, rowOf(embeddings, row));
    }
    for (const [person, sum] of this.#sums) this.#references.set(person, unitLength(sum));
  }

  /** A probe's scores against its own person, null without another sample of theirs, and against everybody else. */
  compare(probe: number): { own: number | null; others: number[] } {
    const embedding = rowOf(this.#embeddings, probe);
    const score = (reference: Float32Array | null) =>
      reference && innerProduct(embedding, reference);
    const person = this.#data.people[probe]!;
    const others: number[] = [];
    let own: number | null = null;
    for (const [other, reference] of this.#references) {
      if (other === person) own = score(this.#withoutOwn(probe, person));
      else others.push(score(reference) ?? -1);
    }
    return { own, others };
  }

  /** The reference of the probe's person without what its own sample gave to it. */
  #withoutOwn(probe: number, person: number): Float32Array | null {
    const same = this.#rowOf.get(this.#data.samples[probe]!);
    if (same === undefined) return this.#references.get(person)!;
    const own = rowOf(this.#embeddings, same);
    return unitLength(this.#sums.get(person)!.map((value, i) => value - own[i]!));
  }
}

/** At most `count` of a list, evenly spread over it. */
function evenly(rows: readonly number[], count: number): readonly number[] {
  if (rows.length <= count) return rows;
  return Array.from({ length: count }, (_, i) => rows[Math.floor((i * rows.length) / count)]!);
}
