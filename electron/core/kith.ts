import { EventEmitter } from 'node:events';
import {
  chipBytes,
  engineName,
  KithError,
  type Place,
  type EngineName,
  type EngineTrial,
  type Change,
  type ChipView,
  type HostState,
  type KeyState,
  type ModelPack,
  type Status,
  type UpdateState,
} from '../contract/index.ts';
import { createEnrollment } from './enrollment/enrollment.ts';
import { cleanName } from './people/name.ts';
import type {
  Gallery,
  Networks,
  PackJob,
  TrainingNetworks,
  VersionNetworks,
} from './ports/index.ts';
import { createIdentifier } from './recognition/identify.ts';
import { createRecognition } from './recognition/recognition.ts';
import { shownError } from './shown-error.ts';
import { createTraining } from './training/training.ts';
import { createActivation } from './versions/activation.ts';
import { activeDamage } from './versions/active-damage.ts';
import { createVersions } from './versions/versions.ts';

/** What core knows of the model host's process. */
export interface HostMonitor {
  readonly report: Pick<Status, 'engine' | 'check'> & {
    readonly state: HostState;
    readonly trials: readonly Status['trials'][number][];
  };
  on(event: 'state', listener: () => void): unknown;
  /** Starts it anew, with the engines as they are to be tried now. */
  restart(): void;
}

/** What core knows of the engines that were measured on this machine. */
export interface EngineMeasurements {
  readonly trials: readonly EngineTrial[];
  /** The engines in the order in which they are tried. */
  order(): readonly EngineName[];
  measure(): Promise<void>;
  /** Puts the engine that the user wants first; null, none. */
  prefer(engine: EngineName | null): void;
  on(event: 'trials', listener: () => void): unknown;
}

/** What core knows of newer versions of the app. */
export interface UpdateMonitor {
  readonly state: UpdateState;
  /** Looks for newer versions from now on, or stops looking. */
  follow(wanted: boolean): void;
  on(event: 'state', listener: () => void): unknown;
}

/** What a shell passes in. */
export interface KithParts {
  readonly gallery: Gallery;
  readonly networks: VersionNetworks;
  readonly trainer: TrainingNetworks;
  /** ResNet-50, which is fetched on demand. */
  readonly classicPack: PackJob;
  readonly host: HostMonitor;
  readonly engines: EngineMeasurements;
  readonly packs: readonly ModelPack[];
  readonly key: KeyState;
  readonly dataFolder: string;
  readonly places: Readonly<Record<Place, string>>;
  /** Shows a path in the system's file manager; null where there is none. */
  readonly showPlace: ((path: string) => Promise<unknown>) | null;
  /** Null where this Kith has nowhere to look for a newer one. */
  readonly updates: UpdateMonitor | null;
  readonly shell: Status['shell'];
  readonly chromium: Status['chromium'];
  readonly version: string;
  readonly now?: () => Date;
}

