import { once } from 'node:events';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { sitAt, startShell } from '../support/browser-shell.ts';
import { temporaryFolder } from '../support/folders.ts';
import { needing } from '../support/needing.ts';
import { preparedClip, preparedData, preparedPeople } from '../support/prepared.ts';
import { manyPhotosOf, photoFilesOf, type SamplePerson } from '../support/sample-faces.ts';
import {
  beginEnrollment,
  captureWithoutMoving,
  discardEnrollment,
  goTo,
  sampleCount,
} from '../support/walk.ts';

needing('browser');

let clip: string;
let people: SamplePerson[];
beforeAll(async () => {
  clip = await preparedClip();
  people = await preparedPeople();
});

/** What the samples on the page show: the bytes of each, as it is drawn. */
const drawn = (page: Page): Promise<string[]> =>
  page
    .getByRole('list', { name: 'Pictures' })
    .locator('canvas')
    .evaluateAll((canvases) => canvases.map((one) => (one as HTMLCanvasElement).toDataURL()));

/** What the samples show once each of them is drawn, `count` of them. */
async function drawnOf(page: Page, count: number): Promise<string[]> {
  await page.getByText(count === 1 ? '1 picture' : `${count} pictures`, { exact: true }).waitFor();
  await expect.poll(async () => new Set(await drawn(page)).size).toBe(count);
  return drawn(page);
}

const pickedUp = (page: Page) => page.getByText(/^Picked up where you left off \(/);
const save = (page: Page, name: string) => page.getByRole('button', { name: `Save ${name}` });

test('reloaded, left for another page, or left with Esc: an enrollment goes on with the same pictures, and is saved once', async () => {
  await sitAt('enroll', await preparedData(), clip, async ({ page, problems }) => {
    await beginEnrollment(page, 'Ada');
    await captureWithoutMoving(page);
    const before = await drawnOf(page, 4);

    await page.reload();
    await pickedUp(page).waitFor();
    expect(await drawnOf(page, 4)).toEqual(before);

    await goTo(page, 'People');
    await page.getByText('Nobody is enrolled yet').waitFor();
    await goTo(page, 'Enroll');
    await pickedUp(page).waitFor();
    expect(await drawnOf(page, 4)).toEqual(before);

    await page.keyboard.press('Escape');
    await page
      .getByRole('heading', { name: /^Ada’s enrollment is kept until tomorrow, / })
      .waitFor();
    await page.locator('video').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Continue' }).click();
    expect(await drawnOf(page, 4)).toEqual(before);

    await save(page, 'Ada').click();
    await page.getByText('4 pictures are kept').waitFor();
    // Saved is saved: there is nothing to go on with.
    await goTo(page, 'Enroll');
    await page.getByRole('textbox', { name: 'Name' }).waitFor();
    await expect.poll(() => page.getByRole('textbox', { name: 'Name' }).inputValue()).toBe('');
    expect(problems).toEqual([]);
  });
});

test('what was typed and agreed to is there before anything was taken; started over it is gone, and comes back with Undo', async () => {
  await sitAt('enroll', await preparedData(), clip, async ({ page, problems }) => {
    await goTo(page, 'Enroll');
    const name = page.getByRole('textbox', { name: 'Name' });
    await name.fill('Ada Lovelace');
    await page.getByRole('checkbox').check();
    await page.getByRole('radiogroup').locator('label', { hasText: 'Photos' }).click();
    await page.reload();
    await pickedUp(page).waitFor();
    await expect.poll(() => name.inputValue()).toBe('Ada Lovelace');
    await expect.poll(() => page.getByRole('checkbox').isChecked()).toBe(true);
    await expect.poll(() => page.getByRole('radio', { name: 'Photos' }).isChecked()).toBe(true);

    await page.getByRole('button', { name: 'Start over' }).click();
    await page.getByText('Discarded and erased.').waitFor();
    await expect.poll(() => name.inputValue()).toBe('');
    await name.fill('Bob');
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => name.inputValue()).toBe('Ada Lovelace');
    await page.reload();
    await pickedUp(page).waitFor();
    await expect.poll(() => name.inputValue()).toBe('Ada Lovelace');
    // What Ada agreed to nobody else has.
    const agreed = page.getByRole('checkbox');
    await name.fill('Bob');
    await expect.poll(() => agreed.isChecked()).toBe(false);
    await name.fill('Ada Lovelace');
    await expect.poll(() => agreed.isChecked()).toBe(true);

    // Two windows with an empty form: each begins one of its own, and neither loses anything to the other.
    await page.getByRole('button', { name: 'Start over' }).click();
    await page.getByText('Discarded and erased.').waitFor();
    const other = await page.context().newPage();
    await other.goto(page.url());
    const otherName = other.getByRole('textbox', { name: 'Name' });
    await otherName.waitFor();
    await name.fill('Grace');
    await otherName.fill('Charles');
    await other.getByRole('checkbox').check();
    await name.fill('Grace H');
    await other.getByRole('checkbox').uncheck();
    await other.reload();
    await pickedUp(other).waitFor();
    await expect.poll(() => otherName.inputValue()).toBe('Charles');
    await other.getByRole('button', { name: 'Start over' }).click();
    await other.getByText('Discarded and erased.').waitFor();
    // The one that waits comes up next.
    await other.reload();
    await pickedUp(other).waitFor();
    await expect.poll(() => otherName.inputValue()).toBe('Grace H');
    expect(problems).toEqual([]);
  });
});

