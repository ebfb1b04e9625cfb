import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import {
  cleanExternalId,
  cleanName,
  cleanNote,
  KithError,
  showsItself,
  type FailureCode,
  type Settings,
} from '../../contract/index.ts';
import type { StagedGallery, StagedPerson, WholeSample } from '../ports/index.ts';
import { readVersionFile } from '../versions/version-file.ts';
import {
  bundleFormat,
  FORMAT,
  laterRecord,
  manifest,
  mostBody,
  portable,
  type Manifest,
  type personRecord,
  type sampleRecord,
} from './bundle-schema.ts';
import { isChipJpeg } from './chip-size.ts';
import { readRecords } from './records.ts';

/** Samples that are in memory at once. */
const SAMPLES_AT_ONCE = 16;

/** What was read, besides what is staged. */
export interface ReadBundle {
  readonly manifest: Manifest;
  readonly settings: Partial<Settings>;
}

/** Somebody who was read, or a sample of theirs, by their numbers in the staged gallery. */
export interface Staged {
  readonly onPerson: (personId: number, person: StagedPerson) => void;
  readonly onSample: (
    personId: number,
    sampleId: number,
    sample: WholeSample,
    /** The version that its embedding is of. */
    weightsSha256: string,
  ) => void;
}

/** What cannot be in a bundle that Kith wrote. */
const FOREIGN: ReadonlySet<FailureCode> = new Set([
  'NameTaken',
  'NameEmpty',
  'NameTooLong',
  'NoteTooLong',
  'ExternalIdTooLong',
  'ExternalIdTaken',
  'GroupTaken',
  'NotAVersion',
  'VersionDamaged',
  'VersionKnown',
]);

/**
 * Reads a bundle that is not encrypted any more into a staged gallery, whoever wrote it: nothing of it is believed that does not
 * fit. Whether its versions work is not known yet. Errors: `NotABundle`, `BundleDamaged`, `BundleNewer`; `VersionUnusable` where
 * a version has what no version has.
 */
export async function readBundle(
  bytes: AsyncIterable<Uint8Array>,
  into: StagedGallery,
  schema: number,
  staged: Staged,
): Promise<ReadBundle> {
  try {
    return await read(bytes, into, schema, staged);
  } catch (cause) {
    const isForeign =
      cause instanceof z.ZodError || (cause instanceof KithError && FOREIGN.has(cause.code));
    throw isForeign ? new KithError('BundleDamaged', undefined, { cause }) : cause;
  }
}

async function read(
  bytes: AsyncIterable<Uint8Array>,
  into: StagedGallery,
  schema: number,
  { onPerson, onSample }: Staged,
): Promise<ReadBundle> {
  const records = readRecords(bytes, mostBody);
  const first = await records.next();
  if (first.done) throw new KithError('BundleDamaged');
  const told = manifestOf(first.value.json, schema);
  let settings: Partial<Settings> = {};
  const groups: number[] = [];
  let person: number | null = null;
  let samples: WholeSample[] = [];
  const counts = { people: 0, samples: 0 };
  const keep = async (): Promise<void> => {
    if (person === null || samples.length === 0) return;
    const kept = samples;
    samples = [];
    const ids = await into.addSamples(person, kept, told.version);
    for (const [i, id] of ids.entries()) onSample(person, id, kept[i]!, told.version);
  };
  for await (const { json, body } of records) {
    const record = laterRecord.parse(json);
    switch (record.kind) {
      case 'settings':
        settings = portable(record.settings);
        break;
      case 'version':
        await into.addVersion({ ...readVersionFile(body), origin: record.origin }, record.at);
        break;
      case 'group':
        groups.push(await into.addGroup(cleanName(record.name), record.color));
        break;
      case 'person': {
        await keep();
        const read = personOf(record, groups);
        person = await into.addPerson(read);
        onPerson(person, read);
        counts.people++;
        break;
      }
      case 'sample':
        if (person === null) throw new KithError('BundleDamaged');
        samples.push(sampleOf(record, body));
        counts.samples++;
        if (samples.length === SAMPLES_AT_ONCE) await keep();
    }
  }
  await keep();
  if (!isDeepStrictEqual(counts, { people: told.people, samples: told.samples })) {
    throw new KithError('BundleDamaged');
  }
  return { manifest: told, settings };
}

/** Errors: `BundleNewer`, whatever else a newer one says; `BundleDamaged`. */
function manifestOf(json: unknown, schema: number): Manifest {
  const format = bundleFormat.parse(json);
  if (format.format > FORMAT || format.schema > schema) {
    throw new KithError('BundleNewer', `${format.schema} > ${schema}`);
  }
  const read = manifest.parse(json);
  if (!showsItself(read.kith)) throw new KithError('BundleDamaged');
  return read;
}

/** Somebody as they were read, by the rules for what is typed; `groups` are those staged, in the order of their records. */
function personOf(
  { enrolledAt, consent, ...read }: z.infer<typeof personRecord>,
  groups: readonly number[],
): StagedPerson {
  if (read.groups.some((place) => place >= groups.length)) throw new KithError('BundleDamaged');
  return {
    name: cleanName(read.name),
    enrolledAt,
    consent,
    note: cleanNote(read.note),
    externalId: read.externalId === null ? null : cleanExternalId(read.externalId),
    groups: read.groups.map((place) => groups[place]!),
  };
}

/** Error: `BundleDamaged`. */
function sampleOf(
  {
    embedding: vectorBytes,
    quality,
    source,
    takenAt,
    liveness,
    camera,
    turns,
    vouched,
    portrait,
  }: z.infer<typeof sampleRecord>,
  body: Uint8Array,
): WholeSample {
  if (vectorBytes > body.length || vectorBytes % 4 !== 0) throw new KithError('BundleDamaged');
  const chip = body.length > vectorBytes ? body.slice(vectorBytes) : null;
  if (chip && !isChipJpeg(chip)) throw new KithError('BundleDamaged');
  // Nothing could be made of it.
  if (!chip && vectorBytes === 0) throw new KithError('BundleDamaged');
  const embedding = vectorBytes === 0 ? null : new Float32Array(body.slice(0, vectorBytes).buffer);
  return { chip, embedding, quality, source, takenAt, liveness, camera, turns, vouched, portrait };
}
