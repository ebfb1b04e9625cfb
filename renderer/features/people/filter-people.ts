import type { PeopleGroup, Person, Seen } from '../../../electron/contract/index.ts';

/** How long somebody was not seen, with the days of each. */
export const unseenTimes = { week: 7, month: 30, quarter: 90, year: 365 } as const;
export type UnseenTime = keyof typeof unseenTimes;

/** Which people are shown: those of whom everything holds that is wanted. */
export interface PeopleFilter {
  readonly weak: boolean;
  readonly alike: boolean;
  readonly withoutConsent: boolean;
  /** Not seen for so long, or never. */
  readonly unseen: UnseenTime | null;
  /** In one of these groups at least; none: in any or none. */
  readonly groups: readonly number[];
}

/** Everybody. */
export const unfiltered: PeopleFilter = {
  weak: false,
  alike: false,
  withoutConsent: false,
  unseen: null,
  groups: [],
};

/** What is known of people beside themselves. */
export interface KnownOfPeople {
  /** Whoever is weak, and whoever looks like somebody else. */
  readonly weak: ReadonlySet<number>;
  readonly alike: ReadonlySet<number>;
  readonly seen: readonly Seen[];
  readonly now: Date;
}

const DAY = 24 * 60 * 60_000;

/** Those of people whom a filter shows, in their order: the same list where it shows everybody. */
export function filterPeople<Listed extends Person>(
  people: readonly Listed[],
  filter: PeopleFilter,
  { weak, alike, seen, now }: KnownOfPeople,
): readonly Listed[] {
  const { unseen, groups, withoutConsent } = filter;
  if (countFilters(filter) === 0) return people;
  const since = unseen && now.getTime() - unseenTimes[unseen] * DAY;
  const seenSince = new Set(
    since === null
      ? []
      : seen.filter(({ lastAt }) => lastAt.getTime() >= since).map((one) => one.personId),
  );
  const wanted = new Set(groups);
  return people.filter(
    (person) =>
      (!filter.weak || weak.has(person.id)) &&
      (!filter.alike || alike.has(person.id)) &&
      (!withoutConsent || person.consentedAt === null) &&
      !seenSince.has(person.id) &&
      (wanted.size === 0 || person.groups.some((id) => wanted.has(id))),
  );
}

/** A filter without what nobody can be chosen by any more: once nobody is weak, or a group is gone, everybody is shown. */
export function withoutVain(
  filter: PeopleFilter,
  {
    weak,
    alike,
    groups,
  }: {
    readonly weak: ReadonlySet<number>;
    readonly alike: ReadonlySet<number>;
    readonly groups: readonly PeopleGroup[];
  },
): PeopleFilter {
  return {
    ...filter,
    weak: filter.weak && weak.size > 0,
    alike: filter.alike && alike.size > 0,
    groups: filter.groups.filter((id) => groups.some((group) => group.id === id)),
  };
}

/** How many things a filter wants. */
export function countFilters({
  weak,
  alike,
  withoutConsent,
  unseen,
  groups,
}: PeopleFilter): number {
  return [weak, alike, withoutConsent, unseen !== null].filter(Boolean).length + groups.length;
}