test('Esc and a click beside a dialog leave the question, and never a picture', async () => {
  await sitAt('enroll', await preparedData(['Ada']), clip, async ({ page, problems }) => {
    await beginEnrollment(page, 'Augusta');
    await captureWithoutMoving(page);
    const before = await drawnOf(page, 4);
    const dialog = page.getByRole('dialog', { name: 'Somebody already enrolled looks like this' });
    await save(page, 'Augusta').click();
    await dialog.waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await drawnOf(page, 4)).toEqual(before);
    await save(page, 'Augusta').click();
    await dialog.waitFor();
    await page.mouse.click(4, 4);
    await dialog.waitFor({ state: 'detached' });
    expect(await drawnOf(page, 4)).toEqual(before);
    await page.reload();
    expect(await drawnOf(page, 4)).toEqual(before);
    await discardEnrollment(page);
    expect(problems).toEqual([]);
  });
});

test('new pictures of a person are a draft of their own', async () => {
  await sitAt('enroll', await preparedData(), null, async ({ page, problems }) => {
    await beginEnrollment(page, 'Max', 'Photos');
    const input = page.locator('input[type=file][aria-label=Photos]');
    await input.setInputFiles(await photoFilesOf(people[0]!, [0, 0.5]));
    await page.getByText('2 pictures', { exact: true }).waitFor();
    await save(page, 'Max').click();
    await page.getByText('2 pictures are kept').waitFor();

    await page.getByRole('link', { name: 'Go to Max' }).click();
    await page.getByRole('link', { name: 'Add pictures' }).click();
    await page.getByRole('radiogroup').locator('label', { hasText: 'Photos' }).click();
    await page.getByRole('button', { name: 'Begin' }).click();
    await input.setInputFiles(await photoFilesOf(people[0]!, [0.25, 0.75, 0.9]));
    const added = await drawnOf(page, 3);
    const address = page.url();
    await beginEnrollment(page, 'Grace', 'Photos');
    await input.setInputFiles(await photoFilesOf(people[3]!, [0]));
    await page.getByText('1 picture', { exact: true }).waitFor();

    await page.goto(address);
    await pickedUp(page).waitFor();
    expect(await drawnOf(page, 3)).toEqual(added);
    await save(page, 'Max').click();
    await page.getByText('5 pictures are kept').waitFor();
    await goTo(page, 'Enroll');
    await page.getByText('1 picture', { exact: true }).waitFor();
    await save(page, 'Grace').click();
    await page.getByText('1 picture is kept').waitFor();
    expect(problems).toEqual([]);
  });
});

// A model host that stands still finds no faces, so that the reading of photos waits.
test.skipIf(process.platform === 'win32')(
  'photos that were not read when the page was left are named, and chosen again none is there twice',
  async () => {
    const photos = temporaryFolder();
    const files = await Promise.all(
      (await manyPhotosOf(people[0]!)).slice(0, 5).map(async ({ name, buffer }) => {
        writeFileSync(join(photos, name), buffer);
        return join(photos, name);
      }),
    );
    await sitAt('enroll', await preparedData(), null, async ({ page, shell, problems }) => {
      await beginEnrollment(page, 'Max', 'Photos');
      const input = page.locator('input[type=file][aria-label=Photos]');
      await input.setInputFiles(files.slice(0, 2));
      const first = await drawnOf(page, 2);
      const host = shell.hostPid();
      process.kill(host, 'SIGSTOP');
      await input.setInputFiles(files.slice(2));
      await page.getByText('0 of 3').waitFor();
      await page.getByRole('button', { name: 'Leave for now' }).click();
      await page.getByText('3 photos aren’t done yet, so they aren’t kept.').waitFor();
      await page.reload();
      process.kill(host, 'SIGCONT');

      await pickedUp(page).waitFor();
      expect(await drawnOf(page, 2)).toEqual(first);
      const line = page.getByRole('button', { name: '3 photos aren’t done yet' });
      await line.click();
      await page.getByText('0-2.jpg, 0-3.jpg, 0-4.jpg').waitFor();
      const again = page.waitForEvent('filechooser');
      await page.getByRole('button', { name: 'Choose them again' }).click();
      await (await again).setFiles(files);
      const all = await drawnOf(page, 5);
      expect(all.slice(0, 2)).toEqual(first);
      await line.waitFor({ state: 'detached' });
      await page.getByRole('button', { name: '5 added, 2 skipped' }).click();
      await page.getByText('This picture has already been added. (2)').waitFor();

      await page.reload();
      expect(await drawnOf(page, 5)).toEqual(all);
      await line.waitFor({ state: 'detached' });
      await save(page, 'Max').click();
      await page.getByText('5 pictures are kept').waitFor();
      expect(problems).toEqual([]);
    });
  },
);

