import type { BrokenPromise, Figures } from '../../contract/index.ts';

/**
 * Whether measured figures contradict the promise that at most the share `wantedFpir` of strangers is given a name: the whole
 * 95% interval lies above it. What may be chance contradicts nothing.
 */
export function isPromiseBroken({ fpir }: Pick<Figures, 'fpir'>, wantedFpir: number): boolean {
  return fpir.low > wantedFpir;
}

/** Why figures contradict the promise, as far as can be told; null where they do not. `doubtful` labels are the likelier cause. */
export function brokenPromiseOf(
  figures: Pick<Figures, 'fpir'>,
  wantedFpir: number,
  doubtful: number,
): BrokenPromise | null {
  if (!isPromiseBroken(figures, wantedFpir)) return null;
  return doubtful > 0 ? { cause: 'labels', pictures: doubtful } : { cause: 'likeness' };
}
