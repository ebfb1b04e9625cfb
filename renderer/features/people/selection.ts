/** Who is selected in a list, and from where a range goes. */
export interface Selection {
  readonly ids: ReadonlySet<number>;
  /** Who was selected or let go last. */
  readonly anchor: number | null;
}

/** How somebody is selected: they alone join or leave, or everyone from the anchor up to them joins. */
export type Selecting = 'one' | 'range';

/** Nobody. */
export const nobodySelected: Selection = { ids: new Set(), anchor: null };

/** The selection after somebody of a list is selected; `order` is the list as it is shown. A range without an anchor is of one. */
export function select(
  { ids, anchor }: Selection,
  id: number,
  how: Selecting,
  order: readonly number[],
): Selection {
  const changed = new Set(ids);
  if (how === 'one') {
    if (!changed.delete(id)) changed.add(id);
    return { ids: changed, anchor: id };
  }
  const to = order.indexOf(id);
  const from = anchor === null ? -1 : order.indexOf(anchor);
  const [low, high] = from < 0 ? [to, to] : [Math.min(from, to), Math.max(from, to)];
  for (const between of order.slice(low, high + 1)) changed.add(between);
  // The next range begins where this one did.
  return { ids: changed, anchor: from < 0 ? id : anchor };
}
