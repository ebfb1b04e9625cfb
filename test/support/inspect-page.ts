import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { layoutProblems } from './layout-problems.ts';

/** Serious and critical findings of a page, and whether anything is wider than the window; each names the place. */
export async function inspectPage(page: Page, place: string): Promise<string[]> {
  await settle(page);
  return [...(await axeFindings(page, place)), ...(await layoutProblems(page, place))];
}

/** Serious and critical findings of a page, of some rules only where they are given; each names the place. */
export async function axeFindings(page: Page, place: string, rules?: string[]): Promise<string[]> {
  // Half of the time would go into handing over axe itself, which stays until the page is left.
  const isThere = await page.evaluate(() => 'axe' in window);
  const builder = new AxeBuilder({ page, ...(isThere && { axeSource: '0' }) });
  // Without frames there is nothing to gather in a page of its own, which would take another half.
  builder.options({ resultTypes: ['violations'] }).setLegacyMode();
  // What is behind the full screen is not seen, and yet looked at.
  const isFull = await page.evaluate(() => document.fullscreenElement !== null);
  if (isFull) builder.include(':fullscreen');
  const { violations } = await (rules ? builder.withRules(rules) : builder).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${place}: ${id}: ${html.slice(0, 160)}`));
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
