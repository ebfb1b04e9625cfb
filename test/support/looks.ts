import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pixelmatch from 'pixelmatch';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { pageLooks, type Look, type LookLanguage, type Width } from './chosen-looks.ts';
import { axeFindings, settle } from './inspect-page.ts';
import { layoutProblems } from './layout-problems.ts';

/** By the width of a window: its height, and how much smaller its picture is stored, so that what moved is still seen. */
const windows = {
  400: { height: 800, stored: 0.4 },
  900: { height: 600, stored: 0.33 },
  1280: { height: 800, stored: 0.28 },
  1920: { height: 1080, stored: 0.2 },
} as const satisfies Record<Width, { height: number; stored: number }>;
/** The widest window that a page is laid out for. */
export const WIDEST = { width: 2560, height: 1440 } as const;

/** Where the layout is another one: what axe sees depends on little else. */
const axeWidths: ReadonlySet<Width> = new Set([400, 1280]);

/** How far a pixel may be off, 0 to 1, and the share of a block's pixels that may be further: fonts are drawn a little differently elsewhere. */
const PIXEL = 0.2;
const DIFFERENT = 0.1;
/** Pixels of a block's side. */
const BLOCK = 24;
/** On a picture of a whole page the navigation stands at the page's foot and not at the window's, where it hides something. */
const WHOLE_PAGE = `
  .mantine-AppShell-root { position: relative; }
  .mantine-AppShell-navbar { position: absolute; height: 100%; }
  .mantine-AppShell-footer { position: absolute; inset-block: auto 0; }
`;
/** How often one that looks different is looked at again, and after how many milliseconds. */
const MORE_MOMENTS = 10;
const BETWEEN_MOMENTS = 500;

/** Looks at places of a page, and gathers what is wrong with how they look. */
export interface Looker {
  /** Looks at a whole page, at the widths and in light or dark as `pageLooks` chooses for the next page. */
  readonly page: (name: string) => Promise<void>;
  /** The same of what fills the window. */
  readonly window: (name: string) => Promise<void>;
  /** Looks at what lies above the page. */
  readonly dialog: (name: string, looks: readonly Look[]) => Promise<void>;
  /** Everything found so far. */
  readonly found: () => string[];
}

/** What is looked at: of a dialog the page behind it does not count, which may lie as far down as it was left. */
type Looked = 'page' | 'window' | 'dialog';

