import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import {
  box,
  engineName,
  qualityMeasures,
  qualityReason,
  trainingParameters,
} from '../../native-models/vocabulary/index.ts';
import { consent } from './consent.ts';
import { draftContract, heldDraft } from './draft.ts';
import { chipBlob, liveDecision, match, newSample, sampleSource } from './face.ts';
import { limits } from './limits.ts';
import { figures, mapPoint, modelVersion, report } from './model-version.ts';
import { procedure } from './procedure.ts';
import { status } from './status.ts';
import { trainingPlan, trainingState } from './training.ts';

const personId = z.number().int().positive();
const sampleId = z.number().int().positive();
/** Checked for emptiness and length by the owner, which answers with a typed error rather than with "bad input". */
const personName = z.string().max(100_000);
const versionId = z.number().int().positive();
const samples = z.array(newSample).max(limits.samplesPerCall);
/** The name that a caller gives a call which writes, so that `cancel` can say which it means. */
const attempt = z.uuid();
/** The draft that samples were kept in, where there is one. */
const draft = heldDraft.nullable().default(null);

/** Someone enrolled. */
export const person = z.object({
  id: personId,
  name: z.string(),
  samples: z.number().int(),
  enrolledAt: z.date(),
  /** The sample to show for them; null when chips are not kept. */
  portrait: sampleId.nullable(),
});
export type Person = z.infer<typeof person>;

/** A kept sample of a person. */
export const sample = z.object({
  id: sampleId,
  source: sampleSource,
  takenAt: z.date(),
  quality: qualityMeasures,
  /** Whether the chip is kept, so that there is a picture. */
  hasChip: z.boolean(),
});
export type Sample = z.infer<typeof sample>;

/** The user's choices. */
export const settings = z.object({
  theme: z.enum(['light', 'dark', 'system']),
  /** The language of the page; `pseudo` is English made longer and written from right to left, to see whether layouts hold. */
  language: z.enum(['system', 'en', 'de', 'pseudo']),
  /** The camera to open first; null is the system's first. */
  cameraId: z.string().max(500).nullable(),
  /** The share of strangers that may at most be given a name, 0 to 1. */
  wantedFpir: z.number().min(0.0001).max(0.2),
  /** Whether chips are kept; without them retraining and model changes need new enrollments. */
  keepChips: z.boolean(),
  /** Whether live recognition is written down. */
  keepActivity: z.boolean(),
  /** Whether enrollment says aloud what to do, and sounds a tone for each pose that is taken. */
  spokenHelp: z.boolean(),
  /** The engine to try first; null is the fastest of those that were measured. */
  engine: engineName.nullable(),
  /** Whether the app looks for newer versions of itself. Off, it talks to nobody. */
  updates: z.boolean(),
  /** Whether the first-run page was read. */
  welcomed: z.boolean(),
});
export type Settings = z.infer<typeof settings>;

/** Where Kith keeps things that a user may want to see. */
export const place = z.enum(['data folder', 'log']);
export type Place = z.infer<typeof place>;

/** What a view must read again. */
export const change = z.object({
  kind: z.enum(['people', 'settings', 'host', 'activity', 'training', 'versions']),
});
export type Change = z.infer<typeof change>;

/** What the activity list tells of. */
export const activityKind = z.enum([
  'enrolled',
  'recognized',
  'unknown',
  'renamed',
  'extended',
  'activated',
  'activated against the verdict',
  'rolled back',
]);
export type ActivityKind = z.infer<typeof activityKind>;

/** A line of the activity list. */
export const activity = z.object({
  id: z.number().int(),
  at: z.date(),
  kind: activityKind,
  person: z.string().nullable(),
  personId: personId.nullable(),
  score: z.number().nullable(),
});
export type Activity = z.infer<typeof activity>;

/** A face of a photo, ready to become a sample. */
export const photoFace = z.object({
  box,
  chip: chipBlob,
  quality: qualityMeasures,
  /** Why it is not good enough to enroll; empty when it is. */
  reasons: z.array(qualityReason),
});
export type PhotoFace = z.infer<typeof photoFace>;

