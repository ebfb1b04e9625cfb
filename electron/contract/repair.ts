import { z } from 'zod';
import { likeness } from './errors.ts';
import { limits } from './limits.ts';
import { consent, person, personId, personIds, sample, sampleId, typedName } from './person.ts';
import { procedure } from './procedure.ts';

export const repairId = z.number().int().positive();

/** Something that was mended among people, and can be undone. */
export const repair = z.object({
  id: repairId,
  at: z.date(),
  kind: z.enum(['merged', 'split', 'moved', 'renamed', 'set aside', 'removed']),
  /** Who stayed of two, was renamed, or whose samples they were; as they are called now. */
  personId,
  person: z.string(),
  /** Who was merged into them, whose the samples are now, or the name they had; null where samples are nobody’s. */
  other: z.string().nullable(),
  /** How many samples it is about. */
  samples: z.number().int(),
  /** When it is forgotten, and what it removed is erased. */
  until: z.date(),
});
export type Repair = z.infer<typeof repair>;

/** What was undone. */
export const undoneRepair = repair.extend({
  /** An external id that was not given back, for somebody else has it by now; null where there was none such. */
  lostId: z.string().nullable(),
});
export type UndoneRepair = z.infer<typeof undoneRepair>;

/** Who is there after a repair, and the number to undo it by; null where nothing had to be changed. */
export const repaired = z.object({ person, repairId: repairId.nullable() });
export type Repaired = z.infer<typeof repaired>;

/** The same where samples go to somebody: those that they have already are put aside, counted here, and come back with an undo. */
export const handedOver = repaired.extend({ known: z.number().int() });
export type HandedOver = z.infer<typeof handedOver>;

/** Which of two who are merged something is taken from. */
const side = z.enum(['into', 'from']);

/** Which of two who are merged stays, and what is kept of each. */
export const merging = z
  .object({ into: personId, from: personId, name: side, consent: side })
  .refine(({ into, from }) => into !== from, 'Somebody is merged with somebody else');
export type Merging = z.infer<typeof merging>;

/** What two people who may be merged have. */
export const mergePreview = z.object({
  people: z.array(z.object({ person, consent: consent.nullable() })).length(2),
  likeness,
  /** Whether they look like one person, as samples do that are added to somebody. */
  looksLikeOne: z.boolean(),
});
export type MergePreview = z.infer<typeof mergePreview>;

/** A sample that was set aside: it counts no more, and is not taken again. */
export const asideSample = sample.extend({ asideAt: z.date() });
export type AsideSample = z.infer<typeof asideSample>;

/** Somebody who is erased in a moment, unless they are kept. */
export const removal = z.object({ personId, name: z.string(), at: z.date() });
export type Removal = z.infer<typeof removal>;

/** Whether it is wanted also where faces do not look alike. */
export const anyway = z.boolean().default(false);

const pair = z.tuple([personId, personId]);
const sampleIds = z.array(sampleId).min(1).max(limits.movedSamples);

/**
 * Mending who is who. Each is one transaction, remembered for thirty days with what undoing it takes. One that something later
 * builds on is `UndoFirst` until that is undone; one that is over, `NoSuchRepair`.
 */
export const repairContract = {
  /** What merging two would be of. */
  preview: procedure.input(z.object({ into: personId, from: personId })).output(mergePreview),
  /** Makes two people one. Refused where they do not look alike, which `anyway` overrides. */
  merge: procedure.input(z.object({ merging, anyway })).output(handedOver),
  /** Makes some of a person’s samples those of somebody new. */
  split: procedure
    .input(z.object({ personId, sampleIds, name: typedName, consent }))
    .output(repaired),
  /** Makes them those of somebody enrolled. Refused where they do not look like this one, which `anyway` overrides. */
  move: procedure
    .input(z.object({ personId, sampleIds, toPersonId: personId, anyway }))
    .output(handedOver),
  /** Sets them aside: they are kept, count no more, and the same pictures are not taken again. */
  setAside: procedure.input(z.object({ personId, sampleIds })).output(repaired),
  /** The newest first. */
  list: procedure.output(z.array(repair)),
  /** Puts everything back, but for an id that somebody else has by now; answers with what was undone. */
  undo: procedure.input(z.object({ repairId })).output(undoneRepair),
  /** Forgets one at once: what it removed is erased, and it cannot be undone. */
  forget: procedure.input(z.object({ repairId })).output(z.void()),
  /** What is set aside of a person, the oldest first. */
  aside: procedure.input(z.object({ personId })).output(z.array(asideSample)),
  /** The picture of such a sample, or of one that was removed, as a JPEG. */
  asidePicture: procedure.input(z.object({ sampleId })).output(z.instanceof(Blob)),
  /** Makes one of them the person’s again. */
  takeBack: procedure.input(z.object({ sampleId })).output(person),
  /** Erases one of them. */
  eraseAside: procedure.input(z.object({ sampleId })).output(z.void()),
  /** Remembers that two who look alike are two, so that nobody is asked again; or takes that back. */
  tellApart: procedure.input(z.object({ people: pair, apart: z.boolean() })).output(z.void()),
  /** All of whom that is remembered. */
  toldApart: procedure.output(z.array(pair)),
  /** Whoever is erased in a moment. */
  removals: procedure.output(z.array(removal)),
  /** Keeps those of them who are not erased by now. */
  keepPeople: procedure.input(z.object({ personIds })).output(z.array(person)),
};
