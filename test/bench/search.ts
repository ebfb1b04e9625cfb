import { SearchIndex } from '../../native-models/evaluate/search-index.ts';
import { unitVector } from '../support/samples.ts';
import { quantile, type Figure } from './report.ts';

const SIZE = 128;
/** People, and the milliseconds that a search among them may take. */
const SIZES: readonly (readonly [people: number, bound: number])[] = [
  [1000, 1],
  [10_000, 1],
  [100_000, 8],
  [1_000_000, 80],
];

/** Exact search in ever larger galleries: milliseconds a search, and bytes a person. */
export async function benchSearch(): Promise<Figure[]> {
  return SIZES.map(([people, bound]) => {
    const index = new SearchIndex(SIZE);
    // A million different vectors would take minutes to draw; the search does not know that some are the same.
    const vectors = Array.from({ length: 1000 }, (_, seed) => unitVector(seed, SIZE));
    for (let id = 1; id <= people; id++) index.set(id, vectors[id % vectors.length]!);
    const query = unitVector(5000, SIZE);
    const searches = people > 100_000 ? 30 : 300;
    for (let i = 0; i < 10; i++) index.nearest(query, 2);
    const times = Array.from({ length: searches }, () => {
      const start = performance.now();
      index.nearest(query, 2);
      return performance.now() - start;
    });
    const bytes = index.bytes / people;
    const [median, p95] = [quantile(times, 0.5), quantile(times, 0.95)];
    return {
      what: `search among ${people.toLocaleString('en')} people, exact`,
      measured: `${median.toFixed(2)} ms (95%: ${p95.toFixed(2)} ms), ${bytes.toFixed(0)} bytes a person`,
      bound: `≤ ${bound} ms`,
      holds: median <= bound,
      numbers: { median, p95, bytes },
    };
  });
}
