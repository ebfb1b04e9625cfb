/** What can be wrong with a key that was written down: see `failures`. */
export const recoveryFailures = {
  RecoveryKeyMistyped: [
    'This isn’t a recovery key, or there’s a typing mistake in it.',
    'Compare it with what you wrote down: it has 14 groups of 4 characters.',
  ],
  RecoveryKeyWrong: [
    'This is the recovery key of another gallery, or of this one before its key was changed.',
    'Use the newest one you have. Nothing was changed.',
  ],
} as const satisfies Record<string, readonly [what: string, next: string]>;
