import type { ActorRefFrom } from 'xstate';
import {
  limits,
  type CaptureMethod,
  type Consent,
  type DraftDetails,
  type EnrollmentFailure,
  type Likeness,
  type LivenessState,
  type LookAlike,
  type Person,
} from '../../../electron/contract/index.ts';
import type { KithClient } from '../../owner/client.ts';
import type { Agreement } from './agreement.ts';
import { isNothing, type DraftKeeper, type Kept } from './draft-keeper.ts';
import type { DraftSample, FoundSample } from './draft-sample.ts';
import type { groupSamples } from './group-samples.ts';
import type { keepDraft } from './keep-draft.ts';

/** A photo that gave no sample, and why. */
export interface RefusedPhoto {
  readonly key: number;
  readonly name: string;
  readonly error: unknown;
}

/** A photo of several people, in which the person has to be pointed at. */
export interface Crowd {
  readonly key: number;
  readonly name: string;
  readonly faces: readonly FoundSample[];
}

/** Samples that do not look like the person they would be added to. */
export interface Unlike {
  readonly person: { readonly id: number; readonly name: string };
  readonly keys: readonly number[];
  readonly likeness: Likeness | null;
}

/** What the flow remembers. */
export interface Context {
  readonly kith: KithClient;
  /** What tells the samples apart while they are taken. */
  readonly grouping: ActorRefFrom<typeof groupSamples>;
  /** Where the enrollment is kept until it is saved, and what has it kept there. */
  readonly drafts: DraftKeeper;
  readonly keeping: ActorRefFrom<typeof keepDraft>;
  /** The person to add to; null to enroll somebody new. */
  readonly extend: Person | null;
  /** An unknown face that live recognition saw, and whose pictures an enrollment can begin with. */
  readonly seen: Seen | null;
  /** Of somebody who was looked for already: what the form begins with. */
  readonly offered: string;
  /** Which unknown face, of live recognition's, the enrollment is of; null where it is of none that is `seen`. */
  readonly sighting: string | null;
  readonly name: string;
  /** What whoever is called so agreed to. */
  readonly consent: Consent | null;
  /** The agreement that was given here, and for which name: it is nobody else's. */
  readonly agreement: Agreement | null;
  readonly method: CaptureMethod;
  /** Whether samples are being taken: name and agreement are there. */
  readonly begun: boolean;
  /** What kept a first picture from being had, most of the time. */
  readonly trouble: EnrollmentFailure | null;
  readonly samples: readonly DraftSample[];
  /** Which of the camera's faces the last sample is of; null before there is one. */
  readonly track: number | null;
  /** Whether the camera goes on by itself once the samples are of one person. */
  readonly goesOn: boolean;
  /** Whether the person chose not to move their head. */
  readonly still: boolean;
  /** What the turns of the head say by which the camera's samples were taken; null where none were looked at. */
  readonly turns: LivenessState | null;
  readonly nextKey: number;
  /** The photos that are read, one after the other. */
  readonly photos: readonly File[];
  /** How many of them were read. */
  readonly photosRead: number;
  /** The names of photos that were chosen before the page was closed or left, and not read: only they are still known. */
  readonly unread: readonly string[];
  readonly refused: readonly RefusedPhoto[];
  /** Photos of several people that nobody has answered yet. */
  readonly crowds: readonly Crowd[];
  /** Whether characters were taken out of the name that nobody sees. */
  readonly nameChanged: boolean;
  /** The keys of the samples by person, the largest group first, where they show several people; else none. */
  readonly groups: readonly (readonly number[])[];
  /** The keys of the samples that were told apart, or of those that could not be: the save compares them again. */
  readonly compared: readonly number[];
  /** Of the last save: the samples that were not like the person; null where all were. */
  readonly unlike: Unlike | null;
  /** Whether samples are added to somebody they do not look like. */
  readonly anyway: boolean;
  readonly lookAlikes: readonly LookAlike[];
  /** The look-alike who turned out to be the same person, and gets the samples. */
  readonly samePersonId: number | null;
  /** The name of the save under way, by which it can be canceled. */
  readonly attempt: string;
  readonly error: Error | null;
  readonly saved: Person | null;
  /** Whether a save was just canceled on this page. */
  readonly canceled: boolean;
  /** Of an enrollment that was gone on with: when something of it had been kept last. */
  readonly pickedUp: Date | null;
  /** When something was kept last on this page. */
  readonly keptAt: Date | null;
  /** Why not all that is on the page is kept. */
  readonly notKept: Error | null;
  /** What was just discarded, while it can be brought back. */
  readonly discarded: Kept | null;
  /** Whether its draft was over before: saved in another window, perhaps. */
  readonly wasOver: boolean;
}

