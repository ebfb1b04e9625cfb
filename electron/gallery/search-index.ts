import type { Candidate } from '../core/ports.ts';

/**
 * Exact nearest-reference search: one unit vector a person, all in one contiguous array, compared by inner
 * product. A removal moves the last row into the gap, so that the array never has holes.
 */
export class SearchIndex {
  readonly #size: number;
  #rows: Float32Array;
  #ids: number[] = [];
  readonly #rowOf = new Map<number, number>();

  /** `size` is the length of every vector. */
  constructor(size: number, capacity = 64) {
    this.#size = size;
    this.#rows = new Float32Array(size * capacity);
  }

  /** How many people can be found. */
  get count(): number {
    return this.#ids.length;
  }

  /** Puts a person's unit reference in, or replaces it. */
  set(personId: number, reference: Float32Array): void {
    if (reference.length !== this.#size) {
      throw new RangeError(`A reference has ${this.#size} numbers, not ${reference.length}`);
    }
    let row = this.#rowOf.get(personId);
    if (row === undefined) {
      row = this.#ids.length;
      if ((row + 1) * this.#size > this.#rows.length) this.#grow();
      this.#ids.push(personId);
      this.#rowOf.set(personId, row);
    }
    this.#rows.set(reference, row * this.#size);
  }

  /** Takes a person out; does nothing for one who is not in. */
  remove(personId: number): void {
    const row = this.#rowOf.get(personId);
    if (row === undefined) return;
    const last = this.#ids.length - 1;
    const moved = this.#ids[last]!;
    this.#rows.copyWithin(row * this.#size, last * this.#size, (last + 1) * this.#size);
    this.#rows.fill(0, last * this.#size, (last + 1) * this.#size);
    this.#ids[row] = moved;
    this.#rowOf.set(moved, row);
    this.#ids.pop();
    this.#rowOf.delete(personId);
  }

  /** The `count` people with the highest inner product, best first. */
  nearest(query: Float32Array, count: number): Candidate[] {
    const best: { personId: number; score: number }[] = [];
    const size = this.#size;
    const rows = this.#rows;
    for (let row = 0, start = 0; row < this.#ids.length; row++, start += size) {
      let a = 0;
      let b = 0;
      let c = 0;
      let d = 0;
      for (let i = 0; i < size; i += 4) {
        a += rows[start + i]! * query[i]!;
        b += rows[start + i + 1]! * query[i + 1]!;
        c += rows[start + i + 2]! * query[i + 2]!;
        d += rows[start + i + 3]! * query[i + 3]!;
      }
      const score = a + b + c + d;
      if (best.length < count || score > best.at(-1)!.score) {
        const place = best.findIndex((other) => score > other.score);
        best.splice(place < 0 ? best.length : place, 0, { personId: this.#ids[row]!, score });
        if (best.length > count) best.pop();
      }
    }
    return best;
  }

  #grow(): void {
    const grown = new Float32Array(this.#rows.length * 2);
    grown.set(this.#rows);
    this.#rows = grown;
  }
}
