import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, startShell } from '../support/browser-shell.ts';
import { enrollPeople } from '../support/enroll-people.ts';
import { goTo, welcome } from '../support/walk.ts';
import { needing } from '../support/needing.ts';

needing('browser');

const NAMES = ['Ada', 'Grace', 'Hedy', 'Mary'];

async function inspect(page: Page): Promise<string[]> {
  await page.waitForTimeout(400);
  const { violations } = await new AxeBuilder({ page }).analyze();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth + 1);
  return [
    ...violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`)),
    ...(wide ? ['wider than the window'] : []),
  ];
}

let data: string;
beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'kith-training-'));
  await enrollPeople(data, NAMES, 4);
});
afterAll(() => rmSync(data, { recursive: true, force: true }));

test('a training run, its verdict and report, an activation asked for twice, rollback; dark, 900×600', async () => {
  const shell = await startShell(data);
  const { browser, page, problems } = await openBrowser(null, {
    colorScheme: 'dark',
    width: 900,
    height: 600,
  });
  try {
    await page.goto(shell.address);
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
    expect(await inspect(page)).toEqual([]);

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
    expect(await inspect(page)).toEqual([]);

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
    await page.getByRole('button', { name: 'Roll back' }).click();
    await page
      .getByRole('row', { name: /Shipped with Kith/ })
      .getByText('Active', { exact: true })
      .waitFor();
    await page.getByRole('button', { name: 'Put away' }).click();
    await page.getByRole('button', { name: 'Start training' }).waitFor();

    await goTo(page, 'People');
    await page.getByRole('link', { name: /Ada/ }).click();
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name: 'Remove Ada' }).click();
    await page.getByText('Versions that learned from them').waitFor();
    await page.getByRole('button', { name: 'Keep' }).click();
    expect(problems.filter((text) => !text.includes('here already'))).toEqual([]);
  } finally {
    await browser.close();
    await shell.stop();
  }
});

test('a run is canceled, and one that Kith was closed on goes on', async () => {
  const sitting = async (work: (page: Page) => Promise<void>, kill = false): Promise<void> => {
    const shell = await startShell(data);
    const { browser, page } = await openBrowser(null);
    try {
      await page.goto(shell.address);
      await goTo(page, 'Training');
      await work(page);
    } finally {
      if (kill) shell.process.kill('SIGKILL');
      await browser.close();
      await shell.stop();
    }
  };
  const begin = async (page: Page): Promise<void> => {
    await page.getByText('Thorough', { exact: true }).click();
    await page.getByRole('button', { name: 'Start training' }).click();
    await page.getByText(/Training for the judge/).waitFor();
  };
  await sitting(async (page) => {
    expect(await inspect(page)).toEqual([]);
    await begin(page);
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByText('The training run was canceled').waitFor();
    await page.getByRole('button', { name: 'Put away' }).click();
    await begin(page);
  }, true);
  await sitting(async (page) => {
    await page.getByText('A training run was interrupted').waitFor();
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.getByText('The candidate is not judged').waitFor();
  });
});
