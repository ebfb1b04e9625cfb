import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import pixelmatch from 'pixelmatch';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { sit } from '../support/browser-shell.ts';
import { enrollDrawnPeople } from '../support/drawn-people.ts';
import { temporaryFolder } from '../support/folders.ts';
import { inspectPage } from '../support/inspect-page.ts';
import { needing } from '../support/needing.ts';

needing('browser');

const widths = [400, 900, 1280, 1920] as const;
const heights = { 400: 800, 900: 600, 1280: 800, 1920: 1080 } as const;
const schemes = ['light', 'dark'] as const;
const languages = ['en', 'de', 'pseudo'] as const;
const places = ['', 'enroll', 'people', 'people/1', 'training', 'settings'] as const;
/** Pictures are stored at this share of their size: enough to see what moved. */
const STORED = 0.5;
/** How far a pixel may be off, 0 to 1, and the share of pixels that may be further: fonts are drawn a little differently elsewhere. */
const PIXEL = 0.2;
const DIFFERENT = 0.004;

/**
 * Every page at four widths, light and dark, in both languages looks as it did when its picture was stored, and has no
 * serious accessibility finding; nothing is wider than the window, in the pseudo-language neither. A picture that is not
 * there yet is stored, and the test fails once, so that somebody looks at it. To change how a page looks, remove its pictures.
 */
test.each(languages)('every page looks as it did, %s', async (language) => {
  const data = temporaryFolder();
  const before = process.env['NODE_OPTIONS'];
  const clock = new URL('../support/fixed-day.mjs', import.meta.url).href;
  process.env['NODE_OPTIONS'] = `${before ?? ''} --import ${clock}`;
  try {
    await import(clock);
    await enrollDrawnPeople(data, language);
    const found = await sit(data, null, ({ page }) => lookAtAll(page, language));
    expect(found).toEqual([]);
  } finally {
    if (before === undefined) delete process.env['NODE_OPTIONS'];
    else process.env['NODE_OPTIONS'] = before;
  }
});

async function lookAtAll(page: Page, language: (typeof languages)[number]): Promise<string[]> {
  const found: string[] = [];
  await page.locator('main').waitFor();
  for (const place of places) {
    await page.evaluate((hash) => {
      location.hash = `/${hash}`;
    }, place);
    await page.getByRole('heading', { level: 1 }).waitFor();
    for (const width of widths) {
      await page.setViewportSize({ width, height: heights[width] });
      for (const colorScheme of schemes) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        const name = `${place.replace('/', '-') || 'live'}-${width}-${colorScheme}-${language}`;
        found.push(...(await inspectPage(page, name)));
        if (language !== 'pseudo') found.push(...(await differences(page, name)));
      }
    }
  }
  return found;
}

/** What is different from the stored picture, in a sentence; nothing where all is as it was. */
async function differences(page: Page, name: string): Promise<string[]> {
  const file = fileURLToPath(new URL(`../fixtures/looks/${name}.webp`, import.meta.url));
  const shot = await page.screenshot({ animations: 'disabled', caret: 'hide' });
  const { width, height } = await sharp(shot).metadata();
  const size = { width: width * STORED, height: height * STORED };
  const small = await sharp(shot).resize(size).webp({ quality: 70 }).toBuffer();
  if (!existsSync(file)) {
    await writeFile(file, small);
    return [`${name}: no picture was stored; it is now: look at it`];
  }
  const [now, then] = await Promise.all([rawOf(small), rawOf(await readFile(file))]);
  if (now.length !== then.length) return [`${name}: another size than the stored picture`];
  const different = pixelmatch(now, then, undefined, size.width, size.height, { threshold: PIXEL });
  const share = different / (size.width * size.height);
  if (share <= DIFFERENT) return [];
  const seen = file.replace(/\.webp$/, '.now.webp');
  await writeFile(seen, small);
  return [`${name}: ${(share * 100).toFixed(1)}% looks different; compare ${seen}`];
}

async function rawOf(picture: Buffer): Promise<Uint8Array> {
  return sharp(picture).ensureAlpha().raw().toBuffer();
}
