import type { Locator } from 'playwright-core';
import { expect, test } from 'vitest';
import { dialogLooks, languages } from '../support/chosen-looks.ts';
import { settle } from '../support/inspect-page.ts';
import { needing } from '../support/needing.ts';
import { drawnSittings, goToPlace, loaded, type DrawnSitting } from '../support/sit-with-drawn.ts';

needing('browser');

const sitWithDrawn = drawnSittings();

const USUAL = { width: 1280, height: 800 };

/** A dialog: where it is opened from, how, and what has the focus again once it is closed. */
interface Dialog {
  readonly place: string;
  readonly open: (sitting: DrawnSitting) => Promise<Locator>;
}

const click = async (opener: Locator): Promise<Locator> => {
  await opener.click();
  return opener;
};

/** What was chosen in a menu is gone with it: the focus goes back to the menu's button. */
const choose = async ({ page }: DrawnSitting, menu: Locator, item: string): Promise<Locator> => {
  await menu.click();
  await page.getByRole('menuitem', { name: item }).click();
  return menu;
};

const personMenu = ({ page, t }: DrawnSitting): Locator =>
  page.getByRole('button', { name: t('people.person.more'), exact: true });
const versionMenu = ({ page, t }: DrawnSitting): Locator =>
  page.getByRole('button', { name: t('training.versions.more', { version: 'Version 3' }) });

const dialogs: Readonly<Record<string, Dialog>> = {
  shortcuts: {
    place: 'people',
    open: ({ page, t }) => click(page.getByRole('button', { name: t('app.shortcuts.title') })),
  },
  palette: {
    place: 'people',
    open: ({ page, t }) => click(page.getByRole('button', { name: t('app.commands.open') })),
  },
  // What the camera sees is somebody else, and listed as seen on a page of their own.
  'try-it': {
    place: 'people/3',
    open: async ({ page, t }) => {
      const opener = await click(page.getByRole('button', { name: t('people.person.tryIt') }));
      await page.locator('[role=dialog] video').waitFor();
      await page.locator('[role=dialog] video').waitFor({ state: 'detached' });
      await page.getByRole('button', { name: t('tryIt.again') }).waitFor();
      return opener;
    },
  },
  rename: {
    place: 'people/16',
    open: (sitting) => choose(sitting, personMenu(sitting), sitting.t('people.person.rename')),
  },
  'remove-person': {
    place: 'people/3',
    open: (sitting) =>
      choose(
        sitting,
        personMenu(sitting),
        sitting.t('people.person.remove', { name: 'Юлия Ковалёва' }),
      ),
  },
  'remove-picture': {
    place: 'people/3',
    open: ({ page, t }) =>
      click(page.getByRole('button', { name: t('people.pictures.remove') }).first()),
  },
  'remove-doubtful-picture': {
    place: 'training/labels',
    open: ({ page, t }) =>
      click(page.getByRole('button', { name: t('training.labels.remove'), exact: true })),
  },
  'rename-version': {
    place: 'training',
    open: (sitting) => choose(sitting, versionMenu(sitting), sitting.t('training.versions.rename')),
  },
  'remove-version': {
    place: 'training',
    open: (sitting) => choose(sitting, versionMenu(sitting), sitting.t('training.versions.remove')),
  },
  'activate-version': {
    place: 'training',
    open: ({ page, t }) =>
      click(
        page.getByRole('button', { name: t('training.versions.activate'), exact: true }).first(),
      ),
  },
  'activate-version-anyway': {
    place: 'training',
    open: async ({ page, t }) => {
      const activate = page.getByRole('button', {
        name: t('training.versions.activate'),
        exact: true,
      });
      const opener = await click(activate.first());
      await page
        .getByRole('dialog')
        .getByRole('button', { name: t('training.versions.activate') })
        .click();
      await page.getByRole('checkbox').last().waitFor();
      return opener;
    },
  },
  'stop-keeping': {
    place: 'settings',
    open: async ({ page, t }) => {
      const opener = page.getByRole('switch', { name: t('settings.privacy.keepActivity') });
      await opener.press('Space');
      return opener;
    },
  },
  'look-alike': {
    place: 'enroll',
    open: ({ page, t }) =>
      click(page.getByRole('button', { name: t('enroll.finish.save', { name: 'Augusta' }) })),
  },
  // Who looks like somebody enrolled is asked about first.
  unlike: {
    place: 'enroll/3',
    open: async ({ page, t }) => {
      const name = 'Юлия Ковалёва';
      const opener = await click(
        page.getByRole('button', { name: t('enroll.finish.save', { name }) }),
      );
      await page.getByRole('button', { name: t('enroll.lookAlike.other', { name }) }).click();
      await page.getByRole('button', { name: t('enroll.unlike.not') }).waitFor();
      return opener;
    },
  },
};

/**
 * Every dialog looks as it did, and Esc closes it: nothing has changed, and the focus is where it was. Which pictures are
 * taken is told in `chosen-looks.ts`, and how they are stored anew in `looks.test.ts`.
 */
test.each(languages)('every dialog looks as it did, and is left with Esc, %s', async (language) => {
  const found = await sitWithDrawn(language, { camera: true }, async (sitting) => {
    const { page, looker, t } = sitting;
    // Until recognition is ready pages say so.
    await goToPlace(sitting, 'settings');
    await page.getByText(t('settings.engine.engines.wasm')).first().waitFor();
    const problems: string[] = [];
    for (const [i, [name, { place, open }]] of Object.entries(dialogs).entries()) {
      const looks = dialogLooks(i, language);
      if (looks.length === 0) continue;
      await page.setViewportSize(USUAL);
      await goToPlace(sitting, place);
      const before = await shown(sitting);
      const dialog = page.getByRole('dialog');
      // Left at once the focus goes back; looked at on a narrow window the frame around the page becomes another.
      for (const isLookedAt of language === 'pseudo' ? [true] : [false, true]) {
        const opener = await open(sitting);
        await dialog.waitFor();
        if (isLookedAt) {
          await loaded(sitting);
          await looker.dialog(name, looks);
          // A window as wide as before shows as many people of the list.
          await page.setViewportSize(USUAL);
          await settle(page);
        }
        await page.keyboard.press('Escape');
        await dialog.waitFor({ state: 'detached' });
        const after = await shown(sitting);
        if (after !== before) problems.push(`${name}: from “${before}” to “${after}”`);
        if (!isLookedAt)
          await opener.evaluate(hasFocus).catch(() => problems.push(`${name}: the focus is lost`));
      }
    }
    expect(problems).toEqual([]);
  });
  expect(found).toEqual([]);
});

/** What the page says, but for what it says of what was just done. */
async function shown({ page }: DrawnSitting): Promise<string> {
  return page.locator('main').evaluate((main) => {
    const copy = main.cloneNode(true) as HTMLElement;
    for (const said of copy.querySelectorAll('[role=status], [role=alert]')) said.remove();
    return copy.textContent;
  });
}

/** Waits until an element has the focus; it comes when a dialog has closed. */
async function hasFocus(element: Element): Promise<void> {
  for (let i = 0; i < 30 && element !== document.activeElement; i++) {
    await new Promise(requestAnimationFrame);
  }
  if (element !== document.activeElement) throw new Error('It has not');
}
