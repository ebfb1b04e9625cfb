import { on } from 'node:events';
import type { Change } from '../../contract/index.ts';
import { createAttempts } from '../enrollment/attempts.ts';
import type { Kith } from '../kith.ts';
import { faceToLookAt } from '../liveness/sent-face.ts';
import { reportWithProgress } from '../reporting/with-progress.ts';
import { bundleRoutes } from './bundle-routes.ts';
import { implementKith } from './implement-kith.ts';
import { inboxRoutes } from './inbox-routes.ts';
import { jpeg } from './jpeg.ts';
import { peopleRoutes } from './people-routes.ts';
import { createTold, type BugLog } from '../told-errors.ts';

/** The contract, answered by a Kith. Expected failures cross as typed errors; anything else is logged as a bug. */
export function createKithRouter(kith: Kith, log: BugLog) {
  const told = createTold(log);
  const os = implementKith(told);
  /** A stream is read when its call has been answered: what it ends in is told here. */
  async function* toldStream<T>(stream: AsyncIterable<T>, call: string): AsyncGenerator<T> {
    try {
      yield* stream;
    } catch (caught) {
      throw told(caught, call);
    }
  }

  const { drafts, enrollment, evaluation, measurements, training, versions } = kith;
  const attempts = createAttempts();
  return os.router({
    enrollment: {
      readPhoto: os.enrollment.readPhoto.handler(async ({ input }) =>
        enrollment.readPhoto(await input.file.bytes(), input.name),
      ),
      sighting: os.enrollment.sighting.handler(({ input }) =>
        kith.recognition.sighting(input.sighting),
      ),
      readPhotoFaces: os.enrollment.readPhotoFaces.handler(async ({ input }) =>
        enrollment.readPhotoFaces(await input.file.bytes(), input.name),
      ),
      hasPicture: os.enrollment.hasPicture.handler(({ input }) =>
        enrollment.hasPicture(input.personId, input.sample),
      ),
      checkName: os.enrollment.checkName.handler(({ input }) => enrollment.checkName(input.name)),
      groups: os.enrollment.groups.handler(({ input }) => enrollment.groups(input.samples)),
      lookAlikes: os.enrollment.lookAlikes.handler(({ input }) =>
        enrollment.lookAlikes(input.samples),
      ),
      enroll: os.enrollment.enroll.handler(
        ({ input: { attempt, name, consent, samples, draft }, signal: gone }) =>
          attempts.run(attempt, gone, (signal) =>
            enrollment.enroll(name, consent, samples, { draft, signal }),
          ),
      ),
      extend: os.enrollment.extend.handler(
        ({ input: { attempt, personId, samples, anyway, draft }, signal: gone }) =>
          attempts.run(attempt, gone, (signal) =>
            enrollment.extend(personId, samples, { anyway, draft, signal }),
          ),
      ),
      cancel: os.enrollment.cancel.handler(({ input }) => attempts.cancel(input.attempt)),
      draft: {
        open: os.enrollment.draft.open.handler(({ input }) =>
          drafts.open(input.whose, input.holder, input),
        ),
        begin: os.enrollment.draft.begin.handler(({ input }) =>
          drafts.begin(input.whose, input.holder, input.details),
        ),
        keep: os.enrollment.draft.keep.handler(({ input: { details, ...held } }) =>
          drafts.keep(held, details),
        ),
        addSample: os.enrollment.draft.addSample.handler(({ input: { sample, ...held } }) =>
          drafts.addSample(held, sample),
        ),
        removeSamples: os.enrollment.draft.removeSamples.handler(({ input: { keys, ...held } }) =>
          drafts.removeSamples(held, keys),
        ),
        discard: os.enrollment.draft.discard.handler(({ input }) => drafts.discard(input)),
      },
    },
    recognition: {
      recognize: os.recognition.recognize.handler(async ({ input }) => {
        const start = performance.now();
        const faces = await Promise.all(
          input.faces.map(async ({ chip, ...face }) => ({
            ...(await faceToLookAt(face)),
            chip: await chip.bytes(),
            seenBy: input.label,
          })),
        );
        const { decisions, embed, search } = await kith.recognition.recognize(input.camera, faces);
        return { decisions, milliseconds: { embed, search, total: performance.now() - start } };
      }),
    },
    liveness: {
      state: os.liveness.state.handler(() => kith.liveness.state()),
      choose: os.liveness.choose.handler(({ input }) => kith.liveness.choose(input.policy)),
      cancel: os.liveness.cancel.handler(() => kith.liveness.cancel()),
      look: os.liveness.look.handler(async ({ input: { camera, faces } }) => {
        const { liveness: policy } = await kith.settings.get();
        const sent = await Promise.all(faces.map((face) => faceToLookAt(face)));
        const seen = await kith.liveness.lookUnder(policy, camera, sent);
        return seen.map((one) => one?.liveness ?? null);
      }),
      tests: {
        list: os.liveness.tests.list.handler(() => kith.livenessTests.list()),
        note: os.liveness.tests.note.handler(({ input }) => kith.livenessTests.note(input)),
        remove: os.liveness.tests.remove.handler(({ input }) =>
          kith.livenessTests.remove(input.camera),
        ),
      },
    },
    evidence: {
      ofFace: os.evidence.ofFace.handler(({ input }) =>
        kith.evidence.ofFace(input.camera, input.track),
      ),
      ofLine: os.evidence.ofLine.handler(({ input }) => kith.evidence.ofLine(input.activityId)),
    },
    corrections: {
      remedies: os.corrections.remedies.handler(({ input }) => kith.corrections.remedies(input)),
      say: os.corrections.say.handler(({ input: { chosen, ...said } }) =>
        kith.corrections.say(said, chosen),
      ),
      of: os.corrections.of.handler(({ input }) => kith.corrections.of(input.personId)),
      picture: os.corrections.picture.handler(async ({ input }) =>
        jpeg(await kith.corrections.picture(input.correctionId)),
      ),
      undo: os.corrections.undo.handler(({ input }) => kith.corrections.undo(input.correctionId)),
      erasePicture: os.corrections.erasePicture.handler(({ input }) =>
        kith.corrections.erasePicture(input.correctionId),
      ),
    },
    ...peopleRoutes(os, kith),
    bundles: bundleRoutes(os.bundles, kith.bundleSessions, toldStream),
    inbox: inboxRoutes(os, kith.inbox),
    selfTest: {
      state: os.selfTest.state.handler(() => kith.selfTest.state()),
      person: os.selfTest.person.handler(({ input }) => kith.selfTest.person(input.personId)),
    },
    training: {
      state: os.training.state.handler(() => training.state()),
      plan: os.training.plan.handler(({ signal }) => training.plan(signal)),
      start: os.training.start.handler(({ input }) =>
        training.start(input.parameters, input.activate),
      ),
      cancel: os.training.cancel.handler(() => training.cancel()),
      resume: os.training.resume.handler(() => training.resume()),
      judgeAgain: os.training.judgeAgain.handler(() => training.judgeAgain()),
      discard: os.training.discard.handler(() => training.discard()),
      addStranger: os.training.addStranger.handler(async ({ input }) =>
        evaluation.addStranger(await input.file.bytes(), input.name, input.person),
      ),
      clearStrangers: os.training.clearStrangers.handler(() => evaluation.clearStrangers()),
      evaluate: os.training.evaluate.handler(({ signal }) => measurements.measure(signal)),
      measured: os.training.measured.handler(() => measurements.last()),
      fetchClassic: os.training.fetchClassic.handler(() => training.fetchClassic()),
      cancelFetch: os.training.cancelFetch.handler(() => training.cancelFetch()),
    },
    reporting: {
      make: os.reporting.make.handler(({ input, signal, path }) =>
        toldStream(reportWithProgress(kith.reporting, input, signal), path.join('.')),
      ),
      last: os.reporting.last.handler(() => kith.reporting.last()),
      file: os.reporting.file.handler(
        ({ input: { format } }) => new Blob([kith.reporting.file(format)]),
      ),
      pdf: os.reporting.pdf.handler(async () => {
        const pdf = await kith.reporting.pdf();
        return pdf && new Blob([Uint8Array.from(pdf)], { type: 'application/pdf' });
      }),
    },
    versions: {
      list: os.versions.list.handler(() => versions.list()),
      report: os.versions.report.handler(({ input }) => versions.report(input.versionId)),
      map: os.versions.map.handler(({ input }) => versions.map(input.versionId)),
      activate: os.versions.activate.handler(async ({ input }) => {
        await versions.activate(input.versionId, input.confirmed);
        return training.state();
      }),
      cancelActivation: os.versions.cancelActivation.handler(async () => {
        await versions.cancelActivation();
        return training.state();
      }),
      rollback: os.versions.rollback.handler(async () => {
        await versions.rollBack();
        return training.state();
      }),
      rename: os.versions.rename.handler(({ input }) =>
        versions.rename(input.versionId, input.name),
      ),
      remove: os.versions.remove.handler(({ input }) => versions.remove(input.versionId)),
      export: os.versions.export.handler(
        async ({ input }) => new Blob([Uint8Array.from(await versions.export(input.versionId))]),
      ),
      import: os.versions.import.handler(async ({ input }) =>
        versions.import(await input.file.bytes()),
      ),
    },
    activity: {
      list: os.activity.list.handler(({ input: { limit, ...filter } }) =>
        kith.activity.list(limit, filter),
      ),
      cameras: os.activity.cameras.handler(() => kith.activity.cameras()),
      file: os.activity.file.handler(
        async ({ input }) => new Blob([await kith.activity.csv(input)], { type: 'text/csv' }),
      ),
      picture: os.activity.picture.handler(async ({ input }) =>
        jpeg(await kith.activity.picture(input.activityId)),
      ),
      clear: os.activity.clear.handler(async () => ({ removed: await kith.activity.clear() })),
      restore: os.activity.restore.handler(async () => ({
        restored: await kith.activity.restore(),
      })),
      erasing: os.activity.erasing.handler(() => ({ at: kith.activity.erasing() })),
    },
    recoveryKey: {
      read: os.recoveryKey.read.handler(() => ({ text: kith.recoveryKey.read() })),
      test: os.recoveryKey.test.handler(({ input }) => kith.recoveryKey.test(input.typed)),
    },
    settings: {
      get: os.settings.get.handler(() => kith.settings.get()),
      update: os.settings.update.handler(({ input }) => kith.settings.update(input)),
      operatingPoints: os.settings.operatingPoints.handler(({ input }) =>
        kith.operatingPoints.read(input.wanted),
      ),
    },
    system: {
      status: os.system.status.handler(() => kith.status.read()),
      pause: os.system.pause.handler(({ input }) => {
        kith.recognition.setPaused(input.paused);
        return kith.status.read();
      }),
      reveal: os.system.reveal.handler(async ({ input }) => {
        await kith.status.reveal(input.place);
        return kith.status.read();
      }),
      restartRecognition: os.system.restartRecognition.handler(() => {
        kith.engines.restart();
        return kith.status.read();
      }),
      measureEngines: os.system.measureEngines.handler(async () => {
        await kith.engines.measure();
        return kith.status.read();
      }),
      mend: os.system.mend.handler(({ input }) => kith.mend(input.how, input.anyway)),
      // Listens before it answers: whoever has the stream misses nothing from then on.
      changes: os.system.changes.handler(({ signal }) =>
        changesOf(on(kith.changes, 'change', signal ? { signal } : {})),
      ),
    },
  });
}

async function* changesOf(stream: AsyncIterable<unknown[]>): AsyncGenerator<Change> {
  try {
    for await (const [change] of stream) yield change as Change;
  } catch (error) {
    if (!(error instanceof Error && error.name === 'AbortError')) throw error;
  }
}

/** The router's type, for transports. */
export type KithRouter = ReturnType<typeof createKithRouter>;
