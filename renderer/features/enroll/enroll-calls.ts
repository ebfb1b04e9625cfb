import { fromPromise } from 'xstate';
import {
  KithError,
  limits,
  type LivenessState,
  type LookAlike,
  type Person,
  type ReadName,
} from '../../../electron/contract/index.ts';
import { isByTurns, plain, takenUp } from './draft-sample.ts';
import { addedTo, type Context, type PickedUp } from './enroll-context.ts';
import { isOf, readPhoto, type ReadPhoto } from './read-photo.ts';

/** What the record says of the turns: nothing where the head was not to move, and they could not tell. */
function recordedTurns({ still, turns }: Pick<Context, 'still' | 'turns'>): LivenessState | null {
  return still && turns === 'cannot tell' ? null : turns;
}

/** What the enrollment flow asks the owner for, step by step. */
export const enrollCalls = {
  openDraft: fromPromise<PickedUp | null, Context>(async ({ input }) => {
    const draft = await input.drafts.open();
    if (!draft) return null;
    return { ...draft, samples: await Promise.all(draft.samples.map(takenUp)) };
  }),
  discardDraft: fromPromise<void, Context>(({ input }) => input.drafts.discard()),
  checkName: fromPromise<ReadName, Context>(({ input }) =>
    input.kith.enrollment.checkName({ name: input.name }),
  ),
  readPhoto: fromPromise<ReadPhoto, Context>(async ({ input, signal }) => {
    const { kith, samples, crowds, photos, photosRead, extend } = input;
    const file = photos[photosRead]!;
    const read = [...samples, ...crowds.flatMap(({ faces }) => faces)];
    if (read.some((sample) => isOf(file, sample))) throw new KithError('PictureKnown');
    if (samples.length >= limits.samplesPerCall) throw new KithError('TooManySamples');
    return readPhoto(kith, file, { there: samples, extend: extend?.id ?? null }, signal);
  }),
  findLookAlikes: fromPromise<LookAlike[], Context>(async ({ input }) => {
    const found = await input.kith.enrollment.lookAlikes({ samples: plain(input.samples) });
    return found.filter(({ personId }) => personId !== input.extend?.id);
  }),
  save: fromPromise<Person, Context>(async ({ input }) => {
    const { kith, attempt, name, anyway, drafts } = input;
    // What is still on its way belongs to the draft that ends with this.
    await drafts.settled();
    const draft = drafts.held();
    const turns = recordedTurns(input);
    const samples = plain(input.samples).map((sample, i) =>
      isByTurns(input.samples[i]!) ? { ...sample, turns } : sample,
    );
    const personId = addedTo(input)?.id;
    if (personId !== undefined) {
      return kith.enrollment.extend({ attempt, personId, samples, anyway, draft });
    }
    return kith.enrollment.enroll({ attempt, name, consent: input.consent!, samples, draft });
  }),
  cancelSave: fromPromise<void, Context>(({ input }) =>
    input.kith.enrollment.cancel({ attempt: input.attempt }),
  ),
};
