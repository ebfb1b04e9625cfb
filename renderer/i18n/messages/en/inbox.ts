/** Unknown faces that are kept for a while, and strangers. */
export const inbox = {
  title: 'Unknown faces',
  text: 'Faces without a name that the camera saw, grouped by person. Each is erased {days, plural, one {after a day} other {after # days}}. Kith learns nothing from them until you say who it is.',
  off: {
    title: 'Unknown faces aren’t kept',
    text: 'When Kith sees somebody it doesn’t know, it can keep a few pictures of them for some days, so that you can say later who it was: enroll them, add the pictures to somebody, or have Kith leave them alone.',
    switchOn: 'Keep unknown faces …',
    left: 'No more are kept. Kith erases those that are still here as they get too old.',
  },
  empty: {
    title: 'Nobody unknown so far',
    text: 'Whoever the camera sees on Live and Kith has no name for shows up here a few seconds later.',
    live: 'Go to Live',
  },
  agree: {
    title: 'Keep pictures of people you don’t know?',
    what: 'Up to five pictures of each unknown face seen live, with the time and the camera, go into the encrypted gallery on this computer. Kith erases them after {days, plural, one {a day} other {# days}}, and the oldest earlier once there are more than {faces, number} or {megabytes, number} MB of them. They’re never in the gallery’s copies.',
    who: 'The people in them haven’t agreed to anything. Where you live, keeping their faces may be forbidden, or need a sign at the door. Please find out first.',
    consent:
      'I’m allowed to keep the faces of people this camera sees, and they can know that I do.',
    cancel: 'Don’t keep them',
    switchOn: 'Keep unknown faces',
  },
  stop: {
    title: 'Erase the unknown faces, too?',
    text: 'No more are kept from now on. {count, plural, one {One is} other {# are}} still here. Strangers you ignore stay ignored.',
    erase: 'Erase them',
    keep: 'Keep them for now',
  },
  grouping:
    'Kith is sorting these faces by person. With many of them that takes a while; you can go elsewhere meanwhile.',
  groups: 'Unknown people',
  more: 'Show {count, plural, one {# more} other {# more}}',
  group: {
    name: 'Unknown person, {count, plural, one {# picture} other {# pictures}}',
    seen: '{times, plural, one {Seen once} other {Seen # times}}',
    span: '{from} to {to}',
    looksLike: 'Looks like {name}',
    missing: 'Still missing to enroll them: {poses}',
    complete: 'Pictures from all sides',
    picture: 'Seen on {at}',
    belongs: 'Belongs to this person, seen on {at}',
    look: 'Look through',
    lookOf: 'Look through the pictures of this person',
    close: 'Done',
    closeOf: 'Done looking through',
    taken:
      '{count, plural, =0 {Uncheck pictures of somebody else before you decide.} one {# picture taken out. What you choose next applies to the rest.} other {# pictures taken out. What you choose next applies to the rest.}}',
    none: 'Check at least one picture.',
  },
  actions: {
    enroll: 'Enroll',
    assign: 'Add to somebody',
    ignore: 'Ignore',
    discard: 'Discard',
    more: 'More',
    never: 'Never collect them again',
  },
  done: {
    assigned:
      '{count, plural, =0 {{name} had these pictures already.} one {# picture was added to {name}.} other {# pictures were added to {name}.}}',
    ignored: 'This stranger is ignored.',
    discarded: '{count, plural, one {# picture was} other {# pictures were}} discarded.',
    never: 'This stranger isn’t collected again.',
    undo: 'Undo',
  },
  assign: {
    title: 'Whose pictures are these?',
    text: '{count, plural, one {The picture is added, if it’s good enough. It leaves this page.} other {The best of these # pictures are added, if they’re good enough. All of them leave this page.}}',
    who: 'Who is it?',
    choose: 'Choose somebody',
    unlike: 'They don’t look like {name}. Nothing was added.',
    anyway: 'Add them anyway',
    others: 'Somebody else looks like this',
    othersWhy: 'Nothing was added yet. Add them to {name} only if you’re sure.',
    addAsked: 'Add to {name}',
    cancel: 'Cancel',
    add: 'Add',
  },
  strangers: {
    title: 'Strangers you’ve decided on',
    text: 'Kith never names somebody you ignore, and collects no more pictures of them; those it has stay until you take them back or erase them. Of people it’s never to collect again, it keeps no picture, only the numbers it recognizes them by.',
    ignored: 'Ignored since {at}',
    refused: 'Never collected since {at}',
    void: 'The model version in use doesn’t know them.',
    takeBack: 'Take back',
    takeBackOf: 'Take back: {what}',
    erase: 'Erase',
    eraseOf: 'Erase: {what}',
    losing: {
      ignored: 'Erase this stranger?',
      refused: 'Collect this stranger again?',
    },
    losingText: {
      ignored:
        'Their pictures are erased for good, and Kith may take them for somebody you know again.',
      refused:
        'Kith forgets their face. If they come again, their pictures are kept like anybody’s.',
    },
    cancel: 'Cancel',
    picture: 'Ignored stranger',
  },
  settings: {
    keep: 'Keep unknown faces',
    keepText:
      'A few pictures of anybody without a name on Live, encrypted, for the page Unknown faces. Off until you agree to it.',
    since: 'You agreed to this on {at}.',
    days: 'How long unknown faces are kept',
    daysText: 'After that, Kith erases them.',
    choice: '{days, plural, one {A day} other {# days}}',
  },
} as const;
