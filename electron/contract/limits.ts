/** Bounds that both sides of a boundary hold to. */
export const limits = {
  /** Characters of a person's name, as a reader counts them. */
  nameLength: 80,
  /** UTF-16 code units of a name for each of those, on average: a family of emoji has eleven. */
  codeUnitsPerCharacter: 16,
  /** Characters of a name while it is typed; what is too long is said when it is used. */
  typedNameLength: 10_000,
  /** UTF-16 code units of a note about a person. */
  noteLength: 2000,
  /** Of the id that somebody has elsewhere. */
  externalIdLength: 100,
  /** People that are put into a group, or removed, at once. */
  peopleAtOnce: 100_000,
  /** Samples of one enrollment call. */
  samplesPerCall: 64,
  /** Samples that are moved, set aside or removed at once. */
  movedSamples: 1000,
  /** Pictures that are asked for at once. */
  picturesPerCall: 100,
  /** Faces of one recognition call. */
  facesPerCall: 16,
  /** Bytes of one photo file. */
  photoBytes: 60 * 1024 * 1024,
  /** Pixels of one photo that is shrunk while it is read; a larger one is refused before it is decoded. */
  photoPixels: 256_000_000,
  /** The same of one that has to be in memory whole. */
  wholePixels: 64_000_000,
  /** Bytes of one message between a page and the owner: a call with the most samples, or the largest photo, with room for its frame. */
  messageBytes: 72 * 1024 * 1024,
  /** Bytes of one file of a model version: the textbook network with all that can be trained of it, and room. */
  versionBytes: 128 * 1024 * 1024,
  /** Of those the ones before its weights: what it says of itself. */
  versionHeaderBytes: 4 * 1024 * 1024,
  /** Bytes of one piece of a bundle between a page and the owner. */
  bundlePieceBytes: 4 * 1024 * 1024,
  /** Bytes of one picture in a bundle: several times what any chip takes. */
  bundledChipBytes: 512 * 1024,
  /** Characters of a bundle's passphrase, at least and at most. */
  leastPassphrase: 8,
  passphraseLength: 1000,
  /** Longest side that a photo is shrunk to before its large faces are looked for. */
  photoSide: 1600,
  /** Faces of one photo that are answered, the biggest. */
  facesPerPhoto: 500,
  /** Pictures of one file (pages, frames) that are looked at until one shows a face. */
  picturesPerFile: 12,
  /** Faces as they were seen that the activity list keeps, the newest. */
  sightingPictures: 1000,
  /** Bytes of one of them. */
  sightingBytes: 16 * 1024,
  /** Unknown faces that wait to be told who they are, the newest. */
  unknownFaces: 5000,
  /** Bytes of their pictures, all together. */
  unknownBytes: 200 * 1024 * 1024,
  /** Good samples that a webcam enrollment collects. */
  webcamSamples: 8,
  /** Photos that were chosen and not read yet of which a draft knows the names. */
  unreadPhotos: 10_000,
  /** Characters of a photo file’s name. */
  fileNameLength: 1000,
  /** Settings that are asked about at once. */
  operatingPoints: 100,
  /** Cameras that are remembered, with how each is mounted. */
  knownCameras: 16,
  /** Characters of a camera's id or name. */
  cameraName: 500,
  /** Characters of what is held up to a camera in a test of the liveness check. */
  presentedName: 40,
  /** Tries of a kind of attack, and of a person, from which such a test says something. */
  attackTries: 20,
  liveTries: 10,
  /** Milliseconds for which an enrollment that is not saved is kept after its last change: a day. */
  draftAge: 24 * 60 * 60_000,
  /** Milliseconds for which a repair can be undone: thirty days. */
  repairAge: 30 * 24 * 60 * 60_000,
  /** Days for which it is counted how enrollments ended. */
  enrollmentCountDays: 365,
  /** Milliseconds for which somebody who is removed can be kept. */
  removalGrace: 10_000,
} as const;
