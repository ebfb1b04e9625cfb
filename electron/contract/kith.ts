import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import {
  box,
  engineName,
  qualityMeasures,
  qualityReason,
  trainingParameters,
} from '../../native-models/vocabulary/index.ts';
import { failureData, failures, type FailureCode } from './errors.ts';
import {
  chipBlob,
  liveDecision,
  match,
  newSample,
  sampleSource,
  sightingId,
  strength,
} from './face.ts';
import { languageChoice } from './language.ts';
import { limits } from './limits.ts';
import { mapPoint, modelVersion, report } from './model-version.ts';
import { status } from './status.ts';
import { measurement, trainingPlan, trainingState } from './training.ts';

const errorMap = Object.fromEntries(
  Object.entries(failures).map(([code, [message]]) => [code, { message, data: failureData }]),
) as { [C in FailureCode]: { message: string; data: typeof failureData } };

const procedure = oc.errors(errorMap);
const personId = z.number().int().positive();
const sampleId = z.number().int().positive();
/** Checked for emptiness and length by the owner, which answers with a typed error rather than with "bad input". */
const personName = z.string().max(100_000);
const versionId = z.number().int().positive();
const samples = z.array(newSample).max(limits.samplesPerCall);
/** The name that a caller gives a call which writes, so that `cancel` can say which it means. */
const attempt = z.uuid();

/** Someone enrolled. */
export const person = z.object({
  id: personId,
  name: z.string(),
  samples: z.number().int(),
  enrolledAt: z.date(),
  /** The sample to show for them, chosen or the best; null when chips are not kept. */
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

/** How often somebody was recognized live, and when last, as far back as the activity is kept. */
export const seen = z.object({ personId, lastAt: z.date(), times: z.number().int().positive() });
export type Seen = z.infer<typeof seen>;

/** The record of a person's agreement. */
export const consent = z.object({ acceptedAt: z.date(), wording: z.string().min(1).max(2000) });
export type Consent = z.infer<typeof consent>;

/** The user's choices. */
export const settings = z.object({
  theme: z.enum(['light', 'dark', 'system']),
  language: languageChoice,
  /** The camera to open first; null is the system's first. */
  cameraId: z.string().max(500).nullable(),
  /** Degrees clockwise that the camera's picture is turned by, for a camera that is mounted on its side. */
  cameraRotation: z.literal([0, 90, 180, 270]),
  /** The share of strangers that may at most be given a name, 0 to 1. */
  wantedFpir: z.number().min(0.0001).max(0.2),
  /** Whether chips are kept; without them retraining and model changes need new enrollments. */
  keepChips: z.boolean(),
  /** Whether live recognition is written down. */
  keepActivity: z.boolean(),
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

const activityId = z.number().int().positive();

/** A line of the activity list. */
export const activity = z.object({
  id: activityId,
  at: z.date(),
  kind: activityKind,
  person: z.string().nullable(),
  personId: personId.nullable(),
  score: z.number().nullable(),
  /** How sure the name was; null for lines that tell of no recognition. */
  strength: strength.nullable(),
  /** Whether a picture of that moment is kept. */
  hasPicture: z.boolean(),
  /** Under which the pictures of an unknown face can be enrolled; null where there are none any more. */
  sighting: sightingId.nullable(),
});
export type Activity = z.infer<typeof activity>;

/** Which lines of the activity list are wanted; what is left out does not matter. */
export const activityFilter = z.object({
  personId: personId.optional(),
  kinds: z.array(activityKind).optional(),
  /** Not before this. */
  from: z.date().optional(),
  /** Before this. */
  to: z.date().optional(),
  /** Older than this line: the next page. */
  before: activityId.optional(),
});
export type ActivityFilter = z.infer<typeof activityFilter>;

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
    /** The pictures of an unknown face that live recognition saw, as samples. */
    sighting: procedure.input(z.object({ sighting: sightingId })).output(z.array(newSample)),
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
    /** Enrolls a new person, all or nothing. Refused where the samples show several people. */
    enroll: procedure
      .input(z.object({ attempt, name: personName, consent, samples }))
      .output(person),
    /**
     * Adds samples to a person, all or nothing. Refused where they show several people, and where they do not look like this
     * one, which `anyway` overrides.
     */
    extend: procedure
      .input(z.object({ attempt, personId, samples, anyway: z.boolean().default(false) }))
      .output(person),
    /**
     * Cancels an `enroll` or `extend`, also one that is still on its way. That call says how it ended: in `Canceled`,
     * with nothing written, or with the person who had been saved already.
     */
    cancel: procedure.input(z.object({ attempt })).output(z.void()),
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
    /** Moves a sample to the person it shows. */
    moveSample: procedure.input(z.object({ sampleId, toPersonId: personId })).output(person),
    /** Notes that a sample shows the person it is enrolled under, so that its label is not doubted again; or takes that back. */
    vouch: procedure.input(z.object({ sampleId, vouched: z.boolean() })).output(z.void()),
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
    evaluate: procedure.output(measurement),
    /** What was measured last, as long as it is about the gallery, version and settings in use; else null. */
    measured: procedure.output(measurement.nullable()),
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
    /** Newest first. */
    list: procedure
      .input(activityFilter.extend({ limit: z.number().int().min(1).max(500) }))
      .output(z.array(activity)),
    /** The face of a line, as it was seen, as a JPEG. */
    picture: procedure.input(z.object({ activityId })).output(z.instanceof(Blob)),
    /**
     * Empties the list. For as long as `erasing` says it can be brought back; after that, or when Kith closes or starts again,
     * it is erased for good.
     */
    clear: procedure.output(z.object({ removed: z.number().int() })),
    /** Brings back what `clear` took. */
    restore: procedure.output(z.object({ restored: z.number().int() })),
    /** When what was cleared is erased for good; null where nothing waits for that. */
    erasing: procedure.output(z.object({ at: z.date().nullable() })),
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
    /** Starts the recognition process anew. */
    restartRecognition: procedure.output(status),
    /** Tries and times every engine that this machine has; a minute at most. The status shows each as it is done. */
    measureEngines: procedure.output(status),
    /** A change whenever something was written or the host changed its state. */
    changes: procedure.output(eventIterator(change)),
  },
};
