import type { z } from 'zod';
import {
  hasCode,
  KithError,
  type BundleChoice,
  type BundleProgress,
  type PeopleGroup,
} from '../../contract/index.ts';
import { isEmbedding } from '../enrollment/embedding.ts';
import { exportVersion } from '../versions/version-file.ts';
import type { Gallery, OutlinedPerson } from '../ports/index.ts';
import { FORMAT, portable, type laterRecord, type manifest } from './bundle-schema.ts';
import { recordBytes, type BundleRecord } from './records.ts';

/** What is written: as the schema reads it. */
type Written = z.input<typeof manifest> | z.input<typeof laterRecord>;

/**
 * A gallery as the bytes of a bundle, not encrypted yet: everybody or some people, a sample at a time. `kith` is the version of
 * the app. Error: `GalleryChanged` where something of what was written was removed or moved meanwhile,
 * `EmbeddingsLost` where of a sample nothing is left that could go into it.
 */
export function bundleBytes(
  gallery: Gallery,
  choice: BundleChoice,
  {
    kith,
    at,
    onProgress,
  }: { kith: string; at: Date; onProgress: (progress: BundleProgress) => void },
): AsyncGenerator<Uint8Array> {
  return recordBytes(records(gallery, choice, { kith, at, onProgress }));
}

async function* records(
  gallery: Gallery,
  { people: wanted, pictures }: BundleChoice,
  { kith, at, onProgress }: Parameters<typeof bundleBytes>[2],
): AsyncGenerator<BundleRecord> {
  const { bundles, versions } = gallery;
  const people = await bundles.outline(wanted);
  const versionId = gallery.activeId();
  const { weightsSha256 } = await versions.get(versionId);
  const size = await versions.embeddingSize(versionId);
  const total = people.length;
  onProgress({ done: 0, total });
  yield record({
    kind: 'manifest',
    format: FORMAT,
    schema: bundles.schema,
    kith,
    at: at.toISOString(),
    everybody: wanted === null,
    pictures,
    people: total,
    samples: people.reduce((sum, { sampleIds }) => sum + sampleIds.length, 0),
    version: weightsSha256,
  });
  // Who gives somebody away does not give away how they use Kith.
  if (wanted === null) {
    const settings = portable(await gallery.settings());
    yield record({ kind: 'settings', settings });
  }
  for (const { id, origin, createdAt } of (await versions.all()).toReversed()) {
    if (origin === 'shipped') continue;
    yield record(
      { kind: 'version', at: createdAt.toISOString(), origin },
      await exportVersion(versions, id),
    );
  }
  const groups = await groupsOf(gallery, wanted);
  for (const { name, color } of groups) yield record({ kind: 'group', name, color });
  const groupIds = groups.map(({ id }) => id);
  for (const [done, person] of people.entries()) {
    onProgress({ done, total });
    yield* personRecords(gallery, person, { versionId, size, pictures, groupIds });
  }
  onProgress({ done: total, total });
  assertUnchanged(people, await bundles.outline(wanted));
}

/** All groups, or those that some people are in. */
async function groupsOf(
  gallery: Gallery,
  wanted: readonly number[] | null,
): Promise<PeopleGroup[]> {
  const all = await gallery.groups.list();
  if (wanted === null) return all;
  const chosen = new Set(wanted);
  const theirs = new Set(
    (await gallery.people()).flatMap(({ id, groups }) => (chosen.has(id) ? groups : [])),
  );
  return all.filter(({ id }) => theirs.has(id));
}

async function* personRecords(
  gallery: Gallery,
  { personId, name, enrolledAt, sampleIds }: OutlinedPerson,
  {
    versionId,
    size,
    pictures,
    groupIds,
  }: { versionId: number; size: number; pictures: boolean; groupIds: readonly number[] },
): AsyncGenerator<BundleRecord> {
  const consent = await gallery.consent(personId);
  const { note, externalId, groups } = await there(gallery.person(personId), name);
  yield record({
    kind: 'person',
    name,
    enrolledAt: enrolledAt.toISOString(),
    consent: consent && { ...consent, acceptedAt: consent.acceptedAt.toISOString() },
    note,
    externalId,
    groups: groups.map((id) => groupIds.indexOf(id)).filter((place) => place >= 0),
  });
  for (const sampleId of sampleIds) {
    const sample = await there(gallery.bundles.sample(sampleId, versionId), name);
    const { chip, embedding, takenAt, ...rest } = sample;
    // One that is damaged is made anew from the picture, wherever that goes.
    const vector =
      embedding && isEmbedding(embedding, size)
        ? Buffer.from(embedding.buffer, embedding.byteOffset, embedding.byteLength)
        : Buffer.alloc(0);
    const body = pictures && chip ? Buffer.concat([vector, chip]) : vector;
    if (body.length === 0) throw new KithError('EmbeddingsLost', name);
    yield record(
      { kind: 'sample', embedding: vector.length, takenAt: takenAt.toISOString(), ...rest },
      body,
    );
  }
}

/** What is read of somebody. Error: `GalleryChanged` where it is not there any more. */
async function there<T>(read: Promise<T>, name: string): Promise<T> {
  try {
    return await read;
  } catch (cause) {
    const isGone = hasCode(cause, 'NoSuchSample') || hasCode(cause, 'NoSuchPerson');
    throw isGone ? new KithError('GalleryChanged', name, { cause }) : cause;
  }
}

/** Nothing that was removed is in a bundle that was finished later, and everything is in it once. */
function assertUnchanged(
  before: readonly OutlinedPerson[],
  after: readonly OutlinedPerson[],
): void {
  const owners = new Map(
    after.flatMap(({ personId, sampleIds }) => sampleIds.map((id) => [id, personId] as const)),
  );
  for (const { personId, name, sampleIds } of before) {
    const isThere = sampleIds.every((id) => owners.get(id) === personId);
    if (!isThere) throw new KithError('GalleryChanged', name);
  }
}

function record(json: Written, body: Uint8Array = new Uint8Array()): BundleRecord {
  return { json, body };
}
