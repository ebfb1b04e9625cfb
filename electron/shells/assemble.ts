import { basename } from 'node:path';
import packageJson from '../../package.json' with { type: 'json' };
import { findBuiltTensorFlow } from '../../native-models/runtime/built-tensorflow.ts';
import { KithError, type Status } from '../contract/index.ts';
import { createKith, type Kith } from '../core/kith.ts';
import type { UpdateMonitor } from '../core/ports/index.ts';
import { restoreNewest, salvageGallery } from '../gallery/mend.ts';
import { openGallery } from '../gallery/gallery.ts';
import { putStaged } from '../gallery/staged-gallery.ts';
import type { HostKind } from '../models/host/host-kind.ts';
import { EngineMeasurements } from '../models/host/engine-measurements.ts';
import { hostLiveness } from '../models/host/host-liveness.ts';
import { hostNetworks, timedNetworks, trainingNetworks } from '../models/host/host-networks.ts';
import type { HostLease } from '../models/host/lease.ts';
import type { ModelHost } from '../models/host/model-host.ts';
import { OnnxRuntimes } from '../models/host/onnx-runtimes.ts';
import { HostPool } from '../models/host/pool.ts';
import { createPackJob } from '../models/pack-job.ts';
import {
  checkPack,
  readClassicFiles,
  readNetworkFiles,
  readOnnxFiles,
  shippedPacks,
} from '../models/packs.ts';
import { classicPack } from '../models/packs/classic.ts';
import { livenessPack } from '../models/packs/liveness.ts';
import { VersionLoader } from '../models/host/version-loader.ts';
import { heicDecoder } from '../platform/heic/decode-heic.ts';
import { derivedSecret } from '../platform/key-note.ts';
import { noteKeyCheck, type SecretStore } from '../platform/keys.ts';
import { assertRecoveryKey, recoveryKeyOf } from '../platform/recovery-key.ts';
import type { SpawnProcess } from '../platform/own-process.ts';
import { fileLog, type Log } from '../platform/log.ts';
import { claimFolder, type ClaimedFolder } from './claim-folder.ts';
import { overOnceEnded } from './over-once-ended.ts';
import { shipped, trials } from './shipped-version.ts';
import { watchStrayErrors } from './stray-errors.ts';

/** What a shell chooses. */
export interface ShellChoices {
  readonly shell: Status['shell'];
  readonly dataFolder: string;
  /** The folder that holds the packages with the networks' files. */
  readonly modulesFolder: string;
  readonly secrets: SecretStore | null;
  /** What model hosts run in here. */
  readonly hostKinds: readonly HostKind[];
  /** Starts a process that decodes a HEIC picture. */
  readonly spawnDecoder: SpawnProcess;
  /** Shows a file or folder in the system's file manager; null where there is none. */
  readonly reveal: ((path: string) => Promise<unknown>) | null;
  /** SHA-256 of the sources that run. */
  readonly sourcesSha256: () => Promise<string>;
  /** Prints what the window shows, as a PDF; null where the page prints itself. Error: `PrintFailed`. */
  readonly print: (() => Promise<Uint8Array>) | null;
  /** What looks for newer versions of the app; null where there is nowhere to look. */
  readonly updates: ((log: Log) => UpdateMonitor) | null;
  /** What the desktop shell knows of its Chromium. */
  readonly chromium: Status['chromium'];
}

/** A Kith with everything that must be ended with it. */
export interface Assembled {
  readonly kith: Kith;
  /** The host of live faces, and the lease that keeps it up as long as Kith is. */
  readonly host: Pick<ModelHost, 'restart'>;
  readonly live: HostLease;
  readonly log: Log;
  /** What the browser that was let in once is known by, also after a restart; 32 bytes, secret. */
  readonly session: Uint8Array;
  /** Starts the model host before anybody asks for it, then measures the engines where they never were. */
  start(): void;
  /** Ends the model hosts for good; what they were doing ends in `EngineLost`. */
  stopHosts(): void;
  /** Resolves once another gallery took this one's place: this Kith can only be ended. */
  readonly mended: Promise<void>;
  /** Ends everything. */
  close(): Promise<void>;
}

/** Milliseconds after a start when the gallery is read through, and tested: whoever started Kith waits for something else. */
const CHECK_AFTER = 10_000;

/** Opens the gallery and wires core over the parts a shell chose. The model host starts with the first call or `start()`. */
export async function assemble(choices: ShellChoices): Promise<Assembled> {
  const claimed = await claimFolder(choices.dataFolder, choices.secrets);
  try {
    return await assembleOver(claimed, choices);
  } catch (error) {
    claimed.release();
    throw error;
  }
}

