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
    notLive:
      'Es sieht nach einem Bild vor der Kamera aus. Deine Einstellungen verlangen einen lebendigen Menschen, deshalb hat Kith keinen Namen genannt.',
    liveNotShown:
      'Es ist noch nicht klar, dass da ein lebendiger Mensch ist. Deine Einstellungen verlangen das, deshalb hat Kith keinen Namen genannt.',
    ignored:
      'Es sieht aus wie eine unbekannte Person, die du ignorierst. Deshalb wird niemand genannt.',
  },
  nearest: {
    title: 'Wem es am meisten ähnelt',
    above: 'über der Schwelle · {strength}',
    below: 'unter der Schwelle',
    sample: 'Bild {place, number} von {name}',
    more: '{count, plural, one {und # weiteres} other {und # weitere}}',
    enrolled:
      '{live, number} von {pictures, plural, one {# Bild} other {# Bildern}} als lebendig erkannt{turns, select, live {, und gedreht hat sich ein echter Kopf} notlive {, aber gedreht hat sich, was nach einem flachen Bild aussah} cannottell {, ob sich der Kopf gedreht hat, war unklar} other {, ohne den Kopf zu drehen}}.',
    nobody: 'Nicht einmal 1 von {of, number} Unbekannten sieht {name} so ähnlich.',
    strangers:
      '{strangers, plural, one {# von {of, number} Unbekannten sieht} other {# von {of, number} Unbekannten sehen}} {name} so ähnlich.',
  },
  correct: {
    isNot: 'Das ist nicht {person}',
    is: 'Das ist {person}',
    neither: 'Keine von beiden',
    isSomebody: 'Das ist …',
    isOther: 'Jemand anderes …',
    who: 'Wer ist es?',
    choose: 'Person wählen',
    nobody: 'Niemand mit diesem Namen',
    onlyEnrolled: 'Wen Kith noch nicht kennt, kannst du auf der Seite „Erfassen“ hinzufügen.',
    cancel: 'Abbrechen',
    save: 'Merken',
    remembered: 'Kith merkt sich das. Was soll sich noch ändern?',
    nothing: 'Zu ändern gibt es nichts: Kith merkt es sich nur.',
    done: 'Gemerkt. Es steht auf der Seite der Person.',
    undo: 'Rückgängig',
    add: 'Dieses Bild zu denen von {person} nehmen',
    addWhy: 'Beim nächsten Mal kennt Kith {person} in diesem Licht und von dieser Seite besser.',
    addPoor: 'Dafür ist das Bild nicht gut genug: {reasons}.',
    addMoreLike: 'Es ähnelt {other} mehr als {person}.',
    addSamePicture: '{other} hat dieses Bild schon.',
    addAlike: 'Es ähnelt auch {other}.',
    addSure: 'Nimm es nur dazu, wenn du sicher bist.',
    setAside: 'Dieses Bild von {person} beiseitelegen',
    setAsideWhy:
      'Es ähnelt diesem Gesicht oder jemand anderem mehr als den übrigen Bildern von {person}. Es zählt dann nicht mehr, und du kannst es zurückholen.',
    picture: 'Das Bild von {person}, das jemand anderem mehr ähnelt',
    raise: 'Bei {person} strenger sein',
    raiseEnough: 'Ein Gesicht wie dieses heißt dann nicht mehr {person}.',
    raiseNot:
      'Ein Gesicht, das {person} so ähnelt wie dieses, heißt weiterhin {person}: Noch strenger, und Kith würde {person} nicht mehr erkennen.',
    raiseCost:
      '{after, plural, =0 {Jedes Bild von {person} reicht weiterhin für sich allein.} other {Von {of, number} Bildern von {person} reichen dann # allein nicht mehr (jetzt {before, number}).}}',
    raiseCostEverybody:
      'Was das kostet, lässt sich an den wenigen Bildern von {person} nicht sagen. {after, plural, =0 {Von allen Erfassten würde jedes Bild weiterhin für sich allein reichen.} other {Von {of, number} Bildern aller Erfassten würden # allein nicht reichen (jetzt {before, number}).}}',
  },
  scores: {
    title: 'Wie ähnlich',
    whom: 'Verglichen mit',
    less: 'weniger ähnlich',
    more: 'ähnlicher',
    strangers: 'Unbekannte',
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
  liveness: {
    title: 'Lebendig oder ein Bild',
    states: {
      live: 'Es sieht nach einem lebendigen Menschen aus.',
      'not live': 'Es sieht nach einem Bild vor der Kamera aus.',
      'cannot tell': 'Kith kann nicht sagen, ob es ein lebendiger Mensch ist: {reasons}.',
    },
    reasons: {
      'too small': 'zu klein',
      'too dark': 'zu dunkel',
      'cut off': 'vom Rand abgeschnitten',
      'too few frames': 'noch zu wenige Bilder',
      'not a camera':
        'das Bild kommt von einem Programm oder aus einer Datei, nicht von einer Kamera',
      'the crops disagree': 'das Gesicht allein wirkt anders als zusammen mit seiner Umgebung',
    },
    words:
      'Über {count, plural, one {# Bild} other {# Bilder}} gibt das Netz für „lebendig“ {near} für das Gesicht und {wide} mit seiner Umgebung.',
    meaning: 'Die Zahlen gehen von 0 bis 1. Sie sind keine Fehlerquoten.',
    near: 'das Gesicht',
    wide: 'mit seiner Umgebung',
    ago: '{seconds} s davor',
    now: 'dieser Moment',
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
      'Vergleichswerte gehen von −1 bis 1. Der Likelihood-Quotient sagt, wievielmal so wahrscheinlich ein Wert ist, wenn das Gesicht dieser Person gehört, wie wenn es einer unbekannten Person gehört.',
    yes: 'ja',
    no: 'nein',
  },
};
