import type { Messages } from '../messages.ts';

export const settings: Messages['settings'] = {
  title: 'Einstellungen',
  recognition: {
    title: 'Erkennung',
    strictness: 'Wie streng die Erkennung ist',
    points: { careful: 'Vorsichtig', balanced: 'Ausgewogen', lenient: 'Großzügig' },
    slider: 'Wie viele Unbekannte einen Namen bekommen dürfen',
    step: 'Höchstens {most, number} von {of, number}',
    mark: '{of, select, 1000 {{most, number} von 1.000} other {{most, number} von 100}}',
    refused:
      'Höchstens {most, number} von {of, number} geht nicht: {one} und {other} sehen sich so ähnlich, dass Kith sie verwechseln würde. Es wurde nichts geändert.',
    wouldBeRefused:
      'Das geht nicht: {one} und {other} sehen sich so ähnlich, dass Kith sie verwechseln würde.',
    alike: 'Bei dieser Einstellung können {one} und {other} verwechselt werden.',
    twice:
      '<first>{one}</first> und <second>{other}</second> sehen aus wie eine Person, die zweimal erfasst wurde. Sind es zwei, fragt Kith, wer von beiden es ist.',
    twiceMore: '{count, plural, one {Ein weiteres Paar ebenso.} other {# weitere Paare ebenso.}}',
    grounds: {
      measuring: 'Es wird neu gemessen …',
      searched:
        'Gesucht wurde nach {pictures, plural, one {# Bild} other {# verschiedenen Bildern}} von {people, plural, one {# Person} other {# deiner Leute}}, jeweils ohne das Bild selbst{strangers, plural, =0 {} one {, und nach # Person, als wäre sie unbekannt} other {, und nach # Personen, als wären sie unbekannt}}{outside, plural, =0 {} other { (# davon auf Fotos von Unbekannten)}}.',
      tooFewPeople:
        'Wie oft deine eigenen Leute nicht erkannt werden, wird gemessen, sobald {needed, number} von ihnen zwei verschiedene Bilder haben; bisher {there, plural, =0 {hat sie niemand} one {hat sie eine Person} other {haben sie #}}. <enroll>Weitere erfassen</enroll>.',
      tooFewStrangers:
        'Unbekannte werden gemessen, sobald nach {needed, number} Personen wie nach Unbekannten gesucht werden kann; bisher {there, plural, =0 {ist es keine} one {ist es eine} other {sind es #}}. <training>Fotos von Unbekannten hinzufügen</training>.',
      wide: 'Je mehr Personen wie Unbekannte gesucht werden können, desto enger wird der Bereich: <enroll>weitere erfassen</enroll> oder <training>Fotos von Unbekannten hinzufügen</training>.',
    },
    exact: {
      show: 'Genaue Werte',
      wanted: 'Gewünschte FPIR',
      bar: 'Nötiger Vergleichswert',
      stranger: 'Höchster Vergleichswert eines Unbekannten im Test',
      pair: '{one} und {other}, das ähnlichste Paar',
      noPair: 'Ähnlichstes Paar',
      none: 'keine',
      note: 'Die Vergleichswerte sind normiert: Eine Schwelle gilt für alle.',
    },
    rotation: 'Bild drehen',
    rotationText: 'Für eine Kamera, die auf der Seite steht. Jede Kamera behält ihre eigene.',
    spokenHelp: 'Gesprochene Hilfe',
    spokenHelpSilent:
      'Beim Erfassen erklingt zu jeder Haltung ein Ton. Vorgelesen werden die Anweisungen nicht: Dieser Computer hat keine deutsche Stimme.',
    spokenHelpText:
      'Beim Erfassen werden die Anweisungen vorgelesen, und zu jeder Haltung erklingt ein Ton.',
    degrees: '{degrees, select, 0 {Gar nicht} other {{degrees}° nach rechts}}',
    camera: 'Kamera',
    cameraText:
      'Kith merkt sie sich und probiert sie zuerst. Eine Videodatei kannst du auf den Seiten „Live“ und „Erfassen“ wählen.',
  },
  liveness: {
    title: 'Bilder vor der Kamera',
    check: 'Lebenderkennung',
    text: 'Unterscheidet das gedruckte Bild eines Gesichts von einem Menschen. Bildschirme, Masken und Video, das als Kamera eingespeist wird, erkennt sie nicht, solange kein eigener Versuch das zeigt. Nimm Kith nicht als Türschloss.',
    policies: { off: 'Aus', observe: 'Anzeigen', require: 'Verlangen' },
    means: {
      off: 'Kith prüft nicht, ob ein Gesicht lebendig ist: Ein Bild von jemandem bekommt dessen Namen.',
      observe:
        'Auf der Seite „Live“ steht neben jedem Namen, ob das Gesicht lebendig aussieht. Niemand wird abgewiesen.',
      require:
        'Ein Gesicht, das nicht oder nicht sicher lebendig ist, bekommt keinen Namen und wird nicht mit der Kamera erfasst. Fotos gelten als nicht geprüft.',
    },
    fetches:
      'Dafür wird einmal ein Netz aus dem npm-Registry geladen ({megabytes, number} MB). Kein Bild verlässt diesen Computer.',
    progress: 'Das Netz wird geladen',
    received: '{done, number} von {total, number} MB',
    test: {
      results: 'Deine eigenen Versuche',
      open: 'Mit deiner Kamera ausprobieren',
      title: 'Die Prüfung ausprobieren',
      kind: 'Was vor der Kamera ist',
      kinds: {
        live: 'Du',
        print: 'Gedrucktes Foto',
        phone: 'Foto auf dem Handy',
        tablet: 'Video auf dem Tablet',
        other: 'Etwas anderes',
      },
      name: 'Was hältst du hoch?',
      ask: {
        live: 'Setz dich vor die Kamera wie sonst auch. Beweg oder dreh dich zwischen den Versuchen, oder ändere das Licht. Kein Bild wird aufbewahrt.',
        print:
          'Halt ein gedrucktes Foto eines Gesichts hoch. Ändere zwischen den Versuchen Abstand und Winkel, und bieg es.',
        phone:
          'Zeig ein Foto eines Gesichts auf dem Handy. Ändere zwischen den Versuchen Abstand, Winkel und Helligkeit.',
        tablet:
          'Spiel auf dem Tablet ein Video eines Gesichts ab, die Ränder außerhalb des Bildes. Ändere zwischen den Versuchen Abstand und Winkel.',
        other:
          'Halt es so hoch, als wolltest du damit durchkommen. Ändere zwischen den Versuchen etwas.',
      },
      video: 'Die Kamera',
      unnamed: 'einer Kamera ohne Namen',
      begin: 'Versuchen',
      going: 'Kith schaut …',
      outcome: {
        live: 'Als Mensch durchgegangen.',
        'not live': 'Für ein Bild gehalten.',
        none: 'Kith konnte es nicht sagen.',
      },
      count: '{tries, number} von {wanted, number} Versuchen',
      found: 'Mit {camera}: {rates}.',
      shown: {
        print: 'Drucken',
        phone: 'Handyfotos',
        tablet: 'Tabletvideos',
        other: '„{name}“',
      },
      passed:
        '{answered, plural, =0 {noch keine Antwort zu {what} ({silent, plural, one {# Versuch} other {# Versuche}})} other {{errors, number} von {answered, number} {what} durchgegangen (höchstens {atMost}{silent, plural, =0 {} other {; # ohne Antwort}})}}',
      refused:
        '{answered, plural, =0 {noch keine Antwort zu einem Menschen ({silent, plural, one {# Versuch} other {# Versuche}})} other {{errors, number} von {answered, number} Versuchen mit einem Menschen abgelehnt (höchstens {atMost}{silent, plural, =0 {} other {; # ohne Antwort}})}}',
      under:
        'Probiert bis {date}, an Gesichtern mit einer Helligkeit von {from, number} bis {to, number} von 255. Was nicht probiert wurde, kommt vielleicht durch.',
      underNoLight: 'Probiert bis {date}. Was nicht probiert wurde, kommt vielleicht durch.',
      few: 'Weniger als {attack, number} Versuche einer Art oder {live, number} mit einem Menschen sagen wenig.',
      notCurrent:
        'Das war ein anderes Netz, oder es waren andere Schwellen: Über das jetzige Kith sagt das nichts.',
      remove: 'Entfernen',
      removeOf: 'Den Versuch mit {camera} entfernen',
      removeAsk: 'Alle Versuche mit dieser Kamera entfernen?',
      keep: 'Behalten',
    },
  },
  promise: {
    strangers:
      'Von {of, number} Unbekannten vor der Kamera {most, plural, one {soll} other {sollen}} höchstens {most, number} einen Namen bekommen{from, select, gallery { (gemessen an {people, plural, one {# Person} other {# Personen}}: wahrscheinlich {low, number} bis {high, number})} trial { (erprobt an {people, plural, one {# anderen Person} other {# anderen Personen}}: wahrscheinlich {low, number} bis {high, number})} other {}}.',
    own: 'Bei {of, number} Besuchen deiner eigenen Leute {about, plural, =0 {wird seltener als einmal jemand} one {wird etwa # Mal jemand} other {wird etwa # Mal jemand}} nicht gleich erkannt{from, select, gallery { (gemessen an {people, plural, one {# Person} other {# Personen}}: wahrscheinlich {low, number} bis {high, number})} other { (erprobt an {people, plural, one {# anderen Person} other {# anderen Personen}}: wahrscheinlich {low, number} bis {high, number})}}.',
    ownUnknown:
      'Wie oft deine eigenen Leute nicht gleich erkannt werden, lässt sich noch nicht sagen.',
    fromPictures:
      'Besuche sind aus einzelnen Bildern geschätzt, nicht gezählt: Jedes Bild steht für einen Besuch.',
  },
  privacy: {
    title: 'Privatsphäre',
    keepPictures: 'Bilder aufbewahren',
    keepPicturesText:
      'Die ausgeschnittenen Gesichter, verschlüsselt. Training und andere Netze brauchen sie; ohne sie müssen alle noch einmal erfasst werden. Ausschalten gilt nur für das, was ab jetzt dazukommt.',
    keepActivity: 'Verlauf aufbewahren',
    keepActivityText:
      'Wer wann erkannt wurde, mit dem Gesicht, wie es zu sehen war, in der verschlüsselten Galerie.',
    copies: 'Kopien',
    copiesText:
      'So viele verschlüsselte Kopien der Galerie behält Kith im Datenordner. Einmal am Tag kommt eine dazu, wenn sich etwas geändert hat. Wen du entfernst, der verschwindet auch aus ihnen.',
    activityBounds: 'Wie viel Verlauf bleibt',
    activityBoundsText:
      'Ältere Zeilen werden endgültig gelöscht, und die ältesten auch dann, wenn es zu viele werden. Wie oft jemand zu sehen war, wird aus dem gezählt, was noch da ist.',
    activityDays: 'Wie lange Zeilen bleiben',
    activityLines: 'Wie viele Zeilen bleiben',
    days: '{days, plural, =365 {Ein Jahr} =3650 {Zehn Jahre} one {Ein Tag} other {# Tage}}',
    lines: '{lines} Zeilen',
    folder: 'Datenordner',
    folderText: 'Die Galerie, ihr Protokoll und, wo es keinen Schlüsselbund gibt, ihr Schlüssel.',
    open: 'Öffnen',
    showLog: 'Protokoll anzeigen',
    key: 'Schlüssel',
    keyText:
      '{kind, select, os {Das System bewahrt ihn auf: {keyring}.} file {Er liegt in einer Datei neben der Galerie, weil dieses System keinen Schlüsselbund hat.} other {Es gibt keinen: Die Galerie ist nicht verschlüsselt.}}',
    keyStrength: '{weak, select, true {Schwach} other {Stark}}',
    weakKey: 'Der Schlüssel ist schwach',
    weakKeyText:
      'Wer deine Dateien lesen kann, kann auch die Galerie lesen. Installier oder entsperr einen Schlüsselbund (GNOME Keyring, KWallet), und fang mit einem neuen Datenordner an, damit das System den Schlüssel aufbewahrt.',
    sandbox: 'Sandbox',
    sandboxOn:
      'Kiths Seiten laufen in der Sandbox des Systems und kommen nur an das heran, was Kith ihnen gibt.',
    sandboxOff: 'Kiths Seiten laufen ohne die Sandbox des Systems.',
    sandboxState: '{on, select, true {An} other {Aus}}',
    sandboxMissing: 'Die Sandbox ist aus',
    sandboxMissingText:
      'Kiths Seiten laden trotzdem nichts von anderswo, aber eine Wand zwischen ihnen und deinen Dateien fehlt. Unter Ubuntu läuft ein AppImage ohne die Sandbox: Installier stattdessen das .deb-Paket.',
    updates: 'Nach Updates suchen',
    updatesText:
      'Einmal am Tag sieht Kith unter der Adresse nach, mit der es gebaut wurde. Der Server dort erfährt deine Netzwerkadresse und deine Version. Ist das aus, sieht Kith nicht nach.',
  },
  update: {
    looking: 'Kith sieht gerade nach.',
    newest: 'Das ist die neueste Version.',
    loading: 'Version {version} wird heruntergeladen.',
    ready: 'Version {version} ist da und wird installiert, wenn Kith beendet wird.',
    failed: 'Beim letzten Mal ging es schief: <why></why>.',
  },
  appearance: {
    title: 'Aussehen',
    theme: 'Farben',
    light: 'Hell',
    dark: 'Dunkel',
    system: 'System',
    language: 'Sprache',
    languageText: '„System“ nimmt die Sprache deines Computers, falls Kith sie spricht.',
  },
  engine: {
    title: 'Engine',
    check: 'Die Proberechnung weicht um {difference} ab; erlaubt sind höchstens {tolerance}.',
    tried:
      'Die Engines werden der Reihe nach probiert; die erste, die richtig rechnet, wird benutzt.',
    none: 'keine',
    use: 'Benutzen',
    useText: '„Automatisch“ nimmt die schnellste, die hier gemessen wurde und richtig rechnet.',
    useLabel: 'Engine, die benutzt wird',
    automatic: 'Automatisch',
    name: 'Engine',
    state: 'Zustand',
    face: 'Gesicht',
    resnet: 'ResNet-50',
    states: {
      inUse: 'in Benutzung',
      present: 'bereit',
      absent: 'nicht da',
      refused: 'nicht brauchbar',
    },
    inBatch: '{time} im Stapel',
    milliseconds: '{time} ms',
    measure: 'Engines messen',
    measureText:
      'Probiert jede und stoppt die Zeit: ein Gesicht allein, und jedes von 16 auf einmal. Das dauert bis zu einer Minute; die Erkennung läuft weiter, nur langsamer.',
    measureNow: 'Messen',
    switches:
      'Unter Linux bietet Chromium WebGPU nur für neuere Karten von Intel und NVIDIA. Hast du eine andere, starte Kith mit diesen Schaltern und miss noch einmal:',
    engines: {
      'tensorflow-gpu': 'TensorFlow mit CUDA',
      webgpu: 'WebGPU',
      tensorflow: 'TensorFlow auf dem Prozessor',
      wasm: 'WebAssembly',
      javascript: 'Reines JavaScript',
    },
    runtime: 'Lebenderkennung',
    crop: 'Ein Ausschnitt',
    runtimes: {
      'onnxruntime-node': 'ONNX Runtime auf dem Prozessor',
      'onnxruntime-web': 'ONNX Runtime in WebAssembly',
    },
  },
  networks: {
    title: 'Netze und Lizenzen',
    network: 'Netz',
    from: 'Aus',
    license: 'Lizenz',
  },
  about:
    'Kith {version}, {shell, select, desktop {Desktop-App} browser {im Browser} other {Kommandozeile}}',
};