test('two windows: the later one goes on with all pictures, the earlier one destroys none and says so', async () => {
  await sitAt('enroll', await preparedData(), null, async ({ page, shell, problems }) => {
    await beginEnrollment(page, 'Ada', 'Photos');
    const photosOf = (one: Page) => one.locator('input[type=file][aria-label=Photos]');
    await photosOf(page).setInputFiles(await photoFilesOf(people[0]!, [0, 0.3]));
    const first = await drawnOf(page, 2);

    const other = await page.context().newPage();
    await other.goto(`${new URL(shell.address).origin}/#/enroll`);
    await pickedUp(other).waitFor();
    expect(await drawnOf(other, 2)).toEqual(first);
    await photosOf(other).setInputFiles(await photoFilesOf(people[0]!, [0.6]));
    const all = await drawnOf(other, 3);

    // The earlier window shows two, and would save two.
    await save(page, 'Ada').click();
    await page.getByText('This enrollment is open in another window.').waitFor();
    await page.getByRole('button', { name: 'Continue here' }).click();
    expect(await drawnOf(page, 3)).toEqual(all);
    await other.getByRole('button', { name: 'Remove picture 1' }).click();
    await other.getByText('This enrollment is open in another window.').waitFor();
    expect(await drawnOf(page, 3)).toEqual(all);
    await save(page, 'Ada').click();
    await page.getByText('3 pictures are kept').waitFor();

    await other.getByRole('button', { name: 'Continue here' }).click();
    await other.getByRole('textbox', { name: 'Name' }).waitFor();
    await goTo(other, 'People');
    await other.getByText('1 person enrolled').waitFor();
    expect(problems).toEqual([]);
  });
});

test('Kith killed in the middle of an enrollment: the next one goes on with it', async () => {
  const data = await preparedData();
  await sitAt('enroll', data, clip, async ({ page, shell }) => {
    await beginEnrollment(page, 'Augusta Ada King');
    await captureWithoutMoving(page);
    const before = await drawnOf(page, 4);
    const ended = once(shell.process, 'exit');
    shell.process.kill('SIGKILL');
    await ended;
    await page.getByText('so is any enrollment you were in the middle of').waitFor();
    // Nothing of it is to be read in the files that are left.
    const plain = Buffer.concat(
      readdirSync(data)
        .filter((name) => name.startsWith('gallery'))
        .map((name) => readFileSync(join(data, name))),
    );
    expect(plain.length).toBeGreaterThan(4 * 150_000);
    expect(plain.includes('Augusta Ada King')).toBe(false);
    expect(plain.includes('I agree')).toBe(false);
    const next = await startShell(data);
    try {
      await pickedUp(page).waitFor();
      expect(await drawnOf(page, 4)).toEqual(before);
      await save(page, 'Augusta Ada King').click();
      await page.getByText('4 pictures are kept').waitFor();
    } finally {
      await next.stop();
    }
  });
});

test('where Kith keeps no pictures it says that it keeps these, and none once they are saved', async () => {
  await sitAt('enroll', await preparedData(), null, async ({ page, problems }) => {
    await goTo(page, 'Settings');
    await page.getByRole('switch', { name: 'Keep pictures' }).press('Space');
    await beginEnrollment(page, 'Ada', 'Photos');
    await page
      .locator('input[type=file][aria-label=Photos]')
      .setInputFiles(await photoFilesOf(people[0]!, [0, 0.5]));
    await page.getByText('2 pictures', { exact: true }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByText('These are only needed until the enrollment is saved').waitFor();
    await page.reload();
    await drawnOf(page, 2);
    await save(page, 'Ada').click();
    await page.getByText('Ada is enrolled').waitFor();
    await page.getByRole('link', { name: 'Go to Ada' }).click();
    await page.getByText('Given on').waitFor();
    expect(await page.locator('main img[src^="blob:"]').count()).toBe(0);
    expect(problems).toEqual([]);
  });
});

test('somebody else who sits down meanwhile is not taken without being asked', async () => {
  const data = await preparedData();
  await sitAt('enroll', data, clip, async ({ page }) => {
    await beginEnrollment(page, 'Ada');
    await page.getByRole('button', { name: 'Without moving my head' }).click();
    await page.getByText(/^[12] pictures?$/).waitFor();
  });
  await sitAt('enroll', data, await preparedClip(3), async ({ page, problems }) => {
    await goTo(page, 'Enroll');
    await page.getByText('Paused', { exact: true }).waitFor();
    const taken = await sampleCount(page).textContent();
    await page.waitForTimeout(3000);
    expect(await sampleCount(page).textContent()).toBe(taken);
    expect(problems).toEqual([]);
  });
});
