import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { sitAt } from '../support/browser-shell.ts';
import { temporaryFolder } from '../support/folders.ts';
import { inspectPage } from '../support/inspect-page.ts';
import { placeLivenessPack } from '../support/liveness-pack.ts';
import { needing } from '../support/needing.ts';
import { dataFolder } from '../support/needs.ts';
import { inKith, preparedData } from '../support/prepared.ts';

needing('browser', 'liveness-data');

/** A clip of prints of somebody that are held up, each for a third of a second. */
function heldPrints(): string {
  const folder = join(dataFolder, 'spoof/printed/0001');
  const names = readdirSync(folder).toSorted().slice(0, 12);
  const frames = names.flatMap((name) => Array<Buffer>(10).fill(readFileSync(join(folder, name))));
  const file = join(temporaryFolder(), 'prints.mjpeg');
  writeFileSync(file, Buffer.concat(frames));
  return file;
}

async function dataThatShows(): Promise<string> {
  const data = await preparedData();
  await placeLivenessPack(data);
  await inKith(data, (kith) => kith.settings.update({ liveness: 'observe' }));
  return data;
}

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Test the liveness check' });

/** Tries what is before the camera so often, as one kind. */
async function tryAs(page: Page, kind: string, times: number, wanted: number): Promise<void> {
  await dialog(page).getByRole('radiogroup').locator('label', { hasText: kind }).click();
  for (let i = 1; i <= times; i++) {
    await dialog(page).getByRole('button', { name: 'Try', exact: true }).click();
    await dialog(page).getByText(`${i} of ${wanted} tries so far`).waitFor();
  }
}

test('somebody and prints are tried, counted with their bounds beside the setting, and removed', async () => {
  const data = await dataThatShows();
  await sitAt('settings', data, join(dataFolder, 'webcam/person-a.mjpeg'), async ({ page }) => {
    const section = page.getByRole('region', { name: 'Pictures held up to the camera' });
    await section.getByRole('button', { name: 'Test it with your camera' }).click();
    await tryAs(page, 'You', 2, 10);
    await dialog(page).getByText('Passed as a person.').waitFor();
    expect(await inspectPage(page, 'the guided test')).toEqual([]);
    await page.keyboard.press('Escape');
    await section
      .getByText('With Integrated camera: 0 of 2 tries of a person were refused (at most 78%).')
      .waitFor();
  });
  await sitAt('settings', data, heldPrints(), async ({ page, problems }) => {
    const section = page.getByRole('region', { name: 'Pictures held up to the camera' });
    await section.getByRole('button', { name: 'Test it with your camera' }).click();
    await tryAs(page, 'Printed photo', 2, 20);
    await dialog(page).getByText('Taken for a picture.').waitFor();
    await page.keyboard.press('Escape');
    await section
      .getByText(/^With Integrated camera: 0 of 2 prints passed \(at most 78%\), 0 of 2 tries of a/)
      .waitFor();
    await section
      .getByText(/Fewer than 20 tries of a kind, or 10 of a person, say little/)
      .waitFor();
    expect(await inspectPage(page, 'settings with a test')).toEqual([]);
    await section.getByRole('button', { name: 'Remove the test with Integrated camera' }).click();
    await section.getByRole('button', { name: 'Remove', exact: true }).click();
    await section.getByText(/^With Integrated camera/).waitFor({ state: 'detached' });
    expect(problems).toEqual([]);
  });
  expect(await inKith(data, (kith) => kith.livenessTests.list())).toEqual([]);
});
