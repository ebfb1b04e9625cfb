import type { Messages } from '../messages.ts';

export const evidence: Messages['evidence'] = {
  why: 'Warum?',
  whyOf: 'Warum „{what}“?',
  close: 'Schließen',
  asking: 'Wird verglichen',
  title: {
    asking: 'Warum?',
    known: 'Warum {person}?',
    ambiguous: 'Warum „{one} oder {other}?“',
    unknown: 'Warum unbekannt?',
    unusable: 'Warum keine Entscheidung?',
  },
  face: 'Das Gesicht, wie Kith es gesehen hat',
  at: 'Gesehen: {time}',
  anew: 'Von diesem Moment ist nur noch ein kleines Bild da, deshalb hat Kith es gerade neu verglichen. Damals war das Bild schärfer, und Kith hat vielleicht anders entschieden.',
  openPage: 'Zur Seite von {person}',
  enroll: 'Dieses Gesicht erfassen',
  because: {
    known:
      '{person} ähnlicher, als die Schwelle verlangt, und deutlich ähnlicher als allen anderen.',
    kept: 'Gerade knapp unter der Schwelle für {person}. Einen Namen, den Kith einmal vergeben hat, behält es, bis das Gesicht deutlich darunter liegt. So flackern Namen nicht.',
    ambiguous:
      '{one} und {other} gleich ähnlich. Kith kann die beiden nicht unterscheiden und nennt deshalb keinen Namen.',
    unknown: 'Am ehesten {person}, aber nicht ähnlich genug für den Namen.',
    nobody: 'Noch ist niemand erfasst, also gibt es niemanden zum Vergleichen.',
    unusable: 'Das Bild reicht für keine Entscheidung: {reasons}.',
  },
  nearest: {
    title: 'Wem es am meisten ähnelt',
    above: 'über der Schwelle · {strength}',
    below: 'unter der Schwelle',
    sample: 'Bild {place, number} von {name}',
    more: '{count, plural, one {und # weiteres} other {und # weitere}}',
    nobody: 'Nicht einmal 1 von {of, number} Fremden sieht {name} so ähnlich.',
    strangers:
      '{strangers, plural, one {# von {of, number} Fremden sieht} other {# von {of, number} Fremden sehen}} {name} so ähnlich.',
  },
  scores: {
    title: 'Wie ähnlich',
    whom: 'Verglichen mit',
    less: 'weniger ähnlich',
    more: 'ähnlicher',
    strangers: 'Fremde',
    ofPerson: 'Bilder von {name} untereinander',
    ofEverybody: 'Bilder derselben Person untereinander',
    threshold: 'Schwelle',
    face: 'dieses Gesicht',
    above: 'Dieses Gesicht liegt über der Schwelle für {name}.',
    below: 'Dieses Gesicht liegt unter der Schwelle für {name}.',
    own: 'Es ähnelt {name} mehr, als {below, number} von {count, plural, one {# Bild} other {# Bildern}} von {name} den übrigen ähneln.',
    everybody:
      'Es ähnelt {name} mehr, als {below, number} von {count, plural, one {# Bild} other {# Bildern}} aller Erfassten den übrigen derselben Person ähneln.',
    noMated: 'Noch hat niemand ein zweites Bild zum Vergleichen.',
  },
  frames: {
    ago: '{seconds} s vorher',
    now: 'dieser Moment',
    mean: 'was zählt: die Bilder bis dahin, neuere mehr',
    frame: 'einzelne Bilder',
    words:
      'In {seconds} Sekunden lag das Gesicht bei {above, number} von {count, plural, one {# Bild} other {# Bildern}} über der Schwelle für {name}.',
  },
  quality: {
    title: 'Das Bild',
    worst: 'Was am meisten schadet: {what}.',
    nothing: 'Am Bild ist nichts auszusetzen.',
    measure: {
      SeveralFaces: 'Ein Gesicht',
      CutOff: 'Ganzes Gesicht',
      TooSmall: 'Größe',
      TooDark: 'Genug Licht',
      TooBright: 'Nicht zu viel Licht',
      TurnedAway: 'Zur Kamera gewandt',
      LookingUpOrDown: 'Blick geradeaus',
      Tilted: 'Kopf aufrecht',
      Blurred: 'Schärfe',
      EyesClosed: 'Augen offen',
    },
    grade: { good: 'gut', fair: 'mittel', poor: 'schwach', bad: 'zu schwach' },
  },
  numbers: {
    title: 'Zahlen',
    person: 'Person',
    score: 'Vergleichswert',
    threshold: 'Schwelle',
    ratio: 'Likelihood-Quotient',
    meaning:
      'Vergleichswerte gehen von −1 bis 1. Der Likelihood-Quotient sagt, wievielmal so wahrscheinlich ein Wert ist, wenn das Gesicht dieser Person gehört, wie wenn es einem Fremden gehört.',
    yes: 'ja',
    no: 'nein',
  },
};
