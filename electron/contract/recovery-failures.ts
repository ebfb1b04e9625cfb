/** What can be wrong with a key that was written down: see `failures`. */
export const recoveryFailures = {
  RecoveryKeyMistyped: [
    'This isn’t a recovery key, or there’s a typing mistake in it.',
    'Compare it with what you wrote down: it has 14 groups of 4 characters.',
  ],
  RecoveryKeyMissing: [
    'There’s no terminal to type the recovery key on.',
    'Write it into a file that only you can read, and name that with --key-file.',
  ],
  NobodyToAsk: [
    'There’s no terminal to ask whether anybody is looking.',
    'If nobody sees what’s printed, say so with --yes.',
  ],
  RecoveryKeyOfCopies: [
    'This recovery key only opens copies of the gallery, from before its key was changed.',
    'Use the newest one you have. If there’s none, run “kith recover --for-copies”, then “kith restore 1” to go back to a copy. Nothing was changed.',
  ],
  RecoveryKeyWrong: [
    'This is the recovery key of another gallery, or of this one before its key was changed.',
    'Use the newest one you have. Nothing was changed.',
  ],
} as const satisfies Record<string, readonly [what: string, next: string]>;
