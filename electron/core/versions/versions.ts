import { cleanName, KithError, type ModelVersion } from '../../contract/index.ts';
import type { Gallery, TrainingNetworks } from '../ports/index.ts';
import type { ActivationJob } from './activation.ts';
import { checkVersion } from './check-version.ts';
import { facesToTry } from './faces-to-try.ts';
import { exportVersion, readVersionFile } from './version-file.ts';

/** The model versions: seen, named, made active, exported, imported, removed. */
export function createVersions({
  gallery,
  networks,
  activation,
  now,
  onChange,
}: {
  gallery: Gallery;
  /** What an imported version is tried on. */
  networks: Pick<TrainingNetworks, 'embed'>;
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
    /** Also where it is damaged. */
    active: (): Promise<ModelVersion> => store.get(gallery.activeId()),
    report: store.report,
    map: store.map,
    /** Those that learned from any of these people. */
    learnedBy: async (personIds: readonly number[]): Promise<ModelVersion[]> => {
      const learned = new Set<number>();
      for (const personId of personIds) {
        for (const { id } of await store.learnedBy(personId)) learned.add(id);
      }
      return (await store.all()).filter(({ id }) => learned.has(id));
    },
    activate: activation.start,
    cancelActivation: activation.cancel,
    /** Goes back in the history of activations, one at a time. Errors: `NoPreviousVersion`, `ChipsMissing`. */
    rollBack: activation.rollBack,
    /** Errors: `NameEmpty`, `NameTooLong`, `NoSuchVersion`. */
    rename: async (versionId: number, name: string): Promise<ModelVersion> =>
      changed(await store.rename(versionId, cleanName(name))),
    /** Errors: `VersionActive`, `VersionShipped`, `NoSuchVersion`. */
    remove: async (versionId: number): Promise<ModelVersion[]> => {
      await activation.remove(versionId);
      return changed(await store.all());
    },
    /** Errors: `VersionShipped`, `NoSuchVersion`. */
    export: (versionId: number): Promise<Uint8Array> => exportVersion(store, versionId),
    /**
     * Imports an exported version once it was seen to work; it was judged on another gallery, so here it counts as not judged.
     * Nothing is kept of one that is refused. Errors: those of `readVersionFile` and `checkVersion`, `VersionKnown`.
     */
    import: async (bytes: Uint8Array): Promise<ModelVersion> => {
      const version = { ...readVersionFile(bytes), verdict: null };
      const known = await store.withWeights(version.network.id);
      if (known) throw new KithError('VersionKnown', known.name);
      await checkVersion(version, networks, await facesToTry(gallery));
      return changed(await store.insert(version, now()));
    },
  };
}

/** The versions capability. */
export type VersionsCapability = ReturnType<typeof createVersions>;
