import type { peopleFailures } from './people-failures.ts';

/** What can be wrong with what is written beside a name, and with groups, in German. */
export const germanPeopleFailures: Readonly<
  Record<keyof typeof peopleFailures, { readonly what: string; readonly next: string }>
> = {
  ExternalIdTaken: {
    what: 'Jemand anderes hat diese ID.',
    next: 'Nimm eine andere, oder nimm sie zuerst bei dieser Person weg. Es wurde nichts geändert.',
  },
  ExternalIdTooLong: {
    what: 'Die ID ist zu lang.',
    next: 'Nimm höchstens 100 Zeichen.',
  },
  NoteTooLong: { what: 'Die Notiz ist zu lang.', next: 'Nimm höchstens 2.000 Zeichen.' },
  GroupTaken: {
    what: 'Eine Gruppe mit diesem Namen gibt es schon.',
    next: 'Nimm einen anderen Namen, oder diese Gruppe.',
  },
  NoSuchGroup: {
    what: 'Diese Gruppe gibt es nicht mehr.',
    next: 'Nimm eine von denen, die aufgeführt sind.',
  },
};
