import type { FailureCode } from './failures.ts';

/** What can be wrong with the files, folders and names that people are enrolled from, in German. */
export const germanFileFailures: Readonly<
  Record<
    Extract<
      FailureCode,
      | 'PictureKnown'
      | 'PhotoTurned'
      | 'FileUnreadable'
      | 'NoPhotos'
      | 'FileHidden'
      | 'NotAFile'
      | 'FolderReadAlready'
      | 'NobodysFile'
      | 'NameNotText'
      | 'NameUnclear'
    >,
    { readonly what: string; readonly next: string }
  >
> = {
  PictureKnown: {
    what: 'Dieses Bild ist schon dabei.',
    next: 'Nimm Bilder, die etwas Neues zeigen.',
  },
  PhotoTurned: {
    what: 'Das Bild steht auf dem Kopf oder liegt auf der Seite, und seine Datei sagt das nicht.',
    next: 'Dreh es, speichere es und versuch es noch einmal.',
  },
  NoPhotos: {
    what: 'In diesem Ordner sind keine Fotos.',
    next: 'Leg Fotos hinein, oder wähl einen anderen Ordner.',
  },
  FileUnreadable: {
    what: 'Die Datei oder der Ordner lässt sich nicht lesen.',
    next: 'Prüf die Leserechte und den Datenträger.',
  },
  FileHidden: {
    what: 'Die Datei oder der Ordner ist versteckt.',
    next: 'Gib ihr einen Namen, der nicht mit einem Punkt beginnt.',
  },
  NotAFile: {
    what: 'Das ist weder eine Datei noch ein Ordner.',
    next: 'Nimm nur Dateien und Ordner.',
  },
  FolderReadAlready: {
    what: 'Der Ordner führt zu einem zurück, der ohnehin gelesen wird.',
    next: 'Es fehlt nichts.',
  },
  NobodysFile: {
    what: 'Die Datei liegt in keinem Ordner einer Person.',
    next: 'Leg sie in den Ordner der Person, die sie zeigt.',
  },
  NameNotText: {
    what: 'Der Name lässt sich nicht als Text lesen.',
    next: 'Benenn es um: Namen sind in UTF-8.',
  },
  NameUnclear: {
    what: 'Mehrere Personen heißen so, nur anders geschrieben.',
    next: 'Schreib den Namen genau wie in der Liste der Personen.',
  },
};
