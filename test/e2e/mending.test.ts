import { once } from 'node:events';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openGallery } from '../../electron/gallery/gallery.ts';
import { claimFolder } from '../../electron/shells/claim-folder.ts';
import { sitAt } from '../support/browser-shell.ts';
import { damagePicture } from '../support/damage-picture.ts';
import { shipped } from '../support/gallery.ts';
import { needing } from '../support/needing.ts';
import { preparedData } from '../support/prepared.ts';
import { consent, sampleRecord } from '../support/samples.ts';
import { expectText, goTo } from '../support/walk.ts';

needing('browser');

const PAGE = 4096;

/** Enrolls people in a data folder, copies it, and damages a picture. Returns what puts the copy back with who was removed. */
async function damaged(folder: string, removed?: number): Promise<() => void> {
  const { files, key, release } = await claimFolder(folder, null);
  const gallery = await openGallery({ file: files.gallery, key: key.key, shipped });
  for (const [i, name] of ['Ada', 'Grace'].entries()) {
    await gallery.enroll(name, consent, [sampleRecord(i)]);
  }
  await gallery.copies.make(3, new Date());
  const copies = join(folder, 'copies');
  const [name] = readdirSync(copies);
  const copy = readFileSync(join(copies, name!));
  if (removed !== undefined) await gallery.remove(removed);
  await gallery.close();
  release();
  await damagePicture(folder);
  return (): void => writeFileSync(join(copies, name!), copy);
}

test('a page of the gallery that is damaged is said, and its copy is put in its place', async () => {
  const folder = await preparedData([]);
  await damaged(folder);
  await sitAt('people', folder, null, async ({ page, shell }) => {
    await goTo(page, 'People');
    const alert = page.getByRole('alert').filter({ hasText: 'The gallery’s file is damaged' });
    await alert.getByRole('button', { name: 'Save what can be read' }).waitFor();
    await alert.getByRole('button', { name: /^Go back to the copy of / }).click();
    const dialog = page.getByRole('dialog');
    await expectText(dialog, 'The damaged file is kept beside it');
    const ended = once(shell.process, 'exit');
    await dialog.getByRole('button', { name: 'Continue' }).click();
    await ended;
    await page.getByText('Kith has stopped').waitFor();
  });
  await sitAt('settings', folder, null, async ({ page }) => {
    await goTo(page, 'Settings');
    await expectText(page.getByRole('main'), 'The last copy of the gallery was made on');
    expect(await page.getByText('The gallery’s file is damaged').count()).toBe(0);
  });
  expect(readFileSync(join(folder, 'gallery.db')).length).toBeGreaterThan(PAGE);
});

test('a copy with somebody in it who was removed later is said to bring them back', async () => {
  const folder = await preparedData([]);
  const putBack = await damaged(folder, 1);
  await sitAt('people', folder, null, async ({ page, shell }) => {
    putBack();
    await goTo(page, 'People');
    await page.getByRole('button', { name: /^Go back to the copy of / }).click();
    const dialog = page.getByRole('dialog');
    await expectText(dialog, 'Something you removed after that copy was made is still in it');
    const ended = once(shell.process, 'exit');
    await dialog.getByRole('button', { name: 'Continue' }).click();
    await ended;
  });
  await sitAt('people', folder, null, async ({ page }) => {
    await goTo(page, 'People');
    await expectText(page.getByRole('main'), 'Ada');
  });
});
