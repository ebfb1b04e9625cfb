import { expect, test } from 'vitest';
import { damagePicture } from '../support/damage-picture.ts';
import { dialogLooks, languages, type LookLanguage } from '../support/chosen-looks.ts';
import { dialogsOtherwise } from '../support/dialogs-otherwise.ts';
import { dialogs, type Dialog } from '../support/dialogs.ts';
import { addCases, DAY, openDrawn } from '../support/drawn-gallery.ts';
import { forgetFolder, forgetMachine } from '../support/forget-machine.ts';
import { settle } from '../support/inspect-page.ts';
import { needing } from '../support/needing.ts';
import { drawnSittings, goToPlace, loaded, type DrawnSitting } from '../support/sit-with-drawn.ts';

needing('browser');

const sitWithDrawn = drawnSittings();

const USUAL = { width: 1280, height: 800 };

/**
 * Every dialog looks as it did, and Esc closes it, and only it: nothing has changed, and the focus is where it was. Which pictures
 * are taken is told in `chosen-looks.ts`, and how they are stored anew in `looks.test.ts`.
 */
test.each(languages)('every dialog looks as it did, and is left with Esc, %s', async (language) => {
  const found = await sitWithDrawn(language, { camera: true, prepare: addCases }, async (sitting) =>
    lookAt(sitting, dialogs, language),
  );
  expect(found).toEqual([]);
});

test.each(languages)('so do those that are seldom seen, %s', async (language) => {
  const prepare = async (folder: string): Promise<void> => {
    const gallery = await openDrawn(folder);
    await gallery.saveSettings({ liveness: 'observe' });
    await gallery.inbox.endConsent(DAY);
    await gallery.inbox.clear();
    await gallery.close();
    await damagePicture(folder);
  };
  const found = await sitWithDrawn(language, { camera: true, prepare }, (sitting) =>
    lookAt(sitting, dialogsOtherwise, language),
  );
  expect(found).toEqual([]);
});

async function lookAt(
  sitting: DrawnSitting,
  all: Readonly<Record<string, Dialog>>,
  language: LookLanguage,
): Promise<void> {
  const { page, looker, t } = sitting;
  // Until recognition is ready pages say so.
  await goToPlace(sitting, 'settings');
  await page.getByText(t('settings.engine.engines.wasm')).first().waitFor();
  const problems: string[] = [];
  for (const [i, [name, dialog]] of Object.entries(all).entries()) {
    const looks = dialogLooks(i, language);
    if (looks.length === 0) continue;
    await page.setViewportSize(USUAL);
    await goToPlace(sitting, dialog.place);
    await (dialog.place === 'settings' ? forgetMachine : forgetFolder)(sitting);
    await dialog.ready?.(sitting);
    const before = await shown(sitting);
    // Left at once the focus goes back; looked at on a narrow window the frame around the page becomes another.
    for (const isLookedAt of language === 'pseudo' ? [true] : [false, true]) {
      const opener = await dialog.open(sitting);
      const open = page.getByRole('dialog');
      await open.first().waitFor();
      await settle(page);
      const level = await open.count();
      if (isLookedAt) {
        await loaded(sitting);
        await looker.dialog(name, looks);
        // A window as wide as before shows as many people of the list.
        await page.setViewportSize(USUAL);
        await settle(page);
      }
      await page.keyboard.press('Escape');
      await open.nth(level - 1).waitFor({ state: 'detached' });
      await settle(page);
      if ((await open.count()) < level - 1) problems.push(`${name}: Esc closed more than it`);
      else if (!isLookedAt)
        await opener.evaluate(hasFocus).catch(() => problems.push(`${name}: the focus is lost`));
      for (let left = await open.count(); left > 0; left--) {
        await page.keyboard.press('Escape');
        await open.nth(left - 1).waitFor({ state: 'detached' });
      }
      const after = await shown(sitting);
      if (after !== before && !dialog.goesOn)
        problems.push(`${name}: from “${before}” to “${after}”`);
    }
  }
  expect(problems).toEqual([]);
}

/** What is seen of the page's words, but for what it says of what was just done. */
async function shown({ page }: DrawnSitting): Promise<string> {
  return page.locator('main').evaluate((main) => {
    const texts = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    let words = '';
    while (texts.nextNode()) {
      const { parentElement: around, textContent } = texts.currentNode;
      // Engines may be measured meanwhile.
      const passing = '[role=status], [role=alert], [data-forgotten] td:not(:first-child)';
      if (around!.closest(passing) || !around!.checkVisibility()) continue;
      words += textContent;
    }
    return words;
  });
}

/** Waits until an element has the focus; it comes when a dialog has closed. */
async function hasFocus(element: Element): Promise<void> {
  for (let i = 0; i < 30 && element !== document.activeElement; i++) {
    await new Promise(requestAnimationFrame);
  }
  if (element !== document.activeElement) throw new Error('It has not');
}
