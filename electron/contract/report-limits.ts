/** What the figures of a report do not say, in English: what the command line and JSON write, and what the page has in English. */
export const reportLimits = {
  fewPeople:
    'Fewer than 30 people were tested. The intervals are wide, and the next people may be unlike these.',
  fewStrangers:
    'Too few strangers were searched for to show that the wanted share is kept: for 1% it takes 300 people of whom none is given a name, for other shares more or fewer in proportion.',
  enrolledAsStrangers:
    'Strangers are enrolled people who were left out in turn, and those on photos from outside, if any were given. Other strangers may resemble your people more.',
  sameEnrollment:
    'Pictures that were searched for come from the same enrollments as the references, often from the same minutes. On later days, with other cameras and in other light, more people are missed.',
  smallerGallery:
    'In every round some people and pictures are left out, so references are made of fewer pictures, and the gallery is smaller, than in use.',
  singlePictures:
    'Rates are of single pictures. Live recognition decides over several frames, and every frame is another chance to be right or wrong.',
  failuresByAttempt:
    'Failures to enroll are counted by attempt, not by person: whoever tried again counts again, and nobody knows who never tried. Live faces that Kith couldn’t use aren’t counted, so failures to acquire are only known of photos.',
  camerasByLabel:
    'Cameras are told apart by what they call themselves: two of one model are one. Of older pictures, Kith only knows if they’re from a webcam or a photo.',
  groupsNotKept:
    'Kith knows nothing of age, sex, or skin color. Whether it errs more often with some people, it can say only of the groups that you made.',
  labelsTrusted:
    'Every picture counts as showing the person it’s saved under. Wrong names raise both rates.',
  noAttacks: 'Nobody tried to deceive Kith: photos and masks held up to the camera are not tested.',
} as const;

/** Names a limit. */
export type ReportLimit = keyof typeof reportLimits;

/** All of them, in the order in which they matter. */
export const limitCodes = Object.keys(reportLimits) as [ReportLimit, ...ReportLimit[]];
