/** What can be wrong with what is written beside a name, and with groups: see `failures`. */
export const peopleFailures = {
  ExternalIdTaken: [
    'Somebody else has this ID.',
    'Use another one, or take it from that person first. Nothing was changed.',
  ],
  ExternalIdTooLong: ['The ID is too long.', 'Use at most 100 characters.'],
  NoteTooLong: ['The note is too long.', 'Use at most 2,000 characters.'],
  GroupTaken: ['There’s a group with this name already.', 'Use another name, or that group.'],
  NoSuchGroup: ['There’s no such group anymore.', 'Pick one of those that are listed.'],
} as const satisfies Record<string, readonly [what: string, next: string]>;
