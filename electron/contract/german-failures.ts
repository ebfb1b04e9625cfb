import type { FailureCode } from './failures.ts';
import { germanBundleFailures } from './german-bundle-failures.ts';
import { germanEvidenceFailures } from './german-evidence-failures.ts';
import { germanFileFailures } from './german-file-failures.ts';
import { germanGalleryFailures } from './german-gallery-failures.ts';
import { germanImportFailures } from './german-import-failures.ts';
import { germanLivenessFailures } from './german-liveness-failures.ts';
import { germanPeopleFailures } from './german-people-failures.ts';
import { germanRecoveryFailures } from './german-recovery-failures.ts';
import { germanInboxFailures } from './german-inbox-failures.ts';
import { germanRepairFailures } from './german-repair-failures.ts';
import { germanReportFailures } from './german-report-failures.ts';
import { germanSystemFailures } from './german-system-failures.ts';

/** Every expected failure in German, for the page and for what is said before there is one. */
export const germanFailures: Readonly<
  Record<FailureCode, { readonly what: string; readonly next: string }>
> = {
  NoCamera: {
    what: 'Es wurde keine Kamera gefunden.',
    next: 'Schließ eine Kamera an, oder erfasse aus Fotos.',
  },
  CameraBusy: {
    what: 'Ein anderes Programm benutzt die Kamera.',
    next: 'Schließ das Programm und versuch es noch einmal.',
  },
  CameraRefused: {
    what: 'Kith darf die Kamera nicht benutzen.',
    next: 'Erlaube Kith die Kamera in den Datenschutzeinstellungen des Systems und versuch es noch einmal.',
  },
  CameraFrozen: {
    what: 'Das Kamerabild steht still.',
    next: 'Warte einen Moment. Bleibt es so, zieh die Kamera ab und steck sie wieder an, oder schließ andere Apps, die sie benutzen.',
  },
  CameraLost: {
    what: 'Die Kamera wurde abgezogen.',
    next: 'Steck sie wieder ein: Kith macht dann von selbst weiter.',
  },
  FinderFailed: {
    what: 'Die Gesichtssuche funktioniert nicht.',
    next: 'Versuch es noch einmal: Kith lädt sie neu.',
  },
  RecognitionFailed: {
    what: 'Die Erkennung funktioniert nicht.',
    next: 'Versuch es noch einmal: Kith startet sie neu. In den Einstellungen steht, welche Engines versucht wurden.',
  },
  NotAVideo: {
    what: 'Diese Datei kann Kith nicht als Video abspielen.',
    next: 'Nimm eine MP4- oder WebM-Datei.',
  },
  NoFace: {
    what: 'Es wurde kein Gesicht gefunden.',
    next: 'Nimm ein Bild, auf dem das Gesicht groß, aufrecht und gut beleuchtet ist.',
  },
  SeveralFaces: {
    what: 'Es wurde mehr als ein Gesicht gefunden.',
    next: 'Nimm ein Bild, auf dem nur diese eine Person zu sehen ist.',
  },
  PoorQuality: {
    what: 'Das Gesicht ist nicht deutlich genug.',
    next: 'Nimm ein anderes Bild.',
  },
  NotAnImage: {
    what: 'Diese Datei kann Kith nicht als Bild lesen.',
    next: 'Nimm eine JPEG-, HEIC-, PNG-, WebP-, AVIF- oder TIFF-Datei.',
  },
  FormatUnread: {
    what: 'Bilder in diesem Format kann Kith nicht lesen.',
    next: 'Speicher es als JPEG oder PNG und versuch es noch einmal.',
  },
  TruncatedImage: {
    what: 'Die Datei des Bildes hört zu früh auf.',
    next: 'Kopier sie noch einmal von dort, wo sie herkam, oder nimm ein anderes Bild.',
  },
  DamagedImage: {
    what: 'Das Bild ist beschädigt oder unvollständig.',
    next: 'Kopier die Datei noch einmal, oder nimm ein anderes Bild.',
  },
  ImageTooLarge: {
    what: 'Das Bild ist zu groß.',
    next: 'Nimm ein Bild mit höchstens 60 MB und 256 Megapixeln; 64 in Formaten, die nur als Ganzes zu lesen sind.',
  },
  DecoderLost: {
    what: 'Kith hat dieses Bild aufgegeben: Es dauerte zu lange oder brauchte zu viel Speicher.',
    next: 'Versuch es noch einmal, oder speichere es als JPEG und nimm das.',
  },
  FileExists: {
    what: 'Es gibt schon eine Datei mit diesem Namen.',
    next: 'Wähl einen anderen Namen; die Datei ist unverändert.',
  },
  FileMissing: {
    what: 'Diese Datei oder diesen Ordner gibt es nicht.',
    next: 'Prüf den Pfad.',
  },
  NameEmpty: { what: 'Der Name ist leer.', next: 'Gib einen Namen ein.' },
  ...germanEvidenceFailures,
  ...germanFileFailures,
  NameTooLong: { what: 'Der Name ist zu lang.', next: 'Nimm höchstens 80 Zeichen.' },
  NameTaken: {
    what: 'Jemand mit diesem Namen ist schon erfasst.',
    next: 'Wähl einen anderen Namen, oder füg die Bilder bei dieser Person hinzu.',
  },
  NoSuchPerson: {
    what: 'Diese Person ist nicht erfasst.',
    next: 'Wähl jemanden aus der Personenliste.',
  },
  NoSuchSample: {
    what: 'Dieses Bild gibt es nicht mehr.',
    next: 'Lade die Seite der Person neu.',
  },
  NoSuchSighting: {
    what: 'Die Bilder dieses Gesichts sind nicht mehr da.',
    next: 'Kith behält sie nur eine Weile und nie länger, als es läuft. Erfasse die Person vor der Kamera.',
  },
  NoSuchPicture: {
    what: 'Von diesem Moment gibt es kein Bild.',
    next: 'Ältere Bilder machen neueren Platz.',
  },
  UndoTooLate: {
    what: 'Die Liste ist endgültig gelöscht.',
    next: 'Sie lässt sich nicht mehr zurückholen.',
  },
  LastSample: {
    what: 'Eine Person braucht mindestens ein Bild.',
    next: 'Füg erst ein anderes hinzu, oder entferne die Person.',
  },
  TooFewSamples: {
    what: 'Es gibt kein Bild, das gespeichert werden könnte.',
    next: 'Mach mindestens eins, oder füg eins hinzu.',
  },
  TooManySamples: {
    what: 'Mehr Bilder lassen sich nicht auf einmal speichern.',
    next: 'Speichere sie erst, und füg dann bei der Person weitere hinzu.',
  },
  SeveralPeople: {
    what: 'Diese Bilder zeigen nicht alle dieselbe Person.',
    next: 'Behalte die Bilder einer Person. Sind doch alle von derselben, speichere erst eine Gruppe und füg die anderen dann hinzu.',
  },
  LooksDifferent: {
    what: 'Diese Bilder sehen der Person nicht ähnlich, zu der sie hinzukommen sollen.',
    next: 'Es wurde nichts geändert. Sind sie doch von ihr, tu es trotzdem (auf der Kommandozeile mit „--anyway“).',
  },
  PeopleTooAlike: {
    what: 'Bei dieser Einstellung würden zwei deiner Leute miteinander verwechselt.',
    next: 'Es wurde nichts geändert. Wähl eine strengere Einstellung, oder sieh nach, ob beide dieselbe Person sind, die zweimal erfasst wurde.',
  },
  DraftElsewhere: {
    what: 'Diese Erfassung ist in einem anderen Fenster geöffnet.',
    next: 'Es ist nichts verloren: Mach hier weiter, um sie zu übernehmen.',
  },
  DraftEnded: {
    what: 'Diese Erfassung ist zu Ende: Sie wurde in einem anderen Fenster gespeichert oder verworfen, einen Tag lang liegen gelassen, oder die Person wurde entfernt.',
    next: 'Fang hier neu an. Was auf dieser Seite steht, lässt sich noch zurückholen.',
  },
  ...germanGalleryFailures,
  ...germanPeopleFailures,
  ...germanRepairFailures,
  ...germanBundleFailures,
  ...germanRecoveryFailures,
  ...germanImportFailures,
  ...germanInboxFailures,
  ModelMissing: { what: 'Die Datei eines Netzes fehlt.', next: 'Installier Kith noch einmal.' },
  ModelDamaged: {
    what: 'Die Datei eines Netzes ist nicht die, mit der Kith geprüft wurde.',
    next: 'Installier Kith noch einmal.',
  },
  EngineLost: {
    what: 'Die Erkennung ist stehen geblieben.',
    next: 'Kith startet sie neu; versuch es gleich noch einmal.',
  },
  NoEngine: {
    what: 'Keine Engine auf diesem Computer rechnet richtig.',
    next: 'Führ „kith doctor“ aus und melde, was es ausgibt.',
  },
  CannotReveal: {
    what: 'Dieses Kith kann die Dateiverwaltung des Systems nicht öffnen.',
    next: 'Öffne den Ordner unter diesem Pfad von Hand.',
  },
  Canceled: { what: 'Das wurde abgebrochen.', next: 'Was fertig war, bleibt erhalten.' },
  PackUnreachable: {
    what: 'Das Netz konnte nicht von der npm-Registry heruntergeladen werden.',
    next: 'Verbinde dich mit dem Internet, oder lade dieses Paket woanders herunter und führ „kith models add DATEI“ aus.',
  },
  PackDamaged: {
    what: 'Was heruntergeladen wurde, ist nicht das Paket, mit dem Kith geprüft wurde.',
    next: 'Lade es noch einmal herunter, oder besorg das Paket mit diesem Namen und dieser Version von woanders.',
  },
  ...germanLivenessFailures,
  ...germanSystemFailures,
  ClassicMissing: {
    what: 'Das klassische Netz, ResNet-50, ist noch nicht da.',
    next: 'Lade es auf der Trainingsseite herunter, oder mit „kith models add classic“.',
  },
  TooFewToTrain: {
    what: 'Es sind zu wenige Personen zum Trainieren da: Es braucht mindestens 3 mit je 3 Bildern.',
    next: 'Erfasse weitere Personen, oder füg bei den vorhandenen Bilder hinzu.',
  },
  ...germanReportFailures,
  LabelsDoubtful: {
    what: 'Einige Bilder sehen eher wie eine andere Person aus als die, unter der sie gespeichert sind.',
    next: 'Sieh dir die genannten Bilder an, und entferne oder verschieb die falschen.',
  },
  TrainingCollapsed: {
    what: 'Alle Embeddings fielen auf denselben Punkt, deshalb wurde der Lauf angehalten.',
    next: 'Nimm eine kleinere Lernrate oder ein leichteres Mining, oder trainier mit mehr Personen.',
  },
  TrainingDiverged: {
    what: 'Die Zahlen des Trainings sind aus dem Ruder gelaufen, deshalb wurde der Lauf angehalten.',
    next: 'Nimm eine kleinere Lernrate.',
  },
  CannotUnfreeze: {
    what: 'Diese Engine kann den Backbone nicht trainieren.',
    next: 'Trainier nur den Head, oder nimm eine Engine, die es kann: tensorflow-gpu, tensorflow oder javascript.',
  },
  TrainingBusy: {
    what: 'Es läuft schon ein Training.',
    next: 'Warte darauf, brich es ab, oder verwirf das unterbrochene.',
  },
  TrainingInterrupted: {
    what: 'Das Training wurde unterbrochen.',
    next: 'Was fertig war, bleibt erhalten: „kith train --resume“ macht dort weiter, die Trainingsseite auch.',
  },
  ActivationInterrupted: {
    what: 'Der Wechsel zur trainierten Version wurde unterbrochen.',
    next: 'Die Version ist noch da: „kith train --resume“ macht damit weiter, und Kith auch, sobald es geöffnet wird.',
  },
  NoTraining: { what: 'Es gibt kein Training, das weitergehen könnte.', next: 'Starte ein neues.' },
  StrangersMissing: {
    what: 'Dieser Lauf wurde mit Fotos beurteilt, die nicht in der Galerie sind und die Kith nicht aufbewahrt.',
    next: 'Gib dieselben Ordner noch einmal an, oder verwirf den Lauf.',
  },
  RunOutdated: {
    what: 'Dieser Lauf kann nicht weitergehen: Bilder, mit denen er begonnen hat, wurden entfernt oder verschoben.',
    next: 'Verwirf ihn und starte einen neuen.',
  },
  RunParentGone: {
    what: 'Dieser Lauf kann nicht weitergehen: Die Version, mit der er verglichen wird, wurde entfernt.',
    next: 'Verwirf ihn und starte einen neuen.',
  },
  RunOfAnotherKith: {
    what: 'Den unterbrochenen Lauf hat ein anderes Kith begonnen, und dieses kann ihn nicht fortsetzen.',
    next: 'Verwirf ihn und starte einen neuen; Personen, Bilder und Versionen sind alle da.',
  },
  CannotJudgeAgain: {
    what: 'Diese Version kann nicht noch einmal beurteilt werden: Womit sie beurteilt wurde, ist nicht mehr da.',
    next: 'Trainier sie noch einmal; dann wird sie mit der aktiven Version verglichen.',
  },
  JudgedAlready: {
    what: 'Diese Version wurde schon gegen die aktive beurteilt.',
    next: 'Was dabei herauskam, steht in ihrem Bericht.',
  },
  NoSuchVersion: {
    what: 'Diese Modellversion gibt es nicht.',
    next: 'Wähl eine aus der Liste der Versionen.',
  },
  VersionActive: {
    what: 'Die aktive Version kann nicht entfernt werden.',
    next: 'Aktivier zuerst eine andere Version.',
  },
  VersionShipped: {
    what: 'Die Version, mit der Kith kam, kann nicht entfernt oder exportiert werden.',
    next: 'Es gibt sie in jedem Kith.',
  },
  NotJudgedBetter: {
    what: 'Diese Version wurde nicht besser beurteilt als die aktive, deshalb aktiviert Kith sie nicht ohne Nachfrage.',
    next: 'Bestätige, dass du sie trotzdem willst.',
  },
  VersionChanged: {
    what: 'Die Modellversion hat gewechselt, während die Bilder berechnet wurden.',
    next: 'Versuch es noch einmal.',
  },
  VersionUnusable: {
    what: 'Diese Modellversion funktioniert nicht: Was sie berechnet, lässt sich nicht vergleichen.',
    next: 'Bleib bei der aktiven Version; importier diese noch einmal von einer guten Kopie, oder entferne sie.',
  },
  ActiveVersionDamaged: {
    what: 'Die aktive Modellversion ist beschädigt, deshalb kann niemand erkannt oder erfasst werden.',
    next: 'Sonst ist nichts verloren. Auf der Trainingsseite oder mit „kith models“ kannst du sie noch einmal aktivieren, um alle neu zu berechnen, zur vorigen Version zurückgehen oder eine andere aktivieren.',
  },
  NoPreviousVersion: {
    what: 'Vor dieser war keine andere Version aktiv.',
    next: 'Wähl eine Version aus der Liste, um sie zu aktivieren.',
  },
  ChipsMissing: {
    what: 'Einige Personen wurden erfasst, ohne ihre Bilder aufzubewahren, deshalb kann eine andere Version sie nicht kennen.',
    next: 'Erfasse sie noch einmal mit Bildern, oder bleib bei der jetzigen Version.',
  },
  EmbeddingsLost: {
    what: 'Von einigen Personen ist weder ein brauchbares Embedding noch ein Bild übrig, deshalb lässt sich diese Version so nicht wieder verwenden.',
    next: 'Schließ Kith und führ „kith restore --salvage“ aus: Das behält alle, die es retten kann, und sagt, wer fehlt. Die Galerie, wie sie jetzt ist, bleibt daneben erhalten.',
  },
  NotAVersion: {
    what: 'Diese Datei kann Kith nicht als Modellversion lesen.',
    next: 'Nimm eine Datei, die mit „Exportieren“ oder „kith models export“ entstanden ist.',
  },
  VersionDamaged: {
    what: 'Die Gewichte der Version passen nicht zu dem, was ihre Datei über sie sagt.',
    next: 'Kopier die Datei noch einmal.',
  },
  VersionKnown: {
    what: 'Diese Version ist schon da.',
    next: 'Wähl sie aus der Liste der Versionen.',
  },
  BadInput: {
    what: 'Die Anfrage wurde nicht verstanden.',
    next: 'Das ist ein Fehler von Kith, falls du die Anfrage nicht selbst geschrieben hast.',
  },
  MessageTooLarge: {
    what: 'Das ist zu groß, als dass die Seite es an Kith schicken könnte.',
    next: 'Es wurde nichts geschickt. Nimm etwas Kleineres oder die Kommandozeile.',
  },
  WrongUse: { what: 'Der Befehl wurde nicht verstanden.', next: 'Führ ihn mit --help aus.' },
};
