import type { Activity } from '../../../electron/contract/index.ts';

/** What a line of the activity list tells, and who else it may be of. */
export interface ToldLine {
  readonly line: Activity;
  /** The second of two people who could not be told apart; null in all other lines, and where only one of the two is listed. */
  readonly other: Activity | null;
}

/** What the lines of the list, newest first, tell: the two of a face that may be of one of two people tell of it together. */
export function toldLines(lines: readonly Activity[]): ToldLine[] {
  const told: ToldLine[] = [];
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!;
    const before = lines[i + 1];
    const together = before !== undefined && isOfBoth(before, line);
    told.push(together ? { line: before, other: line } : { line, other: null });
    if (together) i++;
  }
  return told;
}

function isOfBoth(one: Activity, other: Activity): boolean {
  return (
    one.kind === 'ambiguous' &&
    other.kind === 'ambiguous' &&
    other.id === one.id + 1 &&
    other.at.getTime() === one.at.getTime()
  );
}
