import { KithError, type BundleChoice, type BundleProgress } from '../../contract/index.ts';
import { never, untilAborted } from '../async/aborted.ts';
import { decodeBundled } from './decode-bundled.ts';
import type { TrainingNetworks } from '../ports/index.ts';
import { checkVersion } from '../versions/check-version.ts';
import { facesToTry, MOST_FACES } from '../versions/faces-to-try.ts';
import { assertPassphrase, decrypted, encrypted } from './envelope.ts';
import { openBundle, type Importing, type OpenBundle } from './open-bundle.ts';
import { readBundle } from './read-bundle.ts';
import { pictureKeys, type ReadPerson } from './same-people.ts';
import { bundleBytes } from './write-bundle.ts';

/** So few faces of the gallery tell nothing of a version. */
const FEW_FACES = 2;

/** Writes the gallery into bundles, and reads them. */
export function createBundles(
  parts: Importing & {
    /** What model versions from outside are tried on. */
    readonly trainer: Pick<TrainingNetworks, 'embed'>;
    /** The version of the app. */
    readonly kith: string;
    /** The base-2 logarithm of scrypt's work; by default age's own. */
    readonly workFactor?: number | undefined;
  },
) {
  const { gallery, trainer, kith, workFactor, now } = parts;

  /** Faces of different people, to try versions on: the gallery's, or those of a bundle where it has none. */
  const facesFor = async (read: readonly Uint8Array[]): Promise<Uint8Array[]> => {
    const own = await facesToTry(gallery);
    return own.length > FEW_FACES ? own : Promise.all(read.map(decodeBundled));
  };

  return {
    /**
     * A bundle's bytes, a piece at a time, in bounded memory. Errors: `PassphraseShort` before the first, `GalleryChanged`,
     * `Canceled`.
     */
    write: (
      choice: BundleChoice,
      passphrase: string,
      {
        signal = never,
        onProgress = () => undefined,
      }: { signal?: AbortSignal; onProgress?: (progress: BundleProgress) => void } = {},
    ): AsyncGenerator<Uint8Array> => {
      assertPassphrase(passphrase);
      const bytes = bundleBytes(gallery, choice, { kith, at: now(), onProgress });
      return untilAborted(encrypted(bytes, passphrase, workFactor), signal);
    },
    /**
     * Reads a bundle from its bytes, to the end, and tries the versions in it: whatever it is opened for, it is whole. Errors:
     * `NotABundle`, `PassphraseWrong`, `BundleDamaged`, `BundleNewer`, `VersionUnusable`, `FolderReadOnly`, `Canceled`;
     * `ImportRunning` while another one is open; `EngineLost` and the like where a version in it could not be tried.
     */
    open: async (
      bytes: AsyncIterable<Uint8Array>,
      passphrase: string,
      { signal = never }: { signal?: AbortSignal } = {},
    ): Promise<OpenBundle> => {
      if (gallery.isReadOnly) throw new KithError('FolderReadOnly');
      const staged = await gallery.bundles.stage();
      try {
        const people = new Map<number, ReadPerson>();
        const faces = new Map<number, Uint8Array>();
        const read = await readBundle(
          decrypted(untilAborted(bytes, signal), passphrase),
          staged,
          gallery.bundles.schema,
          {
            onPerson: (stagedId, { name, enrolledAt, externalId, note, consent }) => {
              people.set(stagedId, {
                stagedId,
                name,
                enrolledAt,
                externalId,
                hasNote: note !== '',
                hasConsent: consent !== null,
                samples: [],
              });
            },
            onSample: (stagedId, sampleId, { chip, embedding }, weights) => {
              const keys = pictureKeys(chip, embedding, weights);
              people.get(stagedId)!.samples.push({ sampleId, keys });
              if (chip && faces.size < MOST_FACES) faces.set(stagedId, chip);
            },
          },
        );
        const unknown = await staged.newVersions();
        const tried = unknown.length > 0 ? await facesFor([...faces.values()]) : [];
        for (const weights of unknown) {
          await checkVersion(await staged.version(weights), trainer, tried);
        }
        return openBundle(staged, read, [...people.values()], parts);
      } catch (error) {
        await staged.discard();
        throw error;
      }
    },
  };
}

/** The bundles capability. */
export type Bundles = ReturnType<typeof createBundles>;
