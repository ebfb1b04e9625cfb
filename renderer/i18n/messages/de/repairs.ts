import type { Messages } from '../messages.ts';

export const repairs: Messages['repairs'] = {
  undo: 'Rückgängig',
  renamed: '{before} heißt jetzt {name}.',
  removed: 'Das Bild von {name} wurde entfernt.',
  undone: 'Rückgängig gemacht.',
  undoneWithoutId:
    'Rückgängig gemacht. Die ID {id} kam nicht zurück: Sie gehört jetzt jemand anderem.',
  known:
    '{count, plural, one {# Bild war schon bekannt und kam nicht noch einmal dazu.} other {# Bilder waren schon bekannt und kamen nicht noch einmal dazu.}}',
  history: {
    open: 'Änderungen',
    title: 'Änderungen',
    back: 'Personen',
    text: 'Was du an Personen geändert hast, dreißig Tage lang. Machst du etwas rückgängig, ist alles wieder, wie es war.',
    list: 'Was sich rückgängig machen lässt',
    empty: {
      title: 'Nichts rückgängig zu machen',
      text: 'Führst du Personen zusammen, verschiebst du Bilder, benennst jemanden um oder entfernst ein Bild, steht das dreißig Tage lang hier und lässt sich rückgängig machen.',
    },
    kind: {
      merged: '{other} wurde mit {person} zusammengeführt',
      split:
        '{count, plural, one {# Bild} other {# Bilder}} von {person} {count, plural, one {wurde} other {wurden}} zu {other}',
      moved: '{count, plural, one {# Bild} other {# Bilder}} von {person} zu {other} verschoben',
      renamed: '{person} hieß vorher {other}',
      setAside: '{count, plural, one {# Bild} other {# Bilder}} von {person} beiseitegelegt',
      removed: '{count, plural, one {# Bild} other {# Bilder}} von {person} entfernt',
    },
    when: '{time}. Lässt sich bis {until} rückgängig machen.',
    forget: 'Vergessen',
    forgetOf: '„{what}“ vergessen',
    undoOf: '„{what}“ rückgängig machen',
  },
  forgetting: {
    title: 'Das vergessen?',
    text: '„{what}“ lässt sich danach nicht mehr rückgängig machen. Was dabei entfernt wurde, wird endgültig gelöscht.',
    keep: 'Behalten',
    forget: 'Vergessen',
  },
  merge: {
    open: 'Mit jemandem zusammenführen',
    title: '{name} mit jemandem zusammenführen',
    titleWith: '{name} und {other} zusammenführen',
    who: 'Dieselbe Person wie',
    choose: 'Jemanden wählen',
    alike: 'Die beiden sehen aus wie eine Person. {likeness}',
    unlike: 'Die beiden sehen nicht aus wie eine Person. {likeness}',
    name: 'Welcher Name bleibt?',
    consent: 'Welche Einwilligung bleibt?',
    given: '{name} hat am {date} eingewilligt',
    noConsent: 'Von {name} ist keine gespeichert',
    what: 'Von da an zählen die Bilder von beiden für eine Person. Der Verlauf von beiden bleibt. Dreißig Tage lang lässt sich das rückgängig machen.',
    details:
      'Notiz, ID und Gruppen von {into} bleiben, die von {from} gehen verloren. Machst du es rückgängig, sind sie wieder da.',
    cancel: 'Abbrechen',
    merge: 'Zusammenführen',
    anyway: 'Trotzdem zusammenführen',
    done: '{other} und {name} sind jetzt eine Person.',
  },
  choose: {
    start: 'Bilder wählen',
    end: 'Fertig',
    one: 'Dieses Bild wählen',
    chosen:
      '{count, plural, =0 {Wähl die Bilder, die nicht hierher gehören.} one {# Bild gewählt} other {# Bilder gewählt}}',
    all: 'Ein Bild muss bleiben. Um alle zu verschieben, führ die beiden Personen zusammen.',
    move: 'Sie zeigen jemand anderen',
    setAside: 'Beiseitelegen',
    asideDone:
      '{count, plural, one {# Bild von {name} wurde} other {# Bilder von {name} wurden}} beiseitegelegt.',
  },
  move: {
    title: '{count, plural, one {Wessen Bild ist das?} other {Wessen Bilder sind das?}}',
    toSomebody: 'Eine erfasste Person',
    toNew: 'Eine neue Person',
    who: 'Wen sie zeigen',
    choose: 'Jemanden wählen',
    name: 'Name',
    cancel: 'Abbrechen',
    move: 'Verschieben',
    unlike:
      '{count, plural, one {Dieses Bild sieht} other {Diese Bilder sehen}} nicht nach {name} aus. Es wurde nichts verschoben.',
    picture: 'Bild zum Verschieben',
    anyway: 'Trotzdem verschieben',
    done: '{count, plural, =0 {Zu {name} kam nichts Neues.} one {# Bild gehört jetzt zu {name}.} other {# Bilder gehören jetzt zu {name}.}}',
  },
  aside: {
    title: 'Beiseitegelegt',
    text: 'Diese Bilder zählen nicht, und dieselben nimmt Kith nicht noch einmal auf.',
    takeBack: 'Wieder verwenden',
    erase: 'Löschen',
    erasing: 'Dieses Bild löschen?',
    erasingText:
      'Es wird endgültig gelöscht und lässt sich nicht wieder verwenden. Kommt dasselbe Bild noch einmal, nimmt Kith es wie jedes andere.',
    keep: 'Behalten',
    alt: 'Bild, beiseitegelegt am {date}',
    without: 'Kein Bild aufbewahrt',
  },
  removal: {
    text: '{name} wurde entfernt und wird gleich gelöscht.',
    left: '{seconds, number} s',
    keep: 'Rückgängig',
    keepOf: 'Entfernen von {name} rückgängig machen',
    several: '{count, plural, other {# Personen wurden entfernt und werden gleich gelöscht.}}',
    keepAll: 'Entfernen von allen rückgängig machen',
  },
  apart: {
    same: 'Das ist eine Person',
    two: 'Das sind zwei Personen',
    done: 'Nach {one} und {other} fragt Kith nicht mehr.',
  },
};
