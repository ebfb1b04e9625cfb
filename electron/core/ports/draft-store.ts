import type { DraftDetails, KeptSample } from '../../contract/index.ts';

/** A sample of a draft as it is kept: its chip raw, for the samples that are made of it must not be worse for the wait. */
export type DraftSample = Omit<KeptSample, 'chip'> & { readonly chip: Uint8Array };

/** A draft as it is kept. */
export interface StoredDraft {
  readonly id: number;
  readonly details: DraftDetails;
  /** By their keys. */
  readonly samples: readonly DraftSample[];
  /** When something of it was kept last. */
  readonly keptAt: Date;
}

/** Enrollments that are not saved yet. `whose` is the person who is added to, or null for somebody new. */
export interface DraftStore {
  /** The `wanted` one, else that of which something was kept last; those that are `passedOver` are not looked at. */
  readonly of: (
    whose: number | null,
    wanted?: number | null,
    passedOver?: readonly number[],
  ) => Promise<StoredDraft | null>;
  readonly isThere: (draftId: number) => Promise<boolean>;
  /**
   * Its number, which no other draft will have. `unknownFaces` are those of the inbox that it is begun from, null for none. Error:
   * `NoSuchPerson`.
   */
  readonly begin: (
    whose: number | null,
    details: DraftDetails,
    at: Date,
    unknownFaces?: readonly number[] | null,
  ) => Promise<number>;
  /** Drafts of somebody new that were begun from faces of the inbox. */
  readonly unknownFaces: () => Promise<{ draftId: number; faceIds: number[] }[]>;
  /** Keeps it for another day. Error: `DraftEnded`, as of the following. */
  readonly touch: (draftId: number, at: Date) => Promise<void>;
  /** Likewise; null leaves the faces as they are. */
  readonly keep: (
    draftId: number,
    details: DraftDetails,
    at: Date,
    unknownFaces?: readonly number[] | null,
  ) => Promise<void>;
  /** One of the same key takes the other's place. Error also: `TooManySamples`. */
  readonly addSample: (draftId: number, sample: DraftSample, at: Date) => Promise<void>;
  /** Erases samples. */
  readonly removeSamples: (draftId: number, keys: readonly number[], at: Date) => Promise<void>;
  /** Erases a draft. */
  readonly remove: (draftId: number) => Promise<void>;
  /** Erases those of which nothing was kept since. Tells how many there were. */
  readonly removeBefore: (since: Date) => Promise<number>;
}
