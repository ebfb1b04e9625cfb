import { createHash } from 'node:crypto';

/** People with as many photos are all needed by benchmarks. */
const MANY_PHOTOS = 8;

/**
 * Whether the statistics that Kith comes with are counted on somebody of LFW, by their folder's name and number of photos:
 * about half of those with few photos. No benchmark uses them, so that none measures what was learned by heart.
 */
export function isForStatistics(name: string, photos: number): boolean {
  return (
    photos < MANY_PHOTOS && createHash('sha256').update(name).digest().readUInt32BE() % 2 === 0
  );
}
