import { expect, test } from 'vitest';
import { sit, type Sitting } from '../support/browser-shell.ts';
import { inspectPage } from '../support/inspect-page.ts';
import { needing } from '../support/needing.ts';
import { preparedClip, unopenedData } from '../support/prepared.ts';
import { beginEnrollment, captureWithoutMoving, cardOf, goTo, seeLive } from '../support/walk.ts';

needing('browser');

// Pages that stand still are looked at in all widths and languages by `looks.test.ts`.
test('no serious finding on the way from the first page to a face that is recognized, light and dark, 900×600', async () => {
  const walk = async ({ page, problems }: Sitting): Promise<void> => {
    const found: string[] = [];
    const look = async (place: string): Promise<void> => {
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        found.push(...(await inspectPage(page, `${place}, ${colorScheme}`)));
      }
    };
    await page.getByText('Welcome to Kith').waitFor();
    await look('welcome');
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByText('That’s a good picture').waitFor();
    await look('camera check');
    await page.getByRole('button', { name: 'Continue' }).click();
    await look('enroll yourself');
    await page.getByRole('button', { name: 'Look around first' }).click();
    await goTo(page, 'People');
    await look('people, empty');
    await beginEnrollment(page, 'Ada');
    await page.getByRole('img', { name: /^Captured/ }).waitFor();
    await look('enroll');
    await captureWithoutMoving(page);
    await look('enroll, complete');
    await page.getByRole('button', { name: 'Save Ada' }).click();
    await page.getByText('Ada is enrolled').waitFor();
    await look('enrolled');
    await seeLive(page, 'Ada');
    await look('live');
    await goTo(page, 'People');
    await cardOf(page, /Ada/).click();
    await page.getByText('Given on').waitFor();
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name: 'Rename' }).click();
    await page.getByRole('dialog').waitFor();
    await page.getByRole('menu').waitFor({ state: 'hidden' });
    await look('rename');
    expect(found).toEqual([]);
    expect(problems).toEqual([]);
  };
  await sit(await unopenedData(), await preparedClip(), walk, { width: 900, height: 600 });
});
