import { referenceFrom } from '../../../native-models/evaluate/reference.ts';
import { innerProduct } from '../../../native-models/evaluate/unit-vectors.ts';
import type { Compared } from '../../contract/index.ts';
import type { ActiveVersion, EmbeddedSample, GalleryReader } from '../ports/index.ts';

/** Fewer scores of one person make no histogram: everybody's are told instead. */
const FEWEST = 5;
/** People whose scores stand for everybody's. */
const MOST_READ = 60;

/** The comparison scores of a person's samples, each with the reference of the others; none for a single one. */
export function leaveOneOutScores(samples: readonly Pick<EmbeddedSample, 'vector'>[]): number[] {
  return samples.flatMap(({ vector }, place) => {
    const rest = samples.filter((_, other) => other !== place).map((one) => one.vector);
    const reference = referenceFrom(rest);
    return reference ? [innerProduct(vector, reference.direction)] : [];
  });
}

/** Tells what mated scores are like in a gallery. */
export function createMatedScores(gallery: GalleryReader) {
  let known: { version: ActiveVersion; revision: number; scores: Promise<number[]> } | null = null;

  const ofEverybody = (version: ActiveVersion): Promise<number[]> => {
    if (known?.version !== version || known.revision !== version.revision) {
      const ids = version.personIds();
      const step = Math.max(1, ids.length / MOST_READ);
      const read = Array.from(
        { length: Math.min(ids.length, MOST_READ) },
        (_, i) => ids[Math.floor(i * step)]!,
      );
      const scores = Promise.all(
        read.map(async (id) => leaveOneOutScores(await gallery.embeddings(id))),
      ).then((each) => each.flat());
      known = { version, revision: version.revision, scores };
    }
    return known.scores;
  };

  /** The mated scores of somebody with these samples under the version: their own, or everybody's where these are too few. */
  return async (
    version: ActiveVersion,
    samples: readonly EmbeddedSample[],
  ): Promise<Compared['mated']> => {
    const own = leaveOneOutScores(samples);
    if (own.length >= FEWEST) return { scores: own, of: 'person' };
    return { scores: await ofEverybody(version), of: 'everybody' };
  };
}

/** Mated scores of somebody. */
export type MatedScores = ReturnType<typeof createMatedScores>;
