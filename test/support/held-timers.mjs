// Imported before a process of a test starts: whatever it would do ten seconds later waits until the test sends SIGUSR2, so that
// a machine that is busy for ten seconds changes nothing.
const HELD = 10_000;
const { setTimeout: begin, clearTimeout: end } = globalThis;
/** What each of the timers that are held would do. */
const held = new Map();

globalThis.setTimeout = (work, milliseconds, ...input) => {
  if (milliseconds !== HELD) return begin(work, milliseconds, ...input);
  const timer = begin(() => undefined, 2 ** 31 - 1);
  held.set(timer, () => work(...input));
  return timer;
};
globalThis.clearTimeout = (timer) => {
  held.delete(timer);
  end(timer);
};
process.on('SIGUSR2', () => {
  for (const [timer, work] of held) {
    clearTimeout(timer);
    work();
  }
});
