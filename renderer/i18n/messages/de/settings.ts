import type { Messages } from '../messages.ts';

export const settings: Messages['settings'] = {
  title: 'Einstellungen',
  recognition: {
    title: 'Erkennung',
    promise: 'Höchstens 1 von {strangers, number} Unbekannten bekommt einen Namen',
    stricter:
      'Strenger heißt: Weniger Unbekannte bekommen einen Namen, dafür werden Erfasste öfter nicht erkannt.',
    score: 'Ab Wert {score}',
    slider: 'Einer von wie vielen Unbekannten einen Namen bekommen darf',
    step: '1 von {strangers, number}',
    rotation: 'Bild drehen',
    rotationText: 'Für eine Kamera, die auf der Seite steht. Jede Kamera behält ihre eigene.',
    spokenHelp: 'Gesprochene Hilfe',
    spokenHelpText:
      'Beim Erfassen werden die Anweisungen vorgelesen, und zu jeder Haltung erklingt ein Ton.',
    degrees: '{degrees, select, 0 {Gar nicht} other {{degrees}° nach rechts}}',
    camera: 'Kamera',
    cameraText:
      'Kith merkt sie sich und probiert sie zuerst. Eine Videodatei kannst du auf den Seiten „Live“ und „Erfassen“ wählen.',
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
