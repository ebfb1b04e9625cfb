import type { Messages } from '../messages.ts';
import { trainingReport } from './training-report.ts';

const CHANGE = '{change} Prozentpunkte ({low} bis {high})';

export const training: Messages['training'] = {
  title: 'Training',
  subtitle:
    'Kith trainiert einen Kandidaten mit deinen Personen, misst ihn an Fotos und Personen, die er nie gesehen hat, und behält die jetzige Version, wenn die neue nicht wirklich besser ist.',
  shipped: 'Originalversion',
  before: 'Vorher',
  after: 'Nachher',
  cancel: 'Abbrechen',
  undo: 'Rückgängig',
  rate: '{value} ({low} bis {high})',
  progressOf: '{done, number} von {total, number}',
  samePerson: 'Dieselbe Person',
  differentPeople: 'Verschiedene Personen',
  validationFnir: 'FNIR der Validierung',
  loss: 'Verlust',
  step: 'Schritt',
  terms: {
    fnir: 'False Negative Identification Rate: der Anteil der Suchen nach Erfassten, bei denen die Person nicht gefunden oder jemand anderes genannt wurde.',
    fpir: 'False Positive Identification Rate: der Anteil der Suchen nach Unbekannten, bei denen jemand den Namen eines anderen bekam.',
    det: 'Detection Error Tradeoff: Jeder Punkt der Kurve ist eine Schwelle. Eine strenge übersieht mehr Erfasste, eine milde benennt mehr Unbekannte.',
    epoch: 'Eine Runde Training über alles, woraus gelernt wird.',
    margin:
      'Wie viel weiter weg eine andere Person sein muss als dieselbe, bevor ein Tripel als gelernt gilt.',
  },
  judge: {
    missesSame:
      '{where, select, all {Es} leftOut {Bei den ausgelassenen Fotos} extra {Bei den zusätzlichen Fotos} other {Bei {condition}}} werden so viele Erfasste übersehen wie vorher: Die FNIR bei FPIR {fpir} ist dieselbe.',
    missesLower: `{where, select, all {Es} leftOut {Bei den ausgelassenen Fotos} extra {Bei den zusätzlichen Fotos} other {Bei {condition}}} werden weniger Erfasste übersehen: Die FNIR bei FPIR {fpir} ändert sich um ${CHANGE}.`,
    missesHigher: `{where, select, all {Es} leftOut {Bei den ausgelassenen Fotos} extra {Bei den zusätzlichen Fotos} other {Bei {condition}}} werden mehr Erfasste übersehen: Die FNIR bei FPIR {fpir} ändert sich um ${CHANGE}.`,
    missesUnclear: `{where, select, all {} leftOut {Bei den ausgelassenen Fotos: } extra {Bei den zusätzlichen Fotos: } other {Bei {condition}: }}Die FNIR bei FPIR {fpir} ändert sich um ${CHANGE}; das kann Zufall sein.`,
    strangersSame:
      '{where, select, all {} leftOut {Bei den ausgelassenen Fotos: } extra {Bei den zusätzlichen Fotos: } other {Bei {condition}: }}Wo gleich viele übersehen werden, bekommen gleich viele Unbekannte einen Namen.',
    strangersLower: `{where, select, all {} leftOut {Bei den ausgelassenen Fotos: } extra {Bei den zusätzlichen Fotos: } other {Bei {condition}: }}Wo gleich viele übersehen werden, bekommen weniger Unbekannte einen Namen: Die FPIR ändert sich um ${CHANGE}.`,
    strangersHigher: `{where, select, all {} leftOut {Bei den ausgelassenen Fotos: } extra {Bei den zusätzlichen Fotos: } other {Bei {condition}: }}Um nicht mehr Erfasste zu übersehen als vorher, gäbe sie mehr Unbekannten einen Namen: Die FPIR ändert sich um ${CHANGE}.`,
    strangersUnclear: `{where, select, all {} leftOut {Bei den ausgelassenen Fotos: } extra {Bei den zusätzlichen Fotos: } other {Bei {condition}: }}Wo gleich viele übersehen werden, ändert sich die FPIR um ${CHANGE}; das kann Zufall sein.`,
    gainAndLoss:
      'Ein Gewinn unter einer Bedingung macht einen Verlust unter einer anderen nicht wett.',
    asWritten: '{text}',
    peopleToTrain:
      'Es braucht mindestens {needed, number} Personen mit je {samples, number} verschiedenen Bildern; bisher {there, plural, =0 {gibt es noch keine} one {ist es #} other {sind es #}}.',
    peopleToCompare:
      'Um zwei Versionen zu vergleichen, braucht es {needed, number} Personen mit mindestens {samples, number} verschiedenen Bildern: Erfasse noch {more, number}.',
    strangersToJudge:
      'Um zu messen, wie viele Unbekannte benannt werden, braucht es {needed, number} Personen, nach denen als Unbekannten gesucht werden kann, und bisher {there, plural, =0 {gibt es noch keine} one {ist es #} other {sind es #}}: Erfasse noch {more, number}, oder gib Fotos von {more, plural, one {# Unbekannten} other {# Unbekannten}} dazu.',
    enrolledStrangers:
      '{photos, plural, one {# Foto einer unbekannten Person zeigt jemanden, der erfasst ist, und zählt nicht.} other {# Fotos von Unbekannten zeigen Personen, die erfasst sind, und zählen nicht.}}',
    brokenPromise:
      '{fpir} der Unbekannten bekamen einen Namen ({low} bis {high}); versprochen sind höchstens {wanted}.',
    causeLabels:
      '{pictures, plural, one {# Bild sieht aus, als stünde es unter dem falschen Namen.} other {# Bilder sehen aus, als stünden sie unter dem falschen Namen.}}',
    causeLikeness:
      'Kein Bild sieht falsch benannt aus: Die Personen hier ähneln einander vielleicht mehr als die, mit denen die Grenze bestimmt wurde. Lass weniger Unbekannte zu, oder erfasse von mehr Seiten und bei besserem Licht.',
  },

  run: {
    headline: {
      interrupted: 'Das Training wurde unterbrochen',
      canceled: 'Das Training wurde abgebrochen',
      outdated:
        'Das Training ist zu Ende: Ein Bild, aus dem es vielleicht gelernt hat, wurde entfernt oder verschoben',
      failed: 'Das Training ist fehlgeschlagen',
      collapsed: 'Das Training ist zusammengebrochen: Alle Gesichter wurden gleich',
      diverged: 'Das Training ist aus dem Ruder gelaufen',
      unchanged: 'Dieses Training hat nichts geändert: Kein Schritt war besser als der Anfang',
      betterActive: 'Besser, und jetzt aktiv',
      betterWasActive: 'Besser: Sie war aktiv, jetzt ist es eine andere Version',
      betterUnderWay: 'Besser: Sie wird gerade aktiviert',
      betterNotWanted: 'Besser, und wartet darauf, dass du sie aktivierst',
      betterParentLeft: 'Besser als eine Version, die nicht mehr aktiv ist',
      betterStopped: 'Besser, aber die Aktivierung wurde angehalten',
      betterFailed: 'Besser, aber sie ließ sich nicht aktivieren',
      notBetter: 'Nicht besser: Deine aktive Version bleibt',
      notBetterAnyway: 'Nicht besser, aber trotzdem aktiv',
      worse: 'Schlechter bei Unbekannten: Deine aktive Version bleibt',
      worseAnyway: 'Schlechter bei Unbekannten, aber trotzdem aktiv',
      notEnough: 'Zu wenig Daten für ein Urteil: Deine aktive Version bleibt',
      notEnoughAnyway: 'Zu wenig Daten für ein Urteil, aber trotzdem aktiv',
    },
    closed: 'Kith wurde während des Trainings geschlossen.',
    kept: 'Was schon berechnet war, bleibt erhalten.',
    changedNothing: 'Deine aktive Version bleibt, wie sie war.',
    comparedWith: 'Verglichen wurde sie mit „{version}“.',
    activation: {
      parentLeft:
        'Während des Trainings wurde eine andere Version aktiv, und niemand weiß, wie diese im Vergleich dazu abschneidet.',
      underWay: 'Sie wird gerade aktiviert.',
      failed: 'Sie ließ sich nicht aktivieren.',
      stopped: 'Die Aktivierung wurde angehalten.',
    },
    resume: 'Fortsetzen',
    discard: 'Verwerfen',
    dismiss: 'Ausblenden',
    report: 'Zum Bericht',
    progress: 'Fortschritt des Trainings',
    goesOn: 'Die Erkennung läuft weiter.',
    left: 'Noch etwa {duration}. Die Erkennung läuft weiter.',
    stage: {
      looking: 'Die Bilder werden angesehen',
      candidate: 'Der Kandidat wird mit allem trainiert',
      fold: 'Training für das Urteil, {part, number} von {parts, number}',
      judging: 'Das Urteil wird gefällt',
    },
    activeTriplets: 'Aktive Tripel',
    stepsPerSecond: 'Schritte pro Sekunde',
    judgeAgain: 'Noch einmal gegen „{version}“ beurteilen',
  },

  verdict: {
    better: {
      title: 'Besser',
      text: 'Sie übersieht weniger Erfasste, deutlicher, als Zufall es erklärt, und sonst wurde nichts Gemessenes so deutlich schlechter.',
    },
    'not-better': {
      title: 'Nicht besser',
      text: 'Es hat sich nicht gezeigt, dass sie besser ist.',
    },
    'worse-for-strangers': {
      title: 'Schlechter bei Unbekannten',
      text: 'Wo sie gleich viele Erfasste übersieht, gibt sie mehr Unbekannten einen Namen.',
    },
    'not-enough-data': {
      title: 'Zu wenig Daten',
      text: 'Es sind zu wenige Personen da, um zu sagen, ob sie besser ist oder nur Glück hatte.',
    },
    unchanged: {
      title: 'Nichts geändert',
      text: 'Kein Schritt war besser als der Anfang, deshalb ist diese Version noch dieselbe wie am Anfang.',
    },
  },
  judgedElsewhere: '{verdict}, in der Galerie, in der sie entstanden ist',

  start: {
    title: 'Neu trainieren',
    button: 'Training starten',
    plan: '{people, plural, one {# Person} other {# Personen}} mit {samples, plural, one {# Bild} other {# Bildern}} {people, plural, one {wird} other {werden}} verwendet.',
    repeated:
      '{count, plural, one {# Bild wiederholt ein anderes und zählt nicht.} other {# Bilder wiederholen andere und zählen nicht.}}',
    leftOut:
      '{count, plural, one {# Person mit weniger als 3 verschiedenen Bildern bleibt} other {# Personen mit weniger als 3 verschiedenen Bildern bleiben}} außen vor.',
    tooFew: 'Noch nicht genug zum Trainieren',
    enroll: 'Personen erfassen',
    tooFewToJudge: 'Genug zum Trainieren, zu wenig für ein Urteil',
    keptForStudy:
      'Kith würde einen Kandidaten zum Untersuchen behalten, aber nicht aktivieren, weil niemand sagen könnte, ob er besser ist:',
    preset: 'Voreinstellung',
    presets: {
      quick: {
        title: 'Schnell',
        text: 'Ein kleiner Adapter auf dem Gesichtsnetz, mit etwas wechselndem Licht. Ein bis zwei Minuten.',
      },
      thorough: {
        title: 'Gründlich',
        text: 'Derselbe Adapter mit mehr Kopien, bis hinunter zu einem Viertel des Lichts: für dunkle Räume. Mehrere Minuten.',
      },
      textbook: {
        title: 'Lehrbuch',
        text: 'ResNet-50 von ImageNet mit drei dichten Schichten, wie in Kursen. Zum Lernen: Es erkennt viel schlechter als das Gesichtsnetz.',
      },
    },
    activate: 'Aktivieren, wenn sie besser ist',
    parameters: 'Parameter',
  },
  classic: {
    title: 'ResNet-50 ist noch nicht da',
    text: '{megabytes, number} MB aus der npm-Registry, Datei für Datei geprüft. Von deinen Daten wird nichts gesendet.',
    fetch: 'Herunterladen',
    progress: 'Fortschritt des Downloads',
    received: '{done, number} von {total, number} MB',
  },
  strangers: {
    title: 'Fotos von Unbekannten',
    none: 'Optional: ein Ordner mit Fotos von Personen, die nicht erfasst sind, am besten jede in einem eigenen Unterordner. Sie dienen nur dem Urteil; gelernt wird daraus nichts.',
    some: '{photos, plural, one {# Foto} other {# Fotos}} von {people, plural, one {# Person} other {# Personen}}, nur für das Urteil. Sie bleiben im Speicher, bis Kith geschlossen wird.',
    leftOut:
      '{count, plural, one {# Datei wurde ausgelassen: Sie ist kein Foto} other {# Dateien wurden ausgelassen: Sie sind keine Fotos}} mit genau einem Gesicht.',
    forget: 'Vergessen',
    add: 'Ordner hinzufügen',
    progress: 'Fortschritt beim Lesen der Fotos',
    folder: 'Ein Ordner mit Fotos von Unbekannten',
  },

  labels: {
    title: 'Namen prüfen',
    subtitle:
      'Diese Bilder ähneln jemand anderem mehr als der Person, unter der sie gespeichert sind. Ein falscher Name lässt Unbekannte durch und bringt dem Training bei, Personen zu verwechseln.',
    notice:
      '{count, plural, one {# Bild zeigt vielleicht jemand anderen} other {# Bilder zeigen vielleicht jemand anderen}}',
    noticeText:
      'Falsche Namen bringen dem Netz bei, Personen zu verwechseln. Sind es zu viele, startet kein Training.',
    review: 'Ansehen',
    savedAs: 'Gespeichert als {name}',
    looksLike: 'Sieht aus wie {name}',
    compared: 'Ein Bild von {name} sieht aus wie {other}',
    move: 'Zu {name} verschieben',
    remove: 'Entfernen',
    keep: 'Das ist {name}',
    moved: 'Das Bild gehört jetzt zu {name}.',
    kept: 'Nach diesem Bild wirst du nicht mehr gefragt.',
    none: 'Kein Bild scheint jemand anderen zu zeigen',
    noneText: 'Jedes Bild ähnelt am meisten der Person, unter der es gespeichert ist.',
    back: 'Training',
  },

  evaluation: {
    title: 'Wie gut ist es jetzt?',
    text: 'An deiner Galerie gemessen, durch Kreuzvalidierung: Personen und Fotos werden reihum ausgelassen und dann gesucht.',
    measure: 'Messen',
    fpir: 'Unbekannte mit Namen (<fpir>FPIR</fpir>)',
    fpirNote:
      '{searches, plural, one {# Suche} other {# Suchen}} nach {people, plural, one {# Person} other {# Personen}}, die ausgelassen oder nicht erfasst {people, plural, one {war} other {waren}}',
    fnir: 'Übersehene Erfasste (<fnir>FNIR</fnir>)',
    fnirNote: '{searches, plural, one {# Suche} other {# Suchen}} nach ausgelassenen Fotos',
    rank1: 'Richtige Person zuerst',
    rank1Note:
      '{people, plural, one {# Person} other {# Personen}}, {samples, plural, one {# Bild} other {# verschiedene Bilder}}',
    threshold: 'Aktuelle Schwelle',
    thresholdNote: 'Ab diesem Vergleichswert bekommt ein Gesicht einen Namen',
    broken: 'Mehr Unbekannte bekommen einen Namen als versprochen',
    train: 'Zum Training',
  },

  versions: {
    title: 'Versionen',
    text: 'Eine ist aktiv. Wird eine andere aktiviert, werden alle Personen im Hintergrund neu berechnet; so lange bleibt die alte aktiv.',
    rollBack: 'Zurück zu „{version}“',
    import: 'Importieren',
    file: 'Die Datei einer Modellversion',
    version: 'Version',
    network: 'Netz',
    verdict: 'Urteil',
    made: 'Erstellt',
    actions: 'Aktionen',
    active: 'Aktiv',
    learnedFromRemoved:
      'Hat von {count, plural, one {# Person gelernt, die} other {# Personen gelernt, die}} inzwischen entfernt {count, plural, one {ist} other {sind}}',
    networkOf:
      '{profile, select, face {Gesichtsnetz} other {ResNet-50}}{head, select, adapter { + Adapter} classic { + Schichten aus dem Lehrbuch} other {}}',
    baseline: 'Der Ausgangspunkt',
    notJudged: 'Hier nicht beurteilt',
    report: 'Bericht',
    activate: 'Aktivieren',
    more: 'Mehr zu {version}',
    rename: 'Umbenennen',
    export: 'Exportieren',
    remove: 'Entfernen',
    activating: '{version} wird aktiv',
    activationProgress: 'Fortschritt der Aktivierung',
    stop: 'Anhalten',
    stay: 'Bei der jetzigen Version bleiben',
  },

  question: {
    rename: '{version} umbenennen',
    name: 'Name',
    remove: '{version} entfernen?',
    removeText:
      'Ihre Gewichte, ihr Bericht und ihre Embeddings werden gelöscht. Exportier sie vorher, wenn du sie vielleicht noch brauchst.',
    activate: {
      'not-better': {
        title: '{version} aktivieren, obwohl sie nicht besser ist?',
        why: 'An Fotos, die sie nie gesehen hat, war sie nicht besser als die Version, mit der sie verglichen wurde.',
        know: 'Ich weiß, dass sie nicht besser war',
      },
      'worse-for-strangers': {
        title: '{version} aktivieren, obwohl sie mehr Unbekannte benennt?',
        why: 'Mehr Menschen, die nicht erfasst sind, bekämen den Namen von jemandem.',
        know: 'Ich weiß, dass mehr Unbekannte einen Namen bekommen können',
      },
      'not-enough-data': {
        title: '{version} aktivieren, obwohl sie nicht beurteilt werden konnte?',
        why: 'Es waren zu wenige Personen da, um zu sagen, ob sie besser oder schlechter ist.',
        know: 'Ich weiß, dass sie schlechter sein kann',
      },
      unchanged: {
        title: '{version} aktivieren, die nur ein Ausgangspunkt ist?',
        why: 'Kein Schritt ihres Trainings war besser als der Anfang; über deine Personen weiß sie nichts.',
        know: 'Ich weiß, dass sie nichts gelernt hat',
      },
      'not-judged': {
        title: '{version} aktivieren, die hier nicht beurteilt wurde?',
        why: 'Sie kommt aus einer Datei, und wie gut sie bei deinen Personen ist, ist nicht bekannt.',
        know: 'Ich weiß, dass sie nicht an meinen Personen gemessen wurde',
      },
      'other-parent': {
        title: '{version} aktivieren, die mit einer anderen Version verglichen wurde?',
        why: 'Sie war besser als „{parent}“; wie sie im Vergleich zur aktiven Version abschneidet, ist nicht bekannt.',
        know: 'Ich weiß, dass sie nicht mit der aktiven Version verglichen wurde',
      },
    },
    gone: 'eine Version, die es nicht mehr gibt',
    study: 'Nimm sie, um sie zu untersuchen, nicht um dich auf sie zu verlassen.',
    really: '{version} wirklich aktivieren?',
    written: 'Das wird im Verlauf festgehalten. Du kannst jederzeit zur vorigen Version zurück.',
    anyway: 'Trotzdem aktivieren',
  },

  ...trainingReport,
};
