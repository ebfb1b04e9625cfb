import type { recoveryFailures } from './recovery-failures.ts';

/** What can be wrong with a key that was written down, in German. */
export const germanRecoveryFailures: Readonly<
  Record<keyof typeof recoveryFailures, { readonly what: string; readonly next: string }>
> = {
  RecoveryKeyMistyped: {
    what: 'Das ist kein Wiederherstellungsschlüssel, oder er ist vertippt.',
    next: 'Vergleich ihn mit dem, was du aufgeschrieben hast: Er hat 14 Gruppen zu 4 Zeichen.',
  },
  RecoveryKeyMissing: {
    what: 'Es gibt kein Terminal, auf dem der Wiederherstellungsschlüssel getippt werden kann.',
    next: 'Schreib ihn in eine Datei, die nur du lesen kannst, und nenn sie mit --key-file.',
  },
  NobodyToAsk: {
    what: 'Es gibt kein Terminal, auf dem gefragt werden kann, ob jemand zusieht.',
    next: 'Sieht niemand, was ausgegeben wird, dann sag das mit --yes.',
  },
  RecoveryKeyOfCopies: {
    what: 'Dieser Wiederherstellungsschlüssel öffnet nur Kopien der Galerie, von bevor ihr Schlüssel gewechselt wurde.',
    next: 'Nimm den neuesten, den du hast. Gibt es keinen, dann hilft „kith recover --for-copies“ und danach „kith restore 1“, um zu einer Kopie zurückzugehen. Es wurde nichts geändert.',
  },
  RecoveryKeyWrong: {
    what: 'Das ist der Wiederherstellungsschlüssel einer anderen Galerie, oder einer von dieser, bevor ihr Schlüssel gewechselt wurde.',
    next: 'Nimm den neuesten, den du hast. Es wurde nichts geändert.',
  },
};
