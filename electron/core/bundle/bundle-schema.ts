import { z } from 'zod';
import {
  cameraLabel,
  consent,
  groupColor,
  limits,
  livenessState,
  qualityMeasures,
  sampleSource,
  settings,
  sha256,
  type Settings,
} from '../../contract/index.ts';

/** The format that this Kith writes, and the newest that it reads. */
export const FORMAT = 1;

const date = z.iso.datetime().transform((text) => new Date(text));
const count = z.number().int().min(0);

/** What only the machine knows that a gallery is on: a bundle brings none of it. */
export const machineSettings = [
  'cameras',
  'engine',
  'updates',
  'welcomed',
  'liveness',
] as const satisfies (keyof Settings)[];

/** The settings without those. */
export function portable(all: Partial<Settings>): Partial<Settings> {
  const own = { ...all };
  for (const name of machineSettings) delete own[name];
  return own;
}

/** What a newer bundle is told by, whatever else is in it. */
export const bundleFormat = z.object({
  kind: z.literal('manifest'),
  format: count,
  schema: count,
});

/** The first record: what is in the bundle. */
export const manifest = bundleFormat.extend({
  /** The version of the app. */
  kith: z.string().max(50),
  at: date,
  /** Whether everybody is in it, and whether pictures are. */
  everybody: z.boolean(),
  pictures: z.boolean(),
  /** How many there were as it was begun. */
  people: count,
  samples: count,
  /** The weights of the version that embeddings are of. */
  version: sha256,
});
export type Manifest = z.infer<typeof manifest>;

/** The user's choices, as far as they mean the same anywhere. */
export const settingsRecord = z.object({
  kind: z.literal('settings'),
  settings: settings.partial(),
});

/** A version that Kith does not come with; the body is its exported file. */
export const versionRecord = z.object({
  kind: z.literal('version'),
  at: date,
  origin: z.enum(['trained', 'imported']),
});

/** A group; all come before the people who are in them. */
export const groupRecord = z.object({
  kind: z.literal('group'),
  name: z.string().max(limits.typedNameLength),
  color: groupColor,
});

/** Somebody, whose samples follow. */
export const personRecord = z.object({
  kind: z.literal('person'),
  name: z.string().max(limits.typedNameLength),
  enrolledAt: date,
  consent: consent.extend({ acceptedAt: date }).nullable(),
  note: z.string().max(limits.noteLength),
  externalId: z.string().max(limits.externalIdLength).nullable(),
  /** The groups that they are in, by their places among the records of groups. */
  groups: z.array(count),
});

/** A sample of the person before; the body is the embedding, `embedding` bytes or none, and then the chip as a JPEG, if any. */
export const sampleRecord = z.object({
  kind: z.literal('sample'),
  embedding: count,
  quality: qualityMeasures,
  source: sampleSource,
  takenAt: date,
  liveness: livenessState.nullable(),
  camera: cameraLabel.nullable(),
  turns: livenessState.nullable(),
  /** Whether the user vouched for it, and chose it to show the person. */
  vouched: z.boolean(),
  portrait: z.boolean(),
});

/** Any record after the manifest. */
export const laterRecord = z.discriminatedUnion('kind', [
  settingsRecord,
  versionRecord,
  groupRecord,
  personRecord,
  sampleRecord,
]);

const anyRecord = z.object({ kind: z.string() });

/** Bytes that the body of a record may have, by its JSON. */
export function mostBody(json: unknown): number {
  const kind = anyRecord.safeParse(json).data?.kind;
  if (kind === 'version') return limits.versionBytes;
  if (kind === 'sample') return limits.bundledChipBytes + 4 * 4096;
  return 0;
}
