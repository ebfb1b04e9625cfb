import { KithError, type ModelVersion } from '../../contract/index.ts';
import { cleanName } from '../people/name.ts';
import type { VersionStore } from '../ports.ts';
import type { ActivationJob } from './activation.ts';
import { exportVersion, importVersion } from './version-file.ts';

/** The model versions: seen, named, made active, exported, imported, removed. */
export function createVersions({
  store,
  activation,
  now,
  onChange,
}: {
  store: VersionStore;
  activation: ActivationJob;
  now: () => Date;
  onChange: () => void;
}) {
  const changed = <T>(result: T): T => {
    onChange();
    return result;
  };
  return {
    list: store.all,
    get: store.get,
    active: (): ModelVersion => store.get(store.activeId()),
    report: store.report,
    map: store.map,
    learnedBy: store.learnedBy,
    activate: activation.start,
    cancelActivation: activation.cancel,
    /** Activates the version that was active before this one. Errors: `NoPreviousVersion`, `ChipsMissing`. */
    rollback: async (): Promise<void> => {
      const previous = store.previousId();
      if (previous === null) throw new KithError('NoPreviousVersion');
      await activation.start(previous, true);
    },
    /** Errors: `NameEmpty`, `NameTooLong`, `NoSuchVersion`. */
    rename: (versionId: number, name: string): ModelVersion =>
      changed(store.rename(versionId, cleanName(name))),
    /** Errors: `VersionActive`, `VersionShipped`, `NoSuchVersion`. */
    remove: async (versionId: number): Promise<ModelVersion[]> => {
      if (activation.state()?.versionId === versionId) await activation.cancel();
      store.remove(versionId);
      return changed(store.all());
    },
    /** Errors: `VersionShipped`, `NoSuchVersion`. */
    export: (versionId: number): Uint8Array => exportVersion(store, versionId),
    /** Errors: `NotAVersion`, `VersionDamaged`, `VersionKnown`. */
    import: (bytes: Uint8Array): ModelVersion => changed(importVersion(store, bytes, now())),
  };
}

/** The versions capability. */
export type VersionsCapability = ReturnType<typeof createVersions>;
