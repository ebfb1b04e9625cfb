import { useEffect, useRef, type RefObject } from 'react';

/** What had the focus last. */
let last: Element | null = null;
globalThis.document?.addEventListener('focusin', ({ target }) => {
  last = target instanceof Element ? target : null;
});

/**
 * Once a part of a list is dealt with its buttons are gone, and the focus with them: it goes to the next part's, or to the page's
 * heading where there is none. Focus that is somewhere else, or that nobody lost, is left there. `keys` tell the list's children apart, in their order;
 * undefined while they are not known.
 */
export function useFocusOnNext(
  list: RefObject<HTMLElement | null>,
  keys: readonly (string | number)[] | undefined,
): void {
  const shown = useRef<readonly (string | number)[]>([]);
  useEffect(() => {
    if (!keys) return;
    const before = shown.current;
    shown.current = keys;
    const left = new Set(keys);
    const gone = before.findIndex((key) => !left.has(key));
    if (gone < 0) return;
    focusWhereLost(list.current?.children[Math.min(gone, Math.max(0, keys.length - 1))]);
  }, [list, keys]);
  // The last part may take the list with it.
  useEffect(() => () => focusWhereLost(undefined), []);
}

function focusWhereLost(next: Element | undefined): void {
  if (document.activeElement !== document.body || last?.isConnected !== false) return;
  const target =
    next?.querySelector<HTMLElement>('button:enabled') ??
    next?.querySelector('a') ??
    document.querySelector('h1');
  target?.focus();
}
