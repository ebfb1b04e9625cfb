import type { CurvePoint, TrainerProgress } from '../../contract/index.ts';
import type { RunProgress } from './run-machine.ts';

/** The share of a run's time that features take where none are kept. */
const FEATURE_SHARE = 0.6;
/** The share that is done when only the judgment is left. */
const TRAINED_SHARE = 0.98;

/** How far a run is: features first, in proportion to how many must be computed, then the trainings, all alike. */
export function createShares(
  trainings: number,
  onProgress: (change: Partial<RunProgress>) => void,
) {
  let afterFeatures = 0;
  return {
    features: (done: number, total: number): void => {
      if (done < total) afterFeatures = FEATURE_SHARE;
      const share = total === 0 ? 0 : (done / total) * afterFeatures;
      onProgress({ stage: 'features', share });
    },
    training:
      (part: number) =>
      (progress: TrainerProgress, curve: CurvePoint[]): void => {
        const done = (part + progress.step / progress.steps) / trainings;
        onProgress({
          stage: 'training',
          part: part + 1,
          share: afterFeatures + (TRAINED_SHARE - afterFeatures) * done,
          progress,
          curve: [...curve],
        });
      },
  };
}

/** Tells with each change how many seconds of the run are left; null as long as too little is done to say. */
export function withSecondsLeft(
  onProgress: (change: Partial<RunProgress>) => void,
): (change: Partial<RunProgress>) => void {
  const began = performance.now();
  let share = 0;
  return (change) => {
    share = change.share ?? share;
    const elapsed = (performance.now() - began) / 1000;
    const secondsLeft = share > 0.02 ? (elapsed * (1 - share)) / share : null;
    onProgress({ ...change, secondsLeft });
  };
}
