import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { sit } from '../support/browser-shell.ts';
import { stillClip } from '../support/turning-clip.ts';
import { temporaryFolder } from '../support/folders.ts';
import { needing } from '../support/needing.ts';
import { beginEnrollment, expectText, goTo } from '../support/walk.ts';

needing('browser');

test('the first run tells what is kept, checks the camera and turns its picture, and leads to enrollment', async () => {
  const folder = temporaryFolder();
  await sit(folder, await stillClip(temporaryFolder()), async ({ page }) => {
    await expectText(page, 'Everything stays on this computer');
    await page.getByRole('button', { name: 'The small print' }).click();
    await expectText(page, folder);
    await page.getByRole('button', { name: 'Continue' }).click();
    await expectText(page, 'That’s a good picture');
    const turn = page.getByRole('button', { name: 'Turn the picture' });
    await turn.click();
    await page.getByText('That’s a good picture').waitFor({ state: 'detached' });
    for (let quarter = 1; quarter < 4; quarter++) await turn.click();
    await expectText(page, 'That’s a good picture');
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('button', { name: 'Enroll me' }).click();
    await page.getByRole('textbox', { name: 'Name' }).waitFor();
    await page.reload();
    await page.getByRole('textbox', { name: 'Name' }).waitFor();
    expect(await page.getByText('Welcome to Kith').count()).toBe(0);
  });
});

test('where it is too dark to see anybody, the screen is offered as a lamp: in the check, and while enrolling', async () => {
  const folder = temporaryFolder();
  const black = await sharp({
    create: { width: 640, height: 480, channels: 3, background: '#040303' },
  })
    .jpeg()
    .toBuffer();
  const clip = join(temporaryFolder(), 'black.mjpeg');
  writeFileSync(clip, Buffer.concat([black, black]));
  await sit(folder, clip, async ({ page }) => {
    const lit = page.locator('html[data-screen-light]');
    const lightUp = async (): Promise<void> => {
      await expectText(page, 'More light on your face');
      await page.getByRole('button', { name: 'Light my face with the screen' }).click();
      await lit.waitFor({ state: 'attached' });
    };
    await page.getByRole('button', { name: 'Continue' }).click();
    await lightUp();
    await page.getByRole('button', { name: 'Switch the light off' }).click();
    await lit.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('button', { name: 'Enroll me' }).click();
    await beginEnrollment(page, 'Ada');
    await lightUp();
    // Nothing of it stays on other pages.
    await goTo(page, 'People');
    await lit.waitFor({ state: 'detached' });
  });
});
