/** Why a face was decided on as it was. */
export const evidence = {
  /** Beside a line or a face. */
  why: 'Why?',
  whyOf: 'Why “{what}”?',
  close: 'Close',
  asking: 'Comparing',
  title: {
    asking: 'Why?',
    known: 'Why {person}?',
    ambiguous: 'Why “{one} or {other}?”',
    unknown: 'Why unknown?',
    unusable: 'Why no decision?',
  },
  face: 'The face as Kith saw it',
  at: 'As seen at {time}',
  anew: 'Only a small picture of this moment is left, so Kith compared it again just now. At the time it had a sharper one, and may have decided otherwise.',
  openPage: 'Open {person}’s page',
  enroll: 'Enroll this face',
  /** Why it was decided so. */
  because: {
    known: 'More like {person} than the threshold requires, and clearly less like anyone else.',
    kept: 'Now just below the threshold for {person}. Once Kith has given a name, it keeps it until the face is clearly below, so that names don’t flicker.',
    ambiguous:
      'As much like {one} as like {other}. Kith can’t tell them apart, so it names neither.',
    unknown: 'Most like {person}, but not enough to give the name.',
    nobody: 'Nobody is enrolled yet, so there’s nobody to compare with.',
    unusable: 'The picture isn’t good enough to decide anything: {reasons}.',
    notLive:
      'It looks like a picture held up to the camera. Your settings require a live person, so Kith gave no name.',
    liveNotShown:
      'It isn’t clear yet that a live person is there. Your settings require that, so Kith gave no name.',
    ignored: 'It’s like a stranger you ignore, so nobody is named.',
  },
  nearest: {
    title: 'Who it’s most like',
    above: 'above the threshold · {strength}',
    below: 'below the threshold',
    sample: 'Picture {place, number} of {name}',
    more: '{count, plural, one {and # more} other {and # more}}',
    enrolled:
      '{live, number} of {pictures, plural, one {# picture} other {# pictures}} shown to be live{turns, select, live {, and it was a real head that turned} notlive {, but what turned looked like a flat picture} cannottell {, and the turns of the head couldn’t tell} other {, without turning the head}}.',
    nobody: 'Fewer than 1 in {of, number} strangers look this much like {name}.',
    strangers:
      '{strangers, plural, one {# out of {of, number} strangers looks} other {# out of {of, number} strangers look}} this much like {name}.',
  },
  /** What somebody says of a face, and what is to change for that. */
  correct: {
    isNot: 'That’s not {person}',
    is: 'This is {person}',
    neither: 'Neither of them',
    isSomebody: 'This is …',
    isOther: 'Somebody else …',
    who: 'Who is it?',
    choose: 'Choose a person',
    nobody: 'Nobody by that name',
    onlyEnrolled: 'Anybody who isn’t enrolled yet can be enrolled on the Enroll page.',
    cancel: 'Cancel',
    save: 'Remember',
    remembered: 'Kith will remember that. What else should change?',
    nothing: 'There’s nothing to change: this is only remembered.',
    done: 'Remembered. You’ll find it on the person’s page.',
    undo: 'Undo',
    add: 'Add this picture to {person}’s',
    addWhy: 'Next time, Kith will know {person} better in this light and from this side.',
    addPoor: 'The picture isn’t good enough for that: {reasons}.',
    addMoreLike: 'It looks more like {other} than like {person}.',
    addSamePicture: '{other} has this picture already.',
    addAlike: 'It looks like {other}, too.',
    addSure: 'Add it only if you’re sure.',
    setAside: 'Set aside this picture of {person}',
    setAsideWhy:
      'It looks more like this face, or like somebody else, than like {person}’s other pictures. It stops counting, and you can bring it back.',
    picture: 'The picture of {person} that looks more like somebody else',
    raise: 'Be stricter about {person}',
    raiseEnough: 'A face like this one won’t be called {person} anymore.',
    raiseNot:
      'A face as much like {person} as this one will still be called {person}: any stricter, and Kith wouldn’t recognize {person}.',
    raiseCost:
      '{after, plural, =0 {Every picture of {person} is still enough on its own.} other {Of {of, number} pictures of {person}, # won’t be enough on their own (now {before, number}).}}',
    raiseCostEverybody:
      '{person} has too few pictures to tell what that costs. {after, plural, =0 {Of everybody enrolled, every picture would still be enough on its own.} other {Of {of, number} pictures of everybody enrolled, # wouldn’t be enough on their own (now {before, number}).}}',
  },
  scores: {
    title: 'How alike',
    whom: 'Compared with',
    less: 'less alike',
    more: 'more alike',
    strangers: 'strangers',
    ofPerson: 'pictures of {name}, with each other',
    ofEverybody: 'pictures of the same person, with each other',
    threshold: 'threshold',
    face: 'this face',
    above: 'This face is above the threshold for {name}.',
    below: 'This face is below the threshold for {name}.',
    own: '{below, number} of {name}’s {count, plural, one {# picture} other {# pictures}} {below, plural, one {is} other {are}} less like the others than this face is like {name}.',
    everybody:
      '{below, number} of {count, plural, one {# picture} other {# pictures}} of everyone enrolled {below, plural, one {is} other {are}} less like the same person’s others than this face is like {name}.',
    noMated: 'Nobody has a second picture yet to compare with.',
  },
  frames: {
    ago: '{seconds} s before',
    now: 'this moment',
    mean: 'what counts: the frames so far, newer ones more',
    frame: 'single frames',
    words:
      'In {seconds} seconds, the face was above the threshold for {name} in {above, number} of {count, plural, one {# frame} other {# frames}}.',
  },
  liveness: {
    title: 'Live or a picture',
    states: {
      live: 'It looks like a live person.',
      'not live': 'It looks like a picture held up to the camera.',
      'cannot tell': 'Kith can’t tell whether it’s a live person: {reasons}.',
    },
    reasons: {
      'too small': 'too small',
      'too dark': 'too dark',
      'cut off': 'cut off',
      'too few frames': 'too few frames so far',
      'not a camera': 'the picture comes from a program or a file, not from a camera',
      'the crops disagree':
        'the face alone looks one way, and the face with its surroundings another',
    },
    words:
      'Over {count, plural, one {# frame} other {# frames}}, the network’s score for “live” is {near} for the face and {wide} with what’s around it.',
    meaning: 'Scores run from 0 to 1. They aren’t rates of error.',
    near: 'the face',
    wide: 'with what’s around it',
    ago: '{seconds} s before',
    now: 'this moment',
  },
  quality: {
    title: 'The picture',
    worst: 'What hurts most: {what}.',
    nothing: 'Nothing’s wrong with the picture.',
    /** What is looked at. */
    measure: {
      SeveralFaces: 'One face',
      CutOff: 'Whole face',
      TooSmall: 'Size',
      TooDark: 'Enough light',
      TooBright: 'Not too much light',
      TurnedAway: 'Facing the camera',
      LookingUpOrDown: 'Head level',
      Tilted: 'Head upright',
      Blurred: 'Sharpness',
      EyesClosed: 'Eyes open',
    },
    grade: { good: 'good', fair: 'fair', poor: 'poor', bad: 'too poor' },
  },
  numbers: {
    title: 'Numbers',
    person: 'Person',
    score: 'Score',
    threshold: 'Threshold',
    ratio: 'Likelihood ratio',
    meaning:
      'Comparison scores run from −1 to 1. The likelihood ratio says how many times as likely a score is if the face is that person’s as if it is a stranger’s.',
    yes: 'yes',
    no: 'no',
  },
} as const;
