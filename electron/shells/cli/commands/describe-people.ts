import {
  cleanName,
  KithError,
  nameKey,
  type GroupColor,
  type PeopleGroup,
} from '../../../contract/index.ts';
import type { Context } from '../common/context.ts';
import { counted } from '../common/counted.ts';
import { nameWarning } from '../common/name-warning.ts';
import { writeFresh } from '../common/write-fresh.ts';
import { personNamed } from './people.ts';

/** `kith people note NAME [TEXT]`: says it without a text. */
export async function note(
  { kith, output }: Context,
  name: string,
  text: string | undefined,
  { remove = false }: { remove?: boolean },
): Promise<void> {
  const person = await personNamed(kith, name);
  const wanted = remove ? '' : text;
  const { note: kept } =
    wanted === undefined ? person : await kith.people.describe(person.id, { note: wanted });
  output.result(
    { name: person.name, note: kept },
    kept === '' ? [`There’s no note about ${person.name}.`] : kept.split('\n'),
  );
}

/** `kith people id NAME [ID]`: says it without an ID. */
export async function externalId(
  { kith, output }: Context,
  name: string,
  id: string | undefined,
  { remove = false }: { remove?: boolean },
): Promise<void> {
  const person = await personNamed(kith, name);
  const wanted = remove ? '' : id;
  const { externalId: kept } =
    wanted === undefined ? person : await kith.people.describe(person.id, { externalId: wanted });
  output.result({ name: person.name, id: kept }, [
    kept === null ? `${person.name} has no ID.` : `${person.name} has the ID ${kept}.`,
  ]);
}

/** `kith people group add GROUP NAME…`: makes the group where there is none. */
export async function addToGroup(
  { kith, output }: Context,
  groupName: string,
  names: readonly string[],
  { color }: { color?: GroupColor },
): Promise<void> {
  const ids = await idsOf(kith, names);
  const known = await groupIfThere(kith, groupName);
  const made = known ?? (await kith.groups.add(groupName, color ?? 'teal'));
  if (known && color) await kith.groups.change(known.id, { color });
  const { length: added } = await kith.groups.put(made.id, ids, true);
  const warned = nameWarning(groupName);
  output.result({ group: made.name, new: !known, added, ...warned.result }, [
    `${people(added)} added to ${made.name}.`,
    ...warned.lines,
  ]);
}

/** `kith people group remove GROUP NAME…`. Errors: `NoSuchGroup`, `NoSuchPerson`. */
export async function takeFromGroup(
  { kith, output }: Context,
  groupName: string,
  names: readonly string[],
): Promise<void> {
  const group = await groupNamed(kith, groupName);
  const { length: removed } = await kith.groups.put(group.id, await idsOf(kith, names), false);
  output.result({ group: group.name, removed }, [`${people(removed)} taken out of ${group.name}.`]);
}

/** `kith people group delete GROUP`: its people stay. Error: `NoSuchGroup`. */
export async function deleteGroup({ kith, output }: Context, groupName: string): Promise<void> {
  const { id } = await groupNamed(kith, groupName);
  const { group } = await kith.groups.remove(id);
  output.result({ deleted: group.name, people: group.people }, [
    `The group ${group.name} is gone; its people are still enrolled.`,
  ]);
}

/** `kith people group list [GROUP]`: all groups, or who is in one. Error: `NoSuchGroup`. */
export async function listGroups(
  { kith, output }: Context,
  groupName: string | undefined,
): Promise<void> {
  if (groupName === undefined) {
    const groups = await kith.groups.list();
    output.result(
      groups.map(({ name, color, people: count }) => ({ name, color, people: count })),
      groups.length === 0
        ? ['There are no groups.']
        : groups.map((group) => `${group.name}: ${people(group.people)}`),
    );
    return;
  }
  const { id, name } = await groupNamed(kith, groupName);
  const members = (await kith.people.list()).filter(({ groups }) => groups.includes(id));
  const names = members.map((person) => person.name);
  output.result({ name, people: names }, names.length === 0 ? [`Nobody is in ${name}.`] : names);
}

/** `kith people export FILE`: people as a table for spreadsheets. Error: `FileExists`. */
export async function exportPeople({ kith, output }: Context, file: string): Promise<void> {
  const { length: count } = await kith.people.list();
  const table = await kith.people.asCsv();
  writeFresh(file, table);
  output.result({ file, people: count }, [`Wrote ${people(count)} to ${file}.`]);
}

async function idsOf(kith: Context['kith'], names: readonly string[]): Promise<number[]> {
  const ids: number[] = [];
  // One wrong name, and nobody is in or out.
  for (const name of names) ids.push((await personNamed(kith, name)).id);
  return ids;
}

async function groupIfThere(kith: Context['kith'], name: string): Promise<PeopleGroup | undefined> {
  const key = nameKey(cleanName(name));
  return (await kith.groups.list()).find((group) => nameKey(group.name) === key);
}

/** The group of a name, as it compares. Error: `NoSuchGroup`. */
export async function groupNamed(kith: Context['kith'], name: string): Promise<PeopleGroup> {
  const group = await groupIfThere(kith, name);
  if (!group) throw new KithError('NoSuchGroup', name);
  return group;
}

function people(count: number): string {
  return counted(count, 'person', 'people');
}
