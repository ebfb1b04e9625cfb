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
  type ImpostorStatistics,
  type KeyState,
  type ModelPack,
  type NetworkVersion,
  type Status,
  type UpdateState,
} from '../contract/index.ts';
import { createEnrollment } from './enrollment/enrollment.ts';
import { cleanName } from './people/name.ts';
import type { Gallery, Networks, TrainingNetworks, VersionNetworks } from './ports.ts';
import { createIdentifier } from './recognition/identify.ts';
import { createRecognition } from './recognition/recognition.ts';
import { createTraining, type ClassicPack } from './training/training.ts';
import { createActivation } from './versions/activation.ts';
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
  readonly classicPack: ClassicPack;
  readonly host: HostMonitor;
  readonly engines: EngineMeasurements;
  readonly packs: readonly ModelPack[];
  /** Those of the version that Kith comes with. */
  readonly statistics: ImpostorStatistics;
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
export function createKith(parts: KithParts) {
  const { gallery, host, engines, trainer, now = () => new Date() } = parts;
  const changes = new EventEmitter<{ change: [Change] }>();
  changes.setMaxListeners(0); // One a window and one a test; they come and go.
  const changed = (kind: Change['kind']): void => {
    changes.emit('change', { kind });
  };
  let paused = false;
  let active = readActive();
  const networks = activeNetworks(parts.networks, () => active.network);
  const identifier = createIdentifier(gallery, () => active.statistics);
  const enrollment = createEnrollment({ gallery, networks, identifier, now });
  const recognition = createRecognition({
    gallery,
    networks,
    identifier,
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
  parts.updates?.follow(gallery.settings().updates);

  function readActive(): { network: NetworkVersion; statistics: ImpostorStatistics } {
    const { versions } = gallery;
    const id = versions.activeId();
    return {
      network: versions.network(id),
      statistics: versions.statistics(id) ?? parts.statistics,
    };
  }

  const activation = createActivation({
    store: gallery.versions,
    networks: trainer,
    now,
    onChange: () => changed('training'),
    onSwitched: () => {
      active = readActive();
      recognition.reset();
      training.restIfIdle();
      for (const kind of ['versions', 'people', 'activity', 'host'] as const) changed(kind);
    },
  });
  const training = createTraining({
    gallery,
    networks,
    trainer,
    identifier,
    shippedStatistics: parts.statistics,
    activation,
    classicPack: parts.classicPack,
    now,
    onChange: () => changed('training'),
    onVersion: () => changed('versions'),
  });
  const versions = createVersions({
    store: gallery.versions,
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
    versions,
    /** Goes on with an activation that a closed or killed Kith left. */
    resume: activation.resume,
    people: {
      list: gallery.people,
      named: gallery.personNamed,
      get: (personId: number) => ({
        person: gallery.person(personId),
        samples: gallery.samples(personId),
        consent: gallery.consent(personId),
      }),
      picture: gallery.picture,
      rename: (personId: number, name: string) =>
        peopleChanged(gallery.rename(personId, cleanName(name), now())),
      /** Removes a person; says which versions learned from them. A run that does is given up. */
      remove: async (personId: number) => {
        gallery.person(personId);
        const learnedBy = gallery.versions.learnedBy(personId);
        await training.forgetRun();
        const { name } = peopleChanged(gallery.remove(personId));
        changed('versions');
        return { name, learnedBy };
      },
      removeSample: async (personId: number, sampleId: number) => {
        await training.forgetRun();
        return peopleChanged(gallery.removeSample(personId, sampleId));
      },
    },
    activity: {
      list: gallery.activity,
      clear: () => {
        const removed = gallery.clearActivity();
        changed('activity');
        return removed;
      },
    },
    settings: {
      get: gallery.settings,
      update: (change: Parameters<Gallery['saveSettings']>[0]) => {
        const before = gallery.settings().engine;
        const saved = gallery.saveSettings(change);
        changed('settings');
        if (saved.engine !== before) useBestEngine();
        parts.updates?.follow(saved.updates);
        return saved;
      },
    },
    status,
    setPaused: (value: boolean): Status => {
      paused = value;
      if (paused) recognition.reset();
      changed('host');
      return status();
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
      status()
        .trials.filter(({ state }) => state === 'absent' || state === 'refused')
        .map(({ engine }) => engine),
    );
    const best = engines.order().find((engine) => !refused.has(engine));
    if (best !== host.report.engine) host.restart();
  }

  function status(): Status {
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
      ...gallery.counts(),
      threshold: identifier.threshold(),
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
function activeNetworks(networks: VersionNetworks, active: () => NetworkVersion): Networks {
  return {
    findFaces: networks.findFaces,
    embed: async (chips: readonly Uint8Array[], view?: ChipView) => {
      for (;;) {
        const version = active();
        const embeddings = await networks.embed(version, chips, view);
        if (active() === version) return embeddings;
      }
    },
  };
}

/** A running Kith. */
export type Kith = ReturnType<typeof createKith>;
