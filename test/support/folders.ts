import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, onTestFinished } from 'vitest';

/** A folder that is removed when the test ends. */
export function temporaryFolder(): string {
  const { folder, remove } = makeFolder();
  onTestFinished(remove);
  return folder;
}

/** A folder for all tests of a file, to be asked for outside of them; removed after the last. */
export function sharedFolder(): string {
  const { folder, remove } = makeFolder();
  afterAll(remove);
  return folder;
}

function makeFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'kith-test-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
