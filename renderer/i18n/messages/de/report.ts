import type { Messages } from '../messages.ts';

/** Der Bericht: wo man ihn verlangt, und auf Papier. */
export const report: Messages['report'] = {
  ask: {
    button: 'Bericht …',
    title: 'Bericht erstellen',
    text: 'Alles, was eine ernsthafte Prüfung nennt (ISO/IEC 19795-1), an deiner Galerie neu gemessen: Fehlerraten mit Intervallen, Bedingungen, die ähnlichsten Paare und was die Zahlen nicht sagen. Als PDF, JSON und CSV.',
    names: 'Personen beim Namen nennen',
    namesText: 'Sonst sind sie nummeriert, und nichts im Bericht sagt, wer sie sind.',
    make: 'Bericht erstellen',
    progress: 'Fortschritt des Berichts',
    looking: '{done, number} von {total, number} Gesichtern angesehen',
    starting: 'Es geht los',
  },
  back: 'Training',
  pdf: 'Als PDF sichern',
  json: 'JSON',
  csv: 'CSV',
  fileName: 'Kith-Bericht {date}',
  title: 'Bericht zur Gesichtserkennung',
  subtitle: 'An dieser Galerie durch Kreuzvalidierung gemessen, {date}.',
  named: 'Die Personen sind beim Namen genannt.',
  numbered:
    'Die Personen sind in der Reihenfolge nummeriert, in der sie erfasst wurden; niemand ist beim Namen genannt.',
  wanted: 'Höchstens {share} der Unbekannten dürfen einen Namen bekommen.',
  promise: {
    shown:
      'Gehalten: Bei {named, number} von {searches, number} Suchen nach Unbekannten gab es einen Namen, und das ganze Intervall liegt unter {share}.',
    open: 'Nicht widerlegt: Bei {named, number} von {searches, number} Suchen nach Unbekannten gab es einen Namen. Mehr lässt sich mit so wenigen Unbekannten nicht zeigen: Das Intervall reicht bis {high}.',
    broken:
      'Nicht gehalten: Bei {named, number} von {searches, number} Suchen nach Unbekannten gab es einen Namen, und das ganze Intervall liegt über {share}.',
  },
  fpir: 'Unbekannte mit Namen (FPIR)',
  fnir: 'Übersehene Erfasste (FNIR)',
  interval: '95 %: {low} bis {high}',
  countedIn:
    '{errors, number} von {searches, plural, one {# Suche} other {# Suchen}} nach {people, plural, one {# Person} other {# Personen}}',
  tested: {
    title: 'Was geprüft wurde',
    people: 'Erfasste Personen',
    samples: 'Ihre Bilder',
    testedPeople: 'Reihum ausgelassene Personen',
    differentSamples: 'Ihre verschiedenen Bilder',
    untestedPeople: 'Personen mit zu wenigen Bildern',
    samplesWithoutPicture: 'Nicht aufbewahrte Bilder',
    repeatedSamples: 'Bilder, die andere wiederholen',
    strangers: 'Fotos von Unbekannten von außen',
    probes: 'Weitere Fotos von Erfassten',
    refused: 'Fotos ohne ein brauchbares Gesicht',
    countOf: '{count, number} ({people, plural, one {# Person} other {# Personen}})',
    toEnroll: 'Nicht erfassbar (FTE)',
    toAcquire: 'Nicht aufnehmbar (FTA)',
    notRecorded: 'nicht aufgezeichnet',
    failedOf: '{failed, number} von {of, plural, one {# Foto} other {# Fotos}} von außen',
    mated: 'Vergleiche mit sich selbst',
    nonMated: 'Vergleiche mit anderen',
    rounds: 'Runden der Kreuzvalidierung',
    seed: 'Startwert',
    threshold: 'Aktuelle Schwelle',
    ambiguous: 'Eine von zweien, die nicht zu unterscheiden sind',
    rank1: 'Richtige Person zuerst (Rang 1)',
    eer: 'Gleichfehlerrate',
    auc: 'Fläche unter der ROC-Kurve',
    highest: 'Höchste Zahl bei Unbekannten',
    unusable: 'Bilder, zu schlecht für ein Urteil',
  },
  det: {
    title: 'Alle Schwellen auf einmal (DET)',
    text: 'Jeder Punkt ist eine Schwelle. Weiter unten und links ist besser; Raten unter 0,1 % sind dort eingezeichnet. Der Kreis ist die aktuelle Schwelle, das Kreuz zeigt ihre Intervalle.',
    label: 'DET-Kurve. Bei der aktuellen Schwelle ist die FPIR {fpir} und die FNIR {fnir}.',
  },
  scores: {
    title: 'Vergleichszahlen',
    text: 'Abzüglich dessen, was die Schwelle jeder Person über der gemeinsamen liegt. Je weniger sie sich überlappen, desto besser; ab der Linie bekommt ein Gesicht einen Namen.',
    label:
      'Histogramme der Vergleichszahlen: von Erfassten mit der eigenen Referenz, und von Unbekannten mit der nächsten. Die Schwelle ist {threshold}.',
    axis: 'Vergleichszahl',
    share: 'Anteil der Suchen',
    mated: 'Erfasste, mit der eigenen Referenz',
    strangers: 'Unbekannte, mit der nächsten',
  },
  conditions: {
    title: 'Nach Bedingungen',
    text: 'Wie das gesuchte Bild aufgenommen ist. Ein † steht bei Raten von weniger als 30 Personen: Sie sagen wenig, und ihre Intervalle sagen, wie wenig.',
    condition: 'Bedingung',
    fnir: 'FNIR (95 %)',
    fpir: 'FPIR (95 %)',
    searches: 'Suchen / Personen',
    searchesOf: '{searches, number} / {people, number}',
    weakRate: '{rate} †',
    kind: {
      light: 'Licht',
      pose: 'Kopfhaltung',
      size: 'Größe des Gesichts (Pixel zwischen den Augen)',
      sharpness: 'Schärfe',
      source: 'Herkunft',
    },
    value: {
      dark: 'Dunkel',
      even: 'Ausgewogen',
      bright: 'Stellenweise zu hell',
      front: 'Blick geradeaus',
      turned: 'Gedreht, ab 13°',
      nodding: 'Gehoben oder gesenkt, ab 10°',
      small: 'Unter 45',
      medium: '45 bis 89',
      large: '90 oder mehr',
      blurred: 'Unscharf',
      sharp: 'Scharf',
      webcam: 'Von der Kamera',
      photo: 'Aus einer Fotodatei',
      outside: 'Fotos von außerhalb der Galerie',
    },
  },
  calibration: {
    title: 'Likelihood-Quotienten',
    text: 'Wievielmal so wahrscheinlich eine Zahl von dieser Person kommt wie von einer unbekannten: als die Wahrscheinlichkeit, die daraus folgt, wenn beide gleich häufig sind, und daneben, wie oft es so war. Auf der Diagonale stimmen sie; je größer ein Kreis, für desto mehr Vergleiche steht er. {measured, select, yes {Der Kalibrierungsfehler (ECE) ist {error}.} other {Der Kalibrierungsfehler (ECE) wurde nicht gemessen.}}',
    label:
      'Kalibrierung. Die angegebenen Wahrscheinlichkeiten weichen im Mittel um {error} von den beobachteten ab.',
    none: 'Es gab nicht genug Vergleiche.',
    range: 'Wahrscheinlichkeit',
    rangeOf: '{from} bis {to}',
    given: 'Angegeben',
    observed: 'Beobachtet',
    mated: 'Dieselbe',
    nonMated: 'Andere',
  },
  people: {
    pairs: 'Die ähnlichsten Erfassten',
    pairsText:
      'Wie sehr sich ihre Referenzen gleichen, und wie sehr ein typisches Bild der einen Person der anderen gleicht: Ein Paar, bei dem es die Schwelle erreicht, kann miteinander verwechselt werden.',
    pair: 'Paar',
    score: 'Referenzen',
    typical: 'Typisches Bild',
    bar: 'Schwelle',
    errors: 'Bei wem Fehler vorkamen',
    errorsText:
      'Alle, die übersehen wurden oder, als sie ausgelassen waren, den Namen von jemandem bekamen; die häufigsten zuerst.',
    more: '{count, plural, one {# weitere Person steht} other {# weitere Personen stehen}} im JSON und im CSV.',
    none: 'Niemand wurde übersehen, und niemand, der ausgelassen war, bekam einen Namen.',
    person: 'Person',
    pictures: 'Bilder',
    missed: 'Übersehen',
    named: 'Benannt',
    of: '{errors, number} von {searches, number}',
    number: 'Person {number, number}',
    numberAndName: 'Nr. {number, number}: {name}',
    and: '{one} und {other}',
    andAlike: '{one} und {other} (erreichen sie)',
  },
  limits: {
    title: 'Was diese Zahlen nicht sagen',
    fewPeople:
      'Geprüft wurden weniger als 30 Personen. Die Intervalle sind weit, und die nächsten Personen sind vielleicht anders als diese.',
    fewStrangers:
      'Gesucht wurde nach zu wenigen Unbekannten, um zu zeigen, dass der gewünschte Anteil eingehalten ist: Bei 1 % braucht es dafür 300 Personen, von denen niemand einen Namen bekommt, bei anderen Anteilen entsprechend mehr oder weniger.',
    enrolledAsStrangers:
      'Unbekannte sind hier Erfasste, die reihum ausgelassen wurden, und die auf Fotos von außen, falls es welche gab. Andere Unbekannte ähneln deinen Personen vielleicht mehr.',
    sameEnrollment:
      'Die gesuchten Bilder stammen aus denselben Aufnahmen wie die Referenzen, oft aus denselben Minuten. An späteren Tagen, mit anderen Kameras und in anderem Licht werden mehr Personen übersehen.',
    smallerGallery:
      'In jeder Runde fehlen einige Personen und Bilder: Die Referenzen bestehen aus weniger Bildern, und die Galerie ist kleiner als im Gebrauch.',
    singlePictures:
      'Die Raten gelten für einzelne Bilder. Live entscheidet Kith über mehrere Bilder hinweg, und jedes ist eine weitere Gelegenheit, richtig oder falsch zu liegen.',
    failuresNotCounted:
      'Kith schreibt weder Bilder auf, die es beim Erfassen abgelehnt hat, noch Gesichter, mit denen es live nichts anfangen konnte. Wie oft jemand nicht erfasst werden kann, ist deshalb nicht bekannt, und wie oft nicht aufgenommen, nur bei Fotos, die für den Bericht gegeben wurden.',
    camerasNotKept:
      'Welche Kamera ein Bild aufgenommen hat, wird nicht aufbewahrt, nur ob es eine Kamera oder eine Fotodatei war.',
    groupsNotKept:
      'Kith weiß nichts über Alter, Geschlecht oder Hautfarbe und kann deshalb nicht sagen, ob es sich bei manchen Gruppen öfter irrt.',
    labelsTrusted:
      'Jedes Bild gilt als eines der Person, unter der es gespeichert ist. Falsche Namen erhöhen beide Raten.',
    noAttacks:
      'Niemand hat versucht, Kith zu täuschen: Vor die Kamera gehaltene Fotos und Masken sind nicht geprüft.',
  },
  how: {
    title: 'Wie gemessen wurde',
    text: 'Die Personen werden in {rounds, number} Teile geteilt. In jeder Runde fehlt ein Teil ganz und wird als Unbekannte gesucht; von den anderen fehlt ein Teil der Bilder und wird unter Referenzen gesucht, die aus den übrigen bestehen. Die FPIR ist der Anteil der Suchen nach Unbekannten, die bei der aktuellen Schwelle irgendjemanden finden; die FNIR der Anteil der Suchen nach Erfassten, die diese Person nicht als erste finden oder unter der Schwelle bleiben. Wo zwei Personen nicht zu unterscheiden sind, ist die Person nicht erkannt: Das zählt zur FNIR. Die Intervalle gelten zu 95 % und nehmen alle Suchen nach einer Person als ein Indiz (Korn und Graubard, 1998). Die Begriffe sind die von ISO/IEC 19795-1.',
  },
  provenance: {
    title: 'Womit gemessen wurde',
    kith: 'Kith',
    version: 'Modellversion',
    network:
      '{profile, select, face {Gesichtsnetz} other {ResNet-50}}{head, select, adapter { + Adapter} classic { + Schichten aus dem Lehrbuch} other {}}',
    weights: 'Gewichte (SHA-256)',
    package: 'Netz (SHA-256)',
    engine: 'Engine',
    noEngine: 'keine',
    machine: 'Computer',
    machineOf: '{processor}, {cores, plural, one {# Kern} other {# Kerne}}, {memory} GB, {system}',
    latency: 'Dauer',
    latencyOf:
      '{one} für das Embedding eines Gesichts, {batch} in einer Gruppe von 16, {search} für die Suche in der Galerie',
    took: 'Gemessen',
    tookOf: '{date}, in {duration}',
    fingerprint: 'Fingerabdruck der Zahlen (SHA-256)',
    fingerprintText:
      'Dasselbe Kith gibt bei gleicher Galerie, gleichen Einstellungen und gleichem Startwert dieselben Zahlen, und diese denselben Fingerabdruck.',
  },
  sign: {
    title: 'Unterschrieben',
    by: 'Name',
    on: 'Ort und Datum',
    signature: 'Unterschrift',
  },
};
