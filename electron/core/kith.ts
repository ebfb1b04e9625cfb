import type { Change } from '../contract/index.ts';
import { createActivity } from './activity/activity.ts';
import { createBenchmark } from './benchmark/benchmark.ts';
import { createChanges, type Tell } from './changes.ts';
import { createCopies } from './copies/copies.ts';
import { createCorrections } from './corrections/corrections.ts';
import { createEngines } from './engines/engines.ts';
import { createDrafts } from './enrollment/drafts.ts';
import { createEnrollment } from './enrollment/enrollment.ts';
import { createEvidence } from './evidence/evidence.ts';
import { createExporting } from './exporting/exporting.ts';
import { createMatedScores } from './evidence/mated-scores.ts';
import { createEmbeddedMoments } from './evaluation/embedded-moments.ts';
import { createEvaluation } from './evaluation/evaluation.ts';
import { createMeasurements } from './evaluation/measurements.ts';
import { createOperatingPoints } from './evaluation/operating-points.ts';
import { createFeatures } from './features/features.ts';
import { createInbox } from './inbox/inbox.ts';
import { createLiveness } from './liveness/liveness.ts';
import { createOwnTest } from './liveness/own-test.ts';
import { createPresentations } from './liveness/presentations.ts';
import type { KithParts } from './kith-parts.ts';
import { createIdentifier } from './recognition/identify.ts';
import { createRecognition } from './recognition/recognition.ts';
import { SeenFaces } from './recognition/seen-faces.ts';
import { Sightings } from './recognition/sightings.ts';
import { createSelfTest } from './self-test/self-test.ts';
import { createSettings } from './settings/settings.ts';
import { createStatus } from './status/status.ts';
import { createReporting } from './reporting/reporting.ts';
import { restoreRun } from './training/saved-run.ts';
import { createTraining } from './training/training.ts';
import { createActivation } from './versions/activation.ts';
import { activeNetworks } from './versions/active-networks.ts';
import { createVersions } from './versions/versions.ts';
import { createWhoIsWho } from './who-is-who.ts';

/** Changes of what a copy of the gallery holds. */
const COPIED: ReadonlySet<Change['kind']> = new Set(['people', 'versions', 'activity', 'inbox']);

