import type { Messages } from '../messages.ts';

export const inbox: Messages['inbox'] = {
  title: 'Unbekannte Gesichter',
  text: 'Gesichter ohne Namen, die die Kamera gesehen hat, nach Personen geordnet. Jedes wird {days, plural, one {nach einem Tag} other {nach # Tagen}} gelöscht. Kith lernt nichts daraus, bis du sagst, wer es ist.',
  off: {
    title: 'Unbekannte Gesichter werden nicht aufbewahrt',
    text: 'Wenn Kith jemanden sieht, den es nicht kennt, kann es ein paar Bilder davon einige Tage lang aufbewahren. Dann sagst du später, wer es war: die Person erfassen, die Bilder jemandem zuordnen oder Kith sie in Ruhe lassen.',
    switchOn: 'Unbekannte aufbewahren …',
    left: 'Neue kommen nicht dazu. Was noch hier ist, löscht Kith, sobald es zu alt ist.',
  },
  empty: {
    title: 'Bisher keine Unbekannten',
    text: 'Wen die Kamera auf der Seite „Live“ sieht und Kith nicht kennt, der steht ein paar Sekunden später hier.',
    live: 'Zu Live',
  },
  agree: {
    title: 'Bilder von Leuten aufbewahren, die du nicht kennst?',
    what: 'Bis zu fünf Bilder von jedem unbekannten Gesicht, das live gesehen wird, kommen mit Zeit und Kamera in die verschlüsselte Galerie auf diesem Computer. Kith löscht sie {days, plural, one {nach einem Tag} other {nach # Tagen}}, die ältesten schon früher, wenn es mehr als {faces, number} oder {megabytes, number} MB werden. In den Kopien der Galerie sind sie nie.',
    who: 'Die Leute darauf haben in nichts eingewilligt. Ihre Gesichter aufzubewahren kann bei dir verboten sein oder ein Schild an der Tür verlangen. Klär das bitte vorher.',
    consent:
      'Ich darf Gesichter von Leuten aufbewahren, die vor diese Kamera kommen, und sie können das wissen.',
    cancel: 'Nicht aufbewahren',
    switchOn: 'Unbekannte aufbewahren',
  },
  stop: {
    title: 'Die unbekannten Gesichter auch löschen?',
    text: 'Ab jetzt kommen keine dazu. {count, plural, one {Eines ist} other {# sind}} noch hier. Wen du ignorierst, der bleibt ignoriert.',
    erase: 'Löschen',
    keep: 'Vorerst behalten',
  },
  grouping:
    'Kith ordnet diese Gesichter nach Personen. Bei vielen dauert das eine Weile; du kannst solange etwas anderes tun.',
  groups: 'Unbekannte Personen',
  more: '{count, plural, one {# weitere zeigen} other {# weitere zeigen}}',
  group: {
    name: 'Unbekannte Person, {count, plural, one {# Bild} other {# Bilder}}',
    seen: '{times, plural, one {Einmal gesehen} other {#-mal gesehen}}',
    span: '{from} bis {to}',
    looksLike: 'Sieht aus wie {name}',
    missing: 'Zum Erfassen fehlt noch: {poses}',
    complete: 'Bilder von allen Seiten',
    picture: 'Gesehen am {at}',
    belongs: 'Gehört zu dieser Person, gesehen am {at}',
    look: 'Durchsehen',
    lookOf: 'Die Bilder dieser Person durchsehen',
    close: 'Fertig',
    closeOf: 'Fertig mit Durchsehen',
    taken:
      '{count, plural, =0 {Nimm den Haken von Bildern weg, die jemand anderen zeigen, bevor du entscheidest.} one {# Bild herausgenommen. Was du tust, gilt für die anderen.} other {# Bilder herausgenommen. Was du tust, gilt für die anderen.}}',
    none: 'Wähle mindestens ein Bild aus.',
  },
  actions: {
    enroll: 'Erfassen',
    assign: 'Jemandem zuordnen',
    ignore: 'Ignorieren',
    discard: 'Verwerfen',
    more: 'Mehr',
    never: 'Nie wieder aufbewahren',
  },
  done: {
    assigned:
      '{count, plural, =0 {{name} hatte diese Bilder schon.} one {# Bild gehört jetzt zu {name}.} other {# Bilder gehören jetzt zu {name}.}}',
    ignored: 'Diese unbekannte Person wird ignoriert.',
    discarded: '{count, plural, one {# Bild wurde} other {# Bilder wurden}} verworfen.',
    never: 'Diese unbekannte Person wird nicht mehr aufbewahrt.',
    undo: 'Rückgängig',
  },
  assign: {
    title: 'Wessen Bilder sind das?',
    text: '{count, plural, one {Das Bild kommt dazu, wenn es gut genug ist, und verlässt diese Seite.} other {Die besten dieser # Bilder kommen dazu, wenn sie gut genug sind. Alle verlassen diese Seite.}}',
    who: 'Wer ist das?',
    choose: 'Jemanden wählen',
    unlike: 'Sie sehen nicht aus wie {name}. Es kam nichts dazu.',
    anyway: 'Trotzdem zuordnen',
    others: 'Jemand anders sieht auch so aus',
    othersWhy: 'Noch kam nichts dazu. Ordne sie {name} nur zu, wenn du sicher bist.',
    addAsked: '{name} zuordnen',
    cancel: 'Abbrechen',
    add: 'Zuordnen',
  },
  strangers: {
    title: 'Unbekannte, über die du entschieden hast',
    text: 'Wer ignoriert wird, bekommt nie einen Namen und wird nicht aufbewahrt; die Bilder bleiben, bis du sie zurückholst oder löschst. Von denen, die nie wieder aufbewahrt werden, bleibt kein Bild, nur die Zahlen, an denen Kith ihr Gesicht erkennt.',
    ignored: 'Ignoriert seit {at}',
    refused: 'Nie aufbewahrt seit {at}',
    void: 'Die benutzte Modellversion erkennt diese Person nicht.',
    takeBack: 'Zurückholen',
    takeBackOf: 'Zurückholen: {what}',
    erase: 'Löschen',
    eraseOf: 'Löschen: {what}',
    losing: {
      ignored: 'Diese unbekannte Person löschen?',
      refused: 'Diese unbekannte Person wieder aufbewahren?',
    },
    losingText: {
      ignored:
        'Ihre Bilder werden endgültig gelöscht, und Kith kann sie wieder für jemanden halten, den du kennst.',
      refused:
        'Kith vergisst, woran es sie erkennt. Kommt sie wieder, werden ihre Bilder aufbewahrt wie die von allen anderen.',
    },
    cancel: 'Abbrechen',
    picture: 'Ignorierte unbekannte Person',
  },
  settings: {
    keep: 'Unbekannte Gesichter aufbewahren',
    keepText:
      'Ein paar Bilder von allen, die live keinen Namen haben, verschlüsselt, für die Seite „Unbekannte Gesichter“. Aus, bis du einwilligst.',
    since: 'Du hast am {at} eingewilligt.',
    days: 'Wie lange unbekannte Gesichter bleiben',
    daysText: 'Danach löscht Kith sie.',
    choice: '{days, plural, one {Einen Tag} other {# Tage}}',
  },
};
