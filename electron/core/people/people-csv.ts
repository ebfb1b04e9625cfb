import type { PeopleGroup, Person, Seen } from '../../contract/index.ts';
import { asCsv } from '../tables/csv.ts';

/** What a table of people says of each, in this order. */
const COLUMNS = [
  'name',
  'id',
  'groups',
  'note',
  'enrolled',
  'last seen',
  'pictures',
  'consent',
] as const;

/** People as a table, groups by name and apart by semicolons, times in ISO 8601 and UTC. */
export function peopleAsCsv(
  people: readonly Person[],
  groups: readonly PeopleGroup[],
  seen: readonly Seen[],
): string {
  const nameOf = new Map(groups.map(({ id, name }) => [id, name]));
  const lastAt = new Map(seen.map((one) => [one.personId, one.lastAt]));
  const rows = people.map((person) => ({
    name: person.name,
    id: person.externalId ?? '',
    groups: person.groups.flatMap((id) => nameOf.get(id) ?? []).join('; '),
    note: person.note,
    enrolled: person.enrolledAt.toISOString(),
    'last seen': lastAt.get(person.id)?.toISOString() ?? '',
    pictures: person.samples,
    consent: person.consentedAt?.toISOString() ?? '',
  }));
  return asCsv(COLUMNS, rows);
}