/** Everything a view can ask of the owner. */
export const kithContract = {
  enrollment: {
    /** Finds the one face of a photo file. Several faces, none, or no image are typed errors. */
    readPhoto: procedure
      .input(z.object({ file: z.instanceof(Blob), name: z.string().max(1000) }))
      .output(photoFace),
    /** Whether a name can be used: throws the typed error if not. */
    checkName: procedure
      .input(z.object({ name: personName }))
      .output(z.object({ name: z.string() })),
    /** The places of the samples in the call, grouped by person, the largest group first: one group where all show the same person. */
    groups: procedure
      .input(z.object({ samples }))
      .output(z.array(z.array(z.number().int().min(0)))),
    /** Everyone enrolled who looks like these samples, best first. Refused where they show several people. */
    lookAlikes: procedure.input(z.object({ samples })).output(z.array(match)),
    /**
     * Enrolls a new person, all or nothing; the draft that the samples were kept in ends with it. Refused where the samples
     * show several people, and where the draft is not the page's any more.
     */
    enroll: procedure
      .input(z.object({ attempt, name: personName, consent, samples, draft }))
      .output(person),
    /**
     * Adds samples to a person, all or nothing, likewise. Refused also where they do not look like this one, which `anyway`
     * overrides.
     */
    extend: procedure
      .input(z.object({ attempt, personId, samples, anyway: z.boolean().default(false), draft }))
      .output(person),
    /**
     * Cancels an `enroll` or `extend`, also one that is still on its way. That call says how it ended: in `Canceled`,
     * with nothing written, or with the person who had been saved already.
     */
    cancel: procedure.input(z.object({ attempt })).output(z.void()),
    draft: draftContract,
  },
  recognition: {
    /** Decides on the faces of one frame. Faces with the same `track` are decided on together, over time. */
    recognize: procedure
      .input(
        z.object({
          camera: z.string().max(100),
          faces: z
            .array(z.object({ track: z.number().int(), chip: chipBlob, quality: qualityMeasures }))
            .max(limits.facesPerCall),
        }),
      )
      .output(
        z.object({
          decisions: z.array(liveDecision),
          /** What the owner and the host spent. */
          milliseconds: z.object({ embed: z.number(), search: z.number(), total: z.number() }),
        }),
      ),
  },
  people: {
    list: procedure.output(z.array(person)),
    get: procedure
      .input(z.object({ personId }))
      .output(z.object({ person, samples: z.array(sample), consent: consent.nullable() })),
    /** The picture of a sample as a JPEG. */
    picture: procedure.input(z.object({ sampleId })).output(z.instanceof(Blob)),
    rename: procedure.input(z.object({ personId, name: personName })).output(person),
    /** Removes a person and everything kept of them. */
    remove: procedure
      .input(z.object({ personId }))
      .output(z.object({ name: z.string(), learnedBy: z.array(modelVersion) })),
    /** The versions that learned from a person, and keep what they learned when the person is removed. */
    learnedBy: procedure.input(z.object({ personId })).output(z.array(modelVersion)),
    removeSample: procedure.input(z.object({ personId, sampleId })).output(person),
  },
  training: {
    /** What goes on. `changes` tells when to ask again. */
    state: procedure.output(trainingState),
    /** What a run would use and what is missing. */
    plan: procedure.output(trainingPlan),
    /** Starts a run; it goes on in the background. */
    start: procedure
      .input(z.object({ parameters: trainingParameters, activate: z.boolean() }))
      .output(trainingState),
    cancel: procedure.output(trainingState),
    /** Goes on with an interrupted run. */
    resume: procedure.output(trainingState),
    /** Judges the candidate of the run that ended last against the version that is active now. */
    judgeAgain: procedure.output(trainingState),
    /** Gives up an interrupted run, or dismisses a finished one. */
    discard: procedure.output(trainingState),
    /**
     * Adds the face of a photo to the strangers that the judge searches for; kept in memory until Kith closes. `person` tells
     * them apart; without it their likeness does.
     */
    addStranger: procedure
      .input(
        z.object({
          file: z.instanceof(Blob),
          name: z.string().max(1000),
          person: z.string().max(1000).nullable().default(null),
        }),
      )
      .output(z.object({ strangers: z.number().int() })),
    clearStrangers: procedure.output(z.object({ strangers: z.number().int() })),
    /** Measures the active version on the gallery by cross-validation. */
    evaluate: procedure.output(figures),
    /** Fetches the classic network in the background. */
    fetchClassic: procedure.output(trainingState),
    cancelFetch: procedure.output(trainingState),
  },
  versions: {
    list: procedure.output(z.array(modelVersion)),
    report: procedure.input(z.object({ versionId })).output(report.nullable()),
    map: procedure.input(z.object({ versionId })).output(z.array(mapPoint)),
    /** Embeds the gallery under a version in the background and then makes it active. */
    activate: procedure
      .input(z.object({ versionId, confirmed: z.boolean() }))
      .output(trainingState),
    /** Stops an activation; the old version stays active. */
    cancelActivation: procedure.output(trainingState),
    /** Activates the version that was active before. */
    rollback: procedure.output(trainingState),
    rename: procedure.input(z.object({ versionId, name: personName })).output(modelVersion),
    remove: procedure.input(z.object({ versionId })).output(z.array(modelVersion)),
    export: procedure.input(z.object({ versionId })).output(z.instanceof(Blob)),
    import: procedure.input(z.object({ file: z.instanceof(Blob) })).output(modelVersion),
  },
  activity: {
    list: procedure
      .input(z.object({ limit: z.number().int().min(1).max(500) }))
      .output(z.array(activity)),
    clear: procedure.output(z.object({ removed: z.number().int() })),
  },
  settings: {
    get: procedure.output(settings),
    update: procedure.input(settings.partial()).output(settings),
  },
  system: {
    status: procedure.output(status),
    /** Pauses live recognition in every view, or goes on. */
    pause: procedure.input(z.object({ paused: z.boolean() })).output(status),
    /** Shows the data folder or the log in the system's file manager. */
    reveal: procedure.input(z.object({ place })).output(status),
    /** Tries and times every engine that this machine has; a minute at most. The status shows each as it is done. */
    measureEngines: procedure.output(status),
    /** A change whenever something was written or the host changed its state. */
    changes: procedure.output(eventIterator(change)),
  },
};
