import type {
  ModelVersion,
  Report,
  TrainingRun,
  Verdict,
} from '../../../electron/contract/index.ts';
import type { en } from '../../i18n/messages/en/index.ts';

type Words = (typeof en)['training'];

/** What a training came to: the judge’s word, or that there is nothing to judge. */
export type Result = keyof Words['verdict'];

/** Each result’s color: a warning only where there is something to be warned of. */
export const resultColor: Record<Result, string> = {
  better: 'kith',
  'not-better': 'gray',
  'worse-for-strangers': 'red',
  'not-enough-data': 'amber',
  unchanged: 'gray',
};

/**
 * What a training came to. Where no step was better than the start the candidate is the start, and that is what there is to
 * say of it; unless even the start is better than the version it was compared with.
 */
export function resultOf({
  verdict,
  bestEpoch,
}: Pick<Report, 'verdict'> & { readonly bestEpoch: number | null }): Result {
  return verdict !== 'better' && bestEpoch === 0 ? 'unchanged' : verdict;
}

/** The same of a version; null where nobody judged it here. */
export function resultOfVersion({ verdict, bestEpoch }: ModelVersion): Result | null {
  return verdict && resultOf({ verdict, bestEpoch });
}

/** The same of a finished run, which may also have come out as the very version that is active. */
export function resultOfRun({ verdict, bestEpoch, activation }: TrainingRun): Result {
  if (activation === 'unchanged') return 'unchanged';
  return resultOf({ verdict: verdict!, bestEpoch });
}

type Headline = keyof Words['run']['headline'];

const better: Partial<Record<NonNullable<TrainingRun['activation']>, Headline>> = {
  active: 'betterActive',
  'under-way': 'betterUnderWay',
  'parent-left': 'betterParentLeft',
  stopped: 'betterStopped',
  failed: 'betterFailed',
};
const others: Record<Exclude<Verdict, 'better'>, readonly [stays: Headline, anyway: Headline]> = {
  'not-better': ['notBetter', 'notBetterAnyway'],
  'worse-for-strangers': ['worse', 'worseAnyway'],
  'not-enough-data': ['notEnough', 'notEnoughAnyway'],
};

/** What happened to a run that is not under way, as the key of a headline. `activeId` is the active version's number. */
export function headlineOf(run: TrainingRun, activeId: number): Headline {
  switch (run.status) {
    case 'running':
    case 'interrupted':
      return 'interrupted';
    case 'canceled':
      return run.error ? 'outdated' : 'canceled';
    case 'failed':
      if (run.error?.code === 'TrainingCollapsed') return 'collapsed';
      return run.error?.code === 'TrainingDiverged' ? 'diverged' : 'failed';
    case 'finished': {
      const result = resultOfRun(run);
      if (result === 'unchanged') return 'unchanged';
      const isActive = run.versionId === activeId;
      if (result !== 'better') return others[result][isActive ? 1 : 0];
      // What was rolled back since, or compared with what is active again, is where the user decides.
      if (run.activation === 'active' && !isActive) return 'betterWasActive';
      if (run.activation === 'parent-left' && run.comparedWith?.versionId === activeId) {
        return 'betterNotWanted';
      }
      return better[run.activation!] ?? 'betterNotWanted';
    }
  }
}
