import type { Person } from '../../electron/contract/index.ts';
import type { Gallery } from '../../electron/core/ports/index.ts';

/** When repairs of these happen. */
const at = new Date(1_800_000_000_000);

/** Repairs that tests do by the way: each answers with who is there after it. */
export async function removeSample(
  gallery: Gallery,
  personId: number,
  sampleId: number,
): Promise<Person> {
  return (await gallery.repairs.remove(personId, [sampleId], at)).person;
}

export async function moveSample(
  gallery: Gallery,
  sampleId: number,
  toPersonId: number,
): Promise<Person> {
  const from = await gallery.ownerOf(sampleId);
  return (await gallery.repairs.move(from, [sampleId], toPersonId, at)).person;
}

export async function rename(
  gallery: Gallery,
  personId: number,
  name: string,
  when: Date = at,
): Promise<Person> {
  return (await gallery.repairs.rename(personId, name, when)).person;
}

/** Undoes what was mended last. */
export async function undoLast(gallery: Gallery): Promise<void> {
  const [last] = await gallery.repairs.list();
  await gallery.repairs.undo(last!.id, []);
}

/** Forgets all that was mended. */
export async function forgetAll(gallery: Gallery): Promise<void> {
  for (const { id } of await gallery.repairs.list()) await gallery.repairs.forget(id);
}
