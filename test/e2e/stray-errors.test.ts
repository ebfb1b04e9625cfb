import { expect, test } from 'vitest';
import { sitAt, type Sitting } from '../support/browser-shell.ts';
import { needing } from '../support/needing.ts';
import { preparedData } from '../support/prepared.ts';
import { goTo } from '../support/walk.ts';

needing('browser');

/** Has a process reject without anybody who handles it. */
const stray = `data:text/javascript,${encodeURIComponent(
  "process.on('SIGUSR2', () => void Promise.reject(new TypeError('stray')));",
)}`;

test('an error that nobody awaited is shown on top of every page until it is put away, and Kith goes on', async () => {
  const work = async ({ page, shell }: Sitting): Promise<void> => {
    await goTo(page, 'People');
    shell.process.kill('SIGUSR2');
    const alert = page.getByRole('alert').filter({ hasText: 'Something went wrong in Kith' });
    await alert.waitFor();
    await goTo(page, 'Settings');
    await alert.waitFor();
    await alert.getByRole('button', { name: 'Close' }).click();
    await alert.waitFor({ state: 'detached' });
    await goTo(page, 'People');
    expect(await alert.count()).toBe(0);
  };
  await sitAt('people', await preparedData(), null, work, { imports: [stray] });
});
