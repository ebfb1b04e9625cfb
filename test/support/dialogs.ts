import type { Locator } from 'playwright-core';
import type { DrawnSitting } from './sit-with-drawn.ts';

/** A dialog: where it is opened from, how, and what has the focus again once it is closed. */
export interface Dialog {
  readonly place: string;
  /** What is done on the page before. */
  readonly ready?: (sitting: DrawnSitting) => Promise<void>;
  readonly open: (sitting: DrawnSitting) => Promise<Locator>;
  /** Whether the page changes by itself. */
  readonly goesOn?: boolean;
}

/** Opens by a click on what has the focus again after. */
export const click = async (opener: Locator): Promise<Locator> => {
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

/** Every dialog of the drawn gallery with its cases (`addCases`), by the name of its pictures. */
export const dialogs: Readonly<Record<string, Dialog>> = {
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
  merge: {
    place: 'people/3',
    open: async (sitting) => {
      const { page, t } = sitting;
      const opener = await choose(sitting, personMenu(sitting), t('repairs.merge.open'));
      await page.getByRole('combobox', { name: t('repairs.merge.who') }).click();
      await page.getByRole('option', { name: 'Wolfeschlegelsteinhausenbergerdorff' }).click();
      await page.getByRole('radiogroup', { name: t('repairs.merge.name') }).waitFor();
      return opener;
    },
  },
  'move-pictures': {
    place: 'people/3',
    ready: async ({ page, t }) => {
      await page.getByRole('button', { name: t('repairs.choose.start') }).click();
      const boxes = page.getByRole('checkbox', { name: t('repairs.choose.one') });
      for (const place of [1, 2]) await boxes.nth(place).check();
    },
    open: ({ page, t }) => click(page.getByRole('button', { name: t('repairs.choose.move') })),
  },
  group: {
    place: 'people/5',
    open: (sitting) => {
      const { page, t } = sitting;
      const menu = page.getByRole('button', { name: t('people.details.addGroup') });
      return choose(sitting, menu, t('peopleList.groups.new'));
    },
  },
  groups: {
    place: 'people',
    open: openGroups,
  },
  'edit-group': {
    place: 'people',
    open: async (sitting) => {
      await openGroups(sitting);
      const { page, t } = sitting;
      const name = t('peopleList.groups.edit', { name: 'Choir' });
      return click(page.getByRole('button', { name }));
    },
  },
  'look-alikes': {
    place: 'people',
    open: openLookAlikes,
  },
  'merge-look-alikes': {
    place: 'people',
    open: async (sitting) => {
      await openLookAlikes(sitting);
      const { page, t } = sitting;
      const same = page
        .getByRole('dialog')
        .getByRole('button', { name: t('repairs.apart.same'), exact: true });
      const opener = await click(same.first());
      await page.getByRole('radiogroup', { name: t('repairs.merge.name') }).waitFor();
      return opener;
    },
  },
  'remove-people': {
    place: 'people',
    // They stay selected: no other dialog of the list comes after.
    ready: async ({ page, t }) => {
      for (const name of ['Fatima Zahra', 'Zoë']) {
        const box = page.getByRole('checkbox', { name: t('peopleList.select.one', { name }) });
        await box.check({ force: true });
      }
    },
    open: ({ page, t }) =>
      click(page.getByRole('button', { name: t('peopleList.select.remove'), exact: true })),
  },
  assign: {
    place: 'unknown',
    open: async ({ page, t }) => {
      const opener = await click(page.getByRole('button', { name: t('inbox.actions.assign') }));
      await page.getByRole('combobox', { name: t('inbox.assign.who') }).click();
      await page.getByRole('option', { name: 'Zoë' }).click();
      return opener;
    },
  },
  'stop-unknown': {
    place: 'settings',
    open: async ({ page, t }) => {
      const opener = page.getByRole('switch', { name: t('inbox.settings.keep') });
      await opener.press('Space');
      return opener;
    },
  },
  'erase-stranger': {
    place: 'unknown',
    open: ({ page, t }) =>
      click(page.getByRole('button', { name: t('inbox.strangers.erase') }).first()),
  },
  export: {
    place: 'settings',
    open: async ({ page, t }) => {
      const opener = await click(
        page.getByRole('button', { name: t('bundles.section.exportButton') }),
      );
      await page.getByText(t('bundles.export.some'), { exact: true }).click();
      return opener;
    },
  },
  import: {
    place: 'settings',
    open: ({ page, t }) =>
      click(page.getByRole('button', { name: t('bundles.section.importButton') })),
  },
  'recovery-key': {
    place: 'settings',
    open: ({ page, t }) => click(page.getByRole('button', { name: t('bundles.recovery.show') })),
  },
  'recovery-key-shown': {
    place: 'settings',
    open: async ({ page, t }) => {
      const opener = await click(page.getByRole('button', { name: t('bundles.recovery.show') }));
      await page.getByRole('button', { name: t('bundles.recovery.reveal') }).click();
      await page.locator('.recovery-sheet pre').waitFor();
      await page.evaluate(forgetKey);
      return opener;
    },
  },
  report: {
    place: 'training',
    open: ({ page, t }) => click(page.getByRole('button', { name: t('report.ask.button') })),
  },
  'erase-aside': {
    place: 'people/5',
    open: ({ page, t }) =>
      click(
        page
          .getByRole('list', { name: t('repairs.aside.title') })
          .getByRole('button', { name: t('repairs.aside.erase') }),
      ),
  },
  'erase-corrected': {
    place: 'people/5',
    open: ({ page, t }) =>
      click(page.getByRole('button', { name: t('people.corrections.erase') }).last()),
  },
  forget: {
    place: 'people/history',
    open: ({ page, t }) =>
      click(page.getByRole('button', { name: t('repairs.history.forget') }).first()),
  },
  evidence: {
    place: '',
    // It waits for what the camera sees.
    goesOn: true,
    open: async ({ page }) => {
      const face = page.getByTestId('overlay').getByRole('button', { name: /Ada Lovelace/ });
      await face.focus();
      await page.keyboard.press('Enter');
      return face;
    },
  },
};

async function openGroups({ page, t }: DrawnSitting): Promise<Locator> {
  const filter = page.getByRole('button', { name: t('peopleList.filter.open'), exact: true });
  await filter.click();
  const edit = page.getByRole('button', { name: t('peopleList.filter.edit') });
  await edit.click();
  // What it stands in is a dialog as well, until it has closed.
  await edit.waitFor({ state: 'detached' });
  return filter;
}

/** From the line of the self-test, which has to be over. */
async function openLookAlikes({ page }: DrawnSitting): Promise<Locator> {
  return click(page.locator('main button[aria-haspopup=dialog]', { hasText: /\S/ }).last());
}

/** Runs in the page: puts something as large in the place of a key that is another one in every run. */
function forgetKey(): void {
  const sheet = document.querySelector('.recovery-sheet')!;
  const code = sheet.querySelector('pre')!;
  code.textContent = code.textContent.replaceAll(/\w/g, 'k');
  sheet.querySelector('path')!.setAttribute('d', 'M4 4h7v7h-7z');
  for (const told of sheet.querySelectorAll('.recovery-print')) told.textContent = '';
}
