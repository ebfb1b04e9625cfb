import compiled from './inner-products.json' with { type: 'json' };

/** Rows that are scored between two looks for the best: their scores stay in the processor's cache. */
const ROWS_AT_ONCE = 4096;
const PAGE = 65_536;

/** A person's comparison score, −1 to 1. */
export interface Candidate {
  readonly personId: number;
  readonly score: number;
}

interface Kernel {
  readonly memory: WebAssembly.Memory;
  /** See `inner-products.wat`. */
  readonly innerProducts: (
    row: number,
    count: number,
    bytes: number,
    query: number,
    out: number,
  ) => void;
}

const kernel = new WebAssembly.Module(
  Uint8Array.from(atob(compiled.wasm), (character) => character.charCodeAt(0)),
);

/**
 * Exact nearest-reference search: one unit vector a person, all in one contiguous array, compared by inner
 * product. A removal moves the last row into the gap, so that the array never has holes. It lies in the memory of a
 * WebAssembly module, which compares four numbers at a time and can grow to seven million people of 128 numbers.
 */
export class SearchIndex {
  readonly #size: number;
  readonly #kernel: Kernel;
  /** Numbers, not bytes, from the beginning of the memory: the query is first, then scores, then the rows. */
  readonly #scoresAt: number;
  readonly #rowsAt: number;
  #numbers: Float32Array;
  #ids: number[] = [];
  readonly #rowOf = new Map<number, number>();

  /** `size` is the length of every vector, a multiple of 8. */
  constructor(size: number) {
    if (size % 8 !== 0) throw new RangeError(`${size} numbers are not a multiple of 8`);
    this.#size = size;
    this.#kernel = new WebAssembly.Instance(kernel).exports as unknown as Kernel;
    this.#scoresAt = size;
    this.#rowsAt = size + ROWS_AT_ONCE;
    this.#numbers = new Float32Array(this.#kernel.memory.buffer);
  }

  /** How many people can be found. */
  get count(): number {
    return this.#ids.length;
  }

  /** Bytes of memory that it holds. */
  get bytes(): number {
    return this.#numbers.byteLength;
  }

  /** Puts a person's unit reference in, or replaces it. */
  set(personId: number, reference: Float32Array): void {
    if (reference.length !== this.#size) {
      throw new RangeError(`A reference has ${this.#size} numbers, not ${reference.length}`);
    }
    let row = this.#rowOf.get(personId);
    if (row === undefined) {
      row = this.#ids.length;
      this.#makeRoom(row + 1);
      this.#ids.push(personId);
      this.#rowOf.set(personId, row);
    }
    this.#numbers.set(reference, this.#start(row));
  }

  /** A copy of a person's reference; null for one who is not in. */
  get(personId: number): Float32Array | null {
    const row = this.#rowOf.get(personId);
    if (row === undefined) return null;
    return this.#numbers.slice(this.#start(row), this.#start(row + 1));
  }

  /** Takes a person out; does nothing for one who is not in. */
  remove(personId: number): void {
    const row = this.#rowOf.get(personId);
    if (row === undefined) return;
    const last = this.#ids.length - 1;
    const moved = this.#ids[last]!;
    this.#numbers.copyWithin(this.#start(row), this.#start(last), this.#start(last + 1));
    this.#numbers.fill(0, this.#start(last), this.#start(last + 1));
    this.#ids[row] = moved;
    this.#rowOf.set(moved, row);
    this.#ids.pop();
    this.#rowOf.delete(personId);
  }

  /** The `count` people with the highest inner product, best first. */
  nearest(query: Float32Array, count: number): Candidate[] {
    const best: { personId: number; score: number }[] = [];
    this.#numbers.set(query, 0);
    let worst = -Infinity;
    for (let first = 0; first < this.#ids.length; first += ROWS_AT_ONCE) {
      const rows = this.#compare(first);
      for (let i = 0; i < rows; i++) {
        const score = this.#numbers[this.#scoresAt + i]!;
        if (best.length === count && score <= worst) continue;
        const place = best.findIndex((other) => score > other.score);
        const personId = this.#ids[first + i]!;
        best.splice(place < 0 ? best.length : place, 0, { personId, score });
        if (best.length > count) best.pop();
        worst = best.at(-1)!.score;
      }
    }
    return best;
  }

  /** Everybody whose inner product reaches a bar, in no order. */
  reaching(query: Float32Array, bar: number): Candidate[] {
    const found: Candidate[] = [];
    this.#numbers.set(query, 0);
    for (let first = 0; first < this.#ids.length; first += ROWS_AT_ONCE) {
      const rows = this.#compare(first);
      for (let i = 0; i < rows; i++) {
        const score = this.#numbers[this.#scoresAt + i]!;
        if (score >= bar) found.push({ personId: this.#ids[first + i]!, score });
      }
    }
    return found;
  }

  /** Compares the query with the rows from `first` on, as many as are compared at once, and answers how many. */
  #compare(first: number): number {
    const rows = Math.min(ROWS_AT_ONCE, this.#ids.length - first);
    this.#kernel.innerProducts(this.#start(first) * 4, rows, this.#size * 4, 0, this.#scoresAt * 4);
    return rows;
  }

  #start(row: number): number {
    return this.#rowsAt + row * this.#size;
  }

  #makeRoom(rows: number): void {
    const missing = this.#start(rows) * 4 - this.#numbers.byteLength;
    if (missing <= 0) return;
    const { memory } = this.#kernel;
    memory.grow(Math.ceil(missing / PAGE));
    // The old view is detached when the memory grows.
    this.#numbers = new Float32Array(memory.buffer);
  }
}
