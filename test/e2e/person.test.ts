import { expect, test } from 'vitest';
import { sitAt } from '../support/browser-shell.ts';
import { writeMadeUpPeople } from '../support/made-up-people.ts';
import { needing } from '../support/needing.ts';
import { preparedData, unopenedData } from '../support/prepared.ts';
import { cardOf, expectText, goTo } from '../support/walk.ts';

needing('browser');

test('a person’s page: what is known, what is weak, the portrait chosen, a picture removed after a question', async () => {
  const data = await unopenedData();
  await writeMadeUpPeople(data, 4);
  await sitAt('people', data, null, async ({ page, problems }) => {
    await goTo(page, 'People');
    // The first and the fourth were seen.
    await cardOf(page, /José García/).click();
    await expectText(page, 'once');
    await expectText(page, 'Missing: looking up and looking down');
    await page
      .getByRole('img', { name: 'Captured: center, left, right; still to do: up, down' })
      .waitFor();
    await expectText(page, 'I agree.');
    await expectText(page, 'Model versions that learned from these pictures');
    const pictures = page.getByRole('list', { name: 'Pictures' }).getByRole('listitem');
    await expect.poll(() => pictures.count()).toBe(3);
    await expectText(pictures.nth(0), 'good');
    await expectText(pictures.nth(2), 'turned quite far');

    await pictures.nth(0).getByRole('button', { name: 'The portrait' }).waitFor();
    await pictures.nth(1).getByRole('button', { name: 'Use as portrait' }).click();
    await pictures.nth(1).getByRole('button', { name: 'The portrait' }).waitFor();
    await expectText(page, 'You chose this portrait.');
    await page.reload();
    await pictures.nth(1).getByRole('button', { name: 'The portrait' }).waitFor();
    await page.getByRole('button', { name: 'Let Kith choose' }).click();
    await pictures.nth(0).getByRole('button', { name: 'The portrait' }).waitFor();

    const removal = page.getByRole('dialog', { name: 'Remove this picture?' });
    const remove = pictures.nth(2).getByRole('button', { name: 'Remove this picture' });
    await remove.click();
    await removal.waitFor();
    await page.keyboard.press('Enter'); // The focus is on what changes nothing.
    await removal.waitFor({ state: 'hidden' });
    expect(await pictures.count()).toBe(3);
    await expect.poll(() => remove.evaluate((one) => one === document.activeElement)).toBe(true);
    await remove.click();
    await removal.getByRole('button', { name: 'Remove', exact: true }).click();
    await expect.poll(() => pictures.count()).toBe(2);
    await expectText(page, 'Missing: the right, looking up, and looking down');

    const more = page.getByRole('button', { name: 'More' });
    await more.click();
    await page.getByRole('menuitem', { name: 'Rename' }).click();
    const long = 'Wolfeschlegelsteinhausenbergerdorff'.repeat(2);
    await page.getByRole('textbox', { name: 'Name' }).fill(long);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: long }).waitFor();
    await expect.poll(() => more.evaluate((one) => one === document.activeElement)).toBe(true);
    await page.setViewportSize({ width: 400, height: 800 });
    const overflow = () =>
      page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
    await expect.poll(overflow).toBe(0);

    await goTo(page, 'Settings');
    await page.getByRole('switch', { name: 'Keep activity' }).press('Space');
    await page.getByRole('button', { name: 'Keep the list' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await goTo(page, 'People');
    await cardOf(page, /Zoë García/).click();
    await expectText(page, 'Not recorded');
    await page.getByRole('link', { name: 'Add pictures' }).click();
    await expectText(page, 'Zoë García');
    expect(problems).toEqual([]);
  });
});

test('the language is chosen in Settings and seen at once, and kept', async () => {
  await sitAt('settings', await preparedData(), null, async ({ page, problems }) => {
    await goTo(page, 'Settings');
    const language = page.getByRole('radiogroup', { name: 'Language' });
    await language.getByText('Deutsch').click();
    await page.getByRole('heading', { level: 1, name: 'Einstellungen' }).waitFor();
    await expect.poll(() => page.evaluate(() => document.documentElement.lang)).toBe('de');
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'Einstellungen' }).waitFor();
    await page.getByRole('radiogroup', { name: 'Sprache' }).getByText('English').click();
    await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
    expect(problems).toEqual([]);
  });
});
