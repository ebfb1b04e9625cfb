import type { Fold } from '../../../native-models/evaluate/folds.ts';
import type { Probe } from '../../../native-models/evaluate/searches.ts';
import {
  splitForValidation,
  type LabeledRows,
} from '../../../native-models/evaluate/validation.ts';
import type { TrainingSample } from '../ports/index.ts';
import type { OutsidePhoto, WantedRow } from './features.ts';

/** Photos that only the judge sees: of strangers, and of enrolled people under other conditions. */
export interface OutsidePhotos {
  readonly strangers: readonly OutsidePhoto[];
  readonly probes: readonly { readonly personId: number; readonly photo: OutsidePhoto }[];
}

/** What the judge calls the conditions that probes were taken in. */
export const LEFT_OUT = 'left-out photos';
export const EXTRA = 'extra photos';

/** One row of a run: whose it is (null for outside strangers), which sample (null for outside photos), which copy. */
interface RunRow extends WantedRow {
  readonly personId: number | null;
  readonly sampleId: number | null;
}

/** All rows of a run in one order, and what each is used for in each fold. */
export class RunRows {
  readonly rows: readonly RunRow[];
  readonly #strangers: readonly number[];
  readonly #extra: readonly number[];

  constructor(samples: readonly TrainingSample[], copies: number, outside: OutsidePhotos) {
    const own = samples.flatMap(({ sampleId, personId }) =>
      Array.from({ length: copies + 1 }, (_, copy): RunRow => ({
        source: { kind: 'sample', sampleId },
        copy,
        personId,
        sampleId,
      })),
    );
    const photo = (one: OutsidePhoto, personId: number | null): RunRow => ({
      source: { kind: 'photo', photo: one },
      copy: 0,
      personId,
      sampleId: null,
    });
    const strangers = outside.strangers.map((one) => photo(one, null));
    const extra = outside.probes.map(({ personId, photo: one }) => photo(one, personId));
    this.rows = [...own, ...strangers, ...extra];
    this.#strangers = strangers.map((_, i) => own.length + i);
    this.#extra = extra.map((_, i) => own.length + strangers.length + i);
  }

  /** The table of a training: all rows are embedded, those that the fold leaves in are learned from. */
  table(
    features: { values: Float32Array; size: number },
    fold: Fold | null,
  ): LabeledRows & { features: Float32Array; size: number } {
    return { features: features.values, size: features.size, ...this.#labels(fold) };
  }

  /** What the candidate's own training holds out, with `seed`: its references, and the probes that it never learned from. */
  heldOut(seed: number): { references: Map<string, number[]>; probes: Probe[] } {
    const split = splitForValidation(this.#labels(null), seed);
    const references = new Map<string, number[]>();
    for (const row of split.references) {
      const person = String(this.rows[row]!.personId);
      references.set(person, [...(references.get(person) ?? []), row]);
    }
    const plain = split.probes.filter((row) => this.rows[row]!.copy === 0);
    const probes = [...plain, ...this.#strangers].map((row) => ({
      row,
      person: String(this.rows[row]!.personId ?? `stranger ${row}`),
      group: LEFT_OUT,
    }));
    return { references, probes };
  }

  #labels(fold: Fold | null): LabeledRows {
    const column = (value: (row: RunRow) => number) => Int32Array.from(this.rows, value);
    return {
      people: column(({ personId }) => personId ?? -1),
      samples: column(({ sampleId }) => sampleId ?? -1),
      copies: column(({ copy }) => copy),
      usable: Uint8Array.from(this.rows, (row) => Number(isLearned(row, fold))),
    };
  }

  /** Rows that make each person's reference in a fold, or over all: the samples, as they are, that are learned from. */
  references(fold: Fold | null): Map<string, number[]> {
    const references = new Map<string, number[]>();
    this.rows.forEach((row, i) => {
      if (row.copy !== 0 || !isLearned(row, fold)) return;
      const person = String(row.personId);
      references.set(person, [...(references.get(person) ?? []), i]);
    });
    return references;
  }

  /** Whether outside probes and outside strangers make a test of their own, for the candidate itself. */
  get hasHoldOut(): boolean {
    return this.#strangers.length > 0 && this.#extra.length > 0;
  }

  /** That test: everybody's references, and all outside photos as probes. Nothing ever learns from these. */
  holdOut(): { references: Map<string, number[]>; probes: Probe[] } {
    const stranger = (row: number) => ({ row, person: `stranger ${row}`, group: EXTRA });
    const probe = (row: number) => ({
      row,
      person: String(this.rows[row]!.personId),
      group: EXTRA,
    });
    return {
      references: this.references(null),
      probes: [...this.#extra.map(probe), ...this.#strangers.map(stranger)],
    };
  }

  /**
   * Probes of a fold: left-out photos and people, and, where they make no test of their own, the fold's share of the outside
   * photos. With `copies` the left-out photos' copies instead.
   */
  probes(fold: Fold, copies = false): Probe[] {
    const probes: Probe[] = [];
    this.rows.forEach((row, i) => {
      if (row.sampleId === null || (row.copy !== 0) === !copies) return;
      const stranger = fold.strangers.has(row.personId!);
      if (stranger || fold.probes.has(row.sampleId)) {
        probes.push({ row: i, person: String(row.personId), group: LEFT_OUT });
      }
    });
    if (copies || this.hasHoldOut) return probes;
    const share = (all: readonly number[]) => all.filter((_, i) => i % fold.count === fold.index);
    for (const row of share(this.#strangers)) {
      probes.push({ row, person: `stranger ${row}`, group: LEFT_OUT });
    }
    for (const row of share(this.#extra)) {
      probes.push({ row, person: String(this.rows[row]!.personId), group: EXTRA });
    }
    return probes;
  }
}

function isLearned({ personId, sampleId }: RunRow, fold: Fold | null): boolean {
  if (sampleId === null) return false;
  return !fold || !(fold.strangers.has(personId!) || fold.probes.has(sampleId));
}
