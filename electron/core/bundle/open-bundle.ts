import { decodeBundled } from './decode-bundled.ts';
import {
  KithError,
  type BundleMerged,
  type BundlePreview,
  type BundleProgress,
  type BundleReplaced,
  type Settings,
} from '../../contract/index.ts';
import { failIfAborted, never } from '../async/aborted.ts';
import { unlike } from '../enrollment/likeness.ts';
import { lookAlikesOf } from '../enrollment/look-alikes.ts';
import type { Gallery, MergedPerson, Networks, StagedGallery } from '../ports/index.ts';
import { machineSettings } from './bundle-schema.ts';
import type { ReadBundle } from './read-bundle.ts';
import { samePeople, type Match, type ReadPerson } from './same-people.ts';

/** Samples that are embedded at once. */
const EMBEDDED_AT_ONCE = 16;

/** A bundle that was read and found whole; nothing is changed by it yet. */
export interface OpenBundle {
  readonly preview: () => Promise<BundlePreview>;
  /**
   * Adds what is in it to the gallery, all or nothing; the bundle is closed after, whatever came of it. Errors: `ChipsMissing`
   * where a sample would have to be embedded and has no picture, `ActiveVersionDamaged`, `VersionChanged`, `Canceled`.
   */
  readonly merge: (options?: {
    readonly signal?: AbortSignal;
    readonly onProgress?: (progress: BundleProgress) => void;
  }) => Promise<BundleMerged>;
  /** Has it take the gallery's place, of which a copy is made before. Errors: `ChipsMissing`; `GalleryChanged` where none could be made. */
  readonly replace: () => Promise<BundleReplaced>;
  readonly close: () => Promise<void>;
}

/** What a bundle is imported with. */
export interface Importing {
  readonly gallery: Gallery;
  readonly networks: Pick<Networks, 'embed'>;
  /** Ends all work and puts the staged gallery in the place of this one. */
  readonly putInPlace: () => Promise<void>;
  readonly now: () => Date;
  /** Somebody was enrolled, or has more samples; a version may be new. */
  readonly onMerged: () => void;
}

