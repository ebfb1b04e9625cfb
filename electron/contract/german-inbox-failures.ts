import type { inboxFailures } from './inbox-failures.ts';

/** What can be wrong with unknown faces that were kept, in German. */
export const germanInboxFailures: Readonly<
  Record<keyof typeof inboxFailures, { readonly what: string; readonly next: string }>
> = {
  NoSuchUnknown: {
    what: 'Einige dieser Gesichter sind nicht mehr da.',
    next: 'Ihre Zeit war um und sie wurden gelöscht, oder es wurde schon über sie entschieden. Es wurde nichts geändert; wähle noch einmal aus.',
  },
  NoSuchStranger: {
    what: 'Diese unbekannte Person steht nicht mehr auf der Liste.',
    next: 'Sie wurde schon zurückgeholt oder gelöscht. Es wurde nichts geändert.',
  },
};
