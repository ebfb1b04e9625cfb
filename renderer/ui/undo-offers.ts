import { useEffect, useRef } from 'react';

/** What can be undone by the keyboard, the newest at the end. */
const offers: (() => void)[] = [];

/** Offers to undo something by the keyboard. Returns what withdraws that, once it is over or done. */
export function offerUndo(undo: () => void): () => void {
  offers.push(undo);
  return () => {
    const place = offers.indexOf(undo);
    if (place >= 0) offers.splice(place, 1);
  };
}

/** Undoes what was offered last, if anything still is. */
export function undoNewest(): void {
  offers.at(-1)?.();
}

/** Offers it for as long as the component is shown. */
export function useUndoOffer(undo: () => void): void {
  const newest = useRef(undo);
  useEffect(() => {
    newest.current = undo;
  });
  useEffect(() => offerUndo(() => newest.current()), []);
}
