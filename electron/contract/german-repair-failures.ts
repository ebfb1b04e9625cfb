import type { repairFailures } from './repair-failures.ts';

/** What can be wrong with mending who is who, and with undoing that, in German. */
export const germanRepairFailures: Readonly<
  Record<keyof typeof repairFailures, { readonly what: string; readonly next: string }>
> = {
  NoSuchRepair: {
    what: 'Das lässt sich nicht mehr rückgängig machen.',
    next: 'Es wurde schon rückgängig gemacht oder vergessen, oder es ist mehr als dreißig Tage her. Unter „Änderungen“ steht, was noch geht.',
  },
  UndoFirst: {
    what: 'Etwas Späteres baut darauf auf.',
    next: 'Mach zuerst das rückgängig: Unter „Änderungen“ steht es weiter oben. Es wurde nichts geändert.',
  },
  PictureSetAside: {
    what: 'Dieses Bild wurde bei dieser Person beiseitegelegt.',
    next: 'Wenn du es wieder verwenden willst, hol es auf der Seite der Person zurück.',
  },
};
