import type { Messages } from '../messages.ts';

export const app: Messages['app'] = {
  main: 'Hauptmenü',
  places: {
    live: 'Live',
    enroll: 'Erfassen',
    people: 'Personen',
    unknown: 'Unbekannte',
    training: 'Training',
    settings: 'Einstellungen',
  },
  commands: {
    open: 'Person, Seite oder Befehl finden',
    search: 'Person, Seite oder Befehl finden',
    nothing: 'Nichts gefunden. Versuch ein anderes Wort.',
    pages: 'Seiten',
    actions: 'Befehle',
    people: 'Personen',
    enroll: 'Jemanden erfassen',
    pause: 'Live-Erkennung pausieren',
    resume: 'Live-Erkennung fortsetzen',
    light: 'Helle Farben',
    dark: 'Dunkle Farben',
  },
  shortcuts: {
    title: 'Tastenkürzel',
    places: {
      everywhere: 'Überall',
      live: 'Auf der Live-Seite',
      people: 'In der Liste der Personen',
      enroll: 'Beim Erfassen',
    },
    what: {
      commands: 'Person, Seite oder Befehl finden',
      sheet: 'Tastenkürzel anzeigen',
      undo: 'Rückgängig machen, solange es angeboten wird',
      goToLive: 'Zu Live',
      goToEnroll: 'Zu Erfassen',
      goToPeople: 'Zu Personen',
      goToUnknown: 'Zu unbekannten Gesichtern',
      goToTraining: 'Zu Training',
      goToSettings: 'Zu den Einstellungen',
      pauseLive: 'Pausieren oder fortsetzen',
      fullScreen: 'Vollbild ein und aus',
      leaveFullScreen: 'Vollbild verlassen',
      selectPerson: 'Jemanden auswählen, mit Umschalt alle bis dorthin',
      selectAll: 'Alle gezeigten auswählen',
      selectNobody: 'Niemanden auswählen',
      pauseCapture: 'Pausieren oder fortsetzen',
      goOn: 'Weiter, oder speichern',
      leave: 'Verlassen',
    },
    keys: { control: 'Strg', alt: 'Alt', space: 'Leertaste', enter: 'Enter', escape: 'Esc' },
  },
  gallery: {
    restore: 'Zurück zur Kopie vom {date}',
    salvage: 'Retten, was lesbar ist',
    restoreText:
      'Die Kopie kommt an die Stelle der Galerie. Was du danach geändert hast, ist nicht darin.',
    holdsRemoved:
      'In dieser Kopie ist noch etwas, das du später entfernt hast. Gehst du zu ihr zurück, kommt auch das zurück.',
    salvageText:
      'Kith überträgt alles, was sich noch lesen lässt, in eine neue Galerie. Vielleicht müssen danach alle neu berechnet werden.',
    kept: 'Die beschädigte Datei bleibt daneben erhalten. Danach schließt sich Kith: Starte es neu, dann ist diese Seite von selbst wieder da.',
    cancel: 'Abbrechen',
    goOn: 'Weiter',
    readOnly: 'Diese Galerie lässt sich nur lesen',
    readOnlyText:
      'Kith darf nicht in ihren Ordner schreiben. Erkannt wird weiterhin, aber ändern oder speichern lässt sich nichts.',
  },
  damage: { embedAgain: 'Alle neu berechnen', rollBack: 'Zurück zur vorigen Version' },
  host: {
    failed:
      'Es ist nichts verloren. In den Einstellungen steht, welche Engines versucht wurden und woran es jeweils lag.',
    restarting: 'Es ist nichts verloren. Diese Seite macht gleich von selbst weiter.',
  },
  work: {
    training: 'Training',
    activation: 'Wechsel zu einer anderen Modellversion',
    see: '{what}, zum Training',
  },
  stopped: {
    title: 'Kith läuft nicht mehr',
    text: 'Alles Gespeicherte ist noch da, und eine angefangene Erfassung auch.',
    textNotKept:
      'Alles Gespeicherte ist noch da. Von der angefangenen Erfassung fehlen die letzten Änderungen.',
    back: 'Starte Kith neu, dann kommt diese Seite von selbst zurück.',
    reload: 'Neu laden',
  },
  viewDefect: {
    title: 'Auf dieser Seite ist etwas schiefgegangen',
    text: 'Deiner Galerie ist nichts passiert. Lade die Seite neu, um weiterzumachen. Passiert es wieder, melde bitte die Zeilen unten.',
    reload: 'Neu laden',
    goToLive: 'Zu „Live“',
  },
};
