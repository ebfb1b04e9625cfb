import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { sit } from '../support/browser-shell.ts';
import { inspectPage } from '../support/inspect-page.ts';
import { writeMadeUpPeople } from '../support/made-up-people.ts';
import { needing } from '../support/needing.ts';
import { unopenedData } from '../support/prepared.ts';
import { expectText, goTo } from '../support/walk.ts';

needing('browser');

/** A folder to keep pictures in of what is walked through; none by default. */
const shots = process.env.KITH_SHOTS;

test('by keyboard alone people are selected, grouped, described, filtered, found and removed, and what was done is undone', async () => {
  const data = await unopenedData();
  await writeMadeUpPeople(data, 6);
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
    const press = (...names: readonly string[]): Promise<void> =>
      names.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve());
    const list = page.getByRole('list', { name: 'Everyone enrolled' });
    const cards = list.getByRole('link');
    const bar = page.getByRole('region', { name: 'Selected people' });
    await goTo(page, 'People');
    await cards.first().waitFor();

    // Space, a range with Shift, everyone, nobody.
    await cards.nth(0).focus();
    await press('Space');
    await expectText(bar, '1 person selected');
    await cards.nth(2).focus();
    await press('Shift+Space');
    await expectText(bar, '3 people selected');
    await press('Control+a');
    await expectText(bar, '6 people selected');
    await press('Escape');
    await bar.waitFor({ state: 'detached' });
    // Enter opens, and in a field Ctrl+A is the field’s.
    const search = page.getByRole('searchbox', { name: 'Search people' });
    await search.focus();
    await press('Control+a');
    await expect.poll(() => bar.count()).toBe(0);

    // With the mouse: Ctrl, Shift, and then plain clicks.
    await cards.nth(1).click({ modifiers: ['ControlOrMeta'] });
    await cards.nth(3).click({ modifiers: ['Shift'] });
    await expectText(bar, '3 people selected');
    await cards.nth(2).click();
    await expectText(bar, '2 people selected');
    await list.getByRole('checkbox').nth(2).click();
    await expectText(bar, '3 people selected');
    await look('people selected');

    // A new group of the three; undone, done again.
    await openMenu(page, 'Add to a group');
    await press('Enter');
    const group = page.getByRole('dialog', { name: 'New group' });
    await group.getByRole('textbox', { name: 'Name' }).waitFor();
    await page.keyboard.type('Class 7');
    await look('new group');
    await press('Enter');
    await expectText(page, '3 people were added to Class 7.');
    await group.waitFor({ state: 'detached' });
    await press('Escape');
    await bar.waitFor({ state: 'detached' });

    // The group, as a filter, stays while somebody is looked at.
    const filter = page.getByRole('button', { name: 'Filter', exact: true });
    await filter.focus();
    await press('Enter');
    const choice = page.getByRole('checkbox', { name: 'Class 7' });
    await choice.focus();
    await look('filters');
    await press('Space', 'Escape');
    await expectText(page, '3 of 6 people');
    await look('filtered');
    // Whom the search alone does not find, no filter hides.
    await search.fill('zzz');
    await page.getByRole('link', { name: 'Enroll “zzz”' }).waitFor();
    await search.fill('');
    await expectText(page, '3 of 6 people');
    await cards.nth(0).focus();
    await press('Enter');
    await page.getByRole('heading', { level: 1 }).waitFor();
    const name = (await page.getByRole('heading', { level: 1 }).textContent())!;

    // Note and id, where they stand.
    const about = page.getByRole('region', { name: 'About' });
    await about.getByRole('textbox', { name: 'Note' }).focus();
    await page.keyboard.type('Met at the fair');
    await press('Tab');
    await page.keyboard.type('A-17');
    await look('details typed');
    await press('Enter');
    await expectText(page, 'Saved.');
    await about.getByRole('button', { name: 'Save' }).waitFor({ state: 'detached' });
    await about.getByRole('button', { name: 'Take out of Class 7' }).focus();
    await press('Enter');
    await expectText(about, 'In no group');
    await page.getByRole('alert').filter({ hasText: 'taken out of' }).waitFor();
    await press('ControlOrMeta+z');
    await about.getByRole('button', { name: 'Take out of Class 7' }).waitFor();
    await page.goBack();
    await expectText(page, '3 of 6 people');
    await page.reload();
    await expectText(page, '3 of 6 people');
    await page.getByRole('button', { name: 'Clear filters' }).focus();
    await press('Enter');
    await expectText(page, '6 people enrolled');

    // Words of the note, the id and the group find her.
    for (const words of ['fair', 'a 17', 'class fair']) {
      await search.fill(words);
      await expectText(page, '1 of 6 people');
      expect(await cards.first().textContent()).toContain(name);
    }
    // They stay while the window is open, but not in a storage: browsers write that to the disk as plain text.
    await cards.first().focus();
    await press('Enter');
    await about.waitFor();
    await page.goBack();
    await expectText(page, '1 of 6 people');
    const stored = await page.evaluate(() => JSON.stringify([sessionStorage, localStorage]));
    expect(stored).not.toContain('class fair');
    await search.fill('');
    await expectText(page, '6 people enrolled');

    // Somebody else cannot have her id.
    await cards.nth(5).focus();
    await press('Enter');
    await about.getByRole('textbox', { name: 'ID' }).fill('A-17');
    await press('Enter');
    await expectText(about, 'Somebody else has this ID.');
    await look('id taken');
    await about.getByRole('button', { name: 'Discard' }).click();

    // What is being typed is saved on leaving.
    const note = about.getByRole('textbox', { name: 'Note' });
    await note.fill('Likes tea');
    await page.goBack();
    await expectText(page.getByRole('alert'), 'Saved.');
    await cards.nth(5).focus();
    await press('Enter');
    await expect.poll(() => note.inputValue()).toBe('Likes tea');
    await page.goBack();

    // A group is edited, removed, and brought back with its people.
    await filter.focus();
    await press('Enter');
    await page.getByRole('button', { name: 'Edit groups' }).focus();
    await press('Enter');
    const groups = page.getByRole('dialog', { name: 'Groups' });
    await expectText(groups, '3 people');
    await look('groups');
    await groups.getByRole('button', { name: 'Remove the group Class 7' }).focus();
    await press('Enter');
    await expectText(groups, 'There are no groups yet.');
    await page
      .getByRole('alert')
      .filter({ hasText: 'is gone' })
      .getByRole('button', { name: 'Undo' })
      .click();
    await expectText(groups, '3 people');
    await groups.getByRole('button', { name: 'Done' }).focus();
    await press('Enter');

    // Everyone but two is removed at once, and kept at once.
    await cards.nth(0).focus();
    await press('Control+a');
    await cards.nth(0).focus();
    await press('Space');
    await cards.nth(1).focus();
    await press('Space');
    await expectText(bar, '4 people selected');
    await bar.getByRole('button', { name: 'Remove' }).focus();
    await press('Enter');
    const remove = page.getByRole('dialog', { name: 'Remove 4 people?' });
    await look('remove people');
    await remove.getByRole('button', { name: 'Remove' }).focus();
    await press('Enter');
    await expectText(page, '2 people enrolled');
    await page.getByRole('button', { name: 'Undo removing all of them' }).focus();
    await press('Enter');
    await expectText(page, '6 people enrolled');
    expect(found).toEqual([]);
    expect(problems).toEqual([]);
  });
});

async function openMenu(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'New group' }).waitFor();
  await page.getByRole('menuitem', { name: 'New group' }).focus();
}
