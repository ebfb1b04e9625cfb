import { z } from 'zod';
import { limits } from './limits.ts';
import { groupId, personId, personIds, typedName } from './person.ts';
import { procedure } from './procedure.ts';

/** What groups can be marked with. They are told apart by their names, too: a color alone says nothing. */
export const groupColors = [
  'teal',
  'blue',
  'violet',
  'pink',
  'red',
  'orange',
  'green',
  'gray',
] as const;
export const groupColor = z.enum(groupColors);
export type GroupColor = z.infer<typeof groupColor>;

/** People who belong together: a class, a team, visitors. Somebody can be in several. */
export const group = z.object({
  id: groupId,
  name: z.string(),
  color: groupColor,
  /** How many people are in it. */
  people: z.number().int(),
});
export type PeopleGroup = z.infer<typeof group>;

const members = z.array(personId).max(limits.peopleAtOnce);

/** Groups of people. A name that compares equal to another group’s is `GroupTaken`; a group that is gone, `NoSuchGroup`. */
export const groupContract = {
  /** By name. */
  list: procedure.output(z.array(group)),
  /** Makes one of whoever is there of these people. */
  add: procedure
    .input(z.object({ name: typedName, color: groupColor, personIds: members }))
    .output(group),
  change: procedure
    .input(z.object({ groupId, name: typedName.optional(), color: groupColor.optional() }))
    .output(group),
  /** Its people stay. Answers with who was in it, so that it can be made again. */
  remove: procedure.input(z.object({ groupId })).output(z.object({ group, personIds: members })),
  /** Puts people into it, or takes them out. Answers with those for whom that changed anything. */
  put: procedure
    .input(z.object({ groupId, personIds, isIn: z.boolean() }))
    .output(z.object({ changed: members })),
};
