/** Moving a gallery, and backing it up. */
export const bundles = {
  section: {
    title: 'Move or back up this gallery',
    export: 'Export',
    exportText:
      'Everybody with their pictures and agreements, the model versions, and your settings in a single file that only your passphrase opens. Keep it somewhere else, or take it to another computer.',
    exportButton: 'Export …',
    import: 'Import',
    importText:
      'Add the people in such a file to this gallery, or put them in its place. You see what would happen before it does.',
    importButton: 'Import …',
  },
  export: {
    title: 'Export',
    who: 'Who',
    everybody: 'Everybody',
    some: 'Some people',
    people: 'People',
    peoplePlaceholder: 'Search by name',
    pictures: 'With pictures',
    notIn:
      'Not in it: who was seen, unknown faces, pictures you set aside, pairs you said are two people, corrections, and unfinished enrollments.',
    picturesText:
      'Without them, the file is small, and people are recognized as before as long as the model version stays the same.',
    passphrase: 'Passphrase',
    passphraseText: 'At least 8 characters. Nobody can recover it: write it down.',
    again: 'Passphrase, once more',
    differ: 'The two aren’t the same.',
    begin: 'Export',
    progress: 'Writing the file',
    written: '{done, number} of {total, number} people',
    starting: 'Encrypting …',
    done: 'The file is in your downloads.',
    doneText:
      '{people, plural, one {# person is} other {# people are}} in it. Nobody can read it without the passphrase.',
    close: 'Close',
  },
  import: {
    title: 'Import',
    file: 'File',
    filePlaceholder: 'Choose a .kith file',
    passphrase: 'Passphrase',
    read: 'Show what’s in it',
    progress: 'Reading the file',
    received: '{done, number} of {total, number} MB',
    checking: 'Checking …',
    from: '{people, plural, one {# person} other {# people}} with {samples, plural, one {# picture} other {# pictures}}, exported {at} with Kith {kith}.',
    withoutPictures: 'The pictures themselves aren’t in it.',
    new: '{count, plural, one {# person is} other {# people are}} new.',
    same: '{count, plural, one {# person is} other {# people are}} here already; {fresh, plural, =0 {no picture of theirs is new} one {# picture of theirs is new} other {# pictures of theirs are new}}.',
    taken:
      '{count, plural, one {# person has} other {# people have}} the name of somebody else here, and would be called:',
    takenAs: '{name} → {as}',
    idsTaken: 'Somebody here already has the ID of {names}, so they’ll come without one.',
    sameAs: '{count, plural, one {# person is} other {# people are}} called something else here:',
    more: 'and {count, number} more',
    toEmbed:
      '{count, plural, one {# picture is} other {# pictures are}} recomputed for the model version in use. That takes a while.',
    versions: '{count, plural, one {# model version is} other {# model versions are}} new.',
    merge: 'Add to this gallery',
    mergeText:
      'Pictures that are new are added, and an agreement, a note, or an ID where there’s none. Nothing that’s here is changed.',
    fills:
      '{count, plural, one {# person gets} other {# people get}} {what} they don’t have here: {names}',
    filled: {
      consent: 'an agreement',
      note: 'a note',
      id: 'an ID',
    },
    replace: 'Replace this gallery …',
    replaceText:
      'Everything here now ({people, plural, one {# person} other {# people}}) is gone from the gallery, along with what such a file never contains: who was seen, unknown faces, pictures you set aside, pairs you said are two people, corrections, and unfinished enrollments.',
    replaceSettings: 'Your settings are replaced, too, if the file has everybody.',
    replaceCopy:
      'A copy is kept, which “kith restore” goes back to. As soon as anything is removed from the new gallery the copy is erased, too, because no copy may contain somebody who was removed: to keep what’s here longer, export it first. Kith closes now; the next time you start it, it opens the new gallery.',
    replaceNow: 'Replace',
    back: 'Back',
    merging: 'Adding people',
    embedded: '{done, number} of {total, number} pictures',
    saving: 'Saving …',
    stopping: 'Stopping …',
    stopped: 'Stopped: nothing was changed.',
    merged:
      '{added, plural, =0 {Nobody new was added} one {# person was added} other {# people were added}}, with {samples, plural, =0 {no new picture} one {# new picture} other {# new pictures}} in all.',
    gotMore:
      '{count, plural, one {# person} other {# people}} here got an agreement, a note, or an ID they didn’t have.',
    unlike:
      '{count, plural, one {# picture wasn’t} other {# pictures weren’t}} added, as {count, plural, one {it doesn’t} other {they don’t}} look like the person: {names}',
    lookAlikes:
      'Some who are new look like somebody who was here: {pairs}. If they’re one person, merge them on People.',
    pair: '{name} and {like}',
    cancel: 'Cancel',
    close: 'Close',
  },
  recovery: {
    row: 'Recovery key',
    rowText:
      'Opens the gallery when the keyring is lost, or on another computer. Write it down, and keep it away from this one.',
    show: 'Show …',
    title: 'Recovery key',
    warning: 'Whoever sees this key can open every copy of this gallery. Is nobody looking?',
    reveal: 'Show the key',
    text: 'With “kith recover” this key opens the gallery again. Anybody who has it and the file can do so.',
    textDesktop:
      'This key opens the gallery and every copy of it. Anybody who has it and the file can do so. “kith recover” takes it for galleries of the browser window and the command line; the desktop app can’t accept it yet.',
    of: 'For the gallery in {folder}, printed on {day}',
    code: 'QR code of the recovery key',
    print: 'Print',
    back: 'Type back what you wrote down',
    test: 'Check',
    right: 'That’s right: this key opens the gallery.',
    cancel: 'Cancel',
    close: 'Close',
  },
} as const;
