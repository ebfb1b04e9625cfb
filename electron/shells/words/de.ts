import type { ShellWords } from './shell-words.ts';

export const de: ShellWords = {
  language: 'de',
  menu: {
    file: 'Datei',
    dataFolder: 'Datenordner öffnen',
    log: 'Protokoll anzeigen',
    view: 'Ansicht',
    open: 'Kith öffnen',
    pause: 'Erkennung pausieren',
    resume: 'Erkennung fortsetzen',
    edit: 'Bearbeiten',
    actualSize: 'Originalgröße',
    zoomIn: 'Vergrößern',
    zoomOut: 'Verkleinern',
    fullScreen: 'Vollbild',
    window: 'Fenster',
    close: 'Fenster schließen',
    quit: 'Kith beenden',
  },
  mending: {
    text: 'Die beschädigte Datei bleibt in jedem Fall erhalten. In der Kopie fehlt, was du danach geändert hast; beim Retten kann verloren gehen, was beschädigt ist.',
    holdsRemoved:
      'In dieser Kopie ist noch etwas, das du später entfernt hast. Gehst du zu ihr zurück, kommt auch das zurück.',
    restore: 'Zurück zur Kopie vom {date}',
    salvage: 'Retten, was lesbar ist',
    leave: 'Alles so lassen',
    saved: 'Kith hat gerettet, was lesbar war.',
    gone: 'Nichts ist übrig von {names}.',
    fewer: 'Einige Bilder von {names} sind verloren.',
    unknown: 'Einige Bilder sind verloren, und von wem sie waren, lässt sich nicht sagen.',
    renamed: 'Diese Namen waren nicht mehr ganz lesbar: {names}.',
    goOn: 'Weiter',
  },
  cannotStart: 'Kith konnte nicht starten',
  windowDies: {
    title: 'Kiths Fenster lässt sich nicht anzeigen',
    text: 'Seine Seiten stürzen ab, sobald sie sich öffnen. Deine Galerie ist unversehrt. Starte Kith neu; passiert es wieder, aktualisiere deinen Grafiktreiber.',
  },
  notices: {
    crashed: {
      title: 'Die Seite läuft nicht mehr',
      text: 'Deine Galerie ist unversehrt: Ein anderer Prozess kümmert sich um sie und läuft noch. Alles Gespeicherte ist noch da, und eine angefangene Erfassung auch.',
      action: 'Kith wieder öffnen',
    },
    failed: {
      title: 'Kith konnte diese Seite nicht öffnen',
      text: 'Deiner Galerie ist nichts passiert. Versuch es noch einmal; passiert es wieder, starte Kith neu: Was schiefging, steht im Protokoll.',
      action: 'Noch einmal',
    },
    missing: {
      title: 'Diese Seite gibt es nicht',
      text: 'Alles ist da, wo du es gelassen hast.',
      action: 'Kith öffnen',
    },
    refused: {
      title: 'Kith kennt diesen Browser nicht',
      text: 'Kith lässt den Browser herein, der die Adresse öffnet, die es beim Start ausgibt. Diese Adresse gilt nur einmal: Wurde sie schon benutzt, starte Kith neu, um eine neue zu bekommen.',
      action: null,
    },
  },
};
