import { bundleFailures } from './bundle-failures.ts';
import { importFailures } from './import-failures.ts';
import { inboxFailures } from './inbox-failures.ts';
import { livenessFailures } from './liveness-failures.ts';
import { packFailures } from './pack-failures.ts';
import { peopleFailures } from './people-failures.ts';
import { recoveryFailures } from './recovery-failures.ts';
import { repairFailures } from './repair-failures.ts';
import { reportFailures } from './report-failures.ts';
import { systemFailures } from './system-failures.ts';

/**
 * Every expected failure: what a person is told and what they can do next. A failure that is not in this
 * table is a bug, and is shown as one.
 */
export const failures = {
  NoCamera: ['No camera was found.', 'Connect a camera, or enroll from photos.'],
  CameraBusy: ['Another program is using the camera.', 'Close that program, then try again.'],
  CameraRefused: [
    'Kith isn’t allowed to use the camera.',
    'Allow the camera for Kith in the system’s privacy settings, then try again.',
  ],
  CameraFrozen: [
    'The camera’s picture stands still.',
    'Wait a moment. If it stays that way, unplug the camera and plug it in again, or close other apps that use it.',
  ],
  CameraLost: ['The camera was unplugged.', 'Plug it back in, and Kith will continue on its own.'],
  FinderFailed: ['Face detection isn’t working.', 'Try again, and Kith will reload it.'],
  RecognitionFailed: [
    'Recognition isn’t working.',
    'Try again, and Kith will restart it. Settings shows which engines were tried.',
  ],
  NotAVideo: ['Kith can’t play this file as a video.', 'Use an MP4 or WebM file.'],
  NoFace: ['No face was found.', 'Use a picture with a large, upright, well-lit face.'],
  SeveralFaces: ['More than one face was found.', 'Use a picture with just one person in it.'],
  PhotoTurned: [
    'The picture is upside down or on its side, and its file doesn’t say so.',
    'Turn it and save it, then try again.',
  ],
  PoorQuality: ['The face isn’t clear enough.', 'Use another picture.'],
  NotAnImage: [
    'Kith can’t read this file as a picture.',
    'Use a JPEG, HEIC, PNG, WebP, AVIF, or TIFF file.',
  ],
  FormatUnread: [
    'Kith can’t read pictures in this format.',
    'Save it as a JPEG or PNG, then try again.',
  ],
  TruncatedImage: [
    'The picture’s file ends too early.',
    'Copy it again from where it came from, or use another picture.',
  ],
  DamagedImage: [
    'The picture is damaged or incomplete.',
    'Copy the file again, or use another picture.',
  ],
  ImageTooLarge: [
    'The picture is too large.',
    'Use a picture of at most 60 MB and 256 megapixels, or 64 in formats that can only be read whole.',
  ],
  DecoderLost: [
    'Kith gave up on this picture: it took too long or needed too much memory.',
    'Try it once more, or save it as a JPEG and use that.',
  ],
  FileExists: [
    'There’s already a file with this name.',
    'Choose another name; the file wasn’t changed.',
  ],
  FileMissing: ['The file or folder doesn’t exist.', 'Check the path.'],
  NameEmpty: ['The name is empty.', 'Type a name.'],
  PictureKnown: ['This picture has already been added.', 'Use pictures that show something new.'],
  FileUnreadable: ['The file or folder can’t be read.', 'Check its permissions and the disk.'],
  NoPhotos: ['There are no photos in this folder.', 'Put photos in it, or choose another folder.'],
  FileHidden: ['The file or folder is hidden.', 'Give it a name that doesn’t begin with a dot.'],
  NotAFile: ['This is neither a file nor a folder.', 'Use only files and folders.'],
  FolderReadAlready: ['The folder leads back to one that’s read anyway.', 'Nothing is missing.'],
  ...importFailures,
  NobodysFile: [
    'The file isn’t in anybody’s folder.',
    'Move it into the folder of the person it shows.',
  ],
  NameNotText: ['The name can’t be read as text.', 'Rename it; names have to be UTF-8.'],
  NameUnclear: [
    'Several people have this name, written differently.',
    'Type it exactly as it is in the list of people.',
  ],
  NameTooLong: ['The name is too long.', 'Use at most 80 characters.'],
  NameTaken: [
    'Somebody with this name is already enrolled.',
    'Choose another name, or add the pictures to that person.',
  ],
  NoSuchPerson: ['This person isn’t enrolled.', 'Choose somebody from the list of people.'],
  NoSuchSample: ['This picture no longer exists.', 'Reload the person’s page.'],
  NoSuchSighting: [
    'The pictures of this face are gone.',
    'Kith keeps them only for a while, and never after it closes. Enroll the person in front of the camera.',
  ],
  NoSuchFace: [
    'Kith doesn’t have this face in memory anymore.',
    'It’s only kept while the face is in front of the camera, and for a short time after. Try again with the face in view.',
  ],
  NoSuchCorrection: [
    'This correction isn’t there anymore.',
    'It was undone, or the person was removed.',
  ],
  NoSuchPicture: ['There’s no picture of this moment.', 'Older pictures make room for newer ones.'],
  UndoTooLate: ['The list has been permanently erased.', 'It can’t be brought back anymore.'],
  LastSample: [
    'A person needs at least one picture.',
    'Add another picture first, or remove the person.',
  ],
  TooFewSamples: ['There’s no picture to save.', 'Take or add at least one.'],
  TooManySamples: [
    'That’s as many pictures as can be saved at once.',
    'Save them first, then add more to the person.',
  ],
  SeveralPeople: [
    'These pictures don’t all show the same person.',
    'Keep the pictures of one person. If they’re really all the same person, save one group first, then add the others to it.',
  ],
  LooksDifferent: [
    'These pictures don’t look like the person they would be added to.',
    'Nothing was changed. If they really show that person, do it anyway (“--anyway” on the command line).',
  ],
  PeopleTooAlike: [
    'At this setting, two of your people would be taken for each other.',
    'Nothing was changed. Choose a stricter setting, or check whether both are one person who was enrolled twice.',
  ],
  DraftElsewhere: [
    'This enrollment is open in another window.',
    'Nothing is lost: continue here to take it over.',
  ],
  DraftEnded: [
    'This enrollment is over: it was saved or discarded in another window, left for a day, or the person was removed.',
    'Start again here. What’s on this page can still be brought back.',
  ],
  GalleryLocked: [
    'The gallery can’t be opened without its key.',
    'Restore the key it was made with. If you wrote down its recovery key, “kith recover” takes it, but not for the desktop app. The gallery wasn’t touched.',
  ],
  GalleryDamaged: [
    'The gallery’s file is damaged.',
    'Close Kith and run “kith restore”: it lists the copies Kith has made, and “--salvage” saves whatever can still be read. The damaged file is kept.',
  ],
  KeyOrDamage: [
    'The gallery can’t be opened: either its key is another gallery’s, or its file is damaged.',
    'If gallery.key or key.json in the data folder was replaced, put back the gallery’s own. If not, run “kith restore --salvage” to save whatever can still be read. Nothing was changed.',
  ],
  NothingSalvaged: [
    'Nothing in the gallery’s file can be read.',
    'If gallery.key or key.json in the data folder was replaced, put back the gallery’s own. If not, go back to a copy: “kith restore” lists them, and “--from FILE” takes one of your own. Nothing was changed.',
  ],
  GalleryReplaced: [
    'The gallery’s file was moved, removed, or replaced while Kith was running, so nothing more can be saved.',
    'Put the file back and start Kith again. Everything saved before that is in it.',
  ],
  NoSuchCopy: [
    'There’s no such copy of the gallery.',
    'Run “kith restore” to see the copies there are, or name a file with --from.',
  ],
  CopyHoldsRemoved: [
    'Something you removed later is still in this copy and would come back.',
    'Choose another copy, or go back to this one anyway (“--anyway” on the command line). Nothing was changed.',
  ],
  GalleryNewer: [
    'The gallery was made by a newer Kith.',
    'Update Kith. The gallery wasn’t touched.',
  ],
  NotErased: [
    'Something you removed may still be in a file in the data folder.',
    'Kith tries again with every removal and every start. Check that the disk isn’t full, that you may write to the folder, and that nothing else has the file open.',
  ],
  GalleryInUse: [
    'Another Kith is using this gallery.',
    'Close it first, or choose another folder.',
  ],
  ModelMissing: ['A network’s file is missing.', 'Reinstall Kith.'],
  ModelDamaged: ['A network’s file isn’t the one Kith was tested with.', 'Reinstall Kith.'],
  EngineLost: ['The recognition process stopped.', 'Kith is restarting it. Try again in a moment.'],
  NoEngine: [
    'No engine on this computer computes correctly.',
    'Run “kith doctor” and report what it says.',
  ],
  CannotReveal: ['This Kith can’t open the system’s file manager.', 'Open this path yourself.'],
  Canceled: ['This was canceled.', 'Whatever was finished is kept.'],
  ...packFailures,
  ...livenessFailures,
  ...peopleFailures,
  ...repairFailures,
  ...bundleFailures,
  ...recoveryFailures,
  ...inboxFailures,
  ...systemFailures,
  TooFewToTrain: [
    'There are too few people to train on: it takes at least 3 with 3 pictures each.',
    'Enroll more people, or add pictures to the ones you have.',
  ],
  ...reportFailures,
  LabelsDoubtful: [
    'Some pictures look more like somebody else than the person they’re enrolled as.',
    'Check the pictures listed, and remove or move the wrong ones.',
  ],
  TrainingCollapsed: [
    'All embeddings ended up at the same point, so the run was stopped.',
    'Use a lower learning rate or easier mining, or train on more people.',
  ],
  TrainingDiverged: [
    'The training’s numbers got out of range, so the run was stopped.',
    'Use a lower learning rate.',
  ],
  CannotUnfreeze: [
    'This engine can’t train the backbone.',
    'Train only the head, or use an engine that can: tensorflow-gpu, tensorflow, or javascript.',
  ],
  TrainingBusy: [
    'Training is already running.',
    'Wait for it, cancel it, or discard the run that was interrupted.',
  ],
  TrainingInterrupted: [
    'The training was interrupted.',
    'What was finished is kept: “kith train --resume” or the training page picks up from there.',
  ],
  ActivationInterrupted: [
    'Activating the trained version was interrupted.',
    'The version is kept: “kith train --resume” picks up from there, and so does Kith the next time you open it.',
  ],
  NoTraining: ['There’s no training run to continue.', 'Start a new one.'],
  StrangersMissing: [
    'This run was judged with photos that aren’t in the gallery, and Kith doesn’t keep those.',
    'Choose the same folders again, or discard the run.',
  ],
  RunOutdated: [
    'This run can’t continue: pictures it was started with were removed or moved.',
    'Discard it and start a new one.',
  ],
  RunParentGone: [
    'This run can’t continue: the version it’s compared with was removed.',
    'Discard it and start a new one.',
  ],
  RunOfAnotherKith: [
    'The interrupted run was started by a different Kith, and this one can’t continue it.',
    'Discard it and start a new one. Your people, pictures, and versions are all there.',
  ],
  CannotJudgeAgain: [
    'This version can’t be judged again: what it was judged with is no longer kept.',
    'Train it again, and it will be compared with the active version.',
  ],
  JudgedAlready: [
    'This version has already been judged against the active one.',
    'Its report shows the result.',
  ],
  NoSuchVersion: ['This model version doesn’t exist.', 'Choose one from the list of versions.'],
  VersionActive: ['You can’t remove the active version.', 'Activate another version first.'],
  VersionShipped: [
    'You can’t remove or export the version that came with Kith.',
    'Every Kith has it.',
  ],
  NotJudgedBetter: [
    'This version wasn’t judged better than the active one, so Kith won’t activate it without asking.',
    'Confirm that you want it anyway.',
  ],
  VersionChanged: [
    'The model version changed while the pictures were being embedded.',
    'Try again.',
  ],
  VersionUnusable: [
    'This model version doesn’t work: what it computes can’t be compared.',
    'Stay with the active version. Import this one again from a good copy, or remove it.',
  ],
  ActiveVersionDamaged: [
    'The active model version is damaged, so nobody can be recognized or enrolled.',
    'Nothing else is lost. On the training page, or with “kith models”, you can activate it again to recompute everyone, roll back to the previous version, or activate another one.',
  ],
  NoPreviousVersion: [
    'No other version was active before this one.',
    'Choose a version from the list and activate it.',
  ],
  ChipsMissing: [
    'Some people were enrolled without keeping their pictures, so no other version can get to know them.',
    'Enroll them again and keep their pictures, or stay with the current version.',
  ],
  EmbeddingsLost: [
    'For some people, neither a usable embedding nor a picture is left, so this version can’t be used again as it is.',
    'Close Kith and run “kith restore --salvage”: it keeps everyone it can, and says who is missing. The gallery as it is now is kept beside it.',
  ],
  NotAVersion: [
    'Kith can’t read this file as a model version.',
    'Use a file made by “Export” or “kith models export”.',
  ],
  VersionDamaged: [
    'The version’s weights don’t match what its file says about them.',
    'Copy the file again.',
  ],
  VersionKnown: ['You already have this version.', 'Choose it from the list of versions.'],
  BadInput: [
    'Kith didn’t understand the request.',
    'If you didn’t write the request yourself, this is a bug in Kith.',
  ],
  MessageTooLarge: [
    'This is too large for the page to send to Kith.',
    'Nothing was sent. Use something smaller, or the command line.',
  ],
  WrongUse: ['Kith didn’t understand the command.', 'Run it with --help to see how it works.'],
} as const satisfies Record<string, readonly [what: string, next: string]>;

export type FailureCode = keyof typeof failures;