/** Puts the capabilities together over the parts that a shell chose. Every shell calls this and nothing else of core. */
export async function createKith(parts: KithParts) {
  const { gallery, host, engines, trainer, now = () => new Date() } = parts;
  const changes = new EventEmitter<{ change: [Change] }>();
  changes.setMaxListeners(0); // One a window and one a test; they come and go.
  const changed = (kind: Change['kind']): void => {
    changes.emit('change', { kind });
  };
  let paused = false;
  const networks = activeNetworks(parts.networks, gallery);
  const identifier = createIdentifier(gallery);
  const enrollment = createEnrollment({ gallery, networks, now });
  const recognition = createRecognition({
    gallery,
    networks,
    now,
    onActivity: () => changed('activity'),
  });
  host.on('state', () => {
    changed('host');
    // No face waits until the active version is loaded and compiled; if it cannot be, the first face's call says so.
    if (host.report.state !== 'ready') return;
    void networks.embed([new Uint8Array(chipBytes)], 'plain').catch(() => undefined);
  });
  engines.on('trials', () => changed('host'));
  parts.updates?.on('state', () => changed('host'));
  const saved = await gallery.settings();
  engines.prefer(saved.engine);
  parts.updates?.follow(saved.updates);

  const activation = createActivation({
    gallery,
    networks: trainer,
    now,
    onChange: () => changed('training'),
    onActivated: () => {
      recognition.reset();
      for (const kind of ['versions', 'people', 'activity', 'host'] as const) changed(kind);
    },
  });
  const training = createTraining({
    gallery,
    networks,
    trainer,
    identifier,
    interrupted: await gallery.training.run(),
    activation,
    classicPack: parts.classicPack,
    now,
    onChange: () => changed('training'),
    onVersion: () => changed('versions'),
  });
  const versions = createVersions({
    gallery,
    networks: trainer,
    activation,
    now,
    onChange: () => changed('versions'),
  });

  /** After a write to the people: earlier decisions no longer hold, and views must read again. */
  const peopleChanged = <T>(result: T): T => {
    recognition.reset();
    changed('people');
    changed('activity');
    return result;
  };

  return {
    changes,
    enrollment: {
      ...enrollment,
      enroll: async (...input: Parameters<typeof enrollment.enroll>) =>
        peopleChanged(await enrollment.enroll(...input)),
      extend: async (...input: Parameters<typeof enrollment.extend>) =>
        peopleChanged(await enrollment.extend(...input)),
    },
    recognition,
    identifier,
    training,
    classicPack: parts.classicPack,
    versions,
    /** Goes on with an activation that a closed or killed Kith left. */
    resume: activation.resume,
    people: {
      list: gallery.people,
      named: gallery.personNamed,
      get: async (personId: number) => {
        const [person, samples, consent] = await Promise.all([
          gallery.person(personId),
          gallery.samples(personId),
          gallery.consent(personId),
        ]);
        return { person, samples, consent };
      },
      picture: gallery.picture,
      rename: async (personId: number, name: string) =>
        peopleChanged(await gallery.rename(personId, cleanName(name), now())),
      /** Removes a person; says which versions learned from them. A run that does is given up. */
      remove: async (personId: number) => {
        await gallery.person(personId);
        const { person, learnedBy } = await training.withoutRun(() => gallery.remove(personId));
        peopleChanged(person);
        changed('versions');
        return { name: person.name, learnedBy };
      },
      removeSample: async (personId: number, sampleId: number) =>
        peopleChanged(await training.withoutRun(() => gallery.removeSample(personId, sampleId))),
    },
    activity: {
      list: gallery.activity,
      clear: async () => {
        const removed = await gallery.clearActivity();
        changed('activity');
        return removed;
      },
    },
    settings: {
      get: gallery.settings,
      update: async (change: Parameters<Gallery['saveSettings']>[0]) => {
        const now = await gallery.saveSettings(change);
        changed('settings');
        if (change.engine !== undefined) {
          engines.prefer(now.engine);
          useBestEngine();
        }
        parts.updates?.follow(now.updates);
        return now;
      },
    },
    status,
    isPaused: (): boolean => paused,
    setPaused: (value: boolean): void => {
      paused = value;
      if (paused) recognition.reset();
      changed('host');
    },
    reveal: async (place: Place): Promise<Status> => {
      const path = parts.places[place];
      if (!parts.showPlace) throw new KithError('CannotReveal', path);
      await parts.showPlace(path);
      return status();
    },
    measureEngines: async (): Promise<Status> => {
      await engines.measure();
      useBestEngine();
      return status();
    },
  };

  /** Has the host change over where another engine comes first now. */
  function useBestEngine(): void {
    const refused = new Set(
      trialsOfAll(host.report.trials, engines.trials)
        .filter(({ state }) => state === 'absent' || state === 'refused')
        .map(({ engine }) => engine),
    );
    const best = engines.order().find((engine) => !refused.has(engine));
    if (best !== host.report.engine) host.restart();
  }

  async function status(): Promise<Status> {
    const damage = activeDamage(gallery);
    return {
      version: parts.version,
      shell: parts.shell,
      chromium: parts.chromium,
      dataFolder: parts.dataFolder,
      key: parts.key,
      host: host.report.state,
      engine: host.report.engine,
      paused,
      canReveal: parts.showPlace !== null,
      updates: parts.updates?.state ?? null,
      trials: trialsOfAll(host.report.trials, engines.trials),
      check: host.report.check,
      packs: [...parts.packs],
      ...(await gallery.counts()),
      threshold: damage ? null : await identifier.threshold(),
      damage: damage && shownError(damage),
    };
  }
}

/** What is known of each engine: what the running host found counts, with the speed as it was measured. */
function trialsOfAll(
  running: readonly EngineTrial[],
  measured: readonly EngineTrial[],
): EngineTrial[] {
  return engineName.options.flatMap((engine) => {
    const named = (trials: readonly EngineTrial[]) => trials.find((one) => one.engine === engine);
    const trial = { ...named(measured), ...named(running) };
    return trial.engine && trial.state ? [{ ...trial, engine, state: trial.state }] : [];
  });
}

/**
 * The networks under the version that is active when they answer: what was embedded under another one, while it changed, is
 * embedded again, so that two versions are never compared.
 */
function activeNetworks(networks: VersionNetworks, gallery: Gallery): Networks {
  return {
    findFaces: networks.findFaces,
    embed: async (chips: readonly Uint8Array[], view?: ChipView) => {
      for (;;) {
        const version = gallery.active();
        const embeddings = await networks.embed(version.network, chips, view);
        if (gallery.active() === version) return { version, embeddings };
      }
    },
  };
}

/** A running Kith. */
export type Kith = Awaited<ReturnType<typeof createKith>>;
