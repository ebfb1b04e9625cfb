import type { Messages } from '../messages.ts';

export const selfTest: Messages['selfTest'] = {
  running: 'Kith prüft, ob alle erkannt würden …',
  again: 'Wird noch einmal geprüft …',
  failed: 'Kith konnte nicht prüfen, ob alle erkannt würden.',
  tooFew:
    'Es gibt zu wenige Bilder, um zu sagen, wer erkannt würde. Füg von jeder Person noch ein paar hinzu.',
  all: '{tested, plural, one {Das eine Bild würde} other {Alle # Bilder würden}} erkannt',
  recognized:
    '{recognized, number} von {tested, plural, one {# Bild} other {# Bildern}} {recognized, plural, one {würde} other {würden}} erkannt',
  weak: '{count, plural, one {# Person ist} other {# Personen sind}} schwach erfasst',
  showAll: 'Alle zeigen',
  untested:
    '{count, plural, one {von # Person} other {von # Personen}} gibt es zu wenige Bilder, um es zu sagen',
  pair: '{one} und {other} ähneln sich',
  onePerson: '{one} und {other} sind vielleicht ein und dieselbe Person',
  pairs:
    '{count, plural, one {# Paar ähnelt} other {# Paare ähneln}} sich{twice, plural, =0 {} one {; # ist vielleicht ein und dieselbe Person} other {; # sind vielleicht je ein und dieselbe Person}}',
  how: 'Kith lässt jedes Bild einmal weg und sucht es unter allen anderen. Bilder desselben Moments zählen einmal.',
  weakMark: 'Schwach',
  person: {
    title: 'Funktioniert es?',
    untested: 'Es gibt zu wenige verschiedene Bilder, um das zu sagen.',
    running: 'Wird geprüft …',
    unchecked: 'Das ließ sich nicht prüfen.',
    alike: 'Ähnelt {name}',
    onePerson: 'Ist vielleicht {name}, doppelt erfasst',
    add: 'Weitere aufnehmen',
    compare: 'Vergleichen',
  },
  picture: {
    missed: 'würde nicht erkannt',
    taken: 'würde für {name} gehalten',
  },
  remedy: {
    compare: '{count, plural, one {# Bild ähnelt} other {# Bilder ähneln}} {name}',
    pose: {
      center: 'Füg ein Bild mit Blick in die Kamera hinzu',
      left: 'Füg ein Bild mit dem Kopf nach links hinzu',
      right: 'Füg ein Bild mit dem Kopf nach rechts hinzu',
      up: 'Füg ein Bild mit Blick nach oben hinzu',
      down: 'Füg ein Bild mit Blick nach unten hinzu',
    },
    more: '{count, plural, one {Füg noch ein Bild hinzu} other {Füg noch # Bilder hinzu}}',
    darker: 'Füg ein Bild bei weniger Licht hinzu',
    brighter: 'Füg ein Bild bei mehr Licht hinzu',
    time: 'Füg an einem anderen Tag Bilder hinzu',
    retake: {
      SeveralFaces:
        '{count, number} von {of, number} Bildern {count, plural, one {zeigt} other {zeigen}} mehrere Personen: neu aufnehmen',
      CutOff:
        '{count, number} von {of, number} Bildern {count, plural, one {ist} other {sind}} abgeschnitten: neu aufnehmen',
      TooSmall:
        '{count, number} von {of, number} Bildern {count, plural, one {ist} other {sind}} klein: aus der Nähe neu aufnehmen',
      TooDark:
        '{count, number} von {of, number} Bildern {count, plural, one {ist} other {sind}} dunkel: neu aufnehmen',
      TooBright:
        '{count, number} von {of, number} Bildern {count, plural, one {ist} other {sind}} zu hell: neu aufnehmen',
      TurnedAway:
        'Auf {count, number} von {of, number} Bildern ist der Kopf weit gedreht: neu aufnehmen',
      LookingUpOrDown:
        'Auf {count, number} von {of, number} Bildern geht der Blick weit nach oben oder unten: neu aufnehmen',
      Tilted: 'Auf {count, number} von {of, number} Bildern ist der Kopf geneigt: neu aufnehmen',
      Blurred:
        '{count, number} von {of, number} Bildern {count, plural, one {ist} other {sind}} unscharf: neu aufnehmen',
      EyesClosed: 'Auf {count, number} von {of, number} Bildern sind die Augen zu: neu aufnehmen',
    },
  },
  coverage: {
    sides: 'Seiten',
    light: 'Licht',
    time: 'Zeit',
    sidesText: 'Seiten: {sides}',
    noSides: 'keine',
    lightText: 'Licht: {lights}',
    lights: { dim: 'wenig', medium: 'mittel', bright: 'viel' },
    once: 'Zeit: alle auf einmal, {date}',
    times: 'Zeit: {count, plural, other {#-mal}}, vom {from} bis zum {to}',
    legend: 'Orange: würde nicht erkannt',
  },
  suggestions: {
    title: 'Stimmt das so?',
    text: 'Nach allem hier fragt Kith nur einmal.',
    more: '{count, number} weitere',
    fewer: 'Weniger zeigen',
    same: '{one} und {other} sind vielleicht dieselbe Person.',
    merge: 'Zusammenführen …',
    looksLike: 'Dieses Bild von <person>{name}</person> sieht aus wie {other}.',
    picture: 'Das Bild von {name}',
    move: 'Das ist {name}',
    keep: 'Das ist {name}, behalten',
    kept: 'Nach diesem Bild von {name} fragt Kith nicht mehr.',
  },
  alike: {
    title: 'Wer sich ähnelt',
    none: '{one} und {other} ähneln sich so, dass jede der beiden Personen für die andere gehalten werden könnte, wäre sie nicht erfasst.',
    named:
      '{count, plural, one {# ihrer Bilder würde} other {# ihrer Bilder würden}} für die andere Person gehalten.',
    advice:
      'Ist es ein und dieselbe Person, führ die beiden zusammen. Ist ein Bild unter dem falschen Namen, entferne es dort. Sonst helfen mehr Bilder von beiden, sie zu unterscheiden.',
    more: 'Und {count, plural, one {# weiteres Paar} other {# weitere Paare}}.',
    close: 'Fertig',
  },
};
