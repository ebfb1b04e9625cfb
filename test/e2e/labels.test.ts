import { expect, test } from 'vitest';
import type { Kith } from '../../electron/core/kith.ts';
import { sitAt } from '../support/browser-shell.ts';
import { inspectPage } from '../support/inspect-page.ts';
import { needing } from '../support/needing.ts';
import { inKith, preparedData } from '../support/prepared.ts';
import { expectText, goTo } from '../support/walk.ts';

needing('browser');

const NAMES = ['Ada', 'Grace', 'Hedy', 'Mary'];

/** Saves three pictures as those of the next in the list. */
async function mislabel({ people, repairs }: Kith): Promise<void> {
  const everybody = await people.list();
  const last = await Promise.all(
    everybody.map(async ({ id }) => (await people.get(id)).samples.at(-1)!.id),
  );
  for (const i of [0, 1, 2]) {
    await repairs.moveSample(last[i]!, everybody[i + 1]!.id, { anyway: true });
  }
}

/** How many samples everybody has. */
async function samplesOf({ people }: Kith): Promise<Record<string, number>> {
  const everybody = await people.list();
  return Object.fromEntries(everybody.map(({ name, samples }) => [name, samples]));
}

test('the label audit: both faces side by side; move, take it back, keep, remove', async () => {
  const data = await preparedData(NAMES, 5);
  await inKith(data, mislabel);
  await sitAt(
    'training',
    data,
    null,
    async ({ page, problems }) => {
      await goTo(page, 'Training');
      await page.getByText('3 pictures look like somebody else').waitFor();
      await page.getByRole('button', { name: 'Start training' }).click();
      // So many wrong names are nothing to learn from.
      await expectText(page, 'Some pictures look more like somebody else');
      await page.getByRole('link', { name: 'Review' }).first().click();

      const cases = page.getByRole('region');
      await expect.poll(() => cases.count()).toBe(3);
      // Two faces, and not the initials that stand for one that cannot be shown.
      const faces = cases.first().locator('img');
      await expect
        .poll(() =>
          faces.evaluateAll((all) => all.map((one) => (one as HTMLImageElement).naturalWidth)),
        )
        .toEqual([224, 224]);
      expect(await inspectPage(page, 'labels')).toEqual([]);

      const grace = page.getByRole('region', { name: 'A picture saved as Grace looks like Ada' });
      await grace.getByRole('button', { name: 'Move to Ada' }).click();
      // With the mouse on it, it stays.
      const undo = page.getByRole('button', { name: 'Undo' });
      await undo.hover();
      await grace.waitFor({ state: 'detached' });
      // The work goes on at the next picture.
      const focused = () => page.evaluate(() => document.activeElement?.textContent);
      await expect.poll(focused).toBe('Move to Grace');
      await undo.click();
      await grace.waitFor();
      await grace.getByRole('button', { name: 'Move to Ada' }).click();
      await grace.waitFor({ state: 'detached' });

      const hedy = page.getByRole('region', { name: 'A picture saved as Hedy looks like Grace' });
      await hedy.getByRole('button', { name: 'It’s Hedy' }).click();
      await hedy.waitFor({ state: 'detached' });
      await page.reload();
      await expect.poll(() => cases.count()).toBe(1);

      const mary = page.getByRole('region', { name: 'A picture saved as Mary looks like Hedy' });
      await mary.getByRole('button', { name: 'Remove' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByText('You can undo this for thirty days', { exact: false }).waitFor();
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
      await mary.getByRole('button', { name: 'Remove' }).click();
      await dialog.getByRole('button', { name: 'Remove' }).click();
      await page.getByText('No picture looks like somebody else').waitFor();

      await goTo(page, 'Training');
      await page.getByText(/^4 people with 1\d pictures will be used/).waitFor();
      await page.getByRole('link', { name: 'Review' }).waitFor({ state: 'detached' });
      expect(problems).toEqual([]);
    },
    { colorScheme: 'dark', width: 900, height: 600 },
  );
  expect(await inKith(data, samplesOf)).toEqual({ Ada: 5, Grace: 4, Hedy: 5, Mary: 5 });
});
