/** What can be wrong with asking whether somebody is a live person, in the words of `failures`. */
export const livenessFailures = {
  LivenessMissing: [
    'The network that tells a printed picture from a person isn’t here.',
    'Download it in Settings, under “Pictures held up to the camera”, or with “kith models add liveness”.',
  ],
  NotShownLive: [
    'Some of these pictures weren’t shown to be of a live person, and your settings require that.',
    'Nothing was saved. Take them again, with the person in front of the camera in good light, or add photos instead; those are marked as not checked.',
  ],
  TurnsLookFlat: [
    'The face turned the way a picture of a face does, not the way a head does, and your settings require a live person.',
    'Nothing was saved. Take the pictures again, with the person in front of the camera in good light, or add photos instead; those are marked as not checked.',
  ],
} as const;
