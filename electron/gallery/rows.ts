import {
  qualityMeasures,
  strength,
  type Activity,
  type LivenessState,
  type Person,
  type Sample,
  type SampleSource,
  type Strength,
} from '../contract/index.ts';
import type { ActivityRecord } from '../core/ports/index.ts';

/** A row of the view of people that every read uses. */
export interface PersonRow {
  id: number;
  name: string;
  samples: number;
  enrolled_at: number;
  portrait: number | null;
  note: string;
  external_id: string | null;
  consented_at: number | null;
  /** JSON: the numbers of the groups that they are in. */
  group_ids: string;
}

/** A row of `samples` without its chip. */
export interface SampleRow {
  id: number;
  source: SampleSource;
  taken_at: number;
  quality: string;
  liveness: LivenessState | null;
  camera: string | null;
  turns: LivenessState | null;
  has_chip: number;
}

/** A row of `events` with the person's name. */
export interface EventRow {
  id: number;
  at: number;
  kind: Activity['kind'];
  person_id: number | null;
  name: string | null;
  score: number | null;
  strength: string | null;
  camera: string | null;
  has_picture: number;
}

/** A person as the contract has it. */
export function personOf(row: PersonRow): Person {
  return {
    id: row.id,
    name: row.name,
    samples: row.samples,
    enrolledAt: new Date(row.enrolled_at),
    portrait: row.portrait,
    note: row.note,
    externalId: row.external_id,
    groups: JSON.parse(row.group_ids) as number[],
    consentedAt: row.consented_at === null ? null : new Date(row.consented_at),
  };
}

/** A sample as the contract has it. */
export function sampleOf(row: SampleRow): Sample {
  return {
    id: row.id,
    source: row.source,
    takenAt: new Date(row.taken_at),
    quality: qualityMeasures.parse(JSON.parse(row.quality)),
    liveness: row.liveness,
    camera: row.camera,
    turns: row.turns,
    hasChip: row.has_chip === 1,
  };
}

/** An event as the contract has it. */
export function activityOf(row: EventRow): ActivityRecord {
  return {
    id: row.id,
    at: new Date(row.at),
    kind: row.kind,
    person: row.name,
    personId: row.person_id,
    score: row.score,
    strength: row.strength === null ? null : strengthOf(row.strength),
    camera: row.camera,
    hasPicture: row.has_picture === 1,
  };
}

/** What earlier Kiths called how sure a name was. */
const FORMER_STRENGTHS = new Map<string, Strength>([
  ['sure', 'clear'],
  ['fairly sure', 'likely'],
]);

function strengthOf(stored: string): Strength {
  return FORMER_STRENGTHS.get(stored) ?? strength.parse(stored);
}

/** The bytes of a vector as they are stored. */
export function vectorBytes(vector: Float32Array): Buffer {
  return Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength);
}

/** The vector in stored bytes, copied so that it is aligned; bytes beyond the last whole number are left out. */
export function vectorOf(bytes: Uint8Array): Float32Array {
  return new Float32Array(Uint8Array.from(bytes).buffer, 0, Math.floor(bytes.length / 4));
}
