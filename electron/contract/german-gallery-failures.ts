import type { FailureCode } from './failures.ts';

/** What can be wrong with a gallery's file, its key and its copies, in German. */
export const germanGalleryFailures: Readonly<
  Record<
    Extract<
      FailureCode,
      | 'GalleryLocked'
      | 'GalleryDamaged'
      | 'KeyOrDamage'
      | 'NothingSalvaged'
      | 'GalleryReplaced'
      | 'NoSuchCopy'
      | 'CopyHoldsRemoved'
      | 'GalleryNewer'
      | 'NotErased'
      | 'GalleryInUse'
    >,
    { readonly what: string; readonly next: string }
  >
> = {
  GalleryLocked: {
    what: 'Ohne ihren Schlüssel lässt sich die Galerie nicht öffnen.',
    next: 'Stell den Schlüssel wieder her, mit dem sie angelegt wurde. Hast du ihren Wiederherstellungsschlüssel aufgeschrieben, nimmt „kith recover“ ihn, aber nicht für die Desktop-App. Die Galerie ist unverändert.',
  },
  GalleryDamaged: {
    what: 'Die Datei der Galerie ist beschädigt.',
    next: 'Schließ Kith und ruf „kith restore“ auf: Es zeigt die Kopien, die Kith gemacht hat, und „--salvage“ rettet, was sich noch lesen lässt. Die beschädigte Datei bleibt erhalten.',
  },
  KeyOrDamage: {
    what: 'Die Galerie lässt sich nicht öffnen: Entweder gehört der Schlüssel zu einer anderen Galerie, oder ihre Datei ist beschädigt.',
    next: 'Wurde gallery.key oder key.json im Datenordner ausgetauscht, leg die Dateien dieser Galerie zurück. Wenn nicht, ruf „kith restore --salvage“ auf: Es rettet, was sich noch lesen lässt. Es wurde nichts geändert.',
  },
  NothingSalvaged: {
    what: 'In der Datei der Galerie lässt sich nichts mehr lesen.',
    next: 'Wurde gallery.key oder key.json im Datenordner ausgetauscht, leg die Dateien dieser Galerie zurück. Wenn nicht, geh zu einer Kopie zurück: „kith restore“ zeigt sie, und mit „--from DATEI“ nimmst du eine eigene. Es wurde nichts geändert.',
  },
  GalleryReplaced: {
    what: 'Die Datei der Galerie wurde verschoben, gelöscht oder ersetzt, während Kith lief. Deshalb lässt sich nichts mehr speichern.',
    next: 'Leg die Datei zurück und starte Kith neu: Alles, was bis dahin gespeichert war, ist darin.',
  },
  NoSuchCopy: {
    what: 'Diese Kopie der Galerie gibt es nicht.',
    next: 'Mit „kith restore“ siehst du, welche es gibt; mit --from nennst du eine Datei.',
  },
  CopyHoldsRemoved: {
    what: 'In dieser Kopie ist noch etwas, das du später entfernt hast, und es käme zurück.',
    next: 'Wähl eine andere Kopie, oder geh trotzdem zu dieser zurück (auf der Kommandozeile mit „--anyway“). Es wurde nichts geändert.',
  },
  GalleryNewer: {
    what: 'Die Galerie wurde mit einem neueren Kith angelegt.',
    next: 'Aktualisiere Kith; die Galerie ist unverändert.',
  },
  NotErased: {
    what: 'Etwas, das entfernt wurde, steht vielleicht noch in einer Datei des Datenordners.',
    next: 'Kith versucht es bei jedem Entfernen und jedem Start noch einmal. Sieh nach, ob der Datenträger voll ist, ob du in den Ordner schreiben darfst und ob noch etwas die Datei offen hält.',
  },
  GalleryInUse: {
    what: 'Ein anderes Kith benutzt diese Galerie gerade.',
    next: 'Schließ es zuerst, oder wähl einen anderen Ordner.',
  },
};
