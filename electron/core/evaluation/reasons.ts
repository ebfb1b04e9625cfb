import type { Outcome, Rate, Reason } from '../../contract/index.ts';

/** What a condition's differences (candidate less current, with the 95% interval of a paired bootstrap over people) are told from. */
interface JudgedGroup {
  readonly group: string;
  readonly fnir: Rate;
  readonly fpir: Rate;
}

/** What became of a figure, given its difference with the interval. */
export function outcomeOf({ value, low, high }: Rate): Outcome {
  if (value === 0 && low === 0 && high === 0) return 'same';
  if (high < 0) return 'lower';
  return low > 0 ? 'higher' : 'unclear';
}

/** Why the verdict is what it is: a reason for each figure of each condition, which tells only what that figure shows. */
export function reasonsFor(groups: readonly JudgedGroup[], wantedFpir: number): Reason[] {
  const reasons = groups.flatMap(({ group, fnir, fpir }): Reason[] => {
    const condition = groups.length > 1 ? group : null;
    return [
      { kind: 'misses', condition, outcome: outcomeOf(fnir), change: fnir, wantedFpir },
      { kind: 'strangers-named', condition, outcome: outcomeOf(fpir), change: fpir },
    ];
  });
  const outcomes = new Set(groups.map(({ fnir }) => outcomeOf(fnir)));
  return outcomes.has('lower') && outcomes.has('higher')
    ? [...reasons, { kind: 'gain-and-loss' }]
    : reasons;
}
