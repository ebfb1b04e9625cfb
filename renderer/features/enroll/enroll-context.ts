import type { ActorRefFrom } from 'xstate';
import type { Match, Person } from '../../../electron/contract/index.ts';
import type { KithClient } from '../../owner/client.ts';
import type { DraftSample, FoundSample } from './draft-sample.ts';
import type { groupSamples } from './group-samples.ts';

/** A photo that gave no sample, and why. */
export interface RefusedPhoto {
  readonly key: number;
  readonly name: string;
  readonly error: unknown;
}

/** Samples that do not look like the person they would be added to. */
export interface Unlike {
  readonly person: { readonly id: number; readonly name: string };
  readonly keys: readonly number[];
  /** How alike they are, in words. */
  readonly likeness: string;
}

/** What the flow remembers. */
export interface Context {
  readonly kith: KithClient;
  /** What tells the samples apart while they are taken. */
  readonly grouping: ActorRefFrom<typeof groupSamples>;
  /** The person to add to; null to enroll somebody new. */
  readonly extend: Person | null;
  readonly name: string;
  readonly consentAt: Date | null;
  readonly samples: readonly DraftSample[];
  /** Whether the person chose not to move their head. */
  readonly still: boolean;
  readonly nextKey: number;
  /** The photos that are read, one after the other. */
  readonly photos: readonly File[];
  /** How many of them were read. */
  readonly photosRead: number;
  readonly refused: readonly RefusedPhoto[];
  /** The keys of the samples by person, the largest group first, where they show several people; else none. */
  readonly groups: readonly (readonly number[])[];
  /** Of the last save: the samples that were not like the person; null where all were. */
  readonly unlike: Unlike | null;
  /** Whether samples are added to somebody they do not look like. */
  readonly anyway: boolean;
  readonly lookAlikes: readonly Match[];
  /** The look-alike who turned out to be the same person, and gets the samples. */
  readonly samePersonId: number | null;
  /** The name of the save under way, by which it can be canceled. */
  readonly attempt: string;
  readonly error: Error | null;
  readonly saved: Person | null;
  /** Whether an enrollment was just canceled on this page. */
  readonly canceled: boolean;
}

/** What can happen to it. */
export type Event =
  | { type: 'NAME'; name: string }
  | { type: 'CONSENT'; given: boolean }
  | { type: 'BEGIN' }
  | { type: 'TAKE'; sample: FoundSample }
  | { type: 'PHOTOS'; files: readonly File[] }
  | { type: 'STOP_READING' }
  | { type: 'DISMISS_REFUSED' }
  | { type: 'DISCARD'; key: number }
  | { type: 'KEEP'; keys: readonly number[] }
  | { type: 'GROUPS'; groups: readonly (readonly number[])[] }
  | { type: 'PAUSE' }
  | { type: 'RESUME' }
  | { type: 'STILL'; still: boolean }
  | { type: 'FINISH' }
  | { type: 'FINISH_WITH_THESE' }
  | { type: 'SAME_PERSON'; personId: number }
  | { type: 'DIFFERENT_PERSON' }
  | { type: 'ADD_ANYWAY' }
  | { type: 'DO_NOT_ADD' }
  | { type: 'CANCEL' };

/** What a flow begins with, and goes back to. */
export const empty = {
  name: '',
  consentAt: null,
  samples: [],
  still: false,
  photos: [],
  photosRead: 0,
  refused: [],
  groups: [],
  unlike: null,
  anyway: false,
  lookAlikes: [],
  samePersonId: null,
  attempt: '',
  error: null,
  saved: null,
} as const;

/** Whom the samples are added to: the person that the flow began with, or a look-alike; null for somebody new. */
export function addedTo({ extend, samePersonId, lookAlikes }: Context): Unlike['person'] | null {
  const same = lookAlikes.find(({ personId }) => personId === samePersonId);
  if (same) return { id: same.personId, name: same.person };
  return extend;
}

/** What changes where only some of the samples are left. */
export function withSamples(
  { samples, groups, unlike }: Context,
  isLeft: (sample: DraftSample) => boolean,
): Pick<Context, 'samples' | 'groups' | 'unlike'> {
  const left = samples.filter(isLeft);
  const [keys = []] = unlike ? leftOf([unlike.keys], left) : [];
  return {
    samples: left,
    groups: severalOf(leftOf(groups, left)),
    unlike: unlike && keys.length > 0 ? { ...unlike, keys } : null,
  };
}

/** What is left of groups of keys, without those of which nothing is. */
export function leftOf(groups: Context['groups'], samples: Context['samples']): number[][] {
  const there = new Set(samples.map(({ key }) => key));
  return groups
    .map((group) => group.filter((key) => there.has(key)))
    .filter(({ length }) => length > 0);
}

/** No groups where they are of one person. */
export function severalOf(groups: number[][]): number[][] {
  return groups.length > 1 ? groups : [];
}
