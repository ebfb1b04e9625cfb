import { createHash } from 'node:crypto';
import { limits, nameKey, type BundledPerson } from '../../contract/index.ts';
import type { BundleStore, OutlinedPerson } from '../ports/index.ts';

/** Pictures of the gallery that are hashed between two turns of everything else. */
const PICTURES_AT_ONCE = 32;

/** A picture as it was read from a bundle: what it is known again by. */
export interface ReadSample {
  readonly sampleId: number;
  readonly keys: readonly string[];
}

/** Somebody of a bundle, by their numbers in the staged gallery. */
export interface ReadPerson {
  readonly stagedId: number;
  readonly name: string;
  readonly enrolledAt: Date;
  readonly externalId: string | null;
  readonly hasNote: boolean;
  readonly hasConsent: boolean;
  readonly samples: ReadSample[];
}

/** What becomes of them. */
export interface Match extends Pick<BundledPerson, 'kind' | 'as' | 'known' | 'idTaken' | 'fills'> {
  readonly person: ReadPerson;
  /** Who they are here; null for somebody new. */
  readonly into: number | null;
  /** Those of their samples that are not here yet. */
  readonly fresh: readonly number[];
}

/**
 * What a picture is known again by, wherever it is: the hash of its file, and that of its embedding, which is the same to the last
 * bit under the same version also where the picture is not kept.
 */
export function pictureKeys(
  chip: Uint8Array | null,
  embedding: Float32Array | null,
  weightsSha256: string,
): string[] {
  const keys: string[] = [];
  if (chip) keys.push(keyOf([chip]));
  if (embedding) {
    const { buffer, byteOffset, byteLength } = embedding;
    keys.push(keyOf([Buffer.from(weightsSha256), new Uint8Array(buffer, byteOffset, byteLength)]));
  }
  return keys;
}

/** The first half of a SHA-256: what is left finds no two pictures the same. */
function keyOf(parts: readonly Uint8Array[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest().toString('latin1', 0, 16);
}

/**
 * Who of a bundle is who here. Somebody is the one here who shares enough pictures with them; else who has their name since the same
 * moment. Where somebody else here has their name, they get one with a number; where somebody else here has their id, they get none.
 */
export async function samePeople(
  store: Pick<BundleStore, 'known'>,
  here: readonly OutlinedPerson[],
  read: readonly ReadPerson[],
  weightsSha256: string,
): Promise<Match[]> {
  const owners = await ownersOfPictures(store, weightsSha256);
  const named = new Map<string, OutlinedPerson[]>();
  const taken = new Set<string>();
  const byId = new Map(here.map((person) => [person.personId, person]));
  const externalIds = new Set(here.map(({ externalId }) => externalId));
  for (const person of here) {
    const key = nameKey(person.name);
    named.set(key, [...(named.get(key) ?? []), person]);
    taken.add(person.name);
  }
  return read.map((person): Match => {
    const knownAs = person.samples.map(({ keys }) =>
      keys.map((key) => owners.get(key)).find((one) => one !== undefined),
    );
    const fresh = person.samples.filter((_, i) => knownAs[i] === undefined);
    const found = {
      person,
      known: person.samples.length - fresh.length,
      fresh: fresh.map(({ sampleId }) => sampleId),
    };
    const namesakes = named.get(nameKey(person.name)) ?? [];
    const same =
      sameBySamples(person, knownAs, byId) ??
      namesakes.find(({ enrolledAt }) => enrolledAt.getTime() === person.enrolledAt.getTime());
    const idIsElsewhere = person.externalId !== null && externalIds.has(person.externalId);
    if (same) {
      const fills = filled(same, person, idIsElsewhere);
      return { ...found, kind: 'same', as: same.name, idTaken: false, fills, into: same.personId };
    }
    const name = freeName(person.name, taken);
    taken.add(name);
    const kind = namesakes.length > 0 ? 'name taken' : 'new';
    return { ...found, kind, as: name, idTaken: idIsElsewhere, fills: [], into: null };
  });
}

/** What somebody here has not, and gets from who they are there. */
function filled(
  here: OutlinedPerson,
  there: ReadPerson,
  idIsElsewhere: boolean,
): BundledPerson['fills'] {
  return [
    ...(there.hasConsent && !here.hasConsent ? (['consent'] as const) : []),
    ...(there.hasNote && !here.hasNote ? (['note'] as const) : []),
    ...(there.externalId !== null && here.externalId === null && !idIsElsewhere
      ? (['id'] as const)
      : []),
  ];
}

/** Whose a picture here is; null of one that was set aside, which may show somebody else. */
type Owner = number | null;

/**
 * Who here has half of somebody's pictures, or shares half of their own with them: one picture under a wrong name makes nobody
 * somebody else. Undefined where nobody does.
 */
function sameBySamples(
  { samples }: ReadPerson,
  knownAs: readonly (Owner | undefined)[],
  byId: ReadonlyMap<number, OutlinedPerson>,
): OutlinedPerson | undefined {
  const owned = knownAs.filter((owner) => typeof owner === 'number');
  const [id, count] = mostFrequent(owned) ?? [0, 0];
  const person = byId.get(id);
  const fewer = Math.min(samples.length, person?.sampleIds.length ?? 0);
  return 2 * count >= fewer ? person : undefined;
}

/** Whose each picture here is, by its keys. */
async function ownersOfPictures(
  store: Pick<BundleStore, 'known'>,
  weightsSha256: string,
): Promise<Map<string, Owner>> {
  const owners = new Map<string, Owner>();
  for (let after = 0; ;) {
    const some = await store.known(after, PICTURES_AT_ONCE);
    for (const { chip, embedding, personId, isAside } of some) {
      const owner = isAside ? null : personId;
      for (const key of pictureKeys(chip, embedding, weightsSha256)) owners.set(key, owner);
    }
    if (some.length < PICTURES_AT_ONCE) return owners;
    after = some.at(-1)!.sampleId;
  }
}

/** What occurs most often, the first of several, and how often; undefined where nothing does. */
function mostFrequent(values: readonly number[]): [value: number, count: number] | undefined {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].toSorted(([, one], [, other]) => other - one)[0];
}

/** A name that nobody has, written like that or with a number, for which a long one makes room. */
function freeName(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name;
  const characters = Array.from(new Intl.Segmenter().segment(name), ({ segment }) => segment);
  for (let number = 2; ; number++) {
    const ending = ` (${number})`;
    const room = limits.nameLength - ending.length;
    const numbered = characters.slice(0, room).join('').trimEnd() + ending;
    if (!taken.has(numbered)) return numbered;
  }
}
