import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { sitAt, type Sitting } from '../support/browser-shell.ts';
import { temporaryFolder } from '../support/folders.ts';
import { inspectPage } from '../support/inspect-page.ts';
import { needing } from '../support/needing.ts';
import { preparedData, preparedPeople } from '../support/prepared.ts';
import { frameOf } from '../support/sample-faces.ts';
import { cardOf, expectText, goTo } from '../support/walk.ts';

needing('browser');

const NAMES = ['Ada', 'Grace', 'Hedy', 'Mary'];

/** Headlines of what comes of so few people. */
const UNCHANGED = 'This training changed nothing: no step was better than the start';
const NOT_JUDGED = 'Not enough data to judge it';

test('a training run, its verdict and report, an activation asked for twice, rollback; dark, 900×600', async () => {
  const walk = async ({ page, problems }: Sitting): Promise<void> => {
    await goTo(page, 'Training');
    await page.getByText('4 people with 16 pictures will be used.').waitFor();
    await page.getByText('Enough to train, but not enough to judge').waitFor();
    await page.getByText('enroll 6 more', { exact: false }).waitFor();
    await page.getByRole('button', { name: 'Parameters' }).click();
    await page.getByLabel('Seed').fill('7');
    expect(await inspectPage(page, 'parameters')).toEqual([]);

    await page.getByRole('button', { name: 'Measure' }).click();
    await page.getByText('Strangers given a name (FPIR)').waitFor();

    await page.getByRole('button', { name: 'Start training' }).click();
    await page.getByRole('progressbar', { name: 'Training progress' }).waitFor();
    await goTo(page, 'People');
    await page.getByRole('link', { name: /go to Training/ }).waitFor();
    await expect.poll(() => page.title()).toMatch(/^\d+% · People/);
    await goTo(page, 'Training');
    // The headline says what happened, and there is nothing to go back to.
    await page.getByText(UNCHANGED).waitFor();
    await page.getByRole('button', { name: /^Roll back/ }).waitFor({ state: 'detached' });
    await page.getByRole('link', { name: 'See the report' }).click();
    await page.getByRole('heading', { name: 'Before and after' }).waitFor();
    await page.getByRole('img', { name: /DET curves/ }).waitFor();
    await page.getByRole('img', { name: /Map of 16 samples of 4 people after/ }).waitFor();
    // Names are in the picture’s description.
    await expect.poll(() => page.locator('figure').last().textContent()).toContain('Hedy');
    expect(await inspectPage(page, 'parameters')).toEqual([]);

    await page.getByRole('link', { name: 'Training', exact: true }).last().click();
    const row = page.getByRole('row', { name: /Version \d/ }).first();
    const download = page.waitForEvent('download');
    await row.getByRole('button', { name: /^More for/ }).click();
    await page.getByRole('menuitem', { name: 'Export' }).click();
    const file = await (await download).path();
    expect(readFileSync(file).subarray(0, 10).toString()).toBe('kith-model');
    await page.getByLabel('Model version file').setInputFiles(file);
    await page.getByText('You already have this version', { exact: false }).waitFor();

    await row.getByRole('button', { name: 'Activate' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(/which is only a starting point\?$/).waitFor();
    await dialog.getByText('it knows nothing about your people', { exact: false }).waitFor();
    // Two clicks in a row are not two answers, and neither are two strokes of Enter.
    await dialog.getByRole('button', { name: 'Activate' }).dblclick();
    await page.keyboard.press('Enter');
    await dialog.getByText(/^Really activate/).waitFor();
    await page.waitForTimeout(500);
    expect(await row.getByText('Active', { exact: true }).count()).toBe(0);
    await dialog.getByRole('checkbox', { name: 'I know it learned nothing' }).check();
    await dialog.getByRole('button', { name: 'Activate it anyway' }).click();
    await row.getByText('Active', { exact: true }).waitFor();
    // What is shown was measured of the version that is active, and of no other.
    const measured = page.getByText('Strangers given a name (FPIR)');
    await measured.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Measure' }).click();
    await measured.waitFor();

    // Another is compared with that one, and judged again once the shipped one is active.
    const ended = page.getByText(UNCHANGED).or(page.getByText(NOT_JUDGED));
    await page.getByRole('button', { name: 'Dismiss' }).click();
    await ended.waitFor({ state: 'detached' });
    // Other layers: the untrained adapter, best in both runs, would be the same version again.
    await page.getByRole('button', { name: 'Parameters' }).click();
    await page.getByRole('combobox', { name: 'Head' }).click();
    await page.getByRole('option', { name: 'Textbook layers' }).click();
    await page.getByRole('button', { name: 'Start training' }).click();
    await ended.waitFor();
    await page.getByRole('link', { name: 'See the report' }).click();
    await expectText(page, /It was compared with “Version \d”/);
    expect(await page.getByRole('button', { name: /^Judge again/ }).count()).toBe(0);
    await goTo(page, 'Training');
    await page.getByRole('button', { name: 'Roll back to “Original version”' }).click();
    await page
      .getByRole('row', { name: /Original version/ })
      .getByText('Active', { exact: true })
      .waitFor();
    await page.getByRole('button', { name: /^Roll back/ }).waitFor({ state: 'detached' });
    await measured.waitFor({ state: 'detached' });
    await page.getByRole('link', { name: 'See the report' }).click();
    await page.getByRole('button', { name: 'Judge again against “Original version”' }).click();
    await expectText(page, 'It was compared with “Original version”');
    await goTo(page, 'Training');
    await page.getByRole('button', { name: 'Dismiss' }).click();
    await page.getByRole('button', { name: 'Start training' }).waitFor();

    await goTo(page, 'People');
    await cardOf(page, /Ada/).click();
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name: 'Remove Ada' }).click();
    await page.getByText('Model versions that learned from Ada').waitFor();
    await page.getByRole('button', { name: 'Keep' }).click();
    expect(problems.filter((text) => !text.includes('already have this version'))).toEqual([]);
  };
  await sitAt('training', await preparedData(NAMES), null, walk, {
    colorScheme: 'dark',
    width: 900,
    height: 600,
  });
});

