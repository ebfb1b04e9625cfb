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

/** On the page of settings: puts something in the place of what is different on every machine. */
export async function forgetMachine(sitting: DrawnSitting): Promise<void> {
  const { page, t } = sitting;
  await page
    .locator('.mantine-Badge-root', { hasText: t('settings.engine.engines.wasm') })
    .waitFor();
  await page.evaluate(() => {
    const engines = document.querySelector('main table')!;
    for (const cell of engines.querySelectorAll('td:not(:first-child)')) cell.textContent = '–';
  });
  await forgetFolder(sitting);
}
