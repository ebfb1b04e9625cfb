import type { FailureCode } from './failures.ts';

/** Why there is no report, or no print of it, in German. */
export const germanReportFailures: Readonly<
  Record<
    Extract<
      FailureCode,
      'TooFewToReport' | 'NoReport' | 'NoBrowser' | 'PageMissing' | 'PrintFailed'
    >,
    { readonly what: string; readonly next: string }
  >
> = {
  TooFewToReport: {
    what: 'Es sind zu wenige Personen für einen Bericht da: Es braucht mindestens 3 mit je 3 verschiedenen Bildern.',
    next: 'Erfasse weitere Personen, oder füg bei den vorhandenen Bilder hinzu.',
  },
  NoReport: {
    what: 'Es gibt keinen Bericht, oder deine Personen haben sich geändert, seit er erstellt wurde.',
    next: 'Erstell auf der Trainingsseite einen neuen.',
  },
  NoBrowser: {
    what: 'Zum Drucken des PDFs wurde weder Chrome noch Chromium noch Edge gefunden.',
    next: 'Installier einen davon, oder nimm den Bericht als JSON oder CSV.',
  },
  PageMissing: {
    what: 'Die Seite von Kith ist hier noch nicht gebaut, und aus ihr wird das PDF gedruckt.',
    next: 'Führ einmal „npm start“ aus, oder nimm den Bericht als JSON oder CSV.',
  },
  PrintFailed: {
    what: 'Das PDF ließ sich nicht drucken.',
    next: 'Versuch es noch einmal, oder nimm den Bericht als JSON oder CSV.',
  },
};
