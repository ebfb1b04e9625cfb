/** What can be wrong with unknown faces that were kept: see `failures`. */
export const inboxFailures = {
  NoSuchUnknown: [
    'Some of these faces aren’t there anymore.',
    'They were erased because their time was over, or they were dealt with already. Nothing was changed; choose again.',
  ],
  NoSuchStranger: [
    'This stranger isn’t on the list anymore.',
    'They were taken back or erased already. Nothing was changed.',
  ],
} as const satisfies Record<string, readonly [what: string, next: string]>;
