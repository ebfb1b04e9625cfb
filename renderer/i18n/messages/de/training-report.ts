import type { Messages } from '../messages.ts';

export const trainingReport: Pick<Messages['training'], 'report' | 'parameter' | 'choice'> = {
  report: {
    title: 'Version',
    made: 'Erstellt am {date}',
    madeActive: 'Erstellt am {date}, aktiv',
    none: 'Zu dieser Version gibt es keinen Bericht.',
    figures: 'Vorher und nachher',
    figuresText:
      'Jeweils bei der Schwelle, die höchstens {share} dieser Unbekannten benennt. In Klammern das 95-%-Konfidenzintervall, mit Personen als Einheit.',
    figure: 'Kennzahl',
    compareLabel: 'Mit einer anderen Version vergleichen',
    compare: 'Vergleichen mit …',
    rank1: 'Richtige Person zuerst (Rang 1)',
    eer: 'Gleichfehlerrate (EER)',
    auc: 'Fläche unter der ROC-Kurve',
    mated: 'Suchen nach Erfassten',
    strangers: 'Suchen nach Unbekannten',
    strangersOf: '{searches, number} nach {people, plural, one {# Person} other {# Personen}}',
    missedAmong:
      '{condition, select, leftOut {Übersehen bei ausgelassenen Fotos} extra {Übersehen bei zusätzlichen Fotos} other {Übersehen bei {name}}}',
    simulated: 'Übersehen in nachgestelltem Licht (nicht beurteilt)',
    twoRuns:
      'Beide Kandidaten wurden in eigenen Läufen gemessen, mit den Aufnahmen, die es jeweils gab.',
    det: 'Alle Schwellen auf einmal (<det>DET</det>)',
    detText: 'Weiter unten und links ist besser: weniger Übersehene, weniger benannte Unbekannte.',
    detLabel:
      'DET-Kurven. Bei einer FPIR von {fpir} ist die FNIR vorher {before} und nachher {after}.',
    fpirAxis: 'Unbekannte mit Namen (FPIR)',
    fnirAxis: 'Übersehene Personen (FNIR)',
    distances: 'Abstände',
    distancesText: 'Dieselbe Person und die nächste andere sollten sich nicht überlappen.',
    distancesBefore:
      'Histogramme der quadrierten Abstände vor dem Training: zur eigenen Referenz und zur nächsten anderen',
    distancesAfter:
      'Histogramme der quadrierten Abstände nach dem Training: zur eigenen Referenz und zur nächsten anderen',
    whichVersion: 'Welche Version',
    squaredDistance: 'Quadrierter Abstand',
    shareOfSearches: 'Anteil der Suchen',
    nearestOther: 'Nächste andere Person',
    map: 'Karte der Embeddings',
    mapText:
      'Alle Aufnahmen, durch eine Hauptkomponentenanalyse auf zwei Dimensionen gebracht, vorher und nachher.',
    mapBefore:
      'Karte von {samples, plural, one {# Aufnahme} other {# Aufnahmen}} von {people, plural, one {# Person} other {# Personen}} vor dem Training',
    mapAfter:
      'Karte von {samples, plural, one {# Aufnahme} other {# Aufnahmen}} von {people, plural, one {# Person} other {# Personen}} nach dem Training',
    point: 'Zeig auf einen Punkt, um den Namen zu sehen.',
    training: 'Das Training',
    ofStart:
      '{epochs, plural, one {# <epoch>Epoche</epoch>} other {# <epoch>Epochen</epoch>}}, keine besser als der untrainierte Anfang; {duration} mit {engine}.',
    ofEpoch:
      '{epochs, plural, one {# <epoch>Epoche</epoch>} other {# <epoch>Epochen</epoch>}}, die beste war Nummer {best, number}; {duration} mit {engine}.',
    lossLabel: 'Verlust über die Schritte',
    distance: 'Abstand',
    distanceLabel: 'Mittlerer Abstand in Tripeln über die Schritte',
    validationLabel: 'FNIR der Validierung über die Schritte',
    fnir: 'FNIR',
    data: {
      people: 'Personen',
      samples: 'Aufnahmen',
      strangers: 'Fotos von Unbekannten',
      probes: 'Zusätzliche Fotos',
    },
  },
  parameter: {
    profile: { label: 'Backbone', text: 'Das Netz, durch das die Gesichtsbilder zuerst gehen.' },
    head: {
      label: 'Head',
      text: 'Was trainiert wird: ein kleiner Adapter oder die dichten Schichten aus dem Lehrbuch.',
    },
    mining: {
      label: 'Mining',
      text: 'Aus welchen Tripeln gelernt wird; Batch-hard nimmt die schwersten.',
    },
    margin: { label: 'Margin', text: 'Wie viel weiter weg eine andere Person sein muss.' },
    distance: { label: 'Abstand', text: 'Wie weit zwei Embeddings auseinanderliegen.' },
    epochs: {
      label: 'Epochen',
      text: 'So viele Runden höchstens; es hört früher auf, wenn nichts besser wird.',
    },
    peoplePerBatch: {
      label: 'Personen pro Batch',
      text: 'Mehr Personen ergeben schwerere Tripel.',
    },
    samplesPerPerson: { label: 'Aufnahmen pro Person', text: 'Von jeder Person in einem Batch.' },
    triplets: { label: 'Tripel', text: 'So viele aus jedem Batch.' },
    learningRate: { label: 'Lernrate', text: 'Schrittweite; zu groß verdirbt den Lauf.' },
    copies: { label: 'Kopien', text: 'Veränderte Kopien jeder Aufnahme.' },
    unfreeze: {
      label: 'Aufgetaute Stufen',
      text: 'Wie viele, vom Ende des Backbones her; nicht auf jeder Engine.',
    },
    patience: { label: 'Geduld', text: 'Epochen ohne Fortschritt, bevor es aufhört.' },
    seed: { label: 'Startwert', text: 'Derselbe Startwert ergibt dieselben Gewichte.' },
    augment: {
      label: 'Augmentierung',
      text: 'Worin sich die Kopien von den Aufnahmen unterscheiden.',
    },
  },
  choice: {
    profile: { face: 'Gesichtsnetz', classic: 'ResNet-50 (ImageNet)' },
    head: { adapter: 'Adapter', classic: 'Schichten aus dem Lehrbuch' },
    mining: {
      random: 'Zufällig',
      'semi-hard': 'Semi-hard',
      'batch-hard': 'Batch-hard',
      curriculum: 'Curriculum',
    },
    distance: { euclidean: 'Quadriert euklidisch', cosine: 'Kosinus' },
    augment: {
      none: 'Keine',
      camera: 'Wie von einer Webcam',
      dark: 'Bis zu dunklen Räumen',
    },
  },
};