/** A part of a picture, in its pixels. */
interface Part {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Looks at a page, in the language that it is in. */
export function createLooker(page: Page, language: LookLanguage): Looker {
  const found: string[] = [];
  let pages = 0;
  const lookAt = async (
    place: string,
    { width, scheme }: Look,
    { what, isFirst }: { what: Looked; isFirst: boolean },
  ): Promise<void> => {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    // What is drawn, and not styled, is drawn anew once the page has been told.
    const isTold = `html:is([data-mantine-color-scheme=${scheme}], :not([data-mantine-color-scheme]))`;
    await page.locator(isTold).waitFor();
    // What was clicked last is not to look as what the pointer rests on.
    await page.mouse.move(0, 0);
    await settle(page);
    // Colors are all that the scheme changes.
    if (isFirst) found.push(...(await layoutProblems(page, place)));
    if (axeWidths.has(width)) {
      found.push(
        ...(await axeFindings(page, place, scheme === 'dark' ? ['color-contrast'] : undefined)),
      );
    }
    if (language === 'pseudo') return;
    const compare = async () => {
      const fullPage = what === 'page';
      if (fullPage) await page.evaluate(addStyle, WHOLE_PAGE);
      const shot = await page.screenshot({ fullPage, animations: 'disabled', caret: 'hide' });
      if (fullPage) await page.evaluate(removeStyle);
      const part = what === 'dialog' ? await page.getByRole('dialog').last().boundingBox() : null;
      return differences(shot, place, { stored: windows[width].stored, part });
    };
    let different = await compare();
    // What a camera shows is never quite the same: a frame around a face moves by a pixel, and back.
    for (let more = MORE_MOMENTS; more > 0 && different?.kind === 'another look'; more--) {
      await page.waitForTimeout(BETWEEN_MOMENTS);
      different = await compare();
    }
    if (different) found.push(different.sentence);
  };
  const at = async (name: string, looks: readonly Look[], what: Looked): Promise<void> => {
    let last = 0;
    for (const look of looks) {
      const { width, scheme } = look;
      await page.setViewportSize({ width, height: windows[width].height });
      const isFirst = width !== last;
      await lookAt(`${name}-${width}-${scheme}-${language}`, look, { what, isFirst });
      last = width;
    }
  };
  return {
    page: (name) => at(name, pageLooks(pages++, language), 'page'),
    window: (name) => at(name, pageLooks(pages++, language), 'window'),
    dialog: (name, looks) => at(`dialog-${name}`, looks, 'dialog'),
    found: () => found,
  };
}

/** What is different from the stored picture; or there was none. */
interface Difference {
  readonly kind: 'another look' | 'no picture';
  readonly sentence: string;
}

/**
 * What is different from the stored picture; null where all is as it was. Where KITH_LOOKS names a folder, the
 * pictures are put there as large as they are, to be looked at.
 */
async function differences(
  shot: Buffer,
  name: string,
  { stored, part }: { stored: number; part: Part | null },
): Promise<Difference | null> {
  const file = fileURLToPath(new URL(`../fixtures/looks/${name}.webp`, import.meta.url));
  const folder = process.env['KITH_LOOKS'];
  if (folder) await writeFile(join(folder, `${name}.png`), shot);
  const { width } = await sharp(shot).metadata();
  const small = await sharp(shot)
    .resize({ width: Math.round(width * stored) })
    .webp({ quality: 55, effort: 5 })
    .toBuffer();
  if (!existsSync(file)) {
    await writeFile(file, small);
    const sentence = `${name}: no picture was stored; it is now: look at it`;
    return { kind: 'no picture', sentence };
  }
  const before = await readFile(file);
  if (small.equals(before)) return null;
  const [now, then] = await Promise.all([rawOf(small), rawOf(before)]);
  const most =
    now.info.width === then.info.width && now.info.height === then.info.height
      ? mostDifferent(now, then, part && scaled(part, stored))
      : 1;
  const seen = file.replace(/\.webp$/, '.now.webp');
  if (most <= DIFFERENT) {
    await rm(seen, { force: true });
    return null;
  }
  await writeFile(seen, small);
  const sentence = `${name}: ${Math.round(most * 100)}% of a part look different; compare ${seen}`;
  return { kind: 'another look', sentence };
}

/** Runs in the page, whose policy knows no style that is added to it but this. */
function addStyle(css: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets.push(sheet);
}

/** Runs in the page: takes away what was added last. */
function removeStyle(): void {
  document.adoptedStyleSheets.pop();
}

type Raw = Awaited<ReturnType<typeof rawOf>>;

const scaled = ({ x, y, width, height }: Part, by: number): Part => ({
  x: x * by,
  y: y * by,
  width: width * by,
  height: height * by,
});

/** The largest share of a block's pixels that differ, in a part or anywhere. */
function mostDifferent(now: Raw, then: Raw, part: Part | null): number {
  const { width, height } = now.info;
  const isOutside = (x: number, y: number): boolean =>
    part !== null &&
    (x < part.x || x >= part.x + part.width || y < part.y || y >= part.y + part.height);
  const marks = new Uint8Array(now.data.length);
  pixelmatch(now.data, then.data, marks, width, height, { threshold: PIXEL, diffMask: true });
  const columns = Math.ceil(width / BLOCK);
  const blocks = new Float32Array(columns * Math.ceil(height / BLOCK));
  for (let i = 0; i < width * height; i++) {
    const block = Math.floor(i / width / BLOCK) * columns + Math.floor((i % width) / BLOCK);
    if (isOutside(i % width, Math.floor(i / width))) continue;
    if (marks[4 * i + 3]) blocks[block]! += 1 / BLOCK ** 2;
  }
  return Math.max(...blocks);
}

async function rawOf(picture: Buffer) {
  return sharp(picture).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
}
