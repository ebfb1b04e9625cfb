import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { startShell } from '../support/browser-shell.ts';
import { NEVER } from '../support/hang.ts';
import { preparedData } from '../support/prepared.ts';

/** Has a process reject without anybody who handles it. */
const stray = `data:text/javascript,${encodeURIComponent(
  "process.on('SIGUSR2', () => void Promise.reject(new TypeError('stray')));",
)}`;

test('a rejection that nobody handles is logged, and the owner goes on', async () => {
  const data = await preparedData();
  const shell = await startShell(data, [stray]);
  onTestFinished(() => shell.stop());
  for (let i = 0; i < 3; i++) shell.process.kill('SIGUSR2');
  const log = () => readFileSync(join(data, 'kith.log'), 'utf8');
  await vi.waitFor(() => expect(log()).toContain('a rejection that nobody handled'), {
    timeout: NEVER,
    interval: 50,
  });
  expect(log()).toContain('"type":"TypeError"');
  const response = await fetch(shell.address, { redirect: 'manual' });
  expect(response.status).toBeLessThan(400);
  expect(shell.process.exitCode).toBeNull();
});
