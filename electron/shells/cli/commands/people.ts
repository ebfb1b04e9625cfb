import { KithError, type Person } from '../../../contract/index.ts';
import { confirm } from '../common/confirm.ts';
import type { Context } from '../common/context.ts';
import { counted } from '../common/counted.ts';
import { nameWarning } from '../common/name-warning.ts';

/** `kith people`: everyone enrolled. */
export async function listPeople({ kith, output }: Context): Promise<void> {
  const people = await kith.people.list();
  output.result(
    people.map(({ name, samples, enrolledAt }) => ({ name, samples, enrolledAt })),
    people.length === 0
      ? ['Nobody is enrolled.']
      : people.map(
          ({ name, samples, enrolledAt }) =>
            `${name}: ${counted(samples, 'sample')}, enrolled ${enrolledAt.toISOString().slice(0, 10)}`,
        ),
  );
}

/** `kith people remove NAME`. */
export async function removePerson(
  { kith, output }: Context,
  name: string,
  sure: { yes?: boolean },
): Promise<void> {
  const { id, samples, name: whom } = await personNamed(kith, name);
  await confirm(`Remove ${whom} and ${counted(samples, 'sample')} for good?`, sure);
  const { name: removed, learnedBy } = await kith.people.remove(id);
  const versions = learnedBy.map((version) => version.name);
  output.result({ removed, samples, learnedBy: versions }, [
    `Removed ${removed} and ${counted(samples, 'sample')}.`,
    ...(versions.length === 0
      ? []
      : [
          `These model versions learned from ${removed}: ${versions.join(', ')}.`,
          `Run “kith train” to get one without ${removed}, then remove these with “kith models remove”.`,
        ]),
  ]);
}

/** `kith people rename NAME NEW`. */
export async function renamePerson(
  { kith, output }: Context,
  name: string,
  to: string,
): Promise<void> {
  const person = await personNamed(kith, name);
  const { person: renamed, repairId } = await kith.repairs.rename(person.id, to);
  const warned = nameWarning(to);
  output.result({ from: person.name, name: renamed.name, repairId, ...warned.result }, [
    `${person.name} is now ${renamed.name}.`,
    ...warned.lines,
    ...(repairId === null ? [] : [`To undo this: kith people undo ${repairId}`]),
  ]);
}

/** Whoever has a name. Errors: `NoSuchPerson`, `NameUnclear`. */
export async function personNamed(kith: Context['kith'], name: string): Promise<Person> {
  const person = await kith.people.named(name);
  if (!person) throw new KithError('NoSuchPerson', name);
  return person;
}
