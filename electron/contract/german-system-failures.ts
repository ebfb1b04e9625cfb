import type { SystemFailure } from './system-failures.ts';

/** What the system refuses, in German. */
export const germanSystemFailures: Readonly<
  Record<SystemFailure, { readonly what: string; readonly next: string }>
> = {
  DiskFull: {
    what: 'Der Datenträger ist voll.',
    next: 'Mach etwas Platz und versuch es noch einmal; was vorher gespeichert war, bleibt erhalten.',
  },
  DiskReadOnly: {
    what: 'Dieser Datenträger lässt sich nur lesen, nicht beschreiben.',
    next: 'Mach ihn beschreibbar, oder wähl einen Ordner auf einem anderen.',
  },
  FolderReadOnly: {
    what: 'Kith darf in diesen Ordner nicht schreiben.',
    next: 'Gib deinem Benutzerkonto das Recht dazu und versuch es noch einmal.',
  },
  NoPermission: {
    what: 'Kith darf diese Datei oder diesen Ordner nicht benutzen.',
    next: 'Gib deinem Benutzerkonto das Recht, hier zu lesen und zu schreiben, und versuch es noch einmal.',
  },
  DiskFailed: {
    what: 'Der Datenträger hat nicht getan, was er sollte.',
    next: 'Prüf den Datenträger und seine Verbindung und versuch es noch einmal.',
  },
  TooManyOpenFiles: {
    what: 'Auf diesem Computer sind zu viele Dateien offen.',
    next: 'Schließ ein paar Programme, oder erhöh die Grenze für offene Dateien, und versuch es noch einmal.',
  },
  FolderExpected: {
    what: 'Das ist eine Datei, kein Ordner.',
    next: 'Wähl einen anderen Ordner',
  },
  FileExpected: { what: 'Das ist ein Ordner, keine Datei.', next: 'Wähl eine Datei.' },
  FileTooLarge: {
    what: 'Diese Datei ist größer, als Kith liest.',
    next: 'Sieh nach, ob es die richtige ist, oder teil sie auf.',
  },
  PathTooLong: {
    what: 'Der Pfad ist zu lang für dieses System.',
    next: 'Kürz die Namen, oder leg den Ordner weiter nach oben.',
  },
  PathLoops: {
    what: 'Die Verknüpfungen dieses Pfads führen im Kreis.',
    next: 'Entfern die Verknüpfung, oder gib an, wohin sie führen soll.',
  },
  LinkInTheWay: {
    what: 'Wo eine Datei von Kith liegen müsste, liegt eine Verknüpfung. Durch sie schreibt Kith nicht.',
    next: 'Leg die Datei selbst dorthin, oder gib mit „--data ORDNER“ den Ordner an, in dem sie wirklich liegt.',
  },
  OthersFolder: {
    what: 'Dieser Ordner ist nicht von Kith, und etwas darin heißt so, wie eine Datei von Kith heißen müsste.',
    next: 'Gib mit „--data ORDNER“ einen leeren Ordner an. Es wurde nichts geändert.',
  },
  FolderInTheWay: {
    what: 'Wo eine Datei von Kith liegen müsste, liegt ein Ordner.',
    next: 'Leg den Ordner woandershin, und leg die Datei zurück, wenn du sie hast. Es wurde nichts geändert.',
  },
  KeyWasReadable: {
    what: 'Bis eben konnten andere Benutzer dieses Computers den Schlüssel der Galerie lesen.',
    next: 'Seine Datei ist jetzt wieder privat. Sieh nach, dass sonst niemand eine Kopie des Datenordners hat.',
  },
  PortInUse: {
    what: 'Dieser Port lässt sich nicht benutzen: Vielleicht hat ihn ein anderes Programm.',
    next: 'Nenn mit --port einen anderen, oder lass die Angabe weg und Kith sucht einen freien.',
  },
  AddressUnavailable: {
    what: 'Die Adresse, auf der Kith lauscht, gibt es auf diesem Computer nicht.',
    next: 'Schalt das lokale Netz des Systems (127.0.0.1) ein und versuch es noch einmal.',
  },
};
