import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** Serious and critical findings of a page, and whether anything is wider than the window; each names the place. */
export async function inspectPage(page: Page, place: string): Promise<string[]> {
  await settle(page);
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${place}: ${id}: ${html.slice(0, 160)}`));
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth + 1);
  return wide ? [...found, `${place}: wider than the window`] : found;
}

/** Waits until transitions have ended: colors that change, what opens and closes. */
export async function settle(page: Page): Promise<void> {
  await page.evaluate(async () => {
    // Two frames on, what was just asked for has begun.
    for (let i = 0; i < 2; i++) await new Promise(requestAnimationFrame);
    const endless = (animation: Animation) =>
      animation.effect?.getComputedTiming().iterations === Infinity;
    const ending = document.getAnimations().filter((animation) => !endless(animation));
    await Promise.allSettled(ending.map(({ finished }) => finished));
  });
}
