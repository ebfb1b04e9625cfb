import { KithError } from '../../../contract/index.ts';
import { readInput } from '../common/files.ts';

/** Bytes of a list of pairs at most: a million of them. */
const MOST_BYTES = 32 * 1024 * 1024;

/** Two photos that are compared, as paths below the folder of images. */
export interface Pair {
  readonly files: readonly [string, string];
  readonly mated: boolean;
}

/**
 * LFW's `pairs.txt`: a first line with counts, then `Name i j` or `NameA i NameB j`. With a limit, that many
 * pairs evenly from the whole list, so that every fold keeps both kinds. Errors: `FileTooLarge`; those of `readInput`; `BadInput`.
 */
export async function readPairs(file: string, limit?: number): Promise<Pair[]> {
  const tooLarge = (): KithError => new KithError('FileTooLarge', file);
  const text = new TextDecoder().decode(await readInput(file, MOST_BYTES, tooLarge));
  const pairs = text
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .flatMap((parts): Pair[] => {
      if (parts.length === 3) {
        const [name, i, j] = parts as [string, string, string];
        return [{ files: [photo(name, i), photo(name, j)], mated: true }];
      }
      if (parts.length === 4) {
        const [a, i, b, j] = parts as [string, string, string, string];
        return [{ files: [photo(a, i), photo(b, j)], mated: false }];
      }
      return [];
    });
  if (pairs.length === 0) throw new KithError('BadInput', `${file} lists no pairs`);
  if (limit === undefined || limit >= pairs.length) return pairs;
  return Array.from({ length: limit }, (_, i) => pairs[Math.floor((i * pairs.length) / limit)]!);
}

function photo(name: string, number: string): string {
  return `${name}/${name}_${number.padStart(4, '0')}.jpg`;
}
