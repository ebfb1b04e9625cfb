import { expect, test } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { sit } from '../support/browser-shell.ts';
import { inGallery } from '../support/in-gallery.ts';
import { NEVER } from '../support/hang.ts';
import { writeMadeUpPeople } from '../support/made-up-people.ts';
import { needing } from '../support/needing.ts';
import { unopenedData } from '../support/prepared.ts';
import { writeStrangers } from '../support/unknown-people.ts';
import { cardOf, goTo } from '../support/walk.ts';

needing('browser');

const RETRY = { timeout: NEVER, interval: 100 };

/** Answers the question that is asked, once it was said what it is. */
async function answer(page: Page, question: string, button: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: question });
  await dialog.getByRole('button', { name: button, exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
}

test('what cannot be undone is asked before: erasing a picture that is set aside, for a correction or not, and forgetting who is never collected', async () => {
  const data = await unopenedData();
  await writeMadeUpPeople(data, 2);
  await inGallery(data, async (gallery) => {
    const [{ id: personId } = { id: 0 }] = await gallery.people();
    const [first, second] = (await gallery.samples(personId)).map(({ id }) => id);
    await gallery.repairs.setAside(personId, [first!], new Date());
    await gallery.corrections.add(
      { kind: 'is not', personId, added: null, setAside: second!, raise: 0 },
      new Date(),
    );
    await writeStrangers(gallery, { refused: 1 });
  });
  await sit(data, null, async ({ page, problems }) => {
    const strangers = page.getByRole('list', { name: 'Strangers you’ve decided on' });
    const takeBack = strangers.getByRole('button', { name: /^Take back/ });
    await goTo(page, 'Unknown');
    await takeBack.click();
    await answer(page, 'Collect this stranger again?', 'Cancel');
    expect(await takeBack.evaluate((button) => button === document.activeElement)).toBe(true);
    await takeBack.click();
    await answer(page, 'Collect this stranger again?', 'Take back');
    await strangers.waitFor({ state: 'detached' });

    await goTo(page, 'People');
    await cardOf(page, /José García/).click();
    const aside = page.getByRole('list', { name: 'Set aside' }).getByRole('listitem');
    const erase = aside.getByRole('button', { name: 'Erase' });
    await erase.click();
    await answer(page, 'Erase this picture?', 'Keep');
    expect(await aside.count()).toBe(1);
    await erase.click();
    await answer(page, 'Erase this picture?', 'Erase');
    await expect.poll(() => aside.count(), RETRY).toBe(0);
    const heading = page.getByRole('heading', { level: 1 });
    await expect
      .poll(() => heading.evaluate((it) => it === document.activeElement), RETRY)
      .toBe(true);

    const corrections = page.getByRole('region', { name: 'Corrections' });
    const eraseOf = corrections.getByRole('button', { name: 'Erase the picture' });
    await eraseOf.click();
    await answer(page, 'Erase this picture?', 'Keep');
    expect(await eraseOf.count()).toBe(1);
    await eraseOf.click();
    await answer(page, 'Erase this picture?', 'Erase the picture');
    await expect.poll(() => eraseOf.count(), RETRY).toBe(0);
    expect(problems).toEqual([]);
  });
});

test('the page of unknown faces is walked by keyboard: the focus goes on to the next group, each step is undone with Ctrl+Z, also from within a dialog', async () => {
  const data = await unopenedData();
  await writeMadeUpPeople(data, 1);
  await inGallery(data, (gallery) => writeStrangers(gallery, { waiting: 3, refused: 1 }));
  await sit(data, null, async ({ page, problems }) => {
    const press = (key: string): Promise<void> => page.keyboard.press(key);
    const groups = page
      .getByRole('list', { name: 'Unknown people' })
      .getByRole('listitem', { name: /^Unknown person/ });
    const strangers = page.getByRole('list', { name: 'Strangers you’ve decided on' });
    const heading = page.getByRole('heading', { level: 1, name: 'Unknown faces' });
    const has = (locator: Locator): Promise<boolean> =>
      locator.evaluate((element) => element === document.activeElement);
    const lookThrough = (place: number): Locator =>
      groups.nth(place).getByRole('button', { name: 'Look through the pictures of this person' });
    const left = async (count: number): Promise<void> => {
      await expect.poll(() => groups.count(), RETRY).toBe(count);
    };
    const choose = async (item: string): Promise<void> => {
      await groups.first().getByRole('button', { name: 'More' }).focus();
      await press('Enter');
      await page.getByRole('menuitem', { name: item }).focus();
      await press('Enter');
    };

    await goTo(page, 'Unknown');
    await left(3);
    await groups.first().getByRole('button', { name: 'Ignore' }).focus();
    await press('Enter');
    await left(2);
    await expect.poll(() => has(lookThrough(0)), RETRY).toBe(true);
    await press('ControlOrMeta+z');
    await left(3);

    await choose('Discard');
    await left(2);
    await expect.poll(() => has(lookThrough(0)), RETRY).toBe(true);
    // While the sheet of shortcuts, which has it, is open.
    await press('?');
    const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await sheet.getByText('Undo, while that’s offered').waitFor();
    await press('ControlOrMeta+z');
    await left(3);
    await press('Escape');
    await sheet.waitFor({ state: 'detached' });

    // Added to somebody whom they don't look like, and taken from them again.
    await groups.first().getByRole('button', { name: 'Add to somebody' }).focus();
    await press('Enter');
    const assign = page.getByRole('dialog', { name: 'Whose pictures are these?' });
    await assign.getByRole('combobox').press('ArrowDown');
    await page.getByRole('option').first().waitFor();
    await press('ArrowDown');
    await press('Enter');
    const add = assign.getByRole('button', { name: 'Add', exact: true });
    await expect.poll(() => add.isEnabled(), RETRY).toBe(true);
    await add.focus();
    await press('Enter');
    await assign.getByRole('button', { name: 'Add them anyway' }).focus();
    await press('Enter');
    await left(2);
    await expect.poll(() => has(lookThrough(0)), RETRY).toBe(true);
    await press('ControlOrMeta+z');
    await left(3);

    // One after the other is gone, and the heading is what is left; a stranger is taken back.
    for (const count of [2, 1, 0]) {
      await choose('Never collect them again');
      await left(count);
      await expect.poll(() => has(count > 0 ? lookThrough(0) : heading), RETRY).toBe(true);
    }
    await expect.poll(() => strangers.getByRole('listitem').count(), RETRY).toBe(4);
    await strangers
      .getByRole('button', { name: /^Take back/ })
      .first()
      .focus();
    await press('Enter');
    await page.getByRole('dialog').getByRole('button', { name: 'Take back' }).focus();
    await press('Enter');
    await expect.poll(() => strangers.getByRole('listitem').count(), RETRY).toBe(3);
    await expect
      .poll(() => has(strangers.getByRole('button', { name: /^Take back/ }).first()), RETRY)
      .toBe(true);
    expect(problems).toEqual([]);
  });
  await inGallery(data, async (gallery) => {
    const [{ samples } = { samples: 0 }] = await gallery.people();
    expect(samples).toBe(3);
  });
});
