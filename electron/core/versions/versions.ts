import { KithError, type ModelVersion } from '../../contract/index.ts';
import { cleanName } from '../people/name.ts';
import type { Gallery } from '../ports/index.ts';
import type { ActivationJob } from './activation.ts';
import { exportVersion, importVersion } from './version-file.ts';

/** The model versions: seen, named, made active, exported, imported, removed. */
export function createVersions({
  gallery,
  activation,
  now,
  onChange,
}: {
  gallery: Gallery;
  activation: ActivationJob;
  now: () => Date;
  onChange: () => void;
}) {
  const store = gallery.versions;
  const changed = <T>(result: T): T => {
    onChange();
    return result;
  };
  return {
    list: store.all,
    get: store.get,
    active: (): Promise<ModelVersion> => store.get(gallery.active().id),
    report: store.report,
    map: store.map,
    learnedBy: store.learnedBy,
    activate: activation.start,
    cancelActivation: activation.cancel,
    /** Activates the version that was active before this one. Errors: `NoPreviousVersion`, `ChipsMissing`. */
    rollback: async (): Promise<void> => {
      const previous = await store.previousId();
      if (previous === null) throw new KithError('NoPreviousVersion');
      await activation.start(previous, true);
    },
    /** Errors: `NameEmpty`, `NameTooLong`, `NoSuchVersion`. */
    rename: async (versionId: number, name: string): Promise<ModelVersion> =>
      changed(await store.rename(versionId, cleanName(name))),
    /** Errors: `VersionActive`, `VersionShipped`, `NoSuchVersion`. */
    remove: async (versionId: number): Promise<ModelVersion[]> => {
      if (activation.state()?.versionId === versionId) await activation.cancel();
      await store.remove(versionId);
      return changed(await store.all());
    },
    /** Errors: `VersionShipped`, `NoSuchVersion`. */
    export: (versionId: number): Promise<Uint8Array> => exportVersion(store, versionId),
    /** Errors: `NotAVersion`, `VersionDamaged`, `VersionKnown`. */
    import: async (bytes: Uint8Array): Promise<ModelVersion> =>
      changed(await importVersion(store, bytes, now())),
  };
}

/** The versions capability. */
export type VersionsCapability = ReturnType<typeof createVersions>;
