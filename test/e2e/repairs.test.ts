import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { sit } from '../support/browser-shell.ts';
import { inspectPage } from '../support/inspect-page.ts';
import { writeMadeUpPeople } from '../support/made-up-people.ts';
import { needing } from '../support/needing.ts';
import { unopenedData } from '../support/prepared.ts';
import { cardOf, expectText, goTo } from '../support/walk.ts';

needing('browser');

/** A folder to keep pictures in of what is walked through; none by default. */
const shots = process.env.KITH_SHOTS;

test('people are merged, pictures moved and set aside, a name is changed: all is undone from the page, with nothing wrong in any look', async () => {
  const data = await unopenedData();
  await writeMadeUpPeople(data, 4);
  await sit(data, null, async ({ page, problems }) => {
    const found: string[] = [];
    const look = async (place: string): Promise<void> => {
      for (const colorScheme of ['light', 'dark'] as const) {
        for (const size of [
          { width: 900, height: 600 },
          { width: 1280, height: 800 },
        ]) {
          await page.emulateMedia({ colorScheme });
          await page.setViewportSize(size);
          found.push(...(await inspectPage(page, `${place}, ${colorScheme}, ${size.width}`)));
          if (!shots) continue;
          const path = join(
            shots,
            `${place.replaceAll(' ', '-')}-${colorScheme}-${size.width}.png`,
          );
          await page.screenshot({ path });
        }
      }
    };
    const people = page.getByRole('list', { name: 'Everyone enrolled' }).getByRole('link');
    const history = page.getByRole('list', { name: 'What can be undone' }).getByRole('listitem');
    const pictures = page.getByRole('list', { name: 'Pictures' }).getByRole('listitem');
    const openJosé = async (): Promise<void> => {
      await goTo(page, 'People');
      await cardOf(page, /José García/).click();
    };

    await goTo(page, 'People');
    await page.getByRole('link', { name: 'History' }).click();
    await expectText(page, 'Nothing to undo');
    await look('history empty');

    await openJosé();
    await inMenu(page, 'Merge with somebody');
    const merge = page.getByRole('dialog', { name: 'Merge José García with somebody' });
    await merge.getByRole('combobox', { name: 'The same person as' }).click();
    await page.getByRole('option', { name: 'Zoë García' }).click();
    await merge.getByText('They don’t look like one person', { exact: false }).waitFor();
    // Leaving two who do not look alike as they are is what Enter does.
    await focusIsOn(merge.getByRole('button', { name: 'Cancel' }));
    await look('merge');
    await merge.getByRole('radio', { name: 'Zoë García', exact: true }).check();
    await merge.getByRole('button', { name: 'Merge anyway' }).click();
    await page.getByRole('heading', { level: 1, name: 'Zoë García' }).waitFor();
    await expect.poll(() => pictures.count()).toBe(6);
    await page.keyboard.press('ControlOrMeta+z');
    await page.getByRole('heading', { level: 1, name: 'José García' }).waitFor();
    await expect.poll(() => pictures.count()).toBe(3);

    await page.getByRole('button', { name: 'Choose pictures' }).click();
    const choice = pictures.nth(2).getByRole('checkbox', { name: 'Choose this picture' });
    await choice.focus();
    await page.keyboard.press('Space');
    await expectText(page, '1 picture chosen');
    await look('choose pictures');
    await page.getByRole('button', { name: 'They show somebody else' }).click();
    const move = page.getByRole('dialog', { name: 'Whose picture is this?' });
    await move.getByRole('combobox', { name: 'Who they show' }).click();
    await page.getByRole('option', { name: 'Zoë García' }).click();
    await move.getByRole('button', { name: 'Move', exact: true }).click();
    // Both faces stand side by side, and nothing is moved unless somebody says so.
    await expectText(move, 'This picture doesn’t look like Zoë García. Nothing was moved.');
    await move.getByRole('button', { name: 'Move anyway' }).waitFor();
    await focusIsOn(move.getByRole('button', { name: 'Cancel' }));
    await look('move to somebody unlike');
    await page.keyboard.press('Enter');
    await move.waitFor({ state: 'detached' });
    await expect.poll(() => pictures.count()).toBe(3);
    await page.getByRole('button', { name: 'They show somebody else' }).click();
    await move.getByText('Somebody new').click();
    await move.getByRole('textbox', { name: 'Name' }).fill('Eve');
    await move.getByRole('checkbox').check();
    await look('move');
    await move.getByRole('button', { name: 'Move', exact: true }).click();
    await expect.poll(() => pictures.count()).toBe(2);

    await page.getByRole('button', { name: 'Choose pictures' }).click();
    await pictures.nth(1).getByRole('checkbox', { name: 'Choose this picture' }).check();
    await page.getByRole('button', { name: 'Set aside' }).click();
    const aside = page.getByRole('region', { name: 'Set aside' });
    await aside.getByRole('listitem').waitFor();
    await look('set aside');
    await aside.getByRole('button', { name: 'Use again' }).click();
    await expect.poll(() => pictures.count()).toBe(2);

    await inMenu(page, 'Rename');
    await page.getByRole('textbox', { name: 'Name' }).fill('Josephine');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Josephine' }).waitFor();

    await goTo(page, 'People');
    await page.getByRole('link', { name: 'History' }).click();
    await expect.poll(() => history.count()).toBe(2);
    await expectText(history.nth(0), 'Josephine was called José García before');
    await expectText(history.nth(1), '1 picture of Josephine became Eve');
    await page.reload();
    await expect.poll(() => history.count()).toBe(2);
    await look('history');
    await history.nth(1).getByRole('button', { name: /^Undo/ }).click();
    await expect.poll(() => history.count()).toBe(1);
    await history
      .nth(0)
      .getByRole('button', { name: /^Forget/ })
      .click();
    await page.getByRole('dialog').getByRole('button', { name: 'Forget' }).click();
    await expectText(page, 'Nothing to undo');

    await goTo(page, 'People');
    await cardOf(page, /Josephine/).click();
    await expect.poll(() => pictures.count()).toBe(3);
    await inMenu(page, 'Remove Josephine');
    const remove = page.getByRole('dialog', { name: 'Remove Josephine?' });
    await remove.getByRole('button', { name: 'Remove', exact: true }).click();
    await expect.poll(() => people.count()).toBe(3);
    await page.reload();
    await page.getByRole('button', { name: 'Undo removing Josephine' }).waitFor();
    await page.keyboard.press('ControlOrMeta+z');
    await expect.poll(() => people.count()).toBe(4);
    await inMenuOf(page, 'Josephine', 'Remove Josephine');
    await remove.getByRole('button', { name: 'Remove', exact: true }).click();
    await look('removal');
    await page.getByText('will be erased in a moment').waitFor({ state: 'detached' });
    await expect.poll(() => people.count()).toBe(3);
    expect(found).toEqual([]);
    expect(problems).toEqual([]);
  });
});

async function focusIsOn(button: Locator): Promise<void> {
  await expect
    .poll(() => button.evaluate((element) => element === document.activeElement))
    .toBe(true);
}

async function inMenu(page: Page, item: string): Promise<void> {
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: item }).click();
}

async function inMenuOf(page: Page, name: string, item: string): Promise<void> {
  await cardOf(page, new RegExp(name)).click();
  await inMenu(page, item);
}