/** A bundle over what was staged of it. */
export function openBundle(
  staged: StagedGallery,
  { manifest, settings }: ReadBundle,
  people: readonly ReadPerson[],
  { gallery, networks, putInPlace, now, onMerged }: Importing,
): OpenBundle {
  const activeWeights = async (): Promise<string> =>
    (await gallery.versions.get(gallery.activeId())).weightsSha256;
  const matched = async (): Promise<Match[]> =>
    samePeople(gallery.bundles, await gallery.bundles.outline(null), people, await activeWeights());

  /** Embeds those of some staged samples that were not under the active version. Answers with that. */
  const embedMissing = async (
    wanted: ReadonlySet<number>,
    signal: AbortSignal,
    onProgress: (progress: BundleProgress) => void,
  ): Promise<number> => {
    const versionId = gallery.active().id;
    const weights = await activeWeights();
    const missing: number[] = [];
    const each = async (
      work: (some: { sampleId: number; chip: Uint8Array | null }[]) => Promise<void> | void,
    ): Promise<void> => {
      for (let after = 0; ;) {
        const some = await staged.unembedded(weights, after, EMBEDDED_AT_ONCE);
        if (some.length === 0) return;
        failIfAborted(signal);
        await work(some.filter(({ sampleId }) => wanted.has(sampleId)));
        after = some.at(-1)!.sampleId;
      }
    };
    await each((some) => {
      if (some.some(({ chip }) => chip === null)) throw new KithError('ChipsMissing');
      missing.push(...some.map(({ sampleId }) => sampleId));
    });
    let done = 0;
    onProgress({ done, total: missing.length });
    if (missing.length > 0) {
      await each(async (some) => {
        if (some.length === 0) return;
        const chips = await Promise.all(some.map(async ({ chip }) => decodeBundled(chip!)));
        const { version, embeddings } = await networks.embed(chips);
        if (version.id !== versionId) throw new KithError('VersionChanged');
        await staged.addEmbeddings(
          some.map(({ sampleId }, i) => ({ sampleId, vector: embeddings[i]! })),
        );
        done += some.length;
        onProgress({ done, total: missing.length });
      });
    }
    return versionId;
  };

  /** Those of a person's new samples that look like them, as of samples that are enrolled: others are not added. */
  const alike = async ({ into, fresh }: Match): Promise<readonly number[]> => {
    const version = gallery.active();
    const reference = into === null ? null : version.reference(into);
    if (!reference || fresh.length === 0) return fresh;
    const places = new Set(
      unlike(reference.direction, await staged.embeddings(fresh), version.statistics),
    );
    return fresh.filter((_, place) => !places.has(place));
  };

  /** Whom somebody new looks like of those who are here, by the samples that would be added. */
  const likeSomebody = async (
    name: string,
    sampleIds: readonly number[],
  ): Promise<BundleMerged['lookAlikes']> => {
    const { wantedFpir } = await gallery.settings();
    const embeddings = await staged.embeddings(sampleIds);
    return lookAlikesOf(gallery.active(), embeddings, wantedFpir).map(({ person }) => ({
      name,
      like: person,
    }));
  };

  const merge: OpenBundle['merge'] = async ({
    signal = never,
    onProgress = () => undefined,
  } = {}) => {
    try {
      await finishRemovals();
      const matches = await matched();
      const versionId = await embedMissing(
        new Set(matches.flatMap(({ fresh }) => fresh)),
        signal,
        onProgress,
      );
      const versions = (await staged.newVersions()).length;
      const merged: MergedPerson[] = [];
      const result = { added: 0, extended: 0, samples: 0, known: 0, unlike: 0, filled: 0 };
      const unlikePeople: string[] = [];
      const lookAlikes: BundleMerged['lookAlikes'] = [];
      for (const match of matches) {
        const sampleIds = await alike(match);
        const { into, as: name, person, known, fresh, fills } = match;
        result.known += known;
        if (fills.length > 0) result.filled++;
        result.samples += sampleIds.length;
        if (sampleIds.length < fresh.length) {
          result.unlike += fresh.length - sampleIds.length;
          unlikePeople.push(name);
        }
        // Somebody new without a sample could not be recognized.
        if (sampleIds.length === 0 && fills.length === 0) continue;
        if (sampleIds.length > 0) result[into === null ? 'added' : 'extended']++;
        if (into === null) lookAlikes.push(...(await likeSomebody(name, sampleIds)));
        merged.push({ stagedId: person.stagedId, into: into ?? { name }, sampleIds });
      }
      failIfAborted(signal);
      await staged.merge(merged, versionId, now());
      onMerged();
      return { ...result, unlikePeople, lookAlikes, versions };
    } finally {
      await staged.discard();
    }
  };

  /** Erases whoever waits for it: nobody is added to somebody who goes. */
  const finishRemovals = async (): Promise<void> => {
    for (const { personId } of await gallery.repairs.removals()) {
      await gallery.repairs.finishRemoval(personId);
    }
  };

  /** A copy of the gallery to go back to; false where there is nothing to go back to. Error: `GalleryChanged`. */
  const copyBefore = async (): Promise<boolean> => {
    if ((await gallery.counts()).people === 0) return false;
    // What waits to be erased would take the copy with it.
    await finishRemovals();
    await gallery.eraseHiddenActivity();
    const { copiesKept } = await gallery.settings();
    if (await gallery.copies.make(Math.max(1, copiesKept), now())) return true;
    throw new KithError('GalleryChanged');
  };

  return {
    preview: async () => {
      const matches = await matched();
      const { samples } = manifest;
      return {
        at: manifest.at,
        kith: manifest.kith,
        everybody: manifest.everybody,
        pictures: manifest.pictures,
        people: matches.map(({ person, kind, as, known, idTaken, fills }) => ({
          name: person.name,
          kind,
          as,
          samples: person.samples.length,
          known,
          idTaken,
          fills,
        })),
        samples,
        toEmbed: {
          merging: (await staged.countUnembedded(await activeWeights())).samples,
          replacing: (await staged.countUnembedded(manifest.version)).samples,
        },
        newVersions: (await staged.newVersions()).length,
        here: await gallery.counts(),
      };
    },
    merge,
    replace: async () => {
      try {
        const { withoutChip } = await staged.countUnembedded(manifest.version);
        if (withoutChip > 0) throw new KithError('ChipsMissing');
        const copied = await copyBefore();
        const own = await gallery.settings();
        const machine: Partial<Settings> = Object.fromEntries(
          machineSettings.map((name) => [name, own[name]]),
        );
        // A bundle of some people has no settings: what was chosen here stays chosen.
        const chosen = manifest.everybody ? settings : own;
        const sealed = await staged.seal(manifest.version, { ...chosen, ...machine }, now());
        await putInPlace();
        return { ...sealed, copied };
      } catch (error) {
        await staged.discard();
        throw error;
      }
    },
    close: staged.discard,
  };
}
