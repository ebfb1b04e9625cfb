import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Kith } from '../../electron/core/kith.ts';
import { sitAt } from '../support/browser-shell.ts';
import { inspectPage } from '../support/inspect-page.ts';
import { needing } from '../support/needing.ts';
import { inKith, preparedData } from '../support/prepared.ts';
import { consent } from '../support/samples.ts';
import { expectText, goTo } from '../support/walk.ts';

needing('browser');

/** A folder to keep pictures in of what is walked through; none by default. */
const shots = process.env.KITH_SHOTS;

const hasFocus = (element: Element): boolean => element === document.activeElement;

/** Has Ada there twice, and saves a picture of Hedy as Mary's. */
async function mixUp({ people, repairs }: Kith): Promise<void> {
  const [ada, , hedy, mary] = await people.list();
  const samplesOf = async (id: number) => (await people.get(id)).samples.map((one) => one.id);
  const [first, second] = await samplesOf(ada!.id);
  await repairs.split(ada!.id, [first!, second!], 'Ada L.', consent);
  const [wrong] = await samplesOf(hedy!.id);
  await repairs.moveSample(wrong!, mary!.id, { anyway: true });
}

/** Takes back what was said of who is who. */
async function takeBack({ people, repairs }: Kith): Promise<void> {
  for (const sampleId of await people.vouched()) await people.vouch(sampleId, false);
  for (const [one, other] of await repairs.toldApart()) await repairs.tellApart(one, other, false);
}

function panelOf(page: Page) {
  const panel = page.getByRole('region', { name: 'Is this right?' });
  return {
    cases: panel.getByRole('listitem'),
    twice: panel.getByText(/^Ada( L\.)? and Ada( L\.)? may be the same person\.$/),
    wrong: panel.getByText('This picture of Mary looks like Hedy.'),
    answer: async (name: string): Promise<void> => {
      await panel.getByRole('button', { name, exact: true }).focus();
      await page.keyboard.press('Enter');
    },
  };
}

test('who may be one person and a picture that looks like somebody else are asked about until they are answered, and then never again', async () => {
  const data = await preparedData(['Ada', 'Grace', 'Hedy', 'Mary'], 5);
  await inKith(data, mixUp);
  await sitAt('people', data, null, async ({ page, problems }) => {
    const found: string[] = [];
    const { cases, twice, wrong, answer } = panelOf(page);
    await goTo(page, 'People');
    await twice.waitFor();
    await wrong.waitFor();
    for (const colorScheme of ['light', 'dark'] as const) {
      for (const size of [
        { width: 900, height: 600 },
        { width: 1280, height: 800 },
      ]) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize(size);
        found.push(...(await inspectPage(page, `suggestions, ${colorScheme}, ${size.width}`)));
        if (!shots) continue;
        await page.screenshot({
          path: join(shots, `suggestions-${colorScheme}-${size.width}.png`),
        });
      }
    }
    // Kept, that taken back, and kept again.
    await answer('It’s Mary, keep it');
    await wrong.waitFor({ state: 'detached' });
    await page.keyboard.press('ControlOrMeta+z');
    await wrong.waitFor();
    await answer('It’s Mary, keep it');
    await wrong.waitFor({ state: 'detached' });
    // The focus is on what is asked next, and on the page's heading once nothing is.
    await expect.poll(() => cases.getByRole('button').first().evaluate(hasFocus)).toBe(true);
    await answer('They’re two people');
    await expect.poll(() => cases.count()).toBe(0);
    await expect.poll(() => page.locator('h1').evaluate(hasFocus)).toBe(true);
    await page.reload();
    await page.getByText(/pictures? would be recognized$/).waitFor();
    await page.getByRole('list', { name: 'Everyone enrolled' }).waitFor();
    expect(await cases.count()).toBe(0);
    expect(found).toEqual([]);
    expect(problems).toEqual([]);
  });

  await inKith(data, takeBack);
  await sitAt('people', data, null, async ({ page, problems }) => {
    const { cases, twice, wrong, answer } = panelOf(page);
    await goTo(page, 'People');
    await twice.waitFor();
    await answer('It’s Hedy');
    await expectText(page, '1 picture is Hedy’s now.');
    await wrong.waitFor({ state: 'detached' });
    await answer('Merge them …');
    await page.getByRole('dialog').getByRole('button', { name: 'Merge', exact: true }).click();
    await expect.poll(() => cases.count()).toBe(0);
    await expectText(page, '4 people enrolled');
    expect(problems).toEqual([]);
  });
});