/** An unknown face that live recognition saw, with the pictures of it. */
export interface Seen {
  readonly sighting: string;
  readonly samples: readonly FoundSample[];
}

/** An enrollment that the owner had kept. */
export interface PickedUp extends Kept {
  readonly keptAt: Date;
}

/** What can happen to it. */
export type Event =
  | { type: 'NAME'; name: string }
  /** The agreement, in the words that were read; null where it is taken back. */
  | { type: 'CONSENT'; wording: string | null }
  | { type: 'METHOD'; method: CaptureMethod }
  | { type: 'BEGIN' }
  /** `track`: which of the camera's faces it is of. */
  | { type: 'TAKE'; sample: FoundSample; track: number }
  | { type: 'TROUBLE'; trouble: EnrollmentFailure }
  | { type: 'PHOTOS'; files: readonly File[] }
  | { type: 'STOP_READING' }
  | { type: 'DISMISS_REFUSED' }
  | { type: 'DISMISS_UNREAD' }
  /** Who is meant in a photo of several people: the place of their face; null for none of them. */
  | { type: 'CHOOSE_FACE'; key: number; place: number | null }
  | { type: 'DISCARD'; key: number }
  | { type: 'KEEP'; keys: readonly number[] }
  | { type: 'GROUPS'; groups: readonly (readonly number[])[] }
  /** The samples could not be told apart. */
  | { type: 'NOT_GROUPED' }
  /** The turns of the head say something else by now. */
  | { type: 'TURNS'; turns: LivenessState }
  /** The camera's samples are to be taken again. */
  | { type: 'RETAKE' }
  | { type: 'PAUSE' }
  | { type: 'RESUME' }
  | { type: 'STILL'; still: boolean }
  | { type: 'FINISH' }
  | { type: 'FINISH_WITH_THESE' }
  | { type: 'SAME_PERSON'; personId: number }
  | { type: 'DIFFERENT_PERSON' }
  | { type: 'ADD_ANYWAY' }
  | { type: 'DO_NOT_ADD' }
  | { type: 'CANCEL' }
  | { type: 'GO_ON' }
  | { type: 'START_OVER' }
  | { type: 'UNDO' }
  | { type: 'KEPT'; at: Date }
  | { type: 'NOT_KEPT'; error: unknown };

/** What a flow begins with, and goes back to. */
export const empty = {
  name: '',
  consent: null,
  agreement: null,
  method: 'camera',
  begun: false,
  trouble: null,
  samples: [],
  track: null,
  goesOn: false,
  still: false,
  turns: null,
  photos: [],
  photosRead: 0,
  unread: [],
  refused: [],
  crowds: [],
  nameChanged: false,
  groups: [],
  compared: [],
  unlike: null,
  anyway: false,
  lookAlikes: [],
  samePersonId: null,
  attempt: '',
  error: null,
  saved: null,
  canceled: false,
  pickedUp: null,
  keptAt: null,
  notKept: null,
  discarded: null,
  wasOver: false,
} as const;

/** The flow before anything was typed or taken. */
export function beginning({
  offered,
  seen,
}: Pick<Context, 'offered' | 'seen'>): Omit<typeof empty, 'name'> &
  Pick<Context, 'name' | 'sighting'> {
  return { ...empty, name: offered, sighting: seen?.sighting ?? null };
}

