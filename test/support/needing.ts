import { beforeEach, type TestContext } from 'vitest';
import { missing, type NeedName } from './needs.ts';

declare module 'vitest' {
  interface TaskMeta {
    /** Why the test was skipped; `npm test` ends with it. */
    lacking?: string;
  }
}

/** Called at the top of a file or of a `describe`: where the machine lacks a need, its tests are skipped and say which. */
export function needing(...names: readonly NeedName[]): void {
  const lacking = missing(names);
  beforeEach(async ({ task, skip }) => {
    const what = (await lacking).map((need) => need.what);
    if (what.length > 0) skipFor({ task, skip }, `needs ${what.join(' and ')}`);
  });
}

/** Skips a test that is under way, and says why. */
export function skipFor({ task, skip }: Pick<TestContext, 'task' | 'skip'>, why: string): never {
  task.meta.lacking = why;
  return skip(why);
}
