import { fromPromise } from 'xstate';
import {
  KithError,
  limits,
  type Consent,
  type Match,
  type Person,
} from '../../../electron/contract/index.ts';
import { consentWording } from '../../i18n/en.ts';
import { plain, type FoundSample } from './draft-sample.ts';
import { addedTo, type Context } from './enroll-context.ts';
import { readPhoto } from './read-photo.ts';

/** What the enrollment flow asks the owner for, step by step. */
export const enrollCalls = {
  checkName: fromPromise<unknown, Context>(({ input }) =>
    input.kith.enrollment.checkName({ name: input.name }),
  ),
  readPhoto: fromPromise<FoundSample, Context>(async ({ input, signal }) => {
    if (input.samples.length >= limits.samplesPerCall) throw new KithError('TooManySamples');
    return readPhoto(input.kith, input.photos[input.photosRead]!, signal);
  }),
  findLookAlikes: fromPromise<Match[], Context>(async ({ input }) => {
    const found = await input.kith.enrollment.lookAlikes({ samples: plain(input.samples) });
    return found.filter(({ personId }) => personId !== input.extend?.id);
  }),
  save: fromPromise<Person, Context>(({ input }) => {
    const { kith, attempt, name, anyway } = input;
    const samples = plain(input.samples);
    const personId = addedTo(input)?.id;
    if (personId !== undefined) {
      return kith.enrollment.extend({ attempt, personId, samples, anyway });
    }
    const consent: Consent = { acceptedAt: input.consentAt!, wording: consentWording };
    return kith.enrollment.enroll({ attempt, name, consent, samples });
  }),
  cancelSave: fromPromise<void, Context>(({ input }) =>
    input.kith.enrollment.cancel({ attempt: input.attempt }),
  ),
};
