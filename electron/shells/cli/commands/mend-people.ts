import { KithError, type Merging, type Repair } from '../../../contract/index.ts';
import { confirm } from '../common/confirm.ts';
import type { Context } from '../common/context.ts';
import { counted } from '../common/counted.ts';
import { nameWarning } from '../common/name-warning.ts';
import { CONSENT } from './enroll-person.ts';
import { personNamed } from './people.ts';

/** `kith people merge NAME OTHER [--anyway]`. */
export async function mergePeople(
  { kith, output }: Context,
  name: string,
  other: string,
  options: { otherName?: boolean; otherConsent?: boolean; anyway?: boolean },
): Promise<void> {
  const [into, from] = [await personNamed(kith, name), await personNamed(kith, other)];
  if (into.id === from.id) throw new KithError('WrongUse', name);
  const { looksLikeOne } = await kith.repairs.preview(into.id, from.id);
  const merging: Merging = {
    into: into.id,
    from: from.id,
    name: options.otherName ? 'from' : 'into',
    consent: options.otherConsent ? 'from' : 'into',
  };
  const { person, repairId, known } = await kith.repairs.merge(merging, options);
  const merged = [into.name, from.name];
  const { samples } = person;
  output.result({ merged, name: person.name, samples, known, looksLikeOne, repairId }, [
    `${into.name} and ${from.name} are now ${person.name}, with ${counted(samples, 'sample')}.`,
    ...toKnown(known),
    ...(looksLikeOne ? [] : ['They don’t look alike.']),
    ...toUndo(repairId),
  ]);
}

/** `kith people tell-apart NAME OTHER`. */
export async function tellApart(
  { kith, output }: Context,
  name: string,
  other: string,
): Promise<void> {
  const [one, two] = [await personNamed(kith, name), await personNamed(kith, other)];
  await kith.repairs.tellApart(one.id, two.id, true);
  output.result({ toldApart: [one.name, two.name] }, [
    `${one.name} and ${two.name} are two people: Kith won’t ask again.`,
  ]);
}

/** `kith people samples NAME`. */
export async function listSamples({ kith, output }: Context, name: string): Promise<void> {
  const { id } = await personNamed(kith, name);
  const [{ samples }, aside] = await Promise.all([kith.people.get(id), kith.repairs.aside(id)]);
  const listed = [
    ...samples.map((sample) => ({ ...sample, setAside: false })),
    ...aside.map((sample) => ({ ...sample, setAside: true })),
  ].map(({ id: number, source, camera, takenAt, setAside }) => ({
    number,
    source,
    camera,
    takenAt,
    setAside,
  }));
  output.result(
    listed,
    listed.map(
      ({ number, source, camera, takenAt, setAside }) =>
        `${number}: ${camera ?? source}, ${takenAt.toISOString().slice(0, 10)}${setAside ? ', set aside' : ''}`,
    ),
  );
}

/** `kith people split NAME NEW NUMBER…`. */
export async function splitPerson(
  { kith, output }: Context,
  name: string,
  newName: string,
  numbers: readonly number[],
): Promise<void> {
  const { id } = await personNamed(kith, name);
  const consent = { acceptedAt: new Date(), wording: CONSENT };
  const { person, repairId } = await kith.repairs.split(id, numbers, newName, consent);
  const warned = nameWarning(newName);
  const { samples } = person;
  output.result({ from: name, name: person.name, samples, repairId, ...warned.result }, [
    `${person.name} is enrolled with ${counted(samples, 'sample')} of ${name}.`,
    ...warned.lines,
    ...toUndo(repairId),
  ]);
}

/** `kith people move NAME TO NUMBER… [--anyway]`. */
export async function moveSamples(
  { kith, output }: Context,
  name: string,
  to: string,
  numbers: readonly number[],
  options: { anyway?: boolean },
): Promise<void> {
  const [from, there] = [await personNamed(kith, name), await personNamed(kith, to)];
  const { person, repairId, known } = await kith.repairs.move(from.id, numbers, there.id, options);
  const { samples } = person;
  output.result({ from: from.name, name: person.name, samples, known, repairId }, [
    `${person.name} now has ${counted(samples, 'sample')}.`,
    ...toKnown(known),
    ...toUndo(repairId),
  ]);
}

/** `kith people set-aside NAME NUMBER…`. */
export async function setAside(
  { kith, output }: Context,
  name: string,
  numbers: readonly number[],
): Promise<void> {
  const { id } = await personNamed(kith, name);
  const { person, repairId } = await kith.repairs.setAside(id, numbers);
  output.result({ name: person.name, samples: person.samples, repairId }, [
    `${person.name} has ${counted(person.samples, 'sample')} left.`,
    ...toUndo(repairId),
  ]);
}

/** `kith people take-back NAME NUMBER`. */
export async function takeBack(
  { kith, output }: Context,
  name: string,
  number: number,
): Promise<void> {
  const { id } = await personNamed(kith, name);
  const own = (await kith.repairs.aside(id)).some((sample) => sample.id === number);
  if (!own) throw new KithError('NoSuchSample', String(number));
  const person = await kith.repairs.takeBack(number);
  output.result({ name: person.name, samples: person.samples }, [
    `${person.name} now has ${counted(person.samples, 'sample')}.`,
  ]);
}

/** `kith people history`. */
export async function listRepairs({ kith, output }: Context): Promise<void> {
  const repairs = await kith.repairs.list();
  output.result(
    repairs.map((repair) => ({ ...repair, personId: undefined })),
    repairs.length === 0
      ? ['There’s nothing to undo.']
      : repairs.map(
          (repair) =>
            `${repair.id}: ${repair.at.toISOString().slice(0, 16).replace('T', ' ')}, ${said(repair)}`,
        ),
  );
}

/** `kith people undo [NUMBER]`: the last one without a number. */
export async function undoRepair(
  { kith, output }: Context,
  number: number | undefined,
): Promise<void> {
  const repairId = number ?? (await kith.repairs.list())[0]?.id;
  if (repairId === undefined) throw new KithError('NoSuchRepair');
  const undone = await kith.repairs.undo(repairId);
  const { personId: _, ...repair } = undone;
  output.result({ undone: repair }, [
    `Undone: ${said(undone)}.`,
    ...(undone.lostId === null
      ? []
      : [`The ID ${undone.lostId} wasn’t given back: somebody else has it now.`]),
  ]);
}

/** `kith people forget NUMBER`. */
export async function forgetRepair(
  { kith, output }: Context,
  number: number,
  sure: { yes?: boolean },
): Promise<void> {
  await confirm('Erase what this kept? It can’t be undone anymore then.', sure);
  await kith.repairs.forget(number);
  output.result({ forgotten: number }, ['Forgotten: it can’t be undone anymore.']);
}

function toKnown(known: number): string[] {
  return known === 0 ? [] : [`${known} already known, so not added again.`];
}

function toUndo(repairId: number | null): string[] {
  return repairId === null ? [] : [`To undo this: kith people undo ${repairId}`];
}

/** What a repair did. */
function said({ kind, person, other, samples }: Repair): string {
  const what = counted(samples, 'sample');
  switch (kind) {
    case 'merged':
      return `${other} was merged into ${person}`;
    case 'split':
      return `${what} of ${person} became ${other}`;
    case 'moved':
      return `${what} moved from ${person} to ${other}`;
    case 'renamed':
      return `${person} was called ${other} before`;
    case 'set aside':
      return `${what} of ${person} set aside`;
    case 'removed':
      return `${what} of ${person} removed`;
  }
}
