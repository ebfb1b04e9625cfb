import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openBrowser, startShell } from '../support/browser-shell.ts';
import { sampleClip } from '../support/clips.ts';
import { temporaryFolder } from '../support/gallery.ts';
import { beginEnrollment, goTo, seeLive, welcome } from '../support/walk.ts';
import { needing } from '../support/needing.ts';

needing('browser');

/** Serious and critical findings of a page, and whether anything is wider than the window. */
async function inspect(page: Page, place: string): Promise<string[]> {
  await settle(page);
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${place}: ${id}: ${html.slice(0, 160)}`));
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth + 1);
  return wide ? [...found, `${place}: wider than the window`] : found;
}

/** Waits until transitions have ended: colors that change, what opens and closes. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(async () => {
    // Two frames on, what was just asked for has begun.
    for (let i = 0; i < 2; i++) await new Promise(requestAnimationFrame);
    const endless = (animation: Animation) =>
      animation.effect?.getComputedTiming().iterations === Infinity;
    const ending = document.getAnimations().filter((animation) => !endless(animation));
    await Promise.allSettled(ending.map(({ finished }) => finished));
  });
}

test('no serious finding on any page, light and dark, 900×600', async () => {
  const clip = await sampleClip(mkdtempSync(join(tmpdir(), 'kith-clips-')));
  const shell = await startShell(temporaryFolder());
  const { browser, page, problems } = await openBrowser(clip, { width: 900, height: 600 });
  const found: string[] = [];
  const look = async (place: string): Promise<void> => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      found.push(...(await inspect(page, `${place}, ${colorScheme}`)));
    }
  };
  try {
    await page.goto(shell.address);
    await page.getByText('Welcome to Kith').waitFor();
    await look('welcome');
    await welcome(page);
    await goTo(page, 'People');
    await look('people, empty');
    await beginEnrollment(page, 'Ada');
    await page.getByText('8 of 8 samples').waitFor();
    await look('enroll');
    await page.getByRole('button', { name: 'Save Ada' }).click();
    await page.getByText('Ada is enrolled').waitFor();
    await look('enrolled');
    await seeLive(page, 'Ada');
    await look('live');
    await goTo(page, 'People');
    await page.getByRole('link', { name: /Ada/ }).click();
    await page.getByText('Agreement of').waitFor();
    await look('person');
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name: 'Rename' }).click();
    await page.getByRole('dialog').waitFor();
    await page.getByRole('menu').waitFor({ state: 'hidden' });
    await look('rename');
    await page.keyboard.press('Escape');
    await goTo(page, 'Settings');
    await page.getByText('Networks and licenses').waitFor();
    await look('settings');
    expect(found).toEqual([]);
    expect(problems).toEqual([]);
  } finally {
    await browser.close();
    await shell.stop();
  }
});
