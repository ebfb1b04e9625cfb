import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { systemKeyring } from '../../../electron/platform/keyring.ts';
import { needing } from '../../support/needing.ts';

needing('kernel-keys');

test('no secret is left in the kernel’s memory, which a restart empties', async () => {
  const name = `probe-${crypto.randomUUID()}`;
  // Where there is no Secret Service it is refused.
  await systemKeyring.write(name, Uint8Array.of(1, 2, 3)).catch(() => undefined);
  expect(readFileSync('/proc/keys', 'utf8')).not.toContain(name);
});
