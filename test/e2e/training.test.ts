import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { sit, type Sitting } from '../support/browser-shell.ts';
import { enrollPeople } from '../support/enroll-people.ts';
import { sharedFolder } from '../support/folders.ts';
import { inspectPage } from '../support/inspect-page.ts';
import { expectText, goTo, welcome } from '../support/walk.ts';
import { needing } from '../support/needing.ts';

needing('browser');

const NAMES = ['Ada', 'Grace', 'Hedy', 'Mary'];

const data = sharedFolder();
beforeAll(() => enrollPeople(data, NAMES, 4));

test('a training run, its verdict and report, an activation asked for twice, rollback; dark, 900×600', async () => {
  const walk = async ({ page, problems }: Sitting): Promise<void> => {
    await page
      .getByRole('button', { name: 'Start' })
      .or(page.getByText('Live').first())
      .first()
      .waitFor();
    if (await page.getByText('Welcome to Kith').count()) await welcome(page);
    await goTo(page, 'Training');
    await page.getByText('4 people with 16 samples will be used.').waitFor();
    await page.getByText('Enough to train, not enough to judge').waitFor();
    await page.getByText('enroll 6 more', { exact: false }).waitFor();
    await page.getByRole('button', { name: 'Parameters' }).click();
    await page.getByLabel('Seed').fill('7');
    expect(await inspectPage(page, 'parameters')).toEqual([]);

    await page.getByRole('button', { name: 'Measure' }).click();
    await page.getByText('Strangers given a name (FPIR)').waitFor();

    await page.getByRole('button', { name: 'Start training' }).click();
    await page.getByRole('progressbar', { name: 'Progress of the training' }).waitFor();
    await goTo(page, 'People');
    await page.getByRole('link', { name: /Training, see training/ }).waitFor();
    await expect.poll(() => page.title()).toMatch(/^\d+% · People/);
    await goTo(page, 'Training');
    await page.getByText('The candidate is not judged: not enough data').waitFor();
    await page.getByRole('link', { name: 'See the report' }).click();
    await page.getByRole('heading', { name: 'Before and after' }).waitFor();
    await page.getByRole('img', { name: /DET curves/ }).waitFor();
    await page.getByRole('img', { name: /Map of 16 samples of 4 people after/ }).waitFor();
    expect(await page.locator('figure').last().textContent()).toContain('Hedy');
    expect(await inspectPage(page, 'parameters')).toEqual([]);

    await page.getByRole('link', { name: 'Training', exact: true }).last().click();
    const row = page.getByRole('row', { name: /Version \d/ }).first();
    const download = page.waitForEvent('download');
    await row.getByRole('button', { name: /^More for/ }).click();
    await page.getByRole('menuitem', { name: 'Export' }).click();
    const file = await (await download).path();
    expect(readFileSync(file).subarray(0, 10).toString()).toBe('kith-model');
    await page.getByLabel('A model version’s file').setInputFiles(file);
    await page.getByText('This version is here already', { exact: false }).waitFor();

    await row.getByRole('button', { name: 'Activate' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(/against the verdict/).waitFor();
    await dialog.getByRole('button', { name: 'Activate' }).click();
    await dialog.getByRole('button', { name: 'Activate it all the same' }).click();
    await row.getByText('Active', { exact: true }).waitFor();
    // What is shown was measured of the version that is active, and of no other.
    const measured = page.getByText('Strangers given a name (FPIR)');
    await measured.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Measure' }).click();
    await measured.waitFor();

    // Another is compared with that one, and judged again once the shipped one is active.
    await page.getByRole('button', { name: 'Put away' }).click();
    await page.getByRole('button', { name: 'Start training' }).click();
    await page.getByText('The candidate is not judged: not enough data').waitFor();
    await page.getByRole('link', { name: 'See the report' }).click();
    await expectText(page, /It was compared with “Version \d”/);
    expect(await page.getByRole('button', { name: /^Judge again/ }).count()).toBe(0);
    await goTo(page, 'Training');
    await page.getByRole('button', { name: 'Roll back' }).click();
    await page
      .getByRole('row', { name: /Shipped with Kith/ })
      .getByText('Active', { exact: true })
      .waitFor();
    await measured.waitFor({ state: 'detached' });
    await page.getByRole('link', { name: 'See the report' }).click();
    await page.getByRole('button', { name: 'Judge again against Shipped with Kith' }).click();
    await expectText(page, 'It was compared with “Shipped with Kith”');
    await goTo(page, 'Training');
    await page.getByRole('button', { name: 'Put away' }).click();
    await page.getByRole('button', { name: 'Start training' }).waitFor();

    await goTo(page, 'People');
    await page.getByRole('link', { name: /Ada/ }).click();
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name: 'Remove Ada' }).click();
    await page.getByText('Versions that learned from them').waitFor();
    await page.getByRole('button', { name: 'Keep' }).click();
    expect(problems.filter((text) => !text.includes('here already'))).toEqual([]);
  };
  await sit(data, null, walk, { colorScheme: 'dark', width: 900, height: 600 });
});

test('a run is canceled, and one that Kith was closed on goes on', async () => {
  const begin = async (page: Page): Promise<void> => {
    await page.getByText('Thorough', { exact: true }).click();
    await page.getByRole('button', { name: 'Start training' }).click();
    await page.getByText(/Training for the judge/).waitFor();
  };
  await sit(data, null, async ({ page, shell }) => {
    await goTo(page, 'Training');
    expect(await inspectPage(page, 'training')).toEqual([]);
    await begin(page);
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByText('The training run was canceled').waitFor();
    await page.getByRole('button', { name: 'Put away' }).click();
    await begin(page);
    shell.process.kill('SIGKILL');
  });
  await sit(data, null, async ({ page }) => {
    await goTo(page, 'Training');
    await page.getByText('A training run was interrupted').waitFor();
    await page.getByRole('button', { name: 'Go on' }).click();
    await expectText(page, 'The candidate is not judged');
  });
});