async function assembleOver(
  { files, key: { key, state, isKnown }, closed, release }: ClaimedFolder,
  choices: ShellChoices,
): Promise<Assembled> {
  const log = fileLog(files.log);
  if (closed.length > 0) {
    log.warn('others had rights to files, and have no more', { files: closed });
  }
  const gallery = await openGallery({ file: files.gallery, key, keyIsKnown: isKnown, shipped });
  if (!isKnown && !gallery.isReadOnly) {
    await noteKeyCheck(choices.dataFolder, key).catch((error: unknown) =>
      log.warn('what the key is known again by was not noted', { error }),
    );
  }
  gallery.onDamage(() => log.error('the gallery is damaged', { error: gallery.damage() }));
  const noteErasure = (): void => {
    const error = gallery.notErased();
    if (error) log.warn('not everything is erased', { error });
    else log.info('everything is erased');
  };
  gallery.onNotErased(noteErasure);
  if (gallery.notErased()) noteErasure();
  const mended = Promise.withResolvers<void>();
  const pool = new HostPool({
    kinds: choices.hostKinds,
    files: () => readNetworkFiles(choices.modulesFolder),
    log,
    engines: () => engines.order(),
  });
  const classicFiles = () => readClassicFiles(files.packs);
  const engines = new EngineMeasurements({
    pool,
    classicFiles,
    file: files.engines,
    log,
  });
  const livenessFiles = () => readOnnxFiles(livenessPack, files.packs);
  const runtimes = new OnnxRuntimes({ pool, files: livenessFiles, file: files.runtimes, log });
  const live = pool.live.lease();
  const loader = new VersionLoader(classicFiles);
  const fetched = { folder: files.packs, log };
  const classicJob = createPackJob({
    ...fetched,
    pack: classicPack,
    onChange: () => kith.changes.emit('change', { kind: 'training' }),
  });
  const livenessJob = createPackJob({
    ...fetched,
    pack: livenessPack,
    onChange: () => kith.changes.emit('change', { kind: 'liveness' }),
  });
  const kith: Kith = await createKith({
    gallery,
    networks: hostNetworks(live, loader),
    shipped: timedNetworks(live),
    trials,
    decodeHeic: heicDecoder(choices.spawnDecoder),
    trainer: trainingNetworks(pool.train, loader),
    classicPack: classicJob,
    liveness: hostLiveness(live, runtimes, livenessFiles),
    livenessPack: livenessJob,
    livenessSha256: livenessPack.files.network!.sha256,
    runtimes,
    checkPacks: () =>
      Promise.all([
        ...shippedPacks.map((pack) => checkPack(pack, choices.modulesFolder)),
        ...(classicJob.state().state === 'present' ? [checkPack(classicPack, files.packs)] : []),
        ...(livenessJob.state().state === 'present' ? [checkPack(livenessPack, files.packs)] : []),
      ]),
    host: pool.live,
    measurements: engines,
    builtTensorFlow: findBuiltTensorFlow,
    surroundings: {
      shell: choices.shell,
      chromium: choices.chromium,
      version: packageJson.version,
      sourcesSha256: choices.sourcesSha256,
      dataFolder: choices.dataFolder,
      key: state,
      places: { 'data folder': choices.dataFolder, log: files.log },
      showPlace: choices.reveal,
      packs: shippedPacks,
    },
    print: choices.print,
    updates: choices.updates?.(log) ?? null,
    mend: (how, anyway) =>
      overOnceEnded(endWork, mended.resolve, (close) => {
        const patient = {
          file: files.gallery,
          key,
          keyIsKnown: true,
          shipped,
          close,
          erasures: gallery.copies.erasures(),
        };
        return how === 'copy'
          ? restoreNewest(patient, new Date(), anyway)
          : salvageGallery(patient, new Date());
      }),
    recoveryKey: {
      read: () => recoveryKeyOf(key),
      test: (typed) => assertRecoveryKey(typed, key),
    },
    replace: () =>
      overOnceEnded(endWork, mended.resolve, async (close) => {
        await close();
        putStaged(files.gallery);
      }),
  });
  if (closed.includes(basename(files.key))) kith.status.note(new KithError('KeyWasReadable'));
  const unwatch = watchStrayErrors(log, kith.status.note);
  const stopHosts = (): void => {
    engines.close();
    runtimes.close();
    pool.close();
  };
  const endWork = async (): Promise<void> => {
    classicJob.cancel();
    kith.close();
    stopHosts();
    await gallery.close();
  };
  return {
    kith,
    host: pool.live,
    live,
    log,
    mended: mended.promise,
    session: derivedSecret(key, 'browser session'),
    stopHosts,
    start: () => {
      const ready = live.ready().catch(() => undefined); // The host reports it; the page shows it.
      void ready
        .then(() => engines.measureOnce())
        .catch((error: unknown) => log.warn('engines were not measured', { error }));
      // What it finds is in the status.
      setTimeout(() => void kith.checkGallery().catch(() => undefined), CHECK_AFTER).unref();
      kith.selfTest.begin(CHECK_AFTER);
    },
    close: async () => {
      stopHosts();
      await kith.copies.close();
      await endWork();
      release();
      unwatch();
    },
  };
}
