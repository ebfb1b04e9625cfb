import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useShortcuts } from '../../ui/shortcuts.ts';
import type { ListedPerson } from './arrange-people.ts';
import { nobodySelected, select, type Selecting, type Selection } from './selection.ts';

/** Several people of a list, chosen with the mouse or by keys. Whoever is not shown is not selected. */
export function useSelection(shown: readonly ListedPerson[]) {
  const [selection, setSelection] = useState<Selection>(nobodySelected);
  const list = useRef(shown);
  useEffect(() => {
    list.current = shown;
  }, [shown]);
  const clear = (): void => setSelection(nobodySelected);
  const selectAll = (): void =>
    setSelection({ ids: new Set(shown.map(({ id }) => id)), anchor: shown[0]?.id ?? null });
  useShortcuts({
    selectAll,
    // Nobody selected: the key is whoever else's it is.
    ...(selection.ids.size > 0 && { selectNobody: clear }),
  });
  return {
    /** Whoever is shown and selected, in their order, and the numbers of all who are selected. */
    selected: useMemo(
      () => (selection.ids.size === 0 ? [] : shown.filter(({ id }) => selection.ids.has(id))),
      [shown, selection.ids],
    ),
    ids: selection.ids,
    /** The same function for as long as the page is there: thousands of cards have it. */
    onSelect: useCallback(
      (id: number, how: Selecting): void =>
        setSelection((now) =>
          select(
            now,
            id,
            how,
            list.current.map((person) => person.id),
          ),
        ),
      [],
    ),
    selectAll,
    clear,
  };
}
