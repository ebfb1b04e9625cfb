import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { drawPeople, writeDrawnPeople } from '../support/alike-people.ts';
import { sitAt } from '../support/browser-shell.ts';
import { needing } from '../support/needing.ts';
import { inKith, preparedData } from '../support/prepared.ts';
import { goTo } from '../support/walk.ts';

needing('browser');

const names = ['Ada', 'Grace', 'Hedy', 'Mary', 'Zoë', 'José', 'Olga', 'Tomáš', 'Yusuf', 'Kaoru'];

/** A data folder with ten people, of whom the first two look so much alike. */
async function peopleWith(likeness: number): Promise<string> {
  const data = await preparedData();
  const alike = names.map((_, i) => (i === 1 ? likeness : null));
  const drawn = drawPeople(11, alike, 4);
  await writeDrawnPeople(
    data,
    names.map((name, i) => ({ name, embeddings: drawn[i]! })),
  );
  return data;
}

const slider = (page: Page) =>
  page.getByRole('slider', { name: 'How many strangers may be given a name' });

test('the setting is a sentence that changes with the slider, by keys; where two people would be taken for each other it goes no further, and says so', async () => {
  const data = await peopleWith(0.955);
  await sitAt('settings', data, null, async ({ page, problems }) => {
    await goTo(page, 'Settings');
    const thumb = slider(page);
    const says = (most: string) =>
      page.getByText(`at most ${most} strangers in front of the camera`).waitFor();
    await says('1 of 100');
    await page.getByText(/Of 100 visits by your own people.*tried on 203 other people/).waitFor();
    await page.getByText(/Visits are estimated from single pictures, not counted/).waitFor();
    await page.getByText('40 different pictures of 10 of your people').waitFor();
    await expect.poll(() => thumb.getAttribute('aria-valuetext')).toBe('At most 1 of 100');
    expect(await page.getByText('Score that’s needed').isVisible()).toBe(false);

    await thumb.focus();
    await page.keyboard.press('ArrowLeft');
    await says('5 of 1,000');
    await page.keyboard.press('Home');
    await says('1 of 1,000');
    await page.getByRole('button', { name: 'Balanced' }).focus();
    await page.keyboard.press('Enter');
    await says('1 of 100');

    await thumb.focus();
    await page.keyboard.press('ArrowRight');
    await says('2 of 100');
    await page.keyboard.press('ArrowRight');
    const refusal = (most: number) =>
      page.getByRole('status').filter({
        hasText: `At most ${most} of 100 isn’t possible: Ada and Grace look so much alike`,
      });
    await refusal(3).waitFor();
    await expect.poll(() => thumb.getAttribute('aria-valuetext')).toBe('At most 2 of 100');
    await says('2 of 100');
    await page.keyboard.press('End');
    await refusal(10).waitFor();
    await page.getByRole('button', { name: 'Lenient' }).focus();
    await page.keyboard.press('Enter');
    await refusal(3).waitFor();
    await says('2 of 100');

    const exact = page.getByRole('button', { name: 'Exact values' });
    await expect.poll(() => exact.getAttribute('aria-expanded')).toBe('false');
    await exact.focus();
    await page.keyboard.press('Enter');
    await page.getByText('Ada and Grace, the closest pair').waitFor();
    // What is folded open is no list: the keys of every page work on.
    for (const keys of ['?', 'Control+K']) {
      await exact.focus();
      await page.keyboard.press(keys);
      await page.getByRole('dialog').waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }
    expect(problems).toEqual([]);
  });
  expect(await inKith(data, async (kith) => (await kith.settings.get()).wantedFpir)).toBe(0.02);
});

test('somebody enrolled twice is told with the way to both, and locks nothing', async () => {
  const data = await peopleWith(0.9999);
  await sitAt('settings', data, null, async ({ page }) => {
    await goTo(page, 'Settings');
    const told = page.getByRole('status').filter({ hasText: 'enrolled twice' });
    await told.waitFor();
    await slider(page).focus();
    await page.keyboard.press('End');
    await page.getByText('at most 10 of 100 strangers').waitFor();
    await told.getByRole('link', { name: 'Grace' }).click();
    await page.getByRole('heading', { level: 1, name: 'Grace' }).waitFor();
  });
  expect(await inKith(data, async (kith) => (await kith.settings.get()).wantedFpir)).toBe(0.1);
});
