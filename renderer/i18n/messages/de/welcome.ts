import type { Messages } from '../messages.ts';

export const welcome: Messages['welcome'] = {
  title: 'Willkommen bei Kith',
  steps: { kept: 'Was Kith aufbewahrt', camera: 'Deine Kamera', you: 'Du' },
  kept: {
    title: 'Willkommen bei Kith',
    text: 'Kith lernt die Gesichter von Menschen, die damit einverstanden sind, und erkennt sie, wenn sie in deine Kamera schauen.',
    facts: {
      here: {
        title: 'Alles bleibt auf diesem Computer',
        text: 'Verschlüsselt. Kith hat keinen Server und kein Konto.',
      },
      strangers: {
        title: 'Unbekannte bleiben unbekannt',
        text: 'Ein Gesicht bekommt nur dann einen Namen, wenn Kith sicher genug ist, und wie sicher, wird gemessen.',
      },
      back: {
        title: 'Du kannst es dir anders überlegen',
        text: 'Entfernst du eine Person, sind ihre Bilder, Zahlen und ihr Verlauf endgültig gelöscht.',
      },
    },
    watch: 'Auf gedruckte Bilder vor der Kamera achten',
    watchWhat: 'Steht dann neben dem Namen. Lädt einmal {megabytes, number} MB herunter.',
    smallPrint: 'Das Kleingedruckte',
    where: 'Deine Galerie liegt in {folder}.',
    weakKey:
      'Ihr Schlüssel liegt in einer Datei daneben, weil dieses System keinen Schlüsselbund bietet. Das ist schwach: Wer deine Dateien lesen kann, kann auch die Galerie lesen.',
    key: 'Ihren Schlüssel verwahrt das System: {keeper}.',
    limits:
      'Höchstens {share} der Unbekannten dürfen für eine erfasste Person gehalten werden; das lässt sich in den Einstellungen ändern, und das Training misst es an deiner eigenen Galerie. Ein gedrucktes oder gefilmtes Gesicht kann Kith täuschen, also nimm es nicht als Türschloss.',
    keepPictures: 'Die zugeschnittenen Bilder aufbewahren, verschlüsselt',
    keepPicturesWhy:
      'Sie werden gebraucht, um später neu zu trainieren und um dir zu zeigen, wer wer ist. Ohne sie bleiben nur Zahlen, und bei einem neuen Netz müssen alle noch einmal erfasst werden.',
    next: 'Weiter',
  },
  camera: {
    title: 'Prüf deine Kamera',
    text: 'Schau in die Kamera, mit dem Gesicht im Oval.',
    video: 'Kameraprüfung',
    show: 'Komm mit dem Gesicht ins Oval',
    good: 'Das ist ein gutes Bild',
    tilted: 'Setz dich gerade hin, oder dreh das Bild',
    checks: {
      title: 'Was geprüft wird',
      face: 'Ein Gesicht',
      place: 'Im Oval',
      light: 'Licht',
      distance: 'Abstand',
      upright: 'Aufrecht',
      passed: 'gut',
      open: 'noch nicht',
    },
    turn: 'Bild drehen',
    back: 'Zurück',
    next: 'Weiter',
    nextWithout: 'Ohne Kamera weiter',
  },
  you: {
    title: 'Erfasse zuerst dich selbst',
    text: 'Dreh den Kopf etwa zehn Sekunden lang ein wenig hin und her. Dann siehst du, wie Kith dich erkennt.',
    enroll: 'Mich erfassen',
    lookAround: 'Erst einmal umsehen',
    back: 'Zurück',
  },
};
