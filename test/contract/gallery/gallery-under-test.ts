import type { Gallery, SampleRecord } from '../../../electron/core/ports/index.ts';
import { newVersion, sampleRecord, unitVector } from '../../support/samples.ts';

/** When things happen in these tests. */
export const at = new Date(1_800_000_000_000);

/** What is written over in a closed gallery, past its port, as a failing disk would. */
export interface Damage {
  readonly versionId: number;
  readonly part: 'weights' | 'embeddings' | 'statistics';
}

/** An open gallery in a place of its own, which goes with the test. */
export interface GalleryUnderTest {
  readonly gallery: Gallery;
  /** Closes it, damages it where that is wanted, and opens it again. */
  readonly reopen: (damage?: Damage) => Promise<Gallery>;
  /** Has it fail to erase what lies in other places than its tables, until what this returns is called. */
  readonly hinderErasing: () => () => void;
}

/** Makes a new gallery whose shipped version has the number 1 and embeddings of 128 numbers. */
export type OpenNew = () => Promise<GalleryUnderTest>;

/** A sample with a vector of a seed, embedded under a version. */
export function sampleOf(seed: number, versionId = 1): SampleRecord {
  return { ...sampleRecord(seed), versionId };
}

/** The vector that these tests give a sample under a version that is not the first. */
export function vectorUnder(versionId: number, sampleId: number): Float32Array {
  return unitVector(1000 * versionId + sampleId);
}

/** Adds what a version is missing. */
export async function embedMissing(gallery: Gallery, versionId: number): Promise<void> {
  const missing = await gallery.versions.missing(versionId, 1000);
  await gallery.versions.addEmbeddings(
    versionId,
    missing.map(({ sampleId }) => ({ sampleId, vector: vectorUnder(versionId, sampleId) })),
  );
}

/** Adds a trained version with weights of a seed. */
export async function addVersion(gallery: Gallery, seed: number): Promise<number> {
  return (await gallery.versions.insert(newVersion(seed), at)).id;
}

/** Makes a version active, with everything that belongs to it. */
export async function activate(gallery: Gallery, versionId: number): Promise<void> {
  await gallery.versions.setTarget({ versionId, kind: 'activated' });
  await embedMissing(gallery, versionId);
  await gallery.activate(versionId, at);
}

/** Goes back in the history. Error: `NoPreviousVersion`. */
export async function rollBack(gallery: Gallery): Promise<void> {
  const versionId = (await gallery.versions.previousId()) ?? 0;
  await gallery.versions.setTarget({ versionId, kind: 'rolled back' });
  await embedMissing(gallery, versionId);
  await gallery.activate(versionId, at);
}

/** Versions that were active before, newest first, by rolling back to each: the gallery is left at the last of them. */
export async function walkBack(gallery: Gallery): Promise<number[]> {
  const walked = [gallery.active().id];
  // A history that does not get shorter ends here, as a list that is too long.
  while ((await gallery.versions.previousId()) !== null && walked.length < 50) {
    await rollBack(gallery);
    walked.push(gallery.active().id);
  }
  return walked;
}
