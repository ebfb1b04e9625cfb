import type { Context } from './enroll-context.ts';
import { isByTurns, type DraftSample } from './draft-sample.ts';

/** What changes where only some of the samples are left. */
export function withSamples(
  { samples, groups, unlike, turns }: Context,
  isLeft: (sample: DraftSample) => boolean,
): Pick<Context, 'samples' | 'groups' | 'unlike' | 'turns'> {
  const left = samples.filter(isLeft);
  const [keys = []] = unlike ? leftOf([unlike.keys], left) : [];
  return {
    samples: left,
    groups: severalOf(leftOf(groups, left)),
    unlike: unlike && keys.length > 0 ? { ...unlike, keys } : null,
    turns: left.some(isByTurns) ? turns : null,
  };
}

/** What is left of groups of keys, without those of which nothing is. */
export function leftOf(groups: Context['groups'], samples: Context['samples']): number[][] {
  const there = new Set(samples.map(({ key }) => key));
  return groups
    .map((group) => group.filter((key) => there.has(key)))
    .filter(({ length }) => length > 0);
}

/** No groups where they are of one person. */
export function severalOf(groups: number[][]): number[][] {
  return groups.length > 1 ? groups : [];
}
