import { z } from 'zod';
import { limits } from './limits.ts';
import { modelVersion } from './model-version.ts';
import {
  consent,
  person,
  personId,
  personIds,
  sample,
  sampleId,
  seen,
  typedName,
  typedText,
} from './person.ts';
import { procedure } from './procedure.ts';
import { anyway, handedOver, removal, repaired } from './repair.ts';

/** Everyone enrolled. */
export const peopleContract = {
  list: procedure.output(z.array(person)),
  get: procedure.input(z.object({ personId })).output(
    z.object({
      person,
      samples: z.array(sample),
      consent: consent.nullable(),
      /** Whether the user chose the portrait; else it is the best picture. */
      portraitIsChosen: z.boolean(),
    }),
  ),
  /** Whoever was recognized: when last, and how often. */
  seen: procedure.output(z.array(seen)),
  /** Chooses the sample that shows a person; null leaves the choice to Kith. */
  choosePortrait: procedure
    .input(z.object({ personId, sampleId: sampleId.nullable() }))
    .output(person),
  /**
   * The pictures of samples, JPEGs in base64; whatever is gone or was never kept is left out. Text, and many at once: a page that
   * is scrolled shows dozens a second, and a browser takes milliseconds to make a Blob and an address of each.
   */
  pictures: procedure
    .input(z.object({ sampleIds: z.array(sampleId).min(1).max(limits.picturesPerCall) }))
    .output(z.array(z.object({ sampleId, jpeg: z.string() }))),
  rename: procedure.input(z.object({ personId, name: typedName })).output(repaired),
  /** Writes down something about a person; what is left out stays, '' takes it away. */
  describe: procedure
    .input(z.object({ personId, note: typedText.optional(), externalId: typedText.optional() }))
    .output(person),
  /**
   * Removes a person: they are not shown or recognized any more, and everything kept of them is erased in ten seconds, unless
   * `repairs.keepPeople` is called until then. The owner keeps the time, whatever becomes of the page.
   */
  remove: procedure
    .input(z.object({ personId }))
    .output(removal.extend({ learnedBy: z.array(modelVersion) })),
  /** Removes several likewise; whoever is gone already is left out. */
  removeAll: procedure.input(z.object({ personIds })).output(z.array(removal)),
  /** The versions that learned from any of these people, and keep what they learned when those are removed. */
  learnedBy: procedure.input(z.object({ personIds })).output(z.array(modelVersion)),
  /** Removes a sample; until that is forgotten it can be undone (`repairs`). */
  removeSample: procedure.input(z.object({ personId, sampleId })).output(repaired),
  /**
   * Moves a sample to the person it shows; undone, everything is as it was, the portrait too. Refused where it does not look like
   * them, which `anyway` overrides.
   */
  moveSample: procedure
    .input(z.object({ sampleId, toPersonId: personId, anyway }))
    .output(handedOver),
  /** Notes that a sample shows the person it is enrolled under, so that its label is not doubted again; or takes that back. */
  vouch: procedure.input(z.object({ sampleId, vouched: z.boolean() })).output(z.void()),
  /** All samples of which that is noted. */
  vouched: procedure.output(z.array(sampleId)),
};
