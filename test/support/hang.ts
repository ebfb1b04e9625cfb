/** Milliseconds that end a test that hangs, and nothing else: how long a test takes depends on the machine, and is no matter of tests. */
export const HANG = 10 * 60_000;

/** Milliseconds after which what a test waits for is taken not to come any more: it then says what that was. */
export const NEVER = 3 * 60_000;
