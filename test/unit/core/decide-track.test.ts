import { describe, expect, test } from 'vitest';
import { operatingPointOf } from '../../../electron/core/evaluation/operating-point.ts';
import { decideTrack, FRAMES_TO_SETTLE } from '../../../electron/core/recognition/decide-track.ts';
import { decide } from '../../../electron/core/recognition/identify.ts';
import { Tracks } from '../../../electron/core/recognition/tracks.ts';
import { IndexedVersion } from '../../../electron/gallery/indexed-version.ts';
import impostors from '../../../electron/models/packs/embedder-impostors.json' with { type: 'json' };
import { referenceFrom } from '../../../native-models/evaluate/reference.ts';
import { innerProduct, unitLength } from '../../../native-models/evaluate/unit-vectors.ts';
import { SIZE, unitVector } from '../../support/samples.ts';
import { seeded } from '../../support/seeded.ts';

const WANTED = 0.01;
const [ADA, GRACE] = [1, 2];
/** Frames after which nothing that was seen before weighs anything. */
const FORGOTTEN = 60;

function versionOf(
  references: ReadonlyMap<number, readonly Float32Array[]>,
  statistics = impostors,
  embeddingSize = SIZE,
) {
  const version = new IndexedVersion({
    id: 1,
    network: { id: 'shipped', profile: 'face', head: null, unfrozen: 0, weights: null },
    statistics,
    embeddingSize,
  });
  for (const [id, embeddings] of references) version.set(id, `${id}`, referenceFrom(embeddings)!);
  return version;
}

/** A track before a gallery of Ada and Grace, who have nothing in common: what is answered to faces like one of them. */
function track() {
  const axes = [unitVector(1), unitVector(2), unitVector(3)] as const;
  const grace = orthogonal(axes[1], [axes[0]]);
  const nobody = orthogonal(axes[2], [axes[0], grace]);
  const people = { [ADA]: axes[0], [GRACE]: grace };
  const version = versionOf(new Map([[ADA, [axes[0]]], [GRACE, [grace]]])); // prettier-ignore
  const tracks = new Tracks(() => 0);
  /** The score from which a person is named if the share may be named. */
  const bar = (id: number, share: number) => operatingPointOf(version).bar(id, share);
  /** The answers to as many frames of a face with this score with one person and none with the other. */
  const see = (id: number, score: number, frames: number) => {
    const face = people[id]!.map(
      (value, i) => score * value + Math.sqrt(1 - score ** 2) * nobody[i]!,
    );
    return Array.from({ length: frames }, () => {
      const seen = decideTrack(version, tracks.add(1, 'cam', 1, face), { wantedFpir: WANTED });
      return seen.settled ? (seen.match?.personId ?? null) : 'looking';
    });
  };
  return { bar, see };
}

function orthogonal(vector: Float32Array, others: readonly Float32Array[]): Float32Array {
  const rest = others.reduce<Float32Array>((left, other) => {
    const along = innerProduct(left, other);
    return left.map((value, i) => value - along * other[i]!);
  }, vector);
  return unitLength(rest)!;
}

describe('a face before the camera', () => {
  test('that a photo would be given a name for is not, however long it stays', () => {
    const { bar, see } = track();
    const between = (bar(ADA, WANTED) + bar(ADA, WANTED / 2)) / 2;
    expect(see(ADA, between, 300).slice(FRAMES_TO_SETTLE)).not.toContain(ADA);
  });

  test('has a name as soon as it is looked at enough where it is like somebody', () => {
    const { bar, see } = track();
    const names = see(ADA, bar(ADA, WANTED / 2) + 0.0001, FRAMES_TO_SETTLE);
    expect(names).toEqual(['looking', 'looking', 'looking', ADA]);
  });

  test('that was like nobody for long has to be more like somebody, within bounds', () => {
    const { bar, see } = track();
    see(ADA, 0.5, 40);
    expect(see(ADA, bar(ADA, WANTED / 2) + 0.0001, FORGOTTEN)).not.toContain(ADA);
    // It gets no harder.
    see(ADA, 0.5, 1000);
    expect(see(ADA, bar(ADA, WANTED / 12) + 0.001, FORGOTTEN)).toContain(ADA);
  });

  test('keeps its name though one would be harder to be given by now, and has it again when it comes back', () => {
    const { bar, see } = track();
    const enough = bar(ADA, WANTED / 2) + 0.0001;
    see(ADA, enough, FRAMES_TO_SETTLE);
    expect(new Set(see(ADA, enough, 300))).toEqual(new Set([ADA]));
    // Within the leniency, and below it.
    expect(see(ADA, bar(ADA, WANTED) - 0.009, FORGOTTEN).at(-1)).toBe(ADA);
    expect(see(ADA, bar(ADA, WANTED) - 0.011, FORGOTTEN).at(-1)).toBeNull();
    expect(see(ADA, bar(ADA, WANTED) - 0.009, FORGOTTEN).at(-1)).toBeNull();
    expect(see(ADA, bar(ADA, WANTED) + 0.001, FORGOTTEN).at(-1)).toBe(ADA);
  });

  test('is given another’s name only where that reaches the bar of a new one', () => {
    const { bar, see } = track();
    expect(see(ADA, 0.99, 100).at(-1)).toBe(ADA);
    const between = (bar(GRACE, WANTED) + bar(GRACE, WANTED / 12)) / 2;
    expect(see(GRACE, between, FORGOTTEN)).not.toContain(GRACE);
    expect(see(GRACE, bar(GRACE, WANTED / 12) + 0.001, FORGOTTEN).at(-1)).toBe(GRACE);
  });
});

