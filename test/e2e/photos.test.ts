import { beforeAll, expect, test, vi } from 'vitest';
import { sitAt, type Shell } from '../support/browser-shell.ts';
import { NEVER } from '../support/hang.ts';
import { needing } from '../support/needing.ts';
import { preparedClip, preparedData, preparedPeople } from '../support/prepared.ts';
import { photoFilesOf, type SamplePerson } from '../support/sample-faces.ts';
import { beginEnrollment, sampleCount } from '../support/walk.ts';

needing('browser');

let clip: string;
let people: SamplePerson[];
beforeAll(async () => {
  clip = await preparedClip();
  people = await preparedPeople();
});

/** The model host's process id, once it has started. */
function hostOf({ hostPid }: Shell): Promise<number> {
  return vi.waitFor(hostPid, { timeout: NEVER, interval: 100 });
}

// A model host that stands still finds no faces, so that the reading of photos waits.
test.skipIf(process.platform === 'win32')(
  'photos of an enrollment that was discarded do not get into the next one',
  async () => {
    await sitAt('enroll', await preparedData(), null, async ({ page, shell, problems }) => {
      await beginEnrollment(page, 'Ada', 'Photos');
      const input = page.getByLabel('Photos', { exact: true });
      const host = await hostOf(shell);
      process.kill(host, 'SIGSTOP');
      await input.setInputFiles(await photoFilesOf(people[0]!, [0.1, 0.3, 0.5, 0.7]));
      await page.getByText('0 of 4').waitFor();
      await page.getByRole('button', { name: 'Leave for now' }).click();
      await page.getByRole('button', { name: 'Discard' }).click();
      await page.getByText('Discarded and erased.').waitFor();
      await beginEnrollment(page, 'Grace', 'Photos');
      await page.getByText('0 pictures', { exact: true }).waitFor();
      await input.setInputFiles(await photoFilesOf(people[3]!, [0.2]));
      process.kill(host, 'SIGCONT');
      await page.getByText('1 picture', { exact: true }).waitFor();
      // Time for all four of Ada's.
      await page.waitForTimeout(3000);
      expect(await sampleCount(page).textContent()).toBe('1 picture');
      await page.getByRole('button', { name: 'Save Grace' }).click();
      await page.getByText('1 picture is kept').waitFor();
      expect(problems).toEqual([]);
    });
  },
);

test.skipIf(process.platform === 'win32')(
  'while photos are read the camera takes nothing, and nothing is saved',
  async () => {
    await sitAt('enroll', await preparedData(), clip, async ({ page, shell, problems }) => {
      await beginEnrollment(page, 'Ada');
      await page.getByRole('button', { name: 'Without moving my head' }).click();
      await page.getByText(/^[12] pictures?$/).waitFor();
      await page.getByRole('button', { name: 'Use photos instead' }).click();
      // The camera is off: its light must not say otherwise.
      await page.locator('video').waitFor({ state: 'detached' });
      const host = await hostOf(shell);
      process.kill(host, 'SIGSTOP');
      await page
        .getByLabel('Photos', { exact: true })
        .setInputFiles(await photoFilesOf(people[0]!, [0.2, 0.6]));
      await page.getByText('0 of 2').waitFor();
      const count = async () => Number.parseInt((await sampleCount(page).textContent())!);
      const before = await count();
      await page.waitForTimeout(2000);
      expect(await count()).toBe(before);
      const save = page.getByRole('button', { name: 'Save Ada' });
      expect(await save.isDisabled()).toBe(true);
      await page.getByText('You can save once all photos have been read').waitFor();
      process.kill(host, 'SIGCONT');
      await page
        .getByText('You can save once all photos have been read')
        .waitFor({ state: 'detached' });
      // One may show what the camera has taken already.
      await expect.poll(count).toBeGreaterThan(before);
      await save.click();
      await page.getByText('Ada is enrolled').waitFor();
      expect(problems).toEqual([]);
    });
  },
);
