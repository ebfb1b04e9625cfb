import { expect, test } from 'vitest';
import { sit } from '../support/browser-shell.ts';
import { stillClip } from '../support/turning-clip.ts';
import { temporaryFolder } from '../support/folders.ts';
import { needing } from '../support/needing.ts';
import { expectText } from '../support/walk.ts';

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