/** Whether samples can be taken, or taken further: somebody is named and agreed, or is enrolled already. */
export function mayBegin({
  extend,
  name,
  consent,
}: Pick<Context, 'extend' | 'name' | 'consent'>): boolean {
  return extend !== null || (name.trim() !== '' && consent !== null);
}

/** The pictures of the face that was seen, where the enrollment is to begin with them. */
export function givenTo({ seen, sighting, begun }: Context): readonly FoundSample[] {
  return seen && seen.sighting === sighting && !begun ? seen.samples : [];
}

/** What of the flow is kept until it is saved. */
export function keptOf(context: Context): Kept {
  const { sighting, name, consent, method, still, turns, begun, trouble, samples } = context;
  const photos = samples.flatMap(({ key, photo }) => (photo ? [{ ...photo, key }] : []));
  const given = samples.flatMap((sample) => (sample.given ? [sample.key] : []));
  const unread = unreadOf(context);
  const said = { sighting, name, consent, method, still, turns, begun, trouble };
  return { details: { ...said, photos, given, unread }, samples };
}

/**
 * The names of all photos that were chosen and gave nothing yet, on this page or before: those that were not read, and those of
 * several people that nobody has answered, which no draft keeps.
 */
export function unreadOf({ unread, photos, photosRead, crowds }: Context): string[] {
  const waiting = [...crowds, ...photos.slice(photosRead)].map(({ name }) =>
    name.slice(0, limits.fileNameLength),
  );
  return [...unread, ...waiting].slice(0, limits.unreadPhotos);
}

/** The names that are left once these files are there again; each file is one of them. */
export function withoutThese(unread: readonly string[], files: readonly File[]): string[] {
  const left = [...unread];
  for (const { name } of files) {
    const place = left.indexOf(name.slice(0, limits.fileNameLength));
    if (place !== -1) left.splice(place, 1);
  }
  return left;
}

/** Whether there is anything to keep. */
export function isSomething(context: Context): boolean {
  return !isNothing(keptOf(context));
}

/** The flow as it was when it was kept. Of a face that is not the one `seen` it is only what was taken of it. */
export function goneOnWith(
  { details: { photos, given, ...details }, samples }: Kept,
  seen: Seen | null,
): Omit<DraftDetails, 'photos' | 'given'> & Pick<Context, 'samples' | 'nextKey' | 'agreement'> {
  const { name, consent } = details;
  const nextKey = 1 + Math.max(0, ...samples.map(({ key }) => key));
  const photoOf = new Map(photos.map(({ key, ...photo }) => [key, photo]));
  const known = samples.map((sample): DraftSample => {
    const photo = photoOf.get(sample.key);
    photoOf.delete(sample.key);
    if (photo) return { ...sample, photo };
    return given.includes(sample.key) ? { ...sample, given: true } : sample;
  });
  // A photo whose sample never arrived might as well not have been read.
  const unread = [...[...photoOf.values()].map(({ name }) => name), ...details.unread];
  return {
    ...details,
    sighting: details.sighting === seen?.sighting ? details.sighting : null,
    agreement: consent && { name, consent, isOpen: name.trim() === '' },
    samples: known,
    nextKey,
    unread,
  };
}

/** Whom the samples are added to: the person that the flow began with, or a look-alike; null for somebody new. */
export function addedTo({ extend, samePersonId, lookAlikes }: Context): Unlike['person'] | null {
  const same = lookAlikes.find(({ personId }) => personId === samePersonId);
  if (same) return { id: same.personId, name: same.person };
  return extend;
}

/** How many pictures a save has added to somebody, without those that they had; null for somebody new, and before it. */
export function addedCount({ saved, extend, samePersonId, lookAlikes }: Context): number | null {
  const same = lookAlikes.find(({ personId }) => personId === samePersonId);
  const before = same ?? extend;
  return saved && before && Math.max(0, saved.samples - before.samples);
}