test('a folder of strangers: what is no photo is counted, and one of unknown type is looked at', async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'somebody'));
  const people = await preparedPeople();
  writeFileSync(join(folder, 'somebody', 'a photo'), await frameOf(people[3]!, 0.3));
  writeFileSync(join(folder, 'somebody', 'notes.txt'), 'not a photo');
  writeFileSync(join(folder, 'somebody', 'noise'), 'not a photo either');
  await sitAt('training', await preparedData(NAMES.slice(0, 3)), null, async ({ page }) => {
    await goTo(page, 'Training');
    await page.getByLabel('A folder of strangers’ photos').setInputFiles(folder);
    await expectText(page, /^1 photo of 1 person, .* 2 files were left out: they aren’t photos/);
  });
});

test('a run is canceled, and one that Kith was closed on goes on', async () => {
  const begin = async (page: Page): Promise<void> => {
    await page.getByText('Thorough', { exact: true }).click();
    await page.getByRole('button', { name: 'Start training' }).click();
    await page.getByText(/Training for the judge/).waitFor();
  };
  const data = await preparedData(NAMES);
  await sitAt('training', data, null, async ({ page, shell }) => {
    await goTo(page, 'Training');
    expect(await inspectPage(page, 'training')).toEqual([]);
    await begin(page);
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByText('The training was canceled').waitFor();
    await page.getByRole('button', { name: 'Dismiss' }).click();
    await begin(page);
    shell.process.kill('SIGKILL');
  });
  await sitAt('training', data, null, async ({ page }) => {
    await goTo(page, 'Training');
    await page.getByText('The training was interrupted').waitFor();
    await page.getByRole('button', { name: 'Resume' }).click();
    await page.getByText(UNCHANGED).or(page.getByText(NOT_JUDGED)).waitFor();
  });
});
