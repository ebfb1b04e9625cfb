import { SearchIndex } from '../../electron/gallery/search-index.ts';
import { unitVector } from '../support/gallery.ts';
import { quantile, type Figure } from './report.ts';

const PEOPLE = 10_000;
const SEARCHES = 300;

/** Exact search among 10,000 people: milliseconds a search. */
export async function benchSearch(): Promise<Figure> {
  const index = new SearchIndex(128);
  for (let id = 1; id <= PEOPLE; id++) index.set(id, unitVector(id));
  const query = unitVector(PEOPLE + 1);
  for (let i = 0; i < 50; i++) index.nearest(query, 2);
  const times = Array.from({ length: SEARCHES }, () => {
    const start = performance.now();
    index.nearest(query, 2);
    return performance.now() - start;
  });
  const [median, p95] = [quantile(times, 0.5), quantile(times, 0.95)];
  return {
    what: 'search among 10,000 people, exact',
    measured: `${median.toFixed(2)} ms (95%: ${p95.toFixed(2)} ms)`,
    bound: '≤ 2 ms',
    holds: median <= 2,
    numbers: { median, p95 },
  };
}
