import type { Messages } from '../messages.ts';

export const enroll: Messages['enroll'] = {
  title: 'Erfassen',
  titleExtend: 'Bilder von {name} hinzufügen',
  subtitle: 'Ein Bild von jeder Seite, während du den Kopf drehst.',
  subtitleStill: 'Ein paar Bilder, ohne dass du den Kopf bewegst.',
  subtitlePhotos: 'Klare Fotos, auf denen nur diese eine Person zu sehen ist.',
  camera: 'Kamera',
  consent:
    'Ich bin einverstanden, dass Kith Bilder meines Gesichts und daraus berechnete Zahlen verschlüsselt auf diesem Computer aufbewahrt, um mich zu erkennen, bis ich oder der Besitzer dieses Computers sie entfernt.',
  who: {
    name: 'Name',
    placeholder: 'Wer wird erfasst?',
    begin: 'Los geht’s',
    agreement: 'Nur wer erfasst wird, kann einwilligen. Kith merkt sich, wann.',
  },
  method: {
    label: 'Woher die Bilder kommen',
    camera: 'Kamera',
    photos: 'Fotos',
    usePhotos: 'Lieber Fotos nehmen',
    useCamera: 'Lieber die Kamera nehmen',
    photosNext: 'Die Fotos wählst du im nächsten Schritt. Die Kamera ist aus.',
  },
  stage: {
    complete: 'Fertig: Speichere, wann du willst',
    paused: 'Pause',
    stopped: 'Angehalten: Das sieht nach jemand anderem aus',
    off: 'Die Kamera ist aus',
    virtual:
      'Dieses Bild kommt von einem Programm oder aus einer Datei. Ob da ein Mensch ist, kann Kith nicht sagen.',
    unchecked:
      'Die Lebenderkennung funktioniert gerade nicht: Die Bilder gelten als nicht geprüft.',
  },
  samples: {
    label: 'Bilder',
    one: 'Bild {number, number}',
    odd: 'Bild {number, number}, jemand anderes',
    remove: 'Bild {number, number} entfernen',
  },
  people: {
    title: 'Diese Bilder zeigen {count, number} Personen',
    text: 'Wessen Bilder willst du behalten? Die anderen werden entfernt. Gespeichert ist noch nichts.',
    person: 'Person {number, number}',
    more: '+{count, number}',
    keep: '{count, plural, =1 {Dieses} other {Diese #}} behalten',
    keepLabel:
      '{count, plural, one {# Bild} other {# Bilder}} von Person {number, number} behalten',
  },
  photos: {
    label: 'Fotos',
    dropLabel: 'Fotos hier ablegen',
    dropInput: 'Abgelegte Fotos',
    drop: 'Zieh Fotos hierher, oder',
    dropOf: 'Zieh Fotos von {name} hierher, oder',
    choose: 'Fotos auswählen',
    more: 'Weitere Fotos auswählen',
    progress: 'Wie viele Fotos schon gelesen sind',
    read: '{done, number} von {of, number}',
    wait: 'Du kannst speichern, sobald alle Fotos gelesen sind oder du das Lesen anhältst.',
    outcome: '{added, number} hinzugefügt, {skipped, number} übersprungen',
    reason: '{reason} ({count, number})',
    unread: '{count, plural, one {# Foto ist} other {# Fotos sind}} noch nicht fertig',
    again: '{count, plural, one {Noch einmal auswählen} other {Noch einmal auswählen}}',
    remark: {
      turned:
        '{name}: {degrees, select, 180 {stand auf dem Kopf} other {lag auf der Seite}} und wurde gedreht. Prüf, ob das Gesicht aufrecht ist.',
      endsEarly: '{name}: Die Datei hört zu früh auf. Was da ist, wurde benutzt.',
      oneOfSeveral:
        '{name}: Von {of, number} Bildern in der Datei wurde nur Bild {picture, number} benutzt.',
      moreFaces: '{name}: Nur die {answered, number} größten Gesichter wurden angesehen.',
      smallFaces: '{name}: Nach Gesichtern unter {below, number} Pixeln wurde nicht gesucht.',
    },
  },
  crowd: {
    title: 'Wer davon ist {name}?',
    text: 'Auf {file} ist mehr als eine Person.',
    face: 'Gesicht {number, number}',
    none: 'Niemand davon',
  },
  nameChanged: 'Unsichtbare Zeichen wurden aus dem Namen entfernt: {name}.',
  unlike: {
    title: 'Das sieht nicht nach {name} aus',
    picture: 'Neues Bild',
    some: 'Es geht um {count, number} der {of, number} neuen Bilder.',
    nobody: 'Nicht einmal 1 von {of, number} Unbekannten sieht {name} so ähnlich.',
    strangers:
      '{strangers, plural, one {# von {of, number} Unbekannten sieht} other {# von {of, number} Unbekannten sehen}} {name} so ähnlich.',
    why: 'Zwei Personen zu vermischen macht die Erkennung beider unzuverlässig.',
    add: 'Trotzdem hinzufügen',
    not: 'Nicht hinzufügen',
    notAdded: 'Zu {name} wurde nichts hinzugefügt',
    those: '{count, plural, one {# Bild sieht} other {# Bilder sehen}} nicht nach {name} aus.',
    remove: '{count, plural, one {# Bild} other {# Bilder}} entfernen',
  },
  lookAlike: {
    title: 'Eine erfasste Person sieht ganz ähnlich aus',
    text: 'Wenn es dieselbe Person ist, füg ihr die Bilder hinzu: Zwei Einträge für ein Gesicht machen beide unzuverlässig.',
    samePicture: 'Eins dieser Bilder ist dort schon dabei',
    same: 'Dieselbe Person',
    other: '{name} ist jemand anderes: weiter',
  },
  turns: {
    title: 'Das sieht nach einem flachen Bild aus',
    shown:
      'Ein Gesicht auf Papier oder einem Bildschirm bleibt beim Drehen flach, und dieses auch. Deine Einstellungen zeigen das nur an: Du kannst trotzdem speichern, und es wird vermerkt.',
    required:
      'Ein Gesicht auf Papier oder einem Bildschirm bleibt beim Drehen flach, und dieses auch. Deine Einstellungen verlangen einen Menschen vor der Kamera, deshalb lassen sich diese Bilder nicht speichern.',
    retake: 'Die Bilder noch einmal aufnehmen',
  },
  finish: {
    save: '{name} speichern',
    saveThese: 'Mit diesen abschließen',
    still: 'Ohne den Kopf zu bewegen',
    turn: 'Den Kopf doch drehen',
  },
  lack: {
    front: 'Kein Bild von vorn: Vielleicht wirst du nicht erkannt, wenn du in die Kamera schaust.',
    sides: 'Nur von vorn: Von der Seite wirst du vielleicht nicht erkannt.',
    left: 'Kein Bild von links: Vielleicht wirst du nicht erkannt, wenn du dich nach links drehst.',
    right:
      'Kein Bild von rechts: Vielleicht wirst du nicht erkannt, wenn du dich nach rechts drehst.',
    nods: 'Vielleicht wirst du nicht erkannt, wenn du nach oben oder unten schaust.',
    up: 'Vielleicht wirst du nicht erkannt, wenn du nach oben schaust.',
    down: 'Vielleicht wirst du nicht erkannt, wenn du nach unten schaust.',
  },
  pause: 'Pause',
  resume: 'Fortsetzen',
  leave: 'Später weiter',
  cancel: 'Abbrechen',
  canceling: 'Wird abgebrochen',
  saving: 'Wird gespeichert',
  comparing: 'Wird mit allen Erfassten verglichen',
  canceled: 'Abgebrochen: Es wurde nichts gespeichert. Die Bilder sind noch hier.',
  picturesKept: '{count, plural, one {# Bild ist} other {# Bilder sind}} noch da.',
  keys: {
    pauses: '<key>Leertaste</key> pausiert.',
    saves: '<key>Enter</key> speichert.',
    leaves: '<key>Esc</key> unterbricht: Was hier ist, bleibt bis morgen.',
    cancels: '<key>Esc</key> bricht ab.',
  },
  draft: {
    pickedUp: 'Weiter, wo du aufgehört hast ({time}).',
    startOver: 'Von vorn anfangen',
    title:
      '{named, select, yes {Die Erfassung von {name} bleibt} other {Diese Erfassung bleibt}} bis {day, select, today {heute} other {morgen}}, {time} Uhr',
    titleExtend:
      'Die neuen Bilder von {name} bleiben bis {day, select, today {heute} other {morgen}}, {time} Uhr',
    text: '{count, plural, =0 {Was du eingegeben hast, wartet} one {# Bild wartet} other {# Bilder warten}} hier verschlüsselt auf dich. Danach wird alles gelöscht.',
    unread:
      '{count, plural, one {# Foto ist noch nicht fertig und wird deshalb nicht aufbewahrt.} other {# Fotos sind noch nicht fertig und werden deshalb nicht aufbewahrt.}}',
    withoutPictures:
      'Laut Einstellungen bewahrt Kith keine Bilder auf. Diese hier werden nur gebraucht, bis die Erfassung gespeichert ist, und dann gelöscht.',
    goOn: 'Weitermachen',
    discard: 'Verwerfen',
    discarding: 'Wird verworfen',
    discarded: 'Verworfen und gelöscht.',
    over: 'Was auf dieser Seite war, lässt sich zurückholen.',
    undo: 'Rückgängig',
    notKept:
      'Deine letzten Änderungen sind noch nicht gesichert. Schließt du die Seite jetzt, gehen sie verloren.',
    here: 'Hier weitermachen',
    again: 'Neu anfangen',
  },
  spokenHelp: 'Gesprochene Hilfe',
  spokenHelpSilent: 'Gesprochene Hilfe: nur Töne, weil dieser Computer keine deutsche Stimme hat',
  done: {
    title: 'Erfasst',
    enrolled: '{name} ist erfasst',
    added: 'Bilder hinzugefügt',
    addedTo: '{name} hat {count, plural, one {# Bild} other {# Bilder}} mehr',
    kept: '{count, plural, one {# Bild liegt} other {# Bilder liegen}} verschlüsselt auf diesem Computer.',
    keptNumbers:
      'Die Zahlen aus {count, plural, one {# Bild} other {# Bildern}} liegen verschlüsselt auf diesem Computer.',
    tooLate: '{name} war schon gespeichert, bevor du abgebrochen hast',
    tooLateAdded: 'Die Bilder von {name} waren schon gespeichert, bevor du abgebrochen hast',
    undo: 'Entfernen kannst du sie auf der Seite von {name}.',
    goTo: 'Zu {name}',
    live: 'Live ansehen',
    another: 'Noch jemanden erfassen',
  },
};
