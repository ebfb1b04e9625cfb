import seedrandom from 'seedrandom';
import { areaUnderRoc } from './identification.ts';
import { shuffled } from './shuffled.ts';

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
 * The figure for unit embeddings of all rows (`size` numbers each). A probe is compared with everybody's reference, its own
 * person's made of their other samples alone; those of the others make it a stranger to them.
 */
export function validate(
  embeddings: Float32Array,
  size: number,
  data: LabeledRows,
  split: ValidationSplit,
  wantedFpir: number,
): ValidationFigure {
  const references = new References(embeddings, size, data, split);
  const mated: number[] = [];
  const nonMated: number[] = [];
  const accepted: { score: number; right: boolean }[] = [];
  const impostors: number[] = [];
  for (const row of evenly(split.probes, MOST_PROBES)) {
    const { own, others } = references.compare(row);
    const best = others.reduce((highest, score) => Math.max(highest, score), -Infinity);
    for (const score of others) nonMated.push(score);
    if (best > -Infinity) impostors.push(best);
    if (own === null) continue;
    mated.push(own);
    accepted.push({ score: own, right: own > best });
  }
  const sorted = impostors.toSorted((a, b) => b - a);
  const threshold = sorted[Math.floor(wantedFpir * sorted.length)] ?? -1;
  const missed = accepted.filter(({ score, right }) => !right || score <= threshold).length;
  return {
    fnir: accepted.length === 0 ? 0 : missed / accepted.length,
    auc: areaUnderRoc(mated, nonMated),
  };
}

/** Everybody's reference in a validation: people kept out have one too, of their samples as they are. */
class References {
  readonly #embeddings: Float32Array;
  readonly #size: number;
  readonly #data: LabeledRows;
  readonly #sums = new Map<number, Float64Array>();
  /** Length of each sum; null where its embeddings cancel each other out. */
  readonly #lengths = new Map<number, number | null>();
  /** The row that a sample gives to its person's reference. */
  readonly #rowOf = new Map<number, number>();

  constructor(
    embeddings: Float32Array,
    size: number,
    data: LabeledRows,
    { references, probes }: ValidationSplit,
  ) {
    this.#embeddings = embeddings;
    this.#size = size;
    this.#data = data;
    const learned = new Set(references.map((row) => data.people[row]!));
    const keptOut = probes.filter(
      (row) => data.copies[row] === 0 && !learned.has(data.people[row]!),
    );
    for (const row of [...references, ...keptOut]) {
      const person = data.people[row]!;
      const sum = this.#sums.get(person) ?? new Float64Array(size);
      this.#sums.set(person, sum);
      this.#rowOf.set(data.samples[row]!, row);
      for (let i = 0; i < size; i++) sum[i]! += embeddings[row * size + i]!;
    }
    for (const [person, sum] of this.#sums) this.#lengths.set(person, lengthOf(sum));
  }

  /** A probe's scores against its own person, null without another sample of theirs, and against everybody else. */
  compare(probe: number): { own: number | null; others: number[] } {
    const person = this.#data.people[probe]!;
    const others: number[] = [];
    let own: number | null = null;
    for (const [other, sum] of this.#sums) {
      if (other === person) own = this.#own(probe, sum);
      else others.push(this.#cosine(probe, sum, this.#lengths.get(other)!) ?? -1);
    }
    return { own, others };
  }

  /** The score against the probe's person without what its own sample gave to the reference. */
  #own(probe: number, sum: Float64Array): number | null {
    const same = this.#rowOf.get(this.#data.samples[probe]!);
    const rest =
      same === undefined
        ? sum
        : sum.map((value, i) => value - this.#embeddings[same * this.#size + i]!);
    return this.#cosine(probe, rest, lengthOf(rest));
  }

  #cosine(probe: number, sum: Float64Array, length: number | null): number | null {
    if (length === null) return null;
    let product = 0;
    for (let i = 0; i < this.#size; i++) {
      product += this.#embeddings[probe * this.#size + i]! * sum[i]!;
    }
    return product / length;
  }
}

function lengthOf(sum: Float64Array): number | null {
  let square = 0;
  for (const value of sum) square += value * value;
  return square < 1e-6 ? null : Math.sqrt(square);
}

/** At most `count` of a list, evenly spread over it. */
function evenly(rows: readonly number[], count: number): readonly number[] {
  if (rows.length <= count) return rows;
  return Array.from({ length: count }, (_, i) => rows[Math.floor((i * rows.length) / count)]!);
}
