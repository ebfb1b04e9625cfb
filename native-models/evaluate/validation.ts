import seedrandom from 'seedrandom';
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
/** The share of people that is kept out, and of samples that are probes. */
const SHARE = 0.2;

/** Which rows a run learns from, and which it only looks at. */
export interface ValidationSplit {
  readonly training: readonly number[];
  /** Plain rows of the people trained on: their references. */
  readonly references: readonly number[];
  /** Plain rows of the people kept out that make references of theirs, so that they can be probed for too. */
  readonly sparedReferences: readonly number[];
  /** Rows to search for, with all copies: of people kept out or, where there are too few people, held-out samples. */
  readonly probes: readonly number[];
  /** All rows of the people kept out: strangers to everybody else. */
  readonly strangers: readonly number[];
}

/**
 * Holds a fifth of the people out of the training; with fewer than 10 people, a fifth of everybody's samples instead (at
 * least one, leaving two).
 */
export function splitForValidation(data: LabeledRows, seed: number): ValidationSplit {
  const random = seedrandom.alea(`${seed}/validation`);
  const samplesOf = new Map<number, Set<number>>();
  data.people.forEach((person, row) => {
    if (!data.usable[row]) return;
    samplesOf.set(person, (samplesOf.get(person) ?? new Set()).add(data.samples[row]!));
  });
  const people = shuffled([...samplesOf.keys()], random);
  const spares = people.length >= PEOPLE_TO_SPARE;
  const spared = new Set(spares ? people.slice(0, Math.floor(people.length * SHARE)) : []);
  const held = new Set<number>();
  for (const person of spares ? spared : people) {
    const samples = shuffled([...samplesOf.get(person)!], random);
    const count = Math.min(Math.max(1, Math.floor(samples.length * SHARE)), samples.length - 2);
    for (const sample of samples.slice(0, Math.max(0, count))) held.add(sample);
  }
  const rows: Record<keyof ValidationSplit, number[]> = {
    training: [],
    references: [],
    sparedReferences: [],
    probes: [],
    strangers: [],
  };
  data.people.forEach((person, row) => {
    if (!data.usable[row]) return;
    const plain = data.copies[row] === 0;
    const probe = held.has(data.samples[row]!);
    if (spared.has(person)) rows.strangers.push(row);
    if (probe) rows.probes.push(row);
    else if (spared.has(person)) {
      if (plain) rows.sparedReferences.push(row);
    } else {
      rows.training.push(row);
      if (plain) rows.references.push(row);
    }
  });
  return rows;
}

/** How good a head is on the held-out rows. */
export interface ValidationFigure {
  /** FNIR at the wanted FPIR. */
  readonly fnir: number;
  /** How far apart the scores of probes and strangers are, in standard deviations: decides between equal FNIRs. */
  readonly separation: number;
}

/**
 * The figure for unit embeddings of all rows (`size` numbers each). Probes and people kept out also stand in for strangers,
 * compared with everybody but their own person.
 */
export function validate(
  embeddings: Float32Array,
  size: number,
  data: LabeledRows,
  split: ValidationSplit,
  wantedFpir: number,
): ValidationFigure {
  const references = meanByPerson(embeddings, size, data, [
    ...split.references,
    ...split.sparedReferences,
  ]);
  const probes = new Set(split.probes);
  const own: number[] = [];
  const accepted: { score: number; right: boolean }[] = [];
  const impostors: number[] = [];
  for (const row of new Set([...split.probes, ...split.strangers])) {
    const person = data.people[row]!;
    let best = -Infinity;
    let mated: number | null = null;
    for (const [other, reference] of references) {
      let score = 0;
      for (let i = 0; i < size; i++) score += embeddings[row * size + i]! * reference[i]!;
      if (other === person) mated = score;
      else if (score > best) best = score;
    }
    if (best > -Infinity) impostors.push(best);
    if (mated === null || !probes.has(row)) continue;
    own.push(mated);
    accepted.push({ score: mated, right: mated > best });
  }
  const sorted = impostors.toSorted((a, b) => b - a);
  const threshold = sorted[Math.floor(wantedFpir * sorted.length)] ?? -1;
  const missed = accepted.filter(({ score, right }) => !right || score <= threshold).length;
  return {
    fnir: accepted.length === 0 ? 0 : missed / accepted.length,
    separation: separationOf(own, impostors),
  };
}

function meanByPerson(
  embeddings: Float32Array,
  size: number,
  data: LabeledRows,
  rows: readonly number[],
): Map<number, Float64Array> {
  const means = new Map<number, Float64Array>();
  for (const row of rows) {
    const mean = means.get(data.people[row]!) ?? new Float64Array(size);
    means.set(data.people[row]!, mean);
    for (let i = 0; i < size; i++) mean[i]! += embeddings[row * size + i]!;
  }
  for (const mean of means.values()) {
    const norm = Math.max(Math.hypot(...mean), 1e-12);
    mean.forEach((value, i) => (mean[i] = value / norm));
  }
  return means;
}

function separationOf(mated: readonly number[], impostors: readonly number[]): number {
  if (mated.length < 2 || impostors.length < 2) return 0;
  const a = momentsOf(mated);
  const b = momentsOf(impostors);
  return (a.mean - b.mean) / Math.sqrt((a.variance + b.variance) / 2 + 1e-12);
}

function momentsOf(values: readonly number[]): { mean: number; variance: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return { mean, variance };
}
