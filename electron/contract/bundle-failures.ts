/** What can be wrong with a bundle that a gallery is moved or backed up by: see `failures`. */
export const bundleFailures = {
  NotABundle: ['This isn’t a file that Kith exported.', 'Choose a .kith file.'],
  BundleDamaged: [
    'The exported file is damaged or incomplete.',
    'Copy it again from where it came from. Nothing was changed.',
  ],
  BundleNewer: [
    'The exported file was made by a newer Kith.',
    'Update Kith, then try again. Nothing was changed.',
  ],
  BundleGone: ['This file isn’t open anymore.', 'Choose it again.'],
  ImportRunning: [
    'Another file is being imported.',
    'Wait until that is done, then choose the file again. Nothing was changed.',
  ],
  PassphraseWrong: [
    'The passphrase doesn’t open this file.',
    'Type it exactly as it was when the file was exported. Nothing was changed.',
  ],
  PassphraseShort: [
    'The passphrase is too short.',
    'Use at least 8 characters. Four or five random words are better.',
  ],
  PassphraseMissing: [
    'There’s no terminal to ask for the passphrase on.',
    'Write it into a file that only you can read, and name that with --passphrase-file.',
  ],
  PassphrasesDiffer: ['The two passphrases aren’t the same.', 'Try again.'],
  GalleryChanged: [
    'People or pictures were removed or moved while the file was written.',
    'Try again. What was written has been discarded.',
  ],
} as const satisfies Record<string, readonly [what: string, next: string]>;
