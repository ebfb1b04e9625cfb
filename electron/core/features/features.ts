import type { Augmentation, NetworkVersion } from '../../contract/index.ts';
import { decodeChip } from '../importing/chip-jpeg.ts';
import type { GalleryReader, TrainingNetworks, TrainingStore } from '../ports/index.ts';
import { failIfAborted, unlessAborted } from '../async/aborted.ts';
import type { FaceSource, WantedRow } from './face-source.ts';

/** Items computed between two looks at the signal: half a second's work of the slowest engine. */
const ITEMS_AT_ONCE = 8;

/** What the features of a version are cached under: versions share a backbone unless it was trained. */
export function backboneOf({ id, profile, unfrozen }: NetworkVersion): string {
  return unfrozen > 0 ? id : profile;
}

/** The seed that an augmented copy is drawn with: the same for every run, so that its features can be kept. */
export function copySeed(source: FaceSource, copy: number): string | null {
  if (copy === 0) return null;
  return source.kind === 'sample' ? `${source.sampleId}/${copy}` : `photo/${copy}`;
}

/** Computes features of a version's backbone, each once: samples' are kept in the gallery. */
export function createFeatures({
  gallery,
  store,
  networks,
}: {
  gallery: GalleryReader;
  store: TrainingStore;
  networks: TrainingNetworks;
}) {
  const chipOf = async (source: FaceSource): Promise<Uint8Array> =>
    decodeChip(
      source.kind === 'sample' ? await gallery.picture(source.sampleId) : source.photo.jpeg,
    );

  return {
    chipOf,
    /** Features of rows, in their order. `onProgress` is told how many are there, of all. Throws `Canceled`. */
    rows: async (
      version: NetworkVersion,
      rows: readonly WantedRow[],
      options: {
        augment: Augmentation;
        signal: AbortSignal;
        onProgress: (done: number, total: number) => void;
      },
    ): Promise<Float32Array[]> => {
      const backbone = backboneOf(version);
      const copyName = (copy: number) =>
        copy === 0 ? '' : `${Object.values(options.augment).join(' ')} #${copy}`;
      const cached = new Map<number, Map<number, Float32Array>>();
      for (const { source, copy } of rows) {
        if (source.kind === 'photo' || cached.has(copy)) continue;
        cached.set(copy, await store.features(backbone, copyName(copy)));
      }
      const find = ({ source, copy }: WantedRow): Float32Array | undefined =>
        source.kind === 'photo'
          ? source.photo.features.get(`${backbone} ${copy}`)
          : cached.get(copy)!.get(source.sampleId);
      const missing = rows.filter((row) => !find(row));
      let done = rows.length - missing.length;
      options.onProgress(done, rows.length);
      for (let start = 0; start < missing.length; start += ITEMS_AT_ONCE) {
        const batch = missing.slice(start, start + ITEMS_AT_ONCE);
        const items = await Promise.all(
          batch.map(async ({ source, copy }) => ({
            chip: await chipOf(source),
            seed: copySeed(source, copy),
          })),
        );
        failIfAborted(options.signal);
        const vectors = await unlessAborted(
          networks.features(version, items, options.augment),
          options.signal,
        );
        const kept: { sampleId: number; copy: string; vector: Float32Array }[] = [];
        batch.forEach(({ source, copy }, i) => {
          const vector = vectors[i]!;
          if (source.kind === 'photo') source.photo.features.set(`${backbone} ${copy}`, vector);
          else {
            cached.get(copy)!.set(source.sampleId, vector);
            kept.push({ sampleId: source.sampleId, copy: copyName(copy), vector });
          }
        });
        await store.addFeatures(backbone, kept);
        done += batch.length;
        options.onProgress(done, rows.length);
      }
      return rows.map((row) => find(row)!);
    },
  };
}

/** Computes features, and keeps them. */
export type Features = ReturnType<typeof createFeatures>;

/** Vectors of the same length in one array, one after another. */
export function joined(vectors: readonly Float32Array[]): { values: Float32Array; size: number } {
  const size = vectors[0]?.length ?? 0;
  const values = new Float32Array(vectors.length * size);
  vectors.forEach((vector, i) => values.set(vector, i * size));
  return { values, size };
}
