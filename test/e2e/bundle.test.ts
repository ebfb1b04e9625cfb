import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { encodeChip } from '../../electron/core/importing/chip-jpeg.ts';
import { openGallery } from '../../electron/gallery/gallery.ts';
import { claimFolder } from '../../electron/shells/claim-folder.ts';
import { shipped } from '../../electron/shells/shipped-version.ts';
import { sitAt } from '../support/browser-shell.ts';
import { needing } from '../support/needing.ts';
import { preparedData } from '../support/prepared.ts';
import { consent, pictureOf, sampleRecord } from '../support/samples.ts';
import { expectText, goTo } from '../support/walk.ts';

needing('browser');

const PASSPHRASE = 'correct horse battery';

async function dataFolder(people: Readonly<Record<string, number>>): Promise<string> {
  const folder = await preparedData([]);
  const { files, key, release } = await claimFolder(folder, null);
  const gallery = await openGallery({ file: files.gallery, key: key.key, shipped });
  for (const [name, seed] of Object.entries(people)) {
    const chip = await encodeChip(await pictureOf(seed).bytes());
    // Each at another moment, by which people of one name are told apart.
    const acceptedAt = new Date(consent.acceptedAt.getTime() + seed);
    await gallery.enroll(name, { ...consent, acceptedAt }, [sampleRecord(seed, chip)]);
  }
  await gallery.close();
  release();
  return folder;
}

/** No finding of weight in what is open. */
async function isAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).include('[role="dialog"]').analyze();
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual(
    [],
  );
}

/** Exports everything on the settings page. The file's name and bytes. */
async function exported(folder: string): Promise<{ name: string; bytes: Buffer }> {
  let file: { name: string; bytes: Buffer } | null = null;
  await sitAt('settings', folder, null, async ({ page }) => {
    await goTo(page, 'Settings');
    await page.getByRole('button', { name: 'Export …' }).click();
    const dialog = page.getByRole('dialog');
    await expectText(dialog, 'Not in it: who was seen, unknown faces');
    await dialog.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
    await dialog.getByLabel('Passphrase, once more').fill('something else');
    await dialog.getByText('The two aren’t the same.').waitFor();
    expect(await dialog.getByRole('button', { name: 'Export' }).isDisabled()).toBe(true);
    await isAccessible(page);
    await dialog.getByLabel('Passphrase, once more').fill(PASSPHRASE);
    const downloading = page.waitForEvent('download');
    await page.keyboard.press('Enter');
    const download = await downloading;
    await expectText(dialog, '2 people are in it');
    file = { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
  });
  return file!;
}

async function choose(page: Page, file: { name: string; bytes: Buffer }, passphrase: string) {
  const dialog = page.getByRole('dialog');
  const choosing = page.waitForEvent('filechooser');
  await dialog.getByLabel('File', { exact: true }).click();
  await (
    await choosing
  ).setFiles({ name: file.name, mimeType: 'application/octet-stream', buffer: file.bytes });
  await dialog.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await dialog.getByRole('button', { name: 'Show what’s in it' }).click();
  return dialog;
}

test('a gallery is exported, looked at elsewhere, added there, and put in the place of what is there', async () => {
  const file = await exported(await dataFolder({ Ada: 1, Grace: 2 }));
  expect(file.name).toMatch(/^Kith \d{4}-\d\d-\d\d\.kith$/);
  const to = await dataFolder({ Countess: 1, Grace: 7 });
  await sitAt('settings', to, null, async ({ page, shell }) => {
    await goTo(page, 'Settings');
    await page.getByRole('button', { name: 'Import …' }).click();
    const refused = await choose(page, file, 'incorrect horse');
    await refused.getByText('The passphrase doesn’t open this file.').waitFor();
    await isAccessible(page);
    const dialog = await choose(page, file, PASSPHRASE);
    await expectText(dialog, '2 people with 2 pictures');
    await expectText(dialog, 'Ada → Countess');
    await expectText(dialog, 'Grace → Grace (2)');
    await isAccessible(page);
    await dialog.getByRole('button', { name: 'Add to this gallery' }).click();
    await expectText(dialog, '1 person was added, with 1 new picture in all');
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    await goTo(page, 'People');
    await page.getByText('Grace (2)').waitFor();

    await goTo(page, 'Settings');
    await page.getByRole('button', { name: 'Import …' }).click();
    const again = await choose(page, file, PASSPHRASE);
    await again.getByRole('button', { name: 'Replace this gallery …' }).click();
    await expectText(again, 'Everything here now (3 people) is gone from the gallery');
    await expectText(again, 'Your settings are replaced, too');
    const ended = once(shell.process, 'exit');
    await again.getByRole('button', { name: 'Replace', exact: true }).click();
    await ended;
    await page.getByText('Kith has stopped').waitFor();
  });
  await sitAt('people', to, null, async ({ page }) => {
    await goTo(page, 'People');
    await page.getByText('Ada').waitFor();
    expect(await page.getByText('Countess').count()).toBe(0);
  });
});

test('the recovery key is shown once it was asked, and checked by typing it back', async () => {
  const folder = await dataFolder({ Ada: 1 });
  await sitAt('settings', folder, null, async ({ page }) => {
    await goTo(page, 'Settings');
    await page.getByRole('button', { name: 'Show …' }).click();
    const dialog = page.getByRole('dialog');
    await expectText(dialog, 'Is nobody looking?');
    await dialog.getByRole('button', { name: 'Show the key' }).click();
    await dialog.getByRole('img', { name: 'QR code of the recovery key' }).waitFor();
    await isAccessible(page);
    const key = (await dialog.locator('pre').innerText()).replaceAll(/\s/g, '');
    expect(key).toMatch(/^(\w{4}-){13}\w{4}$/);
    const type = async (text: string): Promise<void> => {
      await dialog.getByLabel('Type back what you wrote down').fill(text);
      await page.keyboard.press('Enter');
    };
    await type(key.slice(1));
    await dialog.getByText('This isn’t a recovery key').waitFor();
    await type(key.toLowerCase().replaceAll('-', ' '));
    await dialog.getByText('That’s right: this key opens the gallery.').waitFor();
    // Of the page only that is printed, on one sheet, and whole.
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('button', { name: 'Export …' }).isVisible()).toBe(false);
    expect(await page.locator('.recovery-sheet pre').isVisible()).toBe(true);
    await page.getByText(`For the gallery in ${folder}, printed on`).waitFor();
    const edges = await page.locator('.recovery-sheet').evaluate((sheet) => ({
      top: sheet.getBoundingClientRect().top,
      clipping: [...document.querySelectorAll('*')].filter(
        (one) => one.contains(sheet) && getComputedStyle(one).overflow !== 'visible',
      ).length,
    }));
    expect(edges).toEqual({ top: 0, clipping: 0 });
    for (const format of ['A4', 'Letter', 'A5']) {
      const pdf = (await page.pdf({ format })).toString('latin1');
      expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
    }
    await page.emulateMedia({ media: null });
  });
});
