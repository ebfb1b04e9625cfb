import type { Page } from 'playwright-core';

/**
 * What is wrong with how a page is laid out, each with the place: wider than the window; text or a button that lies on another;
 * text that is cut off where nothing tells the whole of it.
 */
export async function layoutProblems(page: Page, place: string): Promise<string[]> {
  const problems = await page.evaluate(findProblems);
  return problems.map((problem) => `${place}: ${problem}`);
}

/** Runs in the page, and so uses nothing from outside of it. */
function findProblems(): string[] {
  interface Box {
    readonly element: Element;
    readonly what: string;
    readonly left: number;
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
  }
  const problems: string[] = [];
  if (document.documentElement.scrollWidth > innerWidth + 1) problems.push('wider than the window');

  /** What lies above the page scrolls by itself, and covers what is below. */
  const layerOf = (element: Element): Element | null => {
    for (let one: Element | null = element; one; one = one.parentElement) {
      if (['fixed', 'sticky'].includes(getComputedStyle(one).position)) return one;
    }
    return null;
  };
  /** What is left of a box in all that cuts it off, and the nearest that does so without being scrolled. */
  const clipped = (box: Box): { seen: Box; by: Element | null } => {
    let seen = box;
    let by: Element | null = null;
    for (let one: Element | null = box.element; one; one = one.parentElement) {
      const { overflowX, overflowY, position } = getComputedStyle(one);
      if (overflowX !== 'visible' && one !== document.body && one !== document.documentElement) {
        const { left, right, top, bottom } = one.getBoundingClientRect();
        if (overflowX === 'hidden' && !by && box.right - box.left > right - left + 2) by = one;
        seen = {
          ...seen,
          left: Math.max(seen.left, left),
          right: Math.min(seen.right, right),
          ...(overflowY !== 'visible' && {
            top: Math.max(seen.top, top),
            bottom: Math.min(seen.bottom, bottom),
          }),
        };
      }
      if (position === 'fixed') break;
    }
    return { seen, by };
  };

  const boxes: Box[] = [];
  const add = (box: Box): Element | null => {
    const { seen, by } = clipped(box);
    if (seen.right - seen.left > 2 && seen.bottom - seen.top > 2) {
      boxes.push(seen);
      return by;
    }
    return null;
  };
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  while (texts.nextNode()) {
    const text = texts.currentNode as Text;
    const element = text.parentElement!;
    if (
      !text.data.trim() ||
      !element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
    )
      continue;
    range.selectNodeContents(text);
    for (const { left, right, top, bottom } of range.getClientRects()) {
      // Lines stand closer than the boxes of their letters are high.
      const air = (bottom - top) * 0.2;
      const what = `“${text.data.slice(0, 40)}”`;
      const by = add({ element, what, left, right, top: top + air, bottom: bottom - air });
      if (by && !element.closest('[title]')) problems.push(`${what} is cut off`);
    }
  }
  for (const element of document.querySelectorAll('button')) {
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    const { left, right, top, bottom } = element.getBoundingClientRect();
    add({
      element,
      what: `button “${(element.ariaLabel ?? element.textContent).slice(0, 40)}”`,
      left,
      right,
      top,
      bottom,
    });
  }

  for (const [i, one] of boxes.entries()) {
    for (const other of boxes.slice(i + 1)) {
      const width = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      const height = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
      if (width <= 2 || height <= 2) continue;
      if (one.element.contains(other.element) || other.element.contains(one.element)) continue;
      if (layerOf(one.element) !== layerOf(other.element)) continue;
      problems.push(`${one.what} lies on ${other.what}`);
    }
  }
  return problems;
}
