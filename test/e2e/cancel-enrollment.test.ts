import { expect, test } from 'vitest';
import { sitAt } from '../support/browser-shell.ts';
import { needing } from '../support/needing.ts';
import { preparedClip, preparedData } from '../support/prepared.ts';
import { beginEnrollment, captureWithoutMoving, discardEnrollment, goTo } from '../support/walk.ts';

needing('browser');

test.skipIf(process.platform === 'win32')(
  'Esc while a save is under way enrolls nobody, not even when the answer comes later',
  async () => {
    const data = await preparedData(['Ada']);
    await sitAt('enroll', data, await preparedClip(), async ({ page, shell, problems }) => {
      await beginEnrollment(page, 'Augusta');
      await captureWithoutMoving(page);
      await page.getByRole('button', { name: 'Save Augusta' }).click();
      const choice = page.getByRole('dialog');
      await choice.getByText('Ada').first().waitFor();

      // From here on the model host computes nothing, so that the save waits for its embeddings.
      process.kill(shell.hostPid(), 'SIGSTOP');
      await choice.getByRole('button', { name: 'Augusta is somebody else: continue' }).click();
      await page.getByText('Saving', { exact: true }).waitFor();
      await page.keyboard.press('Escape');
      await page.getByText('Canceled: nothing was saved. The pictures are still here.').waitFor();
      await page.getByText('4 pictures', { exact: true }).waitFor();
      process.kill(shell.hostPid(), 'SIGCONT');
      await discardEnrollment(page);

      // The same name is free, and is enrolled by a save that comes after the canceled one in the host's queue.
      await beginEnrollment(page, 'Augusta');
      await captureWithoutMoving(page);
      await page.getByRole('button', { name: 'Save Augusta' }).click();
      await choice.getByText('Ada').first().waitFor();
      // Esc leaves the question, not the enrollment.
      await page.keyboard.press('Escape');
      await choice.waitFor({ state: 'detached' });
      await page.getByText('4 pictures', { exact: true }).waitFor();
      await goTo(page, 'People');
      await page.getByText('1 person enrolled').waitFor();
      expect(await page.getByRole('link', { name: /Augusta/ }).count()).toBe(0);
      expect(problems).toEqual([]);
    });
  },
);