describe('two people who are alike', () => {
  /** How surely a name would still be given: what is above the bar of a new one. */
  const ENOUGH = 0.002;
  const [ada, other, nobody] = [unitVector(4), unitVector(5), unitVector(6)] as const;
  const apart = orthogonal(other, [ada]);
  const grace = unitLength(ada.map((value, i) => 0.9 * value + 0.436 * apart[i]!))!;
  const version = versionOf(new Map([[ADA, [ada]], [GRACE, [grace]]])); // prettier-ignore
  const point = operatingPointOf(version);
  const aside = orthogonal(nobody, [ada, apart]);
  const [middle, across] = [1, -1].map((sign) =>
    unitLength(ada.map((value, i) => value + sign * grace[i]!))!,
  ) as [Float32Array, Float32Array];
  const best = point.bar(ADA, WANTED / 12) + ENOUGH;

  /** A face that is as like one of them as a new name takes, and less like the other by this, as a score; below 0 it is Grace's. */
  const faceAt = (gap: number): Float32Array => {
    const nearer = gap < 0 ? grace : ada;
    const turned =
      Math.abs(gap) / (best * (innerProduct(ada, across) - innerProduct(grace, across)));
    const toward = gap < 0 ? -turned : turned;
    const between = unitLength(middle.map((value, i) => value + toward * across[i]!))!;
    const along = best / innerProduct(between, nearer);
    return unitLength(
      between.map((value, i) => along * value + Math.sqrt(1 - along ** 2) * aside[i]!),
    )!;
  };
  const follow = () => {
    const tracks = new Tracks(() => 0);
    return (gap: number) => {
      let said = '';
      for (let i = 0; i < FORGOTTEN; i++) {
        const track = tracks.add(1, 'cam', 1, faceAt(gap));
        const { match, between } = decideTrack(version, track, { wantedFpir: WANTED });
        said = (match ? [match] : between).map(({ person }) => person).join(' or ');
      }
      return said;
    };
  };

  test('are told apart later than they are not any longer: no flickering between a name and two', () => {
    expect(follow()(point.scale + 0.005)).toBe('1');
    const see = follow();
    expect(see(point.scale - 0.002)).toBe('1 or 2');
    expect(see(point.scale + 0.005)).toBe('1 or 2');
    expect(see(point.scale + 0.012)).toBe('1');
    expect(see(point.scale + 0.005)).toBe('1');
    expect(see(point.scale - 0.002)).toBe('1 or 2');
  });

  test('are named in the order in which they were, whoever is likelier by now', () => {
    const see = follow();
    expect(see(0.001)).toBe('1 or 2');
    expect(see(-0.001)).toBe('1 or 2');
    expect(follow()(-0.001)).toBe('2 or 1');
  });
});

test('strangers who move before a camera are named no more often than on photos, and would be', () => {
  const size = 32;
  const random = seeded(20_261_133);
  const noise = () => {
    const length = Math.sqrt(-2 * Math.log(1 - random()));
    return length * Math.cos(2 * Math.PI * random());
  };
  /** Directions around one: `spread` is the length of what is added. */
  const around = (center: ArrayLike<number>, spread: number) =>
    Array.from(center, (value) => value + (spread * noise()) / Math.sqrt(size));
  const shared = Array.from({ length: size }, (_, i) => Number(i === 0));
  const person = () => around(shared, 0.4);
  const photoOf = (center: readonly number[]) =>
    unitLength(Float64Array.from(around(center, 0.14)))!;

  // The counts that the bar rests on, of people of the same kind.
  const counts = Array.from({ length: 1000 }, () => 0);
  const others = Array.from({ length: 400 }, person);
  const references = others.map((center) => referenceFrom([photoOf(center), photoOf(center)])!);
  for (const [i, center] of others.entries()) {
    const photo = photoOf(center);
    for (const [j, { direction }] of references.entries()) {
      if (i !== j) counts[Math.floor(Math.max(0, innerProduct(photo, direction)) * 999.9)]!++;
    }
  }
  const gallery = new Map(
    Array.from({ length: 60 }, (_, id) => {
      const center = person();
      return [id, [photoOf(center), photoOf(center)]] as const;
    }),
  );
  const version = versionOf(gallery, { from: 0, step: 0.001, counts }, size);
  const settings = { wantedFpir: 0.2 };
  const named = { photo: 0, anyFrame: 0, appearance: 0 };
  for (let stranger = 0; stranger < 300; stranger++) {
    const center = person();
    const tracks = new Tracks(() => 0);
    named.photo += Number(decide(version, photoOf(center), settings).match !== null);
    let offset = around(new Float64Array(size), 0.14);
    let [anyFrame, appearance] = [false, false];
    for (let frame = 0; frame < 100; frame++) {
      // As photos differ, and each frame most like the one before.
      offset = around(offset.map((value) => value * 0.95), 0.14 * Math.sqrt(1 - 0.95 ** 2)); // prettier-ignore
      const embedding = unitLength(Float64Array.from(center, (value, i) => value + offset[i]!))!;
      anyFrame ||= decide(version, embedding, settings).match !== null;
      const { settled, match } = decideTrack(version, tracks.add(1, 'cam', 1, embedding), settings);
      appearance ||= settled && match !== null;
    }
    named.anyFrame += Number(anyFrame);
    named.appearance += Number(appearance);
  }
  expect(named.photo).toBeGreaterThan(15);
  expect(named.anyFrame).toBeGreaterThan(2 * named.photo);
  expect(named.appearance).toBeLessThan(1.2 * named.photo);
});
