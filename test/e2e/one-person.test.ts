import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { sitAt } from '../support/browser-shell.ts';
import { sharedFolder } from '../support/folders.ts';
import { inspectPage } from '../support/inspect-page.ts';
import { needing } from '../support/needing.ts';
import { preparedData, preparedPeople } from '../support/prepared.ts';
import { clipOf, photoFilesOf, type SamplePerson } from '../support/sample-faces.ts';
import { beginEnrollment, cardOf, goTo, sampleCount } from '../support/walk.ts';

needing('browser');

const folder = sharedFolder();
let people: SamplePerson[];
/** Max before the camera, then somebody else, and again. */
let changing: string;
beforeAll(async () => {
  people = await preparedPeople();
  changing = join(folder, 'changing.mjpeg');
  writeFileSync(
    changing,
    Buffer.concat([await clipOf(people[0]!, 40), await clipOf(people[3]!, 40)]),
  );
});

const choose = async (page: Page, files: Awaited<ReturnType<typeof photoFilesOf>>) =>
  page.getByLabel('Photos', { exact: true }).setInputFiles(files);

/** Enrolls Max from photos. */
async function enrollMax(page: Page): Promise<void> {
  await beginEnrollment(page, 'Max', 'Photos');
  await choose(page, await photoFilesOf(people[0]!, [0, 0.25, 0.5, 0.75]));
  await page.getByText('4 pictures', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Save Max' }).click();
  await page.getByText('4 pictures are kept').waitFor();
}

const ringed = (page: Page) =>
  page
    .getByRole('list', { name: 'Pictures' })
    .getByRole('img', { name: /somebody else/ })
    .count();

test('photos of two people in one enrollment: who is on which is shown, one is kept', async () => {
  await sitAt('enroll', await preparedData(), null, async ({ page, problems }) => {
    await beginEnrollment(page, 'Max', 'Photos');
    await choose(page, [
      ...(await photoFilesOf(people[0]!, [0, 1 / 3, 2 / 3])),
      ...(await photoFilesOf(people[3]!, [0])),
    ]);
    const notice = page.getByRole('alert').filter({ hasText: 'These pictures show 2 people' });
    await notice.waitFor();
    await expect.poll(() => ringed(page)).toBe(1);
    expect(await inspectPage(page, 'two people')).toEqual([]);
    await expect.poll(() => page.getByRole('button', { name: 'Save Max' }).isDisabled()).toBe(true);
    await notice.getByRole('button', { name: 'Keep the 3 pictures of person 1' }).click();
    await page.getByText('3 pictures', { exact: true }).waitFor();
    await notice.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Save Max' }).click();
    await page.getByText('3 pictures are kept').waitFor();
    expect(problems).toEqual([]);
  });
});

test('somebody else who comes before the camera stops the capture', async () => {
  await sitAt('enroll', await preparedData(), changing, async ({ page, problems }) => {
    await beginEnrollment(page, 'Max');
    await page.getByRole('button', { name: 'Without moving my head' }).click();
    const notice = page.getByRole('alert').filter({ hasText: 'These pictures show 2 people' });
    await notice.waitFor();
    await page.getByText('Stopped: this looks like somebody else').waitFor();
    const taken = await sampleCount(page).textContent();
    expect(Number.parseInt(taken!)).toBeLessThanOrEqual(8);
    await expect.poll(() => ringed(page)).toBeGreaterThan(0);
    // It stays so, whoever is before the camera.
    await page.waitForTimeout(3000);
    expect(await sampleCount(page).textContent()).toBe(taken);
    const odd = await ringed(page);
    await notice.getByRole('button', { name: /of person 1$/ }).click();
    await page.keyboard.press('Space');
    await notice.waitFor({ state: 'detached' });
    expect(odd).toBeGreaterThan(0);
    expect(problems).toEqual([]);
  });
});

test('somebody else’s pictures are added to a person only when that is said', async () => {
  await sitAt('enroll', await preparedData(), null, async ({ page, problems }) => {
    await enrollMax(page);
    await goTo(page, 'People');
    await cardOf(page, /Max/).click();
    await page.getByRole('link', { name: 'Add pictures' }).click();
    await page.getByRole('radiogroup').locator('label', { hasText: 'Photos' }).click();
    await page.getByRole('button', { name: 'Begin' }).click();
    await choose(page, await photoFilesOf(people[3]!, [0, 0.5]));
    await page.getByText('2 pictures', { exact: true }).waitFor();
    const save = page.getByRole('button', { name: 'Save Max' });
    await save.click();
    const dialog = page.getByRole('dialog', { name: 'This doesn’t look like Max' });
    await dialog.getByText(/\d+ out of \d+ strangers look this much like Max/).waitFor();
    await dialog.getByRole('img', { name: 'Max' }).waitFor();
    await dialog.getByRole('img', { name: 'New picture' }).waitFor();

    expect(await inspectPage(page, 'somebody else')).toEqual([]);

    // Not to add is what Enter does, and Esc.
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.textContent))
      .toBe('Don’t add');
    await page.keyboard.press('Enter');
    await page.getByText('Nothing was added to Max').waitFor();
    await expect.poll(() => ringed(page)).toBe(2);
    await save.click();
    await dialog.waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('2 pictures', { exact: true }).waitFor();

    await save.click();
    await dialog.getByRole('button', { name: 'Add anyway' }).click();
    await page.getByText('6 pictures are kept').waitFor();
    expect(problems).toEqual([]);
  });
});
