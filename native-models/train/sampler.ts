import { shuffled } from '../evaluate/shuffled.ts';
import type { LabeledRows } from './validation.ts';

/** What a trainer learns from: rows of features, and whose they are. */
export interface TrainingRows extends LabeledRows {
  /** n rows of `size` numbers, one after another. */
  readonly features: Float32Array;
  readonly size: number;
}

/** Draws balanced batches: P people with K different samples each, every sample as any of its copies. */
export class BatchSampler {
  readonly #people: readonly (readonly (readonly number[])[])[];

  /** `rows` are the numbers of the rows that may be drawn. People with one sample are left out: they have no positive. */
  constructor(data: TrainingRows, rows: readonly number[]) {
    const people = new Map<number, Map<number, number[]>>();
    for (const row of rows) {
      const samples = people.get(data.people[row]!) ?? new Map<number, number[]>();
      people.set(data.people[row]!, samples);
      samples.set(data.samples[row]!, [...(samples.get(data.samples[row]!) ?? []), row]);
    }
    this.#people = [...people.values()]
      .map((samples) => [...samples.values()])
      .filter((samples) => samples.length > 1);
  }

  /** How many people can be drawn. */
  get people(): number {
    return this.#people.length;
  }

  /**
   * Rows of a batch: at most `people` × `perPerson`, fewer where there are fewer. Where samples have copies each is drawn
   * twice, as it is and as a copy: that a person is the same in another light is then learned apart from everything else
   * that differs between two samples.
   */
  draw(people: number, perPerson: number, random: () => number): number[] {
    return shuffled(this.#people, random)
      .slice(0, people)
      .flatMap((samples) => {
        const twice = samples.some((copies) => copies.length > 1);
        const drawn = shuffled(samples, random).slice(
          0,
          twice ? Math.ceil(perPerson / 2) : perPerson,
        );
        return drawn.flatMap(([plain, ...copies]) =>
          copies.length === 0 ? [plain!] : [plain!, copies[Math.floor(random() * copies.length)]!],
        );
      });
  }
}
