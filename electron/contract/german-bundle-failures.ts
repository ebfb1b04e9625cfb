import type { bundleFailures } from './bundle-failures.ts';

/** What can be wrong with a bundle, in German. */
export const germanBundleFailures: Readonly<
  Record<keyof typeof bundleFailures, { readonly what: string; readonly next: string }>
> = {
  NotABundle: {
    what: 'Das ist keine Datei, die Kith exportiert hat.',
    next: 'Wähl eine .kith-Datei.',
  },
  BundleDamaged: {
    what: 'Die exportierte Datei ist beschädigt oder unvollständig.',
    next: 'Kopier sie noch einmal von dort, wo sie herkommt. Es wurde nichts geändert.',
  },
  BundleNewer: {
    what: 'Die exportierte Datei wurde von einem neueren Kith geschrieben.',
    next: 'Aktualisiere Kith und versuch es noch einmal. Es wurde nichts geändert.',
  },
  BundleGone: {
    what: 'Diese Datei ist nicht mehr geöffnet.',
    next: 'Wähl sie noch einmal.',
  },
  ImportRunning: {
    what: 'Es wird gerade ein anderes Bündel importiert.',
    next: 'Warte, bis das fertig ist, und wähl die Datei dann noch einmal. Es wurde nichts geändert.',
  },
  PassphraseWrong: {
    what: 'Das Kennwort passt nicht zu dieser Datei.',
    next: 'Gib es genau so ein wie beim Exportieren. Es wurde nichts geändert.',
  },
  PassphraseShort: {
    what: 'Das Kennwort ist zu kurz.',
    next: 'Nimm mindestens 8 Zeichen. Vier oder fünf zufällige Wörter sind besser.',
  },
  PassphraseMissing: {
    what: 'Es gibt kein Terminal, auf dem nach dem Kennwort gefragt werden kann.',
    next: 'Schreib es in eine Datei, die nur du lesen kannst, und nenn sie mit --passphrase-file.',
  },
  PassphrasesDiffer: {
    what: 'Die beiden Kennwörter sind nicht gleich.',
    next: 'Versuch es noch einmal.',
  },
  GalleryChanged: {
    what: 'Während die Datei geschrieben wurde, wurden Personen oder Bilder entfernt oder verschoben.',
    next: 'Versuch es noch einmal. Was schon geschrieben war, wurde verworfen.',
  },
};