/** Puts the capabilities together over the parts that a shell chose. Every shell calls this and nothing else of core. */
export async function createKith(parts: KithParts) {
  const { gallery, trainer, classicPack, updates, now = () => new Date() } = parts;
  const { changes, tell: tellViews } = createChanges();
  const copies = createCopies({ gallery, now, onChange: () => tellViews('host') });
  const tell: Tell = (...kinds) => {
    tellViews(...kinds);
    if (kinds.some((kind) => COPIED.has(kind))) copies.noteChange();
  };
  const networks = activeNetworks(parts.networks, gallery);
  const reading = { findFaces: networks.findFaces, decodeHeic: parts.decodeHeic };
  const identifier = createIdentifier(gallery);
  const sightings = new Sightings();
  const seenFaces = new SeenFaces();
  const samples = createEmbeddedMoments(gallery);
  const selfTest = createSelfTest({ gallery, samples, onChange: () => tell('self-test') });
  const liveness = createLiveness({
    gallery,
    network: parts.liveness,
    pack: parts.livenessPack,
    now,
    onChange: () => tell('liveness'),
    onPolicy: () => tell('settings'),
  });
  const recognition = createRecognition({
    gallery,
    networks,
    reading,
    liveness,
    sightings,
    unknowns: {
      see: (sighting, seen) => inbox.see(sighting, seen),
      drop: (sighting) => inbox.drop(sighting),
    },
    seenFaces,
    now,
    onActivity: () => noted(),
    onPaused: () => tell('host'),
  });
  /** The list of activity has grown. */
  const noted = (): void => {
    tell('activity');
    void activity.trim();
  };
  /** After a write to the people: earlier decisions no longer hold. */
  const peopleChanged = (): void => {
    recognition.reset();
    reporting.forget();
    tell('people');
    selfTest.noteChange();
    noted();
  };
  const drafts = await createDrafts({
    store: gallery.drafts,
    facesOf: (sighting) => inbox.heldFaces(sighting),
    now,
  });
  const enrollment = createEnrollment({
    gallery,
    networks,
    reading,
    drafts,
    now,
    onChange: (saved, draftId) => {
      peopleChanged();
      // Where it fails these lines go on saying that somebody unknown was seen.
      void recognition.recognizeSightings().catch(() => undefined);
      void inbox.letGoOfEnrolled(saved, draftId).catch(() => undefined);
    },
  });
  const inbox = await createInbox({
    gallery,
    networks,
    enrollment,
    removeSamples: async (personId, sampleIds) => {
      const { repairId } = await whoIsWho.repairs.removeSamples(personId, sampleIds);
      await whoIsWho.repairs.forget(repairId!);
    },
    sightings,
    now,
    onChange: () => tell('inbox'),
    onDecisions: () => recognition.reset(),
  });
  const activity = createActivity({
    gallery,
    sightings,
    seenFaces,
    now,
    onChange: () => tell('activity'),
  });
  await activity.trim();
  const engines = createEngines({
    host: parts.host,
    measurements: parts.measurements,
    runtimes: parts.runtimes,
    builtTensorFlow: parts.builtTensorFlow,
    networks,
    onChange: () => tell('host'),
  });
  updates?.on('state', () => tell('host'));
  gallery.onNotErased(() => tell('host'));
  gallery.onDamage(() => tell('host'));
  const features = createFeatures({ gallery, store: gallery.training, networks: trainer });
  const evaluation = createEvaluation({
    gallery,
    reading,
    trainer,
    features,
  });
  const measured = createMeasurements({ gallery, evaluation });
  const operatingPoints = createOperatingPoints({
    gallery,
    trials: parts.trials,
    ownSearches: selfTest.searches,
    strangers: measured.strangers,
    isSettled: selfTest.isSettled,
  });
  const settings = await createSettings({
    gallery,
    engines,
    updates,
    liveness,
    onCopiesKept: copies.keep,
    onChange: () => tell('settings'),
    onBounds: () => {
      void activity.trim();
      void inbox.trim();
    },
    onThreshold: selfTest.noteChange,
    operatingPoints,
  });
  const activation = createActivation({
    gallery,
    networks: trainer,
    now,
    onChange: () => {
      training.noteActivation();
      tell('training');
    },
    onActivated: () => {
      recognition.reset();
      tell('versions', 'people', 'host');
      selfTest.noteChange();
      noted();
      // Where it fails the page that shows them does it.
      void inbox.reembed().catch(() => undefined);
    },
  });
  const matedScores = createMatedScores(samples);
  const training = createTraining({
    gallery,
    trainer,
    features,
    evaluation,
    saved: await restoreRun(gallery),
    activation,
    classicPack,
    now,
    onChange: () => tell('training'),
    onVersion: () => tell('versions'),
  });

  const reporting = createReporting({
    gallery,
    evaluation,
    engines,
    surroundings: parts.surroundings,
    print: parts.print,
    now,
  });

  const whoIsWho = createWhoIsWho({
    parts,
    networks,
    seenFaces,
    inbox,
    reporting,
    withoutRun: training.withoutRun,
    now,
    tell,
    onChange: peopleChanged,
  });
  // Where it fails, say in a gallery that can only be read, what is old waits for the next time.
  await whoIsWho.repairs.trim().catch(() => undefined);
  // A Kith that was cut off after an activation left that undone.
  void inbox.reembed().catch(() => undefined);

  return {
    changes,
    enrollment,
    drafts,
    recognition,
    liveness,
    identifier,
    corrections: createCorrections({
      gallery,
      networks,
      seenFaces,
      samples,
      matedScores,
      enrollment,
      withoutRun: training.withoutRun,
      now,
      onChange: peopleChanged,
    }),
    evidence: createEvidence({
      gallery,
      networks,
      seenFaces,
      sightings,
      samples,
      matedScores,
      now,
    }),
    ...whoIsWho,
    inbox,
    activity,
    selfTest,
    evaluation,
    measurements: measured,
    operatingPoints,
    reporting,
    training,
    classicPack,
    livenessTests: createOwnTest({
      gallery,
      liveness,
      network: parts.livenessSha256,
      now,
      onChange: () => tell('liveness'),
    }),
    presentations: createPresentations({ finding: networks, decoder: reading, liveness }),
    checkPacks: parts.checkPacks,
    versions: createVersions({
      gallery,
      networks: trainer,
      activation,
      now,
      onChange: () => tell('versions'),
    }),
    /** Goes on with an activation that a closed or killed Kith left. */
    resumeActivation: activation.resume,
    copies,
    mend: parts.mend,
    recoveryKey: parts.recoveryKey,
    /** Reads the whole gallery in the background; what cannot be read is in the status from then on. Error: `GalleryDamaged`. */
    checkGallery: gallery.check,
    /** Stops the work in the background; the next start goes on with it. */
    close: (): void => {
      drafts.close();
      selfTest.close();
      training.close();
      activation.close();
      activity.close();
      liveness.close();
      whoIsWho.removals.close();
      whoIsWho.repairs.close();
      void whoIsWho.bundleSessions.close();
      inbox.close();
    },
    engines,
    settings,
    status: createStatus({
      surroundings: parts.surroundings,
      gallery,
      identifier,
      engines,
      updates,
      copies,
      isPaused: recognition.isPaused,
      onProblem: () => tell('host'),
    }),
    exporting: createExporting({ gallery }),
    benchmark: createBenchmark(parts.shipped, reading),
  };
}

/** A running Kith. */
export type Kith = Awaited<ReturnType<typeof createKith>>;
