import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { showWindow } from '../../../electron/shells/browser/window.ts';
import { temporaryFolder } from '../../support/folders.ts';
import { needing } from '../../support/needing.ts';

const address = 'http://127.0.0.1:4000/?token=0';

test('a browser that cannot be started shows nothing, and ends nothing', async () => {
  const folder = temporaryFolder();
  await expect(showWindow(join(folder, 'gone'), address, folder)).resolves.toBeUndefined();
});

describe('with a browser', () => {
  needing('shell');

  test('the window is waited for, and its sandbox stays on', async () => {
    const folder = temporaryFolder();
    const [browser, told] = [join(folder, 'browser'), join(folder, 'told')];
    writeFileSync(browser, `#!/bin/sh\nsleep 0.2\necho "$@" > '${told}'\nexit 1\n`);
    chmodSync(browser, 0o755);
    await showWindow(browser, address, folder);
    const args = readFileSync(told, 'utf8').trim().split(' ');
    expect(args).toContain(`--app=${address}`);
    expect(args).not.toContain('--no-sandbox');
  });
});
