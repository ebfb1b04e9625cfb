import type { DrawnSitting } from './sit-with-drawn.ts';

/** Where a gallery would be. */
const HOME = '/home/ada/.local/share/kith';

/** Puts one data folder in the place of that of this run, wherever a page names it. */
export async function forgetFolder({ page }: DrawnSitting): Promise<void> {
  await page.locator('main').evaluate((main, home) => {
    const texts = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const { currentNode: text } = texts;
      text.textContent = text.textContent!.replace(/\/\S*kith-test-\w+/, home);
    }
  }, HOME);
}

/** Stands for each cell of the engines but the first, whatever it shows. */
const CELL = 'table[data-forgotten] td:not(:first-child)';
const HIDDEN = `
  ${CELL} { font-size: 0; }
  ${CELL} > * { display: none; }
  ${CELL}::after { content: '–'; font-size: var(--mantine-font-size-sm); }
`;

/**
 * On the page of settings: puts something in the place of what is different on every machine. Only looks are changed: engines
 * may still be measured, and React would not find what it then takes away.
 */
export async function forgetMachine(sitting: DrawnSitting): Promise<void> {
  const { page, t } = sitting;
  await page
    .locator('.mantine-Badge-root', { hasText: t('settings.engine.engines.wasm') })
    .waitFor();
  await page.evaluate((hidden) => {
    document.querySelector('main table')!.setAttribute('data-forgotten', '');
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(hidden);
    document.adoptedStyleSheets = [sheet];
  }, HIDDEN);
  await forgetFolder(sitting);
}
