import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { trainingParameters } from '../../native-models/vocabulary/index.ts';
import { activityContract, activityId } from './activity.ts';
import { bundleContract } from './bundle.ts';
import { change } from './change.ts';
import { chosenRemedies, correction, correctionId, remedies, statement } from './correction.ts';
import { draftContract, heldDraft } from './draft.ts';
import { evidence, liveFace } from './evidence.ts';
import { groupContract } from './group.ts';
import { galleryReport, reportProgress, seed } from './gallery-report.ts';
import { newSample, sightingId } from './face.ts';
import { inboxContract } from './inbox.ts';
import { limits } from './limits.ts';
import { livenessContract } from './liveness.ts';
import { mapPoint, modelVersion, report } from './model-version.ts';
import { operatingPoints, wantedFpir } from './operating-points.ts';
import { peopleContract } from './people.ts';
import { consent, person, personId, typedName } from './person.ts';
import { lookAlike, photoFace } from './photo-face.ts';
import { procedure } from './procedure.ts';
import { recognitionContract } from './recognition.ts';
import { repairContract } from './repair.ts';
import { selfTestState, testedPerson } from './self-test.ts';
import { place, settings } from './settings.ts';
import { mended, mendingWay, status } from './status.ts';
import { measurement, trainingPlan, trainingState } from './training.ts';

const versionId = z.number().int().positive();
const samples = z.array(newSample).max(limits.samplesPerCall);
/** The name that a caller gives a call which writes, so that `cancel` can say which it means. */
const attempt = z.uuid();
/** The draft that samples were kept in, where there is one. */
const draft = heldDraft.nullable().default(null);

/** Everything a view can ask of the owner. */
export const kithContract = {
  enrollment: {
    /** Finds the one face of a photo file. Several faces, none, or no image are typed errors. */
    readPhoto: procedure
      .input(z.object({ file: z.instanceof(Blob), name: z.string().max(1000) }))
      .output(photoFace),
    /** Finds the faces that a photo of several may be of, biggest first. */
    readPhotoFaces: procedure
      .input(z.object({ file: z.instanceof(Blob), name: z.string().max(1000) }))
      .output(z.array(photoFace)),
    /** Whether a person has a picture already: the same, or one that is nearly equal. */
    hasPicture: procedure.input(z.object({ personId, sample: newSample })).output(z.boolean()),
    /** The pictures of an unknown face that live recognition saw, as samples. */
    sighting: procedure.input(z.object({ sighting: sightingId })).output(z.array(newSample)),
    /**
     * How a name is kept, and whether characters were taken out that nobody sees. Throws the typed error where it cannot be used.
     */
    checkName: procedure
      .input(z.object({ name: typedName }))
      .output(z.object({ name: z.string(), removed: z.boolean() })),
    /** The places of the samples in the call, grouped by person, the largest group first: one group where all show the same person. */
    groups: procedure
      .input(z.object({ samples }))
      .output(z.array(z.array(z.number().int().min(0)))),
    /**
     * Everyone enrolled who looks like these samples or has one of them already, best first. Refused where they show several
     * people.
     */
    lookAlikes: procedure.input(z.object({ samples })).output(z.array(lookAlike)),
    /**
     * Enrolls a new person, all or nothing; the draft that the samples were kept in ends with it. Refused where the samples
     * show several people, and where the draft is not the page's any more.
     */
    enroll: procedure
      .input(z.object({ attempt, name: typedName, consent, samples, draft }))
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
  recognition: recognitionContract,
  liveness: livenessContract,
  evidence: {
    /** What the last decision on a live face rests on. */
    ofFace: procedure.input(liveFace).output(evidence),
    /** What a line of the activity list that tells of a face rests on. */
    ofLine: procedure.input(z.object({ activityId })).output(evidence),
  },
  corrections: {
    /** What can be done about a face of which somebody says who it is, or is not. */
    remedies: procedure.input(statement).output(remedies),
    /** Remembers that, and does what is chosen of it. Answers with one for each person. */
    say: procedure
      .input(statement.safeExtend({ chosen: chosenRemedies }))
      .output(z.array(correction)),
    /** Those about a person, the newest first. */
    of: procedure.input(z.object({ personId })).output(z.array(correction)),
    /** The picture that is set aside for one, as a JPEG. */
    picture: procedure.input(z.object({ correctionId })).output(z.instanceof(Blob)),
    /** Takes one back, with all that it changed. */
    undo: procedure.input(z.object({ correctionId })).output(correction),
    /** Erases the sample that is set aside for one. */
    erasePicture: procedure.input(z.object({ correctionId })).output(correction),
  },
  people: peopleContract,
  groups: groupContract,
  repairs: repairContract,
  bundles: bundleContract,
  inbox: inboxContract,
  selfTest: {
    /** Whether everybody would be recognized, by their own pictures; `changes` tells when to ask again. */
    state: procedure.output(selfTestState),
    /** What was found of one person; null where nothing was yet. */
    person: procedure.input(z.object({ personId })).output(testedPerson.nullable()),
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
  reporting: {
    /**
     * Measures the active version on the gallery and reports it: how far it is, and at last the report, which is kept until the
     * people change. Whoever ends the stream cancels it.
     */
    make: procedure
      .input(z.object({ names: z.boolean(), seed: seed.optional() }))
      .output(eventIterator(reportProgress)),
    /** The one made last. */
    last: procedure.output(galleryReport),
    /** It as a file to keep. */
    file: procedure.input(z.object({ format: z.enum(['json', 'csv']) })).output(z.instanceof(Blob)),
    /** What the window shows, as a PDF; null where the page has to print itself. */
    pdf: procedure.output(z.instanceof(Blob).nullable()),
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
    rename: procedure.input(z.object({ versionId, name: typedName })).output(modelVersion),
    remove: procedure.input(z.object({ versionId })).output(z.array(modelVersion)),
    export: procedure.input(z.object({ versionId })).output(z.instanceof(Blob)),
    import: procedure.input(z.object({ file: z.instanceof(Blob) })).output(modelVersion),
  },
  activity: activityContract,
  recoveryKey: {
    /** The gallery's key, to be written down: whoever has it can open every copy of the gallery. */
    read: procedure.output(z.object({ text: z.string() })),
    /** Whether what was written down is it. Errors: `RecoveryKeyMistyped`, `RecoveryKeyWrong`. */
    test: procedure.input(z.object({ typed: z.string().max(1000) })).output(z.void()),
  },
  settings: {
    get: procedure.output(settings),
    /** Refused where `wantedFpir` would have two enrolled people taken for each other. */
    update: procedure.input(settings.partial()).output(settings),
    /** What each of these wanted FPIRs would do, in their order; `changes` of people, settings and the self-test tell when to ask again. */
    operatingPoints: procedure
      .input(z.object({ wanted: z.array(wantedFpir).max(limits.operatingPoints) }))
      .output(operatingPoints),
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
    /**
     * Puts another gallery in a damaged one's place, which is kept beside it. Kith ends once it has answered; the next start opens
     * the new one. A copy with something in it that was removed since is put there only if it is to be `anyway`.
     */
    mend: procedure
      .input(z.object({ how: mendingWay, anyway: z.boolean().default(false) }))
      .output(mended),
    /** A change whenever something was written or the host changed its state. */
    changes: procedure.output(eventIterator(change)),
  },
};
