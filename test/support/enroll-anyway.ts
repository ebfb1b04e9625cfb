import type { NewSample, Person } from '../../electron/contract/index.ts';
import type { Kith } from '../../electron/core/kith.ts';
import { consent } from './samples.ts';

type Enrolls = Pick<Kith, 'enrollment'>;

/** Adds samples to a person in their order, each by itself, whatever they show. */
export async function addAnyway(
  { enrollment }: Enrolls,
  personId: number,
  samples: readonly NewSample[],
): Promise<void> {
  for (const sample of samples) await enrollment.extend(personId, [sample], { anyway: true });
}

/** Enrolls samples under a name in their order, whatever they show: labels of a data set, or those that a test made wrong. */
export async function enrollAnyway(
  kith: Enrolls,
  name: string,
  [first, ...others]: readonly NewSample[],
): Promise<Person> {
  const person = await kith.enrollment.enroll(name, consent, first ? [first] : []);
  await addAnyway(kith, person.id, others);
  return person;
}
