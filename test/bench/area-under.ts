/** The share of pairs in which the first of two is higher; ties count half. */
export function areaUnder(higher: readonly number[], lower: readonly number[]): number {
  let wins = 0;
  for (const a of higher) for (const b of lower) wins += a > b ? 1 : a === b ? 0.5 : 0;
  return wins / (higher.length * lower.length);
}
