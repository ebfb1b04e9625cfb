import { EventEmitter } from 'node:events';
import type {
  Change,
  ChipView,
  HostState,
  ImpostorStatistics,
  KeyState,
  ModelPack,
  NetworkVersion,
  Status,
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
}

/** What a shell passes in. */
export interface KithParts {
  readonly gallery: Gallery;
  readonly networks: VersionNetworks;
  readonly trainer: TrainingNetworks;
  readonly classicPack: ClassicPack;
  readonly host: HostMonitor;
  readonly packs: readonly ModelPack[];
  /** Those of the version that Kith comes with. */
  readonly statistics: ImpostorStatistics;
  readonly key: KeyState;
  readonly dataFolder: string;
  readonly shell: Status['shell'];
  readonly version: string;
  readonly now?: () => Date;
}

/** Puts the capabilities together over the parts that a shell chose. Every shell calls this and nothing else of core. */
export function createKith(parts: KithParts) {
  const { gallery, host, trainer, now = () => new Date() } = parts;
  const changes = new EventEmitter<{ change: [Change] }>();
  changes.setMaxListeners(0); // One a window and one a test; they come and go.
  const changed = (kind: Change['kind']): void => {
    changes.emit('change', { kind });
  };
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
  host.on('state', () => changed('host'));

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
        const saved = gallery.saveSettings(change);
        changed('settings');
        return saved;
      },
    },
    status: (): Status => ({
      version: parts.version,
      shell: parts.shell,
      dataFolder: parts.dataFolder,
      key: parts.key,
      host: host.report.state,
      engine: host.report.engine,
      trials: [...host.report.trials],
      check: host.report.check,
      packs: [...parts.packs],
      ...gallery.counts(),
      threshold: identifier.threshold(),
    }),
  };
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
