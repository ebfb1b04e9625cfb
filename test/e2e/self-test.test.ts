import { expect, test } from 'vitest';
import type { Kith } from '../../electron/core/kith.ts';
import { sitAt } from '../support/browser-shell.ts';
import { inGallery } from '../support/in-gallery.ts';
import { inspectPage } from '../support/inspect-page.ts';
import { needing } from '../support/needing.ts';
import { inKith, preparedData } from '../support/prepared.ts';
import { consent, sampleRecord } from '../support/samples.ts';
import { goTo } from '../support/walk.ts';

needing('browser');

/** Saves two pictures of Ada as Grace's. */
async function mislabel({ people, repairs }: Kith): Promise<void> {
  const [ada, grace] = await people.list();
  const { samples } = await people.get(ada!.id);
  for (const { id } of samples.slice(0, 2)) {
    await repairs.moveSample(id, grace!.id, { anyway: true });
  }
}

test('the self-test: a line over the people, who is weak, who looks alike, and that it is fine once that is mended', async () => {
  const data = await preparedData(['Ada', 'Grace', 'Hedy', 'Mary'], 5);
  await inKith(data, mislabel);
  await sitAt(
    'people',
    data,
    null,
    async ({ page, problems }) => {
      await goTo(page, 'People');
      await page.getByText(/^\d+ of \d+ pictures would be recognized$/).waitFor();
      const cards = page.getByRole('list', { name: 'Everyone enrolled' }).getByRole('listitem');
      await page.getByText('2 pictures look like Ada').waitFor();
      expect(await inspectPage(page, 'weak people')).toEqual([]);

      // Those who are weak alone, by keyboard.
      await page.getByRole('button', { name: /(person is|people are) weak$/ }).focus();
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'Show everyone' }).waitFor();
      await expect.poll(() => cards.count()).toBeLessThan(4);
      await page.keyboard.press('Enter');
      await expect.poll(() => cards.count()).toBe(4);

      // Side by side, and back to where one was.
      const opener = page.getByRole('button', { name: 'Ada and Grace look alike' });
      await opener.focus();
      await page.keyboard.press('Enter');
      const pair = page.getByRole('dialog').getByRole('region', { name: /^Ada and Grace/ });
      await expect.poll(() => pair.locator('img').count()).toBeGreaterThan(8);
      await pair.getByText(/would be taken for the other/).waitFor();
      expect(await inspectPage(page, 'look-alikes')).toEqual([]);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      const focused = () => page.evaluate(() => document.activeElement?.textContent);
      await expect.poll(focused).toBe('Ada and Grace look alike');

      // Her page says what is wrong, and the picture of it shows where.
      await cards.getByRole('link', { name: /Grace/ }).click();
      const panel = page.getByRole('region', { name: 'Does it work?' });
      await panel.getByText('2 pictures look like Ada').waitFor();
      await panel.getByRole('img', { name: /^Sides: / }).waitFor();
      await panel.getByRole('img', { name: /^Light: / }).waitFor();
      await expect.poll(() => panel.locator('circle[data-missed]').count()).toBe(6);
      expect(await inspectPage(page, 'weak person')).toEqual([]);
      const wrong = page.getByRole('listitem').filter({ hasText: 'would be taken for Ada' });
      await expect.poll(() => wrong.count()).toBe(2);

      // Each removal has it tested again.
      for (const left of [1, 0]) {
        await wrong.first().getByRole('button', { name: 'Remove this picture' }).click();
        await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
        await expect.poll(() => wrong.count()).toBe(left);
      }
      await panel.getByText(/^All \d+ pictures would be recognized$/).waitFor();
      await goTo(page, 'People');
      await page.getByText(/^All \d+ pictures would be recognized$/).waitFor();
      await opener.waitFor({ state: 'detached' });
      expect(problems).toEqual([]);
    },
    { colorScheme: 'dark', width: 900, height: 600 },
  );
});

test('two who look alike are told of also where everybody has one picture, and are no concern once they were told apart', async () => {
  const data = await preparedData();
  await inGallery(data, async (gallery) => {
    for (const name of ['Ada', 'Grace']) {
      await gallery.enroll(name, consent, [sampleRecord(1, null)]);
    }
  });
  await sitAt('people', data, null, async ({ page, problems }) => {
    await goTo(page, 'People');
    await page.getByText(/^Too few pictures to tell who would be recognized/).waitFor();
    const concern = page.locator('main .tabler-icon-alert-triangle');
    await concern.waitFor();
    const line = page.getByRole('button', { name: 'Ada and Grace may be one person' });
    await line.click();
    const dialog = page.getByRole('dialog', { name: 'Who looks alike' });
    await dialog.getByRole('button', { name: 'They’re two people' }).click();
    await dialog.getByRole('button', { name: 'Done' }).click();
    await line.waitFor({ state: 'detached' });
    await concern.waitFor({ state: 'detached' });
    expect(problems).toEqual([]);
  });
});
