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

const sectionOf = (page: Page) =>
  page.getByRole('region', { name: 'Pictures held up to the camera' });

const dialogOf = (page: Page) => page.getByRole('dialog', { name: 'Test the liveness check' });

/**
 * Tries what is before the camera as one kind until it was told, twice: a machine that is busy may see too few frames in a try. How
 * many tries it took.
 */
async function tryAs(page: Page, kind: string, outcome: string, wanted: number): Promise<number> {
  const dialog = dialogOf(page);
  await dialog.getByRole('radiogroup').locator('label', { hasText: kind }).click();
  const said = dialog.getByRole('status');
  let tries = 0;
  for (let told = 0; told < 2; tries++) {
    await dialog.getByRole('button', { name: 'Try', exact: true }).click();
    await said.filter({ hasText: `${tries + 1} of ${wanted} tries so far` }).waitFor();
    const [what] = /^.*?[.]/.exec(await said.innerText())!;
    expect([outcome, 'Kith couldn’t tell.']).toContain(what);
    if (what === outcome) told++;
  }
  return tries;
}

/** The words for tries of which some had no answer. */
const silent = (tries: number): string => (tries > 2 ? `; ${tries - 2} without an answer` : '');

test('somebody and prints are tried, counted with their bounds beside the setting, and removed', async () => {
  const data = await preparedData();
  await placeLivenessPack(data);
  await inKith(data, (kith) => kith.settings.update({ liveness: 'observe' }));
  let people = 0;
  await sitAt('settings', data, join(dataFolder, 'webcam/person-a.mjpeg'), async ({ page }) => {
    await sectionOf(page).getByRole('button', { name: 'Test it with your camera' }).click();
    people = await tryAs(page, 'You', 'Passed as a person.', 10);
    expect(await inspectPage(page, 'the guided test')).toEqual([]);
    await page.keyboard.press('Escape');
    await sectionOf(page)
      .getByText(
        `With Integrated camera: 0 of 2 tries of a person were refused (at most 78%${silent(people)}).`,
      )
      .waitFor();
  });
  await sitAt('settings', data, heldPrints(), async ({ page, problems }) => {
    const section = sectionOf(page);
    await section.getByRole('button', { name: 'Test it with your camera' }).click();
    const prints = await tryAs(page, 'Printed photo', 'Taken for a picture.', 20);
    await page.keyboard.press('Escape');
    await section
      .getByText(
        `With Integrated camera: 0 of 2 prints passed (at most 78%${silent(prints)}), 0 of 2 tries of a person were refused (at most 78%${silent(people)}).`,
      )
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
