/** Whether everybody would be recognized, by their own pictures, and what would help. */
export const selfTest = {
  running: 'Checking that everyone would be recognized …',
  again: 'Checking again …',
  failed: 'Kith couldn’t check whether everyone would be recognized.',
  tooFew: 'Too few pictures to tell who would be recognized. Add a few more of each person.',
  all: '{tested, plural, one {The one picture} other {All # pictures}} would be recognized',
  recognized:
    '{recognized, number} of {tested, plural, one {# picture} other {# pictures}} would be recognized',
  weak: '{count, plural, one {# person is weak} other {# people are weak}}',
  showAll: 'Show everyone',
  untested:
    '{count, plural, one {# person has too few pictures} other {# people have too few pictures}} to tell',
  pair: '{one} and {other} look alike',
  onePerson: '{one} and {other} may be one person',
  pairs:
    '{count, plural, one {# pair looks} other {# pairs look}} alike{twice, plural, =0 {} one {; # may be one person} other {; # may be one person each}}',
  how: 'Kith leaves out each picture in turn and looks for it among all the others. Pictures of the same moment count once.',
  weakMark: 'Weak',
  person: {
    title: 'Does it work?',
    untested: 'There are too few different pictures to tell.',
    running: 'Checking …',
    unchecked: 'This couldn’t be checked.',
    alike: 'Looks like {name}',
    onePerson: 'May be {name}, enrolled twice',
    add: 'Take more pictures',
    compare: 'Compare',
  },
  picture: {
    missed: 'wouldn’t be recognized',
    taken: 'would be taken for {name}',
  },
  /** The one thing that would help a person most. */
  remedy: {
    compare: '{count, plural, one {# picture looks} other {# pictures look}} like {name}',
    pose: {
      center: 'Add a picture looking into the camera',
      left: 'Add a picture turned to the left',
      right: 'Add a picture turned to the right',
      up: 'Add a picture looking up',
      down: 'Add a picture looking down',
    },
    more: '{count, plural, one {Add one more picture} other {Add # more pictures}}',
    darker: 'Add a picture in less light',
    brighter: 'Add a picture in more light',
    time: 'Add pictures on another day',
    retake: {
      SeveralFaces:
        '{count, number} of {of, number} pictures {count, plural, one {shows} other {show}} several people: retake',
      CutOff:
        '{count, number} of {of, number} pictures {count, plural, one {is} other {are}} cut off: retake',
      TooSmall:
        '{count, number} of {of, number} pictures {count, plural, one {is} other {are}} small: retake from closer up',
      TooDark:
        '{count, number} of {of, number} pictures {count, plural, one {is} other {are}} dark: retake',
      TooBright:
        '{count, number} of {of, number} pictures {count, plural, one {is} other {are}} too bright: retake',
      TurnedAway:
        '{count, number} of {of, number} pictures {count, plural, one {is} other {are}} turned far: retake',
      LookingUpOrDown:
        '{count, number} of {of, number} pictures {count, plural, one {looks} other {look}} far up or down: retake',
      Tilted:
        '{count, number} of {of, number} pictures {count, plural, one {is} other {are}} tilted: retake',
      Blurred:
        '{count, number} of {of, number} pictures {count, plural, one {is} other {are}} blurred: retake',
      EyesClosed: 'In {count, number} of {of, number} pictures, the eyes are closed: retake',
    },
  },
  coverage: {
    sides: 'Sides',
    light: 'Light',
    time: 'Time',
    sidesText: 'Sides: {sides}',
    noSides: 'none',
    lightText: 'Light: {lights}',
    lights: { dim: 'dim', medium: 'medium', bright: 'bright' },
    once: 'Time: all at once, {date}',
    times: 'Time: {count, plural, other {# times}}, from {from} to {to}',
    legend: 'Amber: wouldn’t be recognized',
  },
  /** What only the user can tell. */
  suggestions: {
    title: 'Is this right?',
    text: 'Kith asks about each of these once.',
    more: '{count, number} more',
    fewer: 'Show fewer',
    same: '{one} and {other} may be the same person.',
    merge: 'Merge them …',
    looksLike: 'This picture of <person>{name}</person> looks like {other}.',
    picture: 'The picture of {name}',
    move: 'It’s {name}',
    keep: 'It’s {name}, keep it',
    kept: 'Kith won’t ask about this picture of {name} again.',
  },
  alike: {
    title: 'Who looks alike',
    none: '{one} and {other} look so alike that either, if not enrolled, could be taken for the other.',
    named:
      '{count, plural, one {# of their pictures} other {# of their pictures}} would be taken for the other.',
    advice:
      'If they’re one person, merge them. If a picture is under the wrong name, remove it there. Otherwise, more pictures of both help Kith tell them apart.',
    more: 'And {count, plural, one {# more pair} other {# more pairs}}.',
    close: 'Done',
  },
} as const;
