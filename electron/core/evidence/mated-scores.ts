import { referenceFrom } from '../../../native-models/evaluate/reference.ts';
import { innerProduct } from '../../../native-models/evaluate/unit-vectors.ts';
import type { Compared } from '../../contract/index.ts';
import { never } from '../async/aborted.ts';
import { createPace } from '../async/pace.ts';
import type { EmbeddedMoments, MomentSample } from '../evaluation/embedded-moments.ts';
import type { ActiveVersion } from '../ports/index.ts';

/** Fewer scores of one person make no histogram: everybody's are told instead. */
const FEWEST = 5;
/** People whose scores stand for everybody's. */
const MOST_READ = 60;

/**
 * The comparison scores of the moments that a person's samples show, the first sample of each standing for it, with the reference
 * of the other moments: pictures of one moment vouch for each other, but not for the next. None for a single moment.
 */
export function leaveOneOutScores(
  samples: readonly Pick<MomentSample, 'vector' | 'moment'>[],
): number[] {
  const moments = Map.groupBy(samples, ({ moment }) => moment);
  return [...moments].flatMap(([moment, [first]]) => {
    const rest = samples.filter((one) => one.moment !== moment).map(({ vector }) => vector);
    const reference = referenceFrom(rest);
    return reference ? [innerProduct(first!.vector, reference.direction)] : [];
  });
}

/** Tells what mated scores are like in a gallery. */
export function createMatedScores(samples: EmbeddedMoments) {
  let known: { version: ActiveVersion; revision: number; scores: Promise<number[]> } | null = null;

  const scoresOf = async (people: readonly number[], version: ActiveVersion): Promise<number[]> => {
    const pace = createPace(never);
    const scores: number[] = [];
    // One after the other: the pictures of all at once would be too many.
    for (const id of people)
      scores.push(...leaveOneOutScores(await samples.of(id, version.id, pace)));
    return scores;
  };

  const ofEverybody = (version: ActiveVersion): Promise<number[]> => {
    if (known?.version !== version || known.revision !== version.revision) {
      const ids = version.personIds();
      const step = Math.max(1, ids.length / MOST_READ);
      const read = Array.from(
        { length: Math.min(ids.length, MOST_READ) },
        (_, i) => ids[Math.floor(i * step)]!,
      );
      known = { version, revision: version.revision, scores: scoresOf(read, version) };
    }
    return known.scores;
  };

  /** The mated scores of somebody with these samples under the version: their own, or everybody's where these are too few. */
  return async (
    version: ActiveVersion,
    own: readonly MomentSample[],
  ): Promise<Compared['mated']> => {
    const scores = leaveOneOutScores(own);
    if (scores.length >= FEWEST) return { scores, of: 'person' };
    return { scores: await ofEverybody(version), of: 'everybody' };
  };
}

/** Mated scores of somebody. */
export type MatedScores = ReturnType<typeof createMatedScores>;
