import type { TrainingInput } from '../../../native-models/vocabulary/host-contract.ts';
import type { OutsidePhoto, WantedRow } from '../features/face-source.ts';
import { isJudgedByItself, strangersNeeded } from './evidence.ts';
import type { Fold } from './folds.ts';
import type { Probe } from './searches.ts';

/** A sample that is judged with, and the moment it shows: the first sample of it, itself where it is the only one. */
export interface EvaluatedSample {
  readonly sampleId: number;
  readonly personId: number;
  readonly moment: number;
}

/** Photos that only the judge sees: of strangers, of each the name they are told apart by, and of enrolled people. */
export interface JudgePhotos {
  readonly strangers: readonly { readonly person: string; readonly photo: OutsidePhoto }[];
  readonly probes: readonly { readonly personId: number; readonly photo: OutsidePhoto }[];
}

/** What the judge calls the conditions that probes were taken in. */
export const LEFT_OUT = 'left-out photos';
export const EXTRA = 'extra photos';

/** What the names of people from outside begin with; those of the gallery have numbers. */
const STRANGER = 'stranger ';

/** Whether a row is of somebody from outside the gallery, by whose it is. */
export function isFromOutside(person: string): boolean {
  return person.startsWith(STRANGER);
}

/** One row: whose it is, and what it shows. */
interface EvaluationRow extends WantedRow {
  readonly person: string;
  /** Null for photos from outside the gallery. */
  readonly sample: EvaluatedSample | null;
}

/**
 * All rows of an evaluation in one order, and what each is used for in each fold. Samples of one moment stay together; the
 * first of them is searched for and learned from, the others are only part of the person's reference, as they are live.
 */
export class EvaluationRows {
  readonly rows: readonly EvaluationRow[];
  /** Whether outside photos make a test of their own, for the candidate itself. */
  readonly hasHoldOut: boolean;
  readonly #strangers: readonly number[];
  readonly #extra: readonly number[];

  /** `copies` are the augmented copies of each moment. */
  constructor(
    samples: readonly EvaluatedSample[],
    copies: number,
    photos: JudgePhotos,
    hasHoldOut: boolean,
  ) {
    this.hasHoldOut = hasHoldOut;
    const own = samples.flatMap((sample) =>
      Array.from({ length: isFirst(sample) ? copies + 1 : 1 }, (_, copy): EvaluationRow => ({
        source: { kind: 'sample', sampleId: sample.sampleId },
        copy,
        person: String(sample.personId),
        sample,
      })),
    );
    const outside = (photo: OutsidePhoto, person: string): EvaluationRow => ({
      source: { kind: 'photo', photo },
      copy: 0,
      person,
      sample: null,
    });
    const strangers = photos.strangers.map(({ photo, person }) =>
      outside(photo, STRANGER + person),
    );
    const extra = photos.probes.map(({ photo, personId }) => outside(photo, String(personId)));
    this.rows = [...own, ...strangers, ...extra];
    this.#strangers = strangers.map((_, i) => own.length + i);
    this.#extra = extra.map((_, i) => own.length + strangers.length + i);
  }

  /** What a training is told of the rows: all are embedded, those that the fold leaves in are learned from. */
  labels(fold: Fold | null): Omit<TrainingInput['rows'], 'features' | 'size'> {
    const column = (value: (row: EvaluationRow) => number) => Int32Array.from(this.rows, value);
    return {
      people: column(({ sample }) => sample?.personId ?? -1),
      samples: column(({ sample }) => sample?.sampleId ?? -1),
      copies: column(({ copy }) => copy),
      usable: Uint8Array.from(this.rows, ({ sample }) =>
        Number(sample !== null && isFirst(sample) && isLeftIn(sample, fold)),
      ),
    };
  }

  /** Rows that make each person's reference in a fold, or over all: the samples, as they are, that it leaves in. */
  references(fold: Fold | null): Map<string, number[]> {
    return this.#byPerson(
      this.rows.flatMap(({ sample, copy }, row) =>
        copy === 0 && sample && isLeftIn(sample, fold) ? [row] : [],
      ),
    );
  }

  /**
   * The search that a training's own held-out rows make, with outside strangers: what a threshold can be set by, because the
   * network never learned from them.
   */
  heldOut(held: { references: Iterable<number>; probes: Iterable<number> }): {
    references: Map<string, number[]>;
    probes: Probe[];
  } {
    const plain = [...held.probes].filter((row) => this.rows[row]!.copy === 0);
    return {
      references: this.#byPerson([...held.references]),
      probes: this.#probes([...plain, ...this.#strangers], LEFT_OUT),
    };
  }

  /** The test that outside photos make: everybody's references, and all outside photos as probes. Nothing ever learns from these. */
  holdOut(): { references: Map<string, number[]>; probes: Probe[] } {
    return {
      references: this.references(null),
      probes: this.#probes([...this.#extra, ...this.#strangers], EXTRA),
    };
  }

  /**
   * Probes of a fold: left-out moments and people, and the fold's share of the outside photos. Probes that make a test of their
   * own are not among them; strangers are, since a threshold is only as good as the strangers it is set by. With `copies` the
   * left-out moments' copies instead.
   */
  probes(fold: Fold, copies = false): Probe[] {
    const own = this.rows.flatMap(({ sample, copy }, row) => {
      if (!sample || !isFirst(sample) || (copy !== 0) !== copies) return [];
      return fold.strangers.has(sample.personId) || fold.probes.has(sample.moment) ? [row] : [];
    });
    if (copies) return this.#probes(own, LEFT_OUT);
    const share = (all: readonly number[]) => all.filter((_, i) => i % fold.count === fold.index);
    return [
      ...this.#probes([...own, ...share(this.#strangers)], LEFT_OUT),
      ...(this.hasHoldOut ? [] : this.#probes(share(this.#extra), EXTRA)),
    ];
  }

  #probes(rows: readonly number[], group: string): Probe[] {
    return rows.map((row) => ({ row, person: this.rows[row]!.person, group }));
  }

  #byPerson(rows: readonly number[]): Map<string, number[]> {
    return Map.groupBy(rows, (row) => this.rows[row]!.person);
  }
}

/**
 * Whether outside photos are enough to be a test of their own, which nothing but they decide: probes enough to judge them by
 * themselves, and strangers enough for the wanted FPIR.
 */
export function makesHoldOut({ strangers, probes }: JudgePhotos, wantedFpir: number): boolean {
  const people = new Set(strangers.map(({ person }) => person)).size;
  return (
    people >= strangersNeeded(wantedFpir) &&
    isJudgedByItself(probes.map(({ personId }) => personId))
  );
}

/** Whether a sample stands for its moment. */
export function isFirst({ sampleId, moment }: EvaluatedSample): boolean {
  return sampleId === moment;
}

function isLeftIn({ personId, moment }: EvaluatedSample, fold: Fold | null): boolean {
  return !fold || !(fold.strangers.has(personId) || fold.probes.has(moment));
}
