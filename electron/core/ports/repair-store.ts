import type {
  AsideSample,
  Consent,
  HandedOver,
  Merging,
  Person,
  Removal,
  Repair,
  Repaired,
  UndoneRepair,
} from '../../contract/index.ts';

/** A sample that is set aside, as pictures are compared with it. */
export interface AsideEmbedding {
  readonly sampleId: number;
  readonly hasChip: boolean;
  /** Under the active version; null where it has none. */
  readonly vector: Float32Array | null;
}

/** A sample that comes back and was never embedded under the active version. */
export interface Unembedded {
  readonly sampleId: number;
  /** The JPEG; null where it was not kept. */
  readonly chip: Uint8Array | null;
}

/** Its embedding, made since. */
export interface Reembedded {
  readonly sampleId: number;
  readonly versionId: number;
  readonly vector: Float32Array;
}

/**
 * Mending who is who. Calls are as the gallery's: each is one transaction, remembered with what undoing it takes. A saved training
 * run goes where samples change hands or count no more: it learned from the old labels. Errors of all that name people or samples:
 * `NoSuchPerson`, `NoSuchSample`, also where it is not the person's; `VersionUnusable` where somebody would be left with embeddings
 * that have no common direction.
 */
export interface RepairStore {
  /**
   * Makes two people one. What was seen, said and kept aside of the one who goes follows; what is written beside the name of the
   * one who stays, and their groups, stay alone. Of the samples those that are `known` to the other are put aside: they come back
   * when that is undone, and are erased when it is forgotten.
   */
  readonly merge: (merging: Merging, at: Date, known?: readonly number[]) => Promise<HandedOver>;
  /** Makes samples those of somebody new. Errors: `NameTaken`; `LastSample` where none would be left. */
  readonly split: (
    personId: number,
    sampleIds: readonly number[],
    name: string,
    consent: Consent,
    at: Date,
  ) => Promise<Repaired>;
  /**
   * Makes samples those of somebody enrolled, with their embeddings under every version; that person then counts as learned from,
   * too, and nobody vouches for them there yet. Those that are `known` to them are put aside likewise. Answers with that person.
   * Error: `LastSample` where none would be left.
   */
  readonly move: (
    personId: number,
    sampleIds: readonly number[],
    toPersonId: number,
    at: Date,
    known?: readonly number[],
  ) => Promise<HandedOver>;
  /** Error: `NameTaken`. */
  readonly rename: (personId: number, name: string, at: Date) => Promise<Repaired>;
  /** Keeps samples aside until they are taken back or erased. Error: `LastSample`. */
  readonly setAside: (
    personId: number,
    sampleIds: readonly number[],
    at: Date,
  ) => Promise<Repaired>;
  /** Removes samples; they are erased when that is forgotten. Error: `LastSample`. */
  readonly remove: (personId: number, sampleIds: readonly number[], at: Date) => Promise<Repaired>;
  /** The newest first. */
  readonly list: () => Promise<Repair[]>;
  /** A repair that nothing later builds on. Errors: `NoSuchRepair`, `UndoFirst`. */
  readonly last: (repairId: number) => Promise<Repair>;
  /** The samples that undoing a repair brings back, of those that have no embedding under the active version. Error: `NoSuchRepair`. */
  readonly unembedded: (repairId: number) => Promise<Unembedded[]>;
  /**
   * Puts back what a repair changed, but for samples that were erased since, and an id that somebody else has by now. Errors:
   * `NoSuchRepair`; `UndoFirst` where something later builds on it; `NameTaken` where somebody else has it by now; `LastSample`; `VersionChanged` where a sample is left without an embedding under the active version.
   */
  readonly undo: (repairId: number, embedded: readonly Reembedded[]) => Promise<UndoneRepair>;
  /** Erases what a repair removed, and what it remembers. Error: `NoSuchRepair`. */
  readonly forget: (repairId: number) => Promise<void>;
  /** Forgets the repairs that are older, and answers how many. */
  readonly trim: (before: Date) => Promise<number>;
  /** What is set aside of a person, the oldest first. */
  readonly aside: (personId: number) => Promise<AsideSample[]>;
  readonly asideEmbeddings: (personId: number) => Promise<AsideEmbedding[]>;
  /** The JPEG of a sample that is set aside or was removed. Error: `NoSuchPicture`. */
  readonly asidePicture: (sampleId: number) => Promise<Uint8Array>;
  /** The same of one that is set aside. Error: `NoSuchSample`. */
  readonly unembeddedAside: (sampleId: number) => Promise<Unembedded[]>;
  /** Makes a sample that is set aside the person's again. Errors: `NoSuchSample`, `VersionChanged`. */
  readonly takeBack: (sampleId: number, embedded: readonly Reembedded[]) => Promise<Person>;
  /** Erases one. Error: `NoSuchSample`. */
  readonly eraseAside: (sampleId: number) => Promise<void>;
  /** Remembers that two people are two, or forgets it. */
  readonly tellApart: (one: number, other: number, apart: boolean) => Promise<void>;
  readonly toldApart: () => Promise<[number, number][]>;
  /**
   * Has a person not be there any more: not listed, recognized or found by number, their name still taken, until they are erased
   * (`finishRemoval`) or kept. Whoever waits when the gallery closes or opens is erased then.
   */
  readonly beginRemoval: (personId: number, at: Date) => Promise<Person>;
  /** Has them be there again. Error: `NoSuchPerson` where they are erased by now. */
  readonly keepPerson: (personId: number) => Promise<Person>;
  /** Erases somebody who waits for it; false where they do not, say because they were kept meanwhile: then nothing is changed. */
  readonly finishRemoval: (personId: number) => Promise<boolean>;
  /** Erases several likewise, all or none; answers how many. */
  readonly finishRemovals: (personIds: readonly number[]) => Promise<number>;
  /** Whoever waits to be erased, with the time that they were removed. */
  readonly removals: () => Promise<Removal[]>;
}
