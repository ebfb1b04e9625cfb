import { EventEmitter } from 'node:events';
import type { Change, HostState, KeyState, ModelPack, Status } from '../contract/index.ts';
import { createEnrollment } from './enrollment/enrollment.ts';
import { cleanName } from './people/name.ts';
import type { Gallery, Networks } from './ports.ts';
import { createIdentifier } from './recognition/identify.ts';
import { createRecognition } from './recognition/recognition.ts';
import type { ImpostorStatistics } from './recognition/threshold.ts';

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
  readonly networks: Networks;
  readonly host: HostMonitor;
  readonly packs: readonly ModelPack[];
  readonly statistics: ImpostorStatistics;
  readonly key: KeyState;
  readonly dataFolder: string;
  readonly shell: Status['shell'];
  readonly version: string;
  readonly now?: () => Date;
}

/** Puts the capabilities together over the parts that a shell chose. Every shell calls this and nothing else of core. */
export function createKith(parts: KithParts) {
  const { gallery, networks, host, now = () => new Date() } = parts;
  const changes = new EventEmitter<{ change: [Change] }>();
  changes.setMaxListeners(0); // One a window and one a test; they come and go.
  const changed = (kind: Change['kind']): void => {
    changes.emit('change', { kind });
  };
  const identifier = createIdentifier(gallery, parts.statistics);
  const enrollment = createEnrollment({ gallery, networks, identifier, now });
  const recognition = createRecognition({
    gallery,
    networks,
    identifier,
    now,
    onActivity: () => changed('activity'),
  });
  host.on('state', () => changed('host'));

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
      remove: (personId: number) => peopleChanged(gallery.remove(personId)),
      removeSample: (personId: number, sampleId: number) =>
        peopleChanged(gallery.removeSample(personId, sampleId)),
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

/** A running Kith. */
export type Kith = ReturnType<typeof createKith>;
