import type { GroupedSearch } from '../../electron/core/evaluation/searches.ts';
import { seeded } from './seeded.ts';

/** Searches of people with scores around `mated`, and of strangers around `stranger`. */
export function searches(
  mated: number,
  stranger: number,
  spread = 0.05,
  people = 30,
): GroupedSearch[] {
  const random = seeded(7);
  const noise = () => (random() - 0.5) * 2 * spread;
  return Array.from({ length: people }, (_, person) => [
    ...Array.from({ length: 6 }, () => ({
      person: `p${person}`,
      group: 'photos',
      mated: true,
      own: mated + noise(),
      other: 0.2 + noise(),
    })),
    ...Array.from({ length: 12 }, () => ({
      person: `s${person}`,
      group: 'photos',
      mated: false,
      own: null,
      other: stranger + noise(),
    })),
  ]).flat();
}
