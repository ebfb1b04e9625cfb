import type { importFailures } from './import-failures.ts';

/** What can be wrong with photos that say who they show, in German. */
export const germanImportFailures: Readonly<
  Record<keyof typeof importFailures, { readonly what: string; readonly next: string }>
> = {
  SourceUnclear: {
    what: 'Es ist nicht zu erkennen, wie diese Fotos sagen, wen sie zeigen.',
    next: 'Gib es mit „--from“ an: folders, names, csv, xmp, face_recognition oder double-take.',
  },
  NamesNobody: {
    what: 'Es steht nicht dabei, wen sie zeigt.',
    next: 'Nenn die Datei nach der Person, wie Ada_0001.jpg, oder führ sie mit einem Namen in einer CSV-Datei auf.',
  },
  TableUnread: {
    what: 'Diese Tabelle lässt sich nicht lesen.',
    next: 'Nimm eine CSV-Datei in UTF-8, bis 32 MB groß, mit einer Spalte „file“ und einer Spalte „name“.',
  },
  ListTooLarge: {
    what: 'Diese Liste ist zu lang, oder sie endet nie.',
    next: 'Nimm eine Liste von höchstens 256 MB, oder mehrere.',
  },
  NoRegions: {
    what: 'Die Bilddatei nennt bei keinem Gesicht einen Namen.',
    next: 'Benenne Gesichter in deiner Fotoverwaltung und lass sie das in die Dateien schreiben.',
  },
  RegionEmpty: {
    what: 'Wo laut Bilddatei ein Gesicht ist, ist keines.',
    next: 'Prüf den Rahmen um das Gesicht in deiner Fotoverwaltung.',
  },
};
