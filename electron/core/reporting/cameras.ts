import type { ReportedCamera, Sample } from '../../contract/index.ts';
import type { Search } from '../../../native-models/evaluate/identification.ts';
import type { Bars } from '../evaluation/bars.ts';
import { missedByPerson, namedByPerson } from '../evaluation/figures.ts';
import { FEWEST_PEOPLE } from './conditions.ts';
import { countedRate } from './counted-rate.ts';

/** A picture of the gallery, as far as its camera goes. */
type Taken = Pick<Sample, 'id' | 'source' | 'camera'>;

/**
 * FNIR and FPIR by what pictures were taken with: each webcam, in the order in which it took its first picture, webcams that are
 * not known, photos, and photos from outside. `of` tells the sample of a search, null where it is from outside.
 */
export function cameraTable<S extends Search & { readonly row: number }>(
  searches: readonly S[],
  bars: Bars,
  {
    samples,
    of,
    names,
  }: {
    samples: readonly Taken[];
    of: (search: S) => Taken | null;
    names: boolean;
  },
): ReportedCamera[] {
  const numbers = new Map<string, number>();
  for (const { camera } of samples.toSorted((a, b) => a.id - b.id)) {
    if (camera !== null && !numbers.has(camera)) numbers.set(camera, numbers.size + 1);
  }
  const kinds: Pick<ReportedCamera, 'source' | 'number' | 'name'>[] = [
    ...[...numbers].map(([label, number]) => ({
      source: 'webcam' as const,
      number,
      name: names ? label : null,
    })),
    ...(['webcam', 'photo', 'outside'] as const).map((source) => ({
      source,
      number: null,
      name: null,
    })),
  ];
  const taken = searches.map((search) => {
    const sample = of(search);
    const number = numbers.get(sample?.camera ?? '') ?? null;
    return { search, source: sample?.source ?? 'outside', number };
  });
  return kinds.flatMap((kind) => {
    const own = taken.flatMap(({ search, source, number }) =>
      source === kind.source && number === kind.number ? search : [],
    );
    if (own.length === 0) return [];
    const fnir = countedRate(missedByPerson(own, bars));
    const fpir = countedRate(namedByPerson(own, bars));
    return {
      ...kind,
      samples: new Set(own.map(({ row }) => row)).size,
      fnir,
      fpir,
      fnirIsWeak: fnir.people < FEWEST_PEOPLE,
      fpirIsWeak: fpir.people < FEWEST_PEOPLE,
    };
  });
}
