import { stringify } from 'csv-stringify/sync';
import type { PeopleGroup, Person, Seen } from '../../contract/index.ts';

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

/**
 * People as a table (RFC 4180) with a header, groups by name and apart by semicolons, times in ISO 8601 and UTC. It begins with
 * a byte order mark, by which spreadsheets know UTF-8. What a spreadsheet would compute has an apostrophe before it.
 */
export function peopleAsCsv(
  people: readonly Person[],
  groups: readonly PeopleGroup[],
  seen: readonly Seen[],
): string {
  const nameOf = new Map(groups.map(({ id, name }) => [id, name]));
  const lastAt = new Map(seen.map((one) => [one.personId, one.lastAt]));
  const rows = people.map((person): Record<(typeof COLUMNS)[number], string | number> => ({
    name: person.name,
    id: person.externalId ?? '',
    groups: person.groups.flatMap((id) => nameOf.get(id) ?? []).join('; '),
    note: person.note,
    enrolled: person.enrolledAt.toISOString(),
    'last seen': lastAt.get(person.id)?.toISOString() ?? '',
    pictures: person.samples,
    consent: person.consentedAt?.toISOString() ?? '',
  }));
  return stringify(rows, {
    header: true,
    columns: [...COLUMNS],
    bom: true,
    escape_formulas: true,
    record_delimiter: '\r\n',
  });
}
