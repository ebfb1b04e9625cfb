/** Does pieces of work one after another, in the order in which they were asked for, whatever becomes of each. */
export function createTurns(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(work: () => Promise<T>): Promise<T> => {
    const mine = last.then(work);
    // Who asked for it is told of its failure; the next in turn only waits.
    last = mine.catch(() => undefined);
    return mine;
  };
}
