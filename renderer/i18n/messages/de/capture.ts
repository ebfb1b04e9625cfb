import type { Messages } from '../messages.ts';

export const capture: Messages['capture'] = {
  camera: 'Kamera',
  cameraNumber: 'Kamera {number, number}',
  cameraNamed:
    '{kind, select, virtual {{name} (virtuell)} infrared {{name} (Infrarot)} other {{name}}}',
  noCamera: 'Keine Kamera',
  videoFile: 'Videodatei',
  openingCamera: 'Die Kamera wird geöffnet',
  openingOther: 'Kith versucht es mit „{camera}“',
  leftBlank: '„{camera}“ zeigt kein Bild, darum nimmt Kith jetzt „{other}“.',
  loadingFinder: 'Die Gesichtssuche wird geladen',
  tryAgain: 'Noch einmal versuchen',
  tried: {
    camera: 'Kith hat es auch mit „{camera}“ versucht.',
    finder: 'Kith hat sie neu geladen, aber sie ist wieder ausgefallen.',
    recognition: 'Kith hat sie neu gestartet, aber sie ist wieder ausgefallen.',
  },
  instruction: {
    show: 'Zeig der Kamera dein Gesicht',
    look: 'Schau in die Kamera',
    left: 'Dreh den Kopf etwas nach links',
    right: 'Dreh den Kopf etwas nach rechts',
    backLeft: 'Dreh den Kopf etwas nach links zurück',
    backRight: 'Dreh den Kopf etwas nach rechts zurück',
    raise: 'Heb das Kinn etwas',
    lower: 'Senk das Kinn etwas',
    stay: 'Bleib so',
    vary: 'Wenn du magst: mal mit, mal ohne Brille, oder ein Lächeln',
  },
  /** The screen as a lamp. */
  light: {
    on: 'Mein Gesicht mit dem Bildschirm beleuchten',
    off: 'Licht ausschalten',
  },
  segment: {
    center: 'vorn',
    left: 'links',
    right: 'rechts',
    up: 'oben',
    down: 'unten',
  },
  ring: {
    done: 'Aufgenommen: {done}',
    open: 'Aufgenommen: {done}; noch offen: {open}',
    nothing: 'noch nichts',
    filled: 'Aufgenommen: {segment}',
  },
};
