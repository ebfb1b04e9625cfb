import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { limits } from './limits.ts';
import { personId } from './person.ts';
import { procedure } from './procedure.ts';

/** What encrypts a bundle. Its length is checked by the owner, which answers with a typed error. */
const passphrase = z.string().max(limits.passphraseLength);

/** What goes into a bundle: everybody or some people, with their pictures or without. */
export const bundleChoice = z.object({
  people: z.array(personId).min(1).nullable(),
  pictures: z.boolean(),
});
export type BundleChoice = z.infer<typeof bundleChoice>;

/** How many people of how many are written. */
export const bundleProgress = z.object({ done: z.number().int(), total: z.number().int() });
export type BundleProgress = z.infer<typeof bundleProgress>;

/** What becomes of somebody in a bundle where it is merged with the gallery. */
export const bundledPerson = z.object({
  name: z.string(),
  /**
   * Nobody here is them; somebody here has one of their pictures, or their name since the same moment; or somebody else here has
   * their name.
   */
  kind: z.enum(['new', 'same', 'name taken']),
  /** Who they are here, or are called then. */
  as: z.string(),
  /** Their pictures, and those of them that are here already. */
  samples: z.number().int(),
  known: z.number().int(),
  /** Whether somebody else here has their id, so that they would have none. */
  idTaken: z.boolean(),
  /** What they have not here, and would get from there. */
  fills: z.array(z.enum(['consent', 'note', 'id'])),
});
export type BundledPerson = z.infer<typeof bundledPerson>;

/** What a bundle holds, and what importing it would do. Nothing is changed yet. */
export const bundlePreview = z.object({
  /** When it was made, and by which Kith. */
  at: z.date(),
  kith: z.string(),
  /** Whether everybody of its gallery is in it, and whether pictures are. */
  everybody: z.boolean(),
  pictures: z.boolean(),
  people: z.array(bundledPerson),
  samples: z.number().int(),
  /** Samples whose embeddings are made anew from their pictures, as they are another version's: by a merge, and by replacing. */
  toEmbed: z.object({ merging: z.number().int(), replacing: z.number().int() }),
  /** Model versions in it that are not here. */
  newVersions: z.number().int(),
  /** Who is here now, and would be gone were the gallery replaced. */
  here: z.object({ people: z.number().int(), samples: z.number().int() }),
});
export type BundlePreview = z.infer<typeof bundlePreview>;

/** What merging a bundle did. */
export const bundleMerged = z.object({
  /** People who are new, and who have more samples. */
  added: z.number().int(),
  extended: z.number().int(),
  /** Samples that were added, that were here already, and that do not look like the person they would be added to. */
  samples: z.number().int(),
  known: z.number().int(),
  unlike: z.number().int(),
  /** People here who got an agreement, a note or an id that they had not. */
  filled: z.number().int(),
  /** Whose samples those are. */
  unlikePeople: z.array(z.string()),
  /** People who are new, and look like somebody who was here. */
  lookAlikes: z.array(z.object({ name: z.string(), like: z.string() })),
  versions: z.number().int(),
});
export type BundleMerged = z.infer<typeof bundleMerged>;

/** What is in the gallery that a bundle became, and whether a copy of the one before was made to go back to. */
export const bundleReplaced = z.object({
  people: z.number().int(),
  samples: z.number().int(),
  toEmbed: z.number().int(),
  copied: z.boolean(),
});
export type BundleReplaced = z.infer<typeof bundleReplaced>;

/** How far merging is, and what it did. */
export const mergeProgress = z.discriminatedUnion('kind', [
  bundleProgress.extend({ kind: z.literal('progress') }),
  z.object({ kind: z.literal('merged'), merged: bundleMerged }),
]);
export type MergeProgress = z.infer<typeof mergeProgress>;

const exportId = z.uuid();
const importId = z.uuid();

/**
 * Moving a gallery, or backing it up. One bundle is written and one read at a time: whoever begins another ends the one before,
 * which is `BundleGone` then.
 */
export const bundleContract = {
  /** Begins to write one. Error: `PassphraseShort`. */
  beginExport: procedure.input(bundleChoice.extend({ passphrase })).output(z.object({ exportId })),
  /** Its next piece; null after the last. Errors: `BundleGone`, `GalleryChanged`. */
  readExport: procedure
    .input(z.object({ exportId }))
    .output(z.object({ piece: z.instanceof(Blob).nullable(), progress: bundleProgress })),
  endExport: procedure.input(z.object({ exportId })).output(z.void()),
  /** Begins to read one. */
  beginImport: procedure.input(z.object({ passphrase })).output(z.object({ importId })),
  /** Hands over its next piece. Errors: those of reading it. */
  sendImport: procedure.input(z.object({ importId, piece: z.instanceof(Blob) })).output(z.void()),
  /**
   * What is in it, once all of it was handed over. Errors: `NotABundle`, `BundleDamaged`, `BundleNewer`, `PassphraseWrong`,
   * `BundleGone`, those of model versions from outside, `ChipsMissing`.
   */
  preview: procedure.input(z.object({ importId })).output(bundlePreview),
  /** Adds what is in it to the gallery, all or nothing. Error: `Canceled` where `endImport` came in time. */
  merge: procedure.input(z.object({ importId })).output(eventIterator(mergeProgress)),
  /**
   * Has it take the gallery's place, of which a copy is made first. Kith ends once it has answered; the next start opens the new
   * one.
   */
  replace: procedure.input(z.object({ importId })).output(bundleReplaced),
  /** Ends the reading of it, or stops a `merge`, which says itself what became of it. */
  endImport: procedure.input(z.object({ importId })).output(z.void()),
};
