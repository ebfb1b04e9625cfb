import type { Browser } from 'playwright-core';

/** The browsers that are kept, by what they were started with; null where each is closed after its use. */
let kept: Map<string, Promise<Browser>> | null = null;

/** A browser on loan. */
interface Loan {
  readonly browser: Browser;
  /** Gives it back: what is open in it was closed before. */
  readonly giveBack: () => Promise<void>;
}

/**
 * Keeps browsers open from now on for whoever wants one like it next: a start costs as much as half of a short test. Returns
 * what closes them all.
 */
export function keepBrowsers(): () => Promise<void> {
  const all = (kept ??= new Map());
  return async () => {
    kept = null;
    for (const starting of all.values()) await (await starting).close();
  };
}

/** A browser with these arguments, started by `launch` unless one is kept that is still there. */
export async function borrowBrowser(
  args: readonly string[],
  launch: () => Promise<Browser>,
): Promise<Loan> {
  if (!kept) {
    const browser = await launch();
    return { browser, giveBack: () => browser.close() };
  }
  const key = args.join('\n');
  const there = await kept.get(key)?.catch(() => null);
  const starting = there?.isConnected() ? Promise.resolve(there) : launch();
  kept.set(key, starting);
  return { browser: await starting, giveBack: async () => undefined };
}
