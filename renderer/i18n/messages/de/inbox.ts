import type { Messages } from '../messages.ts';

export const inbox: Messages['inbox'] = {
  title: 'Unbekannte Gesichter',
  text: 'Gesichter ohne Namen, die vor der Kamera waren, nach Personen geordnet. Jedes wird {days, plural, one {nach einem Tag} other {nach # Tagen}} gelöscht. Gelernt wird daraus nichts, bis du sagst, wer es ist.',
  off: {
    title: 'Unbekannte Gesichter werden nicht aufbewahrt',
    text: 'Wenn Kith jemanden sieht, den es nicht kennt, kann es ein paar Bilder davon einige Tage lang aufbewahren. Dann sagst du später, wer es war: die Person erfassen, die Bilder jemandem geben oder Kith sie in Ruhe lassen.',
    switchOn: 'Unbekannte aufbewahren …',
    left: 'Neue kommen nicht dazu. Die hier sind, werden gelöscht, wenn ihre Zeit um ist.',
  },
  empty: {
    title: 'Bisher niemand Unbekanntes',
    text: 'Wer auf der Seite „Live“ vor die Kamera kommt und keinen Namen hat, steht ein paar Sekunden später hier.',
    live: 'Zu Live',
  },
  agree: {
    title: 'Bilder von Leuten aufbewahren, die du nicht kennst?',
    what: 'Bis zu fünf Bilder von jedem unbekannten Gesicht, das live gesehen wird, kommen mit Zeit und Kamera in die verschlüsselte Galerie auf diesem Computer. Kith löscht sie {days, plural, one {nach einem Tag} other {nach # Tagen}}, die ältesten schon früher, wenn es mehr als {faces, number} oder {megabytes, number} MB werden. In den Kopien der Galerie sind sie nie.',
    who: 'Die Leute darauf haben in nichts eingewilligt. Ihre Gesichter aufzubewahren kann bei dir verboten sein oder ein Schild an der Tür verlangen. Das musst du selbst klären.',
    consent:
      'Ich darf Gesichter von Leuten aufbewahren, die vor diese Kamera kommen, und sie können das wissen.',
    cancel: 'Nicht aufbewahren',
    switchOn: 'Unbekannte aufbewahren',
  },
  stop: {
    title: 'Die unbekannten Gesichter auch löschen?',
    text: 'Ab jetzt kommen keine dazu. {count, plural, one {Eines ist} other {# sind}} noch hier. Wen du ignorierst, der bleibt ignoriert.',
    erase: 'Löschen',
    keep: 'Behalten, bis ihre Zeit um ist',
  },
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
    assign: 'Jemandem geben',
    ignore: 'Ignorieren',
    discard: 'Verwerfen',
    more: 'Mehr',
    never: 'Nie wieder aufbewahren',
  },
  done: {
    assigned:
      '{count, plural, =0 {{name} hatte diese Bilder schon.} one {# Bild gehört jetzt zu {name}.} other {# Bilder gehören jetzt zu {name}.}}',
    ignored: 'Diese fremde Person wird ignoriert.',
    discarded: '{count, plural, one {# Bild wurde} other {# Bilder wurden}} verworfen.',
    never: 'Diese fremde Person wird nicht mehr aufbewahrt.',
    undo: 'Rückgängig',
  },
  assign: {
    title: 'Wessen Bilder sind das?',
    text: 'Die besten {count, plural, one {von # Bild} other {von # Bildern}} kommen dazu, wenn sie gut genug sind. Alle verlassen diese Seite.',
    who: 'Wen sie zeigen',
    choose: 'Jemanden wählen',
    unlike: 'Sie sehen nicht aus wie {name}. Es kam nichts dazu.',
    anyway: 'Trotzdem geben',
    cancel: 'Abbrechen',
    add: 'Geben',
  },
  strangers: {
    title: 'Fremde, über die du entschieden hast',
    text: 'Wer ignoriert wird, bekommt nie einen Namen und wird nicht aufbewahrt; die Bilder bleiben, bis du sie zurückholst oder löschst. Von denen, die nie wieder aufbewahrt werden, bleiben nur Zahlen, die ihr Gesicht erkennen lassen.',
    ignored: 'Ignoriert seit {at}',
    refused: 'Nie aufbewahrt seit {at}',
    void: 'Unter dieser Modellversion nicht zu erkennen.',
    takeBack: 'Zurückholen',
    takeBackOf: 'Zurückholen: {what}',
    erase: 'Löschen',
    eraseOf: 'Löschen: {what}',
    losing: {
      ignored: 'Diese fremde Person löschen?',
      refused: 'Diese fremde Person wieder aufbewahren?',
    },
    losingText: {
      ignored:
        'Ihre Bilder werden endgültig gelöscht, und Kith kann sie wieder für jemanden halten, den du kennst.',
      refused:
        'Kith vergisst, woran es sie erkennt. Kommt sie wieder, werden ihre Bilder aufbewahrt wie die von allen anderen.',
    },
    cancel: 'Abbrechen',
    picture: 'Ignorierte fremde Person',
  },
  settings: {
    keep: 'Unbekannte Gesichter aufbewahren',
    keepText:
      'Ein paar Bilder von allen, die live keinen Namen haben, verschlüsselt, für die Seite „Unbekannte Gesichter“. Aus, bis du einwilligst.',
    since: 'Eingewilligt am {at}, Fassung {words, number} des Wortlauts.',
    days: 'Wie lange unbekannte Gesichter bleiben',
    daysText: 'Danach werden sie von selbst gelöscht.',
    choice: '{days, plural, one {Einen Tag} other {# Tage}}',
  },
};
