import { expect, test } from 'vitest';
import type { Page } from 'playwright-core';
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
