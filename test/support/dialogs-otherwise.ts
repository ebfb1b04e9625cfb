import { click, type Dialog } from './dialogs.ts';

/** What is asked where the liveness check is on, unknown faces are not kept, and the gallery is damaged. */
export const dialogsOtherwise: Readonly<Record<string, Dialog>> = {
  'agree-to-keep': {
    place: 'unknown',
    open: ({ page, t }) => click(page.getByRole('button', { name: t('inbox.off.switchOn') })),
  },
  'liveness-test': {
    place: 'settings',
    // Engines are measured meanwhile.
    goesOn: true,
    open: async ({ page, t }) => {
      const opener = await click(
        page.getByRole('button', { name: t('settings.liveness.test.open') }),
      );
      const begin = page.getByRole('button', { name: t('settings.liveness.test.begin') });
      await begin.and(page.locator(':enabled')).waitFor();
      return opener;
    },
  },
  salvage: {
    place: 'people',
    open: ({ page, t }) => click(page.getByRole('button', { name: t('app.gallery.salvage') })),
  },
  restore: {
    place: 'people',
    open: ({ page, t }) =>
      click(
        page
          .getByRole('button', { name: t('app.gallery.salvage') })
          .locator('xpath=preceding-sibling::button'),
      ),
  },
};
