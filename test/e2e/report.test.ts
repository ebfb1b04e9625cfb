import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openBrowser, sitAt } from '../support/browser-shell.ts';
import { startBuiltDesktop } from '../support/desktop.ts';
import { inspectPage } from '../support/inspect-page.ts';
import { needing } from '../support/needing.ts';
import { preparedData } from '../support/prepared.ts';
import { cardOf, goTo } from '../support/walk.ts';

needing('browser');

const NAMES = ['Ada', 'Grace', 'Hedy', 'Mary'];
const NAMED = /Ada|Grace|Hedy|Mary/;

/** Opens the question from the page where the figures are, by keyboard. */
async function ask(page: Page): Promise<void> {
  const button = page.getByRole('button', { name: 'Report…', disabled: false });
  await button.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByText('Make a report').waitFor();
}

/** Makes a report and waits until it is shown. */
async function make(page: Page, { names }: { names: boolean }): Promise<void> {
  await ask(page);
  if (names) await page.getByRole('switch', { name: 'Name people' }).check();
  await page.getByRole('button', { name: 'Make the report' }).click();
  await page.getByRole('heading', { name: 'Face recognition report' }).waitFor();
}

/** What is downloaded when a button is pressed. */
async function downloaded(page: Page, button: string): Promise<{ name: string; text: Buffer }> {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: button }).click();
  const file = await download;
  return { name: file.suggestedFilename(), text: readFileSync(await file.path()) };
}

test('a report is asked for, made, kept, and printed on paper; dark, 900×600', async () => {
  await sitAt(
    'training',
    await preparedData(NAMES),
    null,
    async ({ page, problems }) => {
      await goTo(page, 'Training');
      await ask(page);
      expect(await inspectPage(page, 'report question')).toEqual([]);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });

      await make(page, { names: false });
      const sheet = page.getByRole('article');
      await sheet.getByText('At most 1% of strangers may be given a name.').waitFor();
      await sheet.getByRole('img', { name: /^DET curve/ }).waitFor();
      await sheet.getByRole('img', { name: /^Histograms of comparison scores/ }).waitFor();
      await sheet.getByRole('img', { name: /^Calibration plot/ }).waitFor();
      await sheet.getByRole('cell', { name: 'Camera not known' }).waitFor();
      await sheet.getByText(/0 of 4 attempts since/).waitFor();
      expect(await sheet.innerText()).not.toMatch(NAMED);
      await expect.poll(() => page.title()).toMatch(/^Kith report \d{4}-\d\d-\d\d$/);
      expect(await inspectPage(page, 'report')).toEqual([]);
      const json = await downloaded(page, 'JSON');
      expect(json.name).toMatch(/^Kith report .*\.json$/);
      expect(JSON.parse(json.text.toString()).measured.gallery).toMatchObject({ people: 4 });
      const csv = await downloaded(page, 'CSV');
      expect(csv.text.toString()).toMatch(/^table,item,figure,value/);
      expect(`${json.text.toString()}${csv.text.toString()}`).not.toMatch(NAMED);

      // A browser prints by itself, and paper is white by night, too.
      const printed = page.evaluate(
        () => new Promise((resolve) => window.addEventListener('beforeprint', resolve)),
      );
      await page.getByRole('button', { name: 'Save as PDF' }).click();
      await printed;
      await page.emulateMedia({ media: 'print' });
      await expect
        .poll(() => page.getByRole('button', { name: 'Save as PDF' }).isVisible())
        .toBe(false);
      const paper = () =>
        page.evaluate(() =>
          [document.body, document.querySelector('article')!].map(
            (one) => getComputedStyle(one).backgroundColor,
          ),
        );
      await expect.poll(paper).toEqual(['rgb(255, 255, 255)', 'rgb(255, 255, 255)']);
      await page.emulateMedia({ media: 'screen' });

      await page.getByRole('link', { name: 'Training' }).click();
      await make(page, { names: true });
      for (const name of NAMES)
        await expect.poll(() => page.getByRole('article').innerText()).toContain(name);

      // With the people it goes.
      await page.evaluate(() => (location.hash = '#/people'));
      await cardOf(page, /Ada/).click();
      await page.getByRole('button', { name: 'More' }).click();
      await page.getByRole('menuitem', { name: 'Remove Ada' }).click();
      await page.getByRole('button', { name: 'Remove', exact: true }).click();
      await cardOf(page, /Grace/).waitFor();
      await page.evaluate(() => (location.hash = '#/report'));
      await page.getByText('There’s no report, or your people have changed').waitFor();
      expect(problems).toEqual([]);
    },
    { colorScheme: 'dark', width: 900, height: 600 },
  );
});

/** Has the owner's answers wait on their way to the page while they are held, and all that came meanwhile go on in its order. */
async function holdAnswers(page: Page) {
  let held = false;
  const waiting: (() => void)[] = [];
  await page.routeWebSocket(/.*/, (socket) => {
    const owner = socket.connectToServer();
    owner.onMessage((message) => {
      if (held) waiting.push(() => socket.send(message));
      else socket.send(message);
    });
  });
  return {
    hold: () => (held = true),
    letGo: () => {
      held = false;
      for (const send of waiting.splice(0)) send();
    },
  };
}

test('Stop ends a report that is being made: what comes of it leads nowhere, and the next is made as ever', async () => {
  let answers: Awaited<ReturnType<typeof holdAnswers>>;
  await sitAt(
    'training',
    await preparedData(NAMES),
    null,
    async ({ page, problems }) => {
      await goTo(page, 'Training');
      await ask(page);
      answers.hold();
      const dialog = page.getByRole('dialog');
      const names = dialog.getByRole('switch', { name: 'Name people' });
      const begin = dialog.getByRole('button', { name: 'Make the report' });
      await begin.click();
      await dialog.getByText('Starting', { exact: true }).waitFor();
      expect(await names.isDisabled()).toBe(true);
      expect(await inspectPage(page, 'report under way')).toEqual([]);
      // By keyboard.
      await dialog.getByRole('button', { name: 'Stop' }).focus();
      await page.keyboard.press('Enter');
      await begin.waitFor();
      expect(await dialog.getByRole('progressbar').count()).toBe(0);
      answers.letGo();
      // The same dialog asks again; that the first was stopped is no failure.
      await names.check();
      expect(await dialog.getByRole('alert').count()).toBe(0);
      await begin.click();
      const sheet = page.getByRole('article');
      await sheet.getByRole('img', { name: /^DET curve/ }).waitFor();
      expect(await sheet.innerText()).toMatch(NAMED);
      expect(problems).toEqual([]);
    },
    { before: async (page) => (answers = await holdAnswers(page)) },
  );
});

test('the desktop shell prints its own page', async () => {
  const { page, problems, close } = await openBrowser(null);
  const { double } = await startBuiltDesktop({
    openPage: async ({ title }) => (title === 'Kith' ? page : page.context().newPage()),
    args: ['--data', await preparedData(NAMES)],
  });
  try {
    await goTo(page, 'Training');
    await make(page, { names: false });
    const pdf = await downloaded(page, 'Save as PDF');
    expect(pdf.name).toMatch(/^Kith report .*\.pdf$/);
    expect(pdf.text.subarray(0, 5).toString()).toBe('%PDF-');
    expect(problems).toEqual([]);
    double.app.quit();
    expect(await double.quit).toBe(0);
  } finally {
    await close();
  }
});
