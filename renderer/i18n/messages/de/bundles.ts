import type { Messages } from '../messages.ts';

/** Eine Galerie mitnehmen und sichern. */
export const bundles: Messages['bundles'] = {
  section: {
    title: 'Galerie mitnehmen oder sichern',
    export: 'Exportieren',
    exportText:
      'Alle mit ihren Bildern, Einwilligungen, Modellversionen und Einstellungen in einer einzigen Datei, die nur dein Kennwort öffnet. Bewahr sie woanders auf, oder nimm sie auf einen anderen Computer mit.',
    exportButton: 'Exportieren …',
    import: 'Importieren',
    importText:
      'Die Personen einer solchen Datei zu dieser Galerie hinzufügen oder an ihre Stelle setzen. Vorher siehst du, was geschehen würde.',
    importButton: 'Importieren …',
  },
  export: {
    title: 'Exportieren',
    who: 'Wer',
    everybody: 'Alle',
    some: 'Einige',
    people: 'Personen',
    peoplePlaceholder: 'Nach Namen suchen',
    pictures: 'Mit Bildern',
    notIn:
      'Nicht darin: wer gesehen wurde, unbekannte Gesichter, beiseitegelegte Bilder, Paare, von denen du gesagt hast, dass es zwei sind, Korrekturen und angefangene Erfassungen.',
    picturesText:
      'Ohne sie ist die Datei klein, und alle werden wie bisher erkannt, solange die Modellversion dieselbe bleibt.',
    passphrase: 'Kennwort',
    passphraseText: 'Mindestens 8 Zeichen. Niemand kann es wiederherstellen: Schreib es auf.',
    again: 'Kennwort, noch einmal',
    differ: 'Die beiden sind nicht gleich.',
    begin: 'Exportieren',
    progress: 'Die Datei wird geschrieben',
    written: '{done, number} von {total, number} Personen',
    starting: 'Wird verschlüsselt …',
    done: 'Die Datei liegt bei deinen Downloads.',
    doneText:
      '{people, plural, one {# Person ist} other {# Personen sind}} darin. Ohne das Kennwort kann niemand sie lesen.',
    close: 'Schließen',
  },
  import: {
    title: 'Importieren',
    file: 'Datei',
    filePlaceholder: 'Eine .kith-Datei wählen',
    passphrase: 'Kennwort',
    read: 'Zeigen, was darin ist',
    progress: 'Die Datei wird gelesen',
    received: '{done, number} von {total, number} MB',
    checking: 'Wird geprüft …',
    from: '{people, plural, one {# Person} other {# Personen}} mit {samples, plural, one {# Bild} other {# Bildern}}, exportiert {at} mit Kith {kith}.',
    withoutPictures: 'Die Bilder selbst sind nicht darin.',
    new: '{count, plural, one {# Person ist} other {# Personen sind}} neu.',
    same: '{count, plural, one {# Person ist} other {# Personen sind}} schon hier; {fresh, plural, =0 {keines ihrer Bilder ist neu} one {# ihrer Bilder ist neu} other {# ihrer Bilder sind neu}}.',
    taken:
      '{count, plural, one {# Person heißt wie jemand anderes hier und würde} other {# Personen heißen wie jemand anderes hier und würden}} so heißen:',
    takenAs: '{name} → {as}',
    idsTaken: 'Die ID von {names} hat hier schon jemand. Sie kommen ohne ID dazu.',
    sameAs: '{count, plural, one {# Person heißt} other {# Personen heißen}} hier anders:',
    more: 'und {count, number} weitere',
    toEmbed:
      '{count, plural, one {# Bild wird} other {# Bilder werden}} für die benutzte Modellversion neu berechnet. Das dauert eine Weile.',
    versions: '{count, plural, one {# Modellversion ist} other {# Modellversionen sind}} neu.',
    merge: 'Zu dieser Galerie hinzufügen',
    mergeText:
      'Es kommen Bilder hinzu, die neu sind, und eine Einwilligung, eine Notiz oder eine ID, wo es keine gibt. Nichts, was hier steht, wird geändert.',
    fills:
      '{count, plural, one {# Person bekommt} other {# Personen bekommen}} {what}, die hier noch fehlt: {names}',
    filled: {
      consent: 'eine Einwilligung',
      note: 'eine Notiz',
      id: 'eine ID',
    },
    replace: 'Diese Galerie ersetzen …',
    replaceText:
      'Alles, was jetzt hier ist ({people, plural, one {# Person} other {# Personen}}), ist dann aus der Galerie verschwunden, auch was keine solche Datei hat: wer gesehen wurde, unbekannte Gesichter, beiseitegelegte Bilder, Paare, von denen du gesagt hast, dass es zwei sind, Korrekturen und angefangene Erfassungen.',
    replaceSettings: 'Auch deine Einstellungen werden ersetzt, wenn alle in der Datei sind.',
    replaceCopy:
      'Eine Kopie bleibt, zu der „kith restore“ zurückgeht. Sobald aus der neuen Galerie etwas entfernt wird, wird auch die Kopie gelöscht, denn wer entfernt wurde, darf in keiner Kopie bleiben: Soll länger bleiben, was jetzt hier ist, dann exportiere es vorher. Kith schließt sich jetzt; wenn du es wieder startest, öffnet es die neue Galerie.',
    replaceNow: 'Ersetzen',
    back: 'Zurück',
    merging: 'Personen werden hinzugefügt',
    embedded: '{done, number} von {total, number} Bildern',
    saving: 'Wird gespeichert …',
    stopping: 'Wird abgebrochen …',
    stopped: 'Abgebrochen: Es wurde nichts geändert.',
    merged:
      '{added, plural, =0 {Niemand Neues kam hinzu} one {# Person kam hinzu} other {# Personen kamen hinzu}}, insgesamt mit {samples, plural, =0 {keinem neuen Bild} one {# neuen Bild} other {# neuen Bildern}}.',
    gotMore:
      '{count, plural, one {# Person hier bekam} other {# Personen hier bekamen}} eine Einwilligung, eine Notiz oder eine ID, die noch fehlte.',
    unlike:
      '{count, plural, one {# Bild wurde} other {# Bilder wurden}} nicht hinzugefügt, weil {count, plural, one {es} other {sie}} der Person nicht ähnlich {count, plural, one {sieht} other {sehen}}: {names}',
    lookAlikes:
      'Einige, die neu sind, sehen aus wie jemand, der schon hier war: {pairs}. Wenn es dieselben sind, führ sie unter Personen zusammen.',
    pair: '{name} und {like}',
    cancel: 'Abbrechen',
    close: 'Schließen',
  },
  recovery: {
    row: 'Wiederherstellungsschlüssel',
    rowText:
      'Öffnet die Galerie, wenn der Schlüsselbund verloren ist, oder auf einem anderen Computer. Schreib ihn auf, und bewahr ihn nicht bei diesem auf.',
    show: 'Zeigen …',
    title: 'Wiederherstellungsschlüssel',
    warning:
      'Wer diesen Schlüssel sieht, kann jede Kopie dieser Galerie öffnen. Sieht gerade niemand zu?',
    reveal: 'Schlüssel zeigen',
    text: 'Mit „kith recover“ öffnet dieser Schlüssel die Galerie wieder. Das kann jeder, der ihn und die Datei hat.',
    textDesktop:
      'Dieser Schlüssel öffnet die Galerie und jede Kopie davon. Das kann jeder, der ihn und die Datei hat. „kith recover“ nimmt ihn für Galerien des Browserfensters und der Kommandozeile; die Desktop-App kann ihn noch nicht annehmen.',
    of: 'Für die Galerie in {folder}, gedruckt am {day}',
    code: 'QR-Code des Wiederherstellungsschlüssels',
    print: 'Drucken',
    back: 'Tipp ab, was du aufgeschrieben hast',
    test: 'Prüfen',
    right: 'Das stimmt: Dieser Schlüssel öffnet die Galerie.',
    cancel: 'Abbrechen',
    close: 'Schließen',
  },
};
