/** A difference, candidate less current, with its 95% interval from a paired bootstrap over people. */
export interface Difference {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** What a condition's differences are called by and told from. */
interface JudgedGroup {
  readonly group: string;
  readonly fnir: Difference;
  readonly fpir: Difference;
}

/** Lower by more than chance does. */
export function isLower({ high }: Difference): boolean {
  return high < 0;
}

/** Higher by more than chance does. */
export function isHigher({ low }: Difference): boolean {
  return low > 0;
}

/** Not different in any draw. */
function isSame({ value, low, high }: Difference): boolean {
  return value === 0 && low === 0 && high === 0;
}

/** Why the verdict is what it is: a sentence for each figure of each condition, which says only what that figure shows. */
export function reasonsFor(groups: readonly JudgedGroup[], wantedFpir: number): string[] {
  const where = ({ group }: JudgedGroup) => (groups.length > 1 ? `On ${group}, ` : '');
  const sentences = groups.flatMap((group) => [
    capitalized(`${where(group)}${aboutMisses(group.fnir, wantedFpir)}`),
    capitalized(`${where(group)}${aboutStrangers(group.fpir)}`),
  ]);
  const both =
    groups.some(({ fnir }) => isLower(fnir)) && groups.some(({ fnir }) => isHigher(fnir));
  return both
    ? [...sentences, 'A gain in one condition does not pay for a loss in another.']
    : sentences;
}

/** What became of the share of enrolled people missed, each version at its threshold for the wanted FPIR. */
export function aboutMisses(fnir: Difference, wantedFpir: number): string {
  const rate = `FNIR at FPIR ${percent(wantedFpir)}`;
  if (isSame(fnir)) return `as many enrolled people are missed as before: ${rate} is the same.`;
  if (isLower(fnir)) return `fewer enrolled people are missed: ${rate} changes by ${points(fnir)}.`;
  if (isHigher(fnir)) return `more enrolled people are missed: ${rate} changes by ${points(fnir)}.`;
  return `${rate} changes by ${points(fnir)}, which is within what chance does.`;
}

/** What became of the share of strangers named, with as many enrolled people missed by both versions. */
export function aboutStrangers(fpir: Difference): string {
  if (isSame(fpir)) return 'as many strangers are given a name where as many people are missed.';
  if (isLower(fpir)) {
    return `fewer strangers are given a name where as many people are missed: FPIR changes by ${points(fpir)}.`;
  }
  if (isHigher(fpir)) {
    return `to miss no more enrolled people than before, it would give a name to more strangers: FPIR changes by ${points(fpir)}.`;
  }
  return `FPIR, where as many people are missed, changes by ${points(fpir)}, which is within what chance does.`;
}

/** A difference in percentage points with its interval; as many decimals as show that a number is not zero, three at most. */
function points({ value, low, high }: Difference): string {
  const numbers = [value, low, high].map((share) => share * 100);
  const decimals =
    [1, 2].find((count) =>
      numbers.every((number) => number === 0 || Math.abs(number) >= 0.5 * 10 ** -count),
    ) ?? 3;
  const [shown, from, to] = numbers.map((number) => {
    const text = number.toFixed(decimals);
    return Number(text) === 0 ? text.replace('-', '') : number > 0 ? `+${text}` : text;
  });
  return `${shown} percentage points (${from} to ${to})`;
}

function percent(share: number): string {
  return `${Number((share * 100).toFixed(2))}%`;
}

function capitalized(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
