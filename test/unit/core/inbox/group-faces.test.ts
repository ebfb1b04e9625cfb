import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import impostors from '../../../../electron/models/packs/embedder-impostors.json' with { type: 'json' };
import { groupFaces } from '../../../../electron/core/inbox/group-faces.ts';
import { drawPeople } from '../../../support/alike-people.ts';

const noPause = async (): Promise<void> => undefined;

/** Faces of drawn people, each an appearance of its own, with whose they are. */
function facesOf(people: readonly (readonly Float32Array[])[]) {
  return people.flatMap((embeddings, person) =>
    embeddings.map((embedding, i) => ({ sighting: `${person}/${i}`, embedding, person })),
  );
}

describe('unknown faces', () => {
  test('are grouped by person, the largest group first, in whatever order they came', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 0, max: 1e6 }),
        async (counts, from) => {
          const drawn = drawPeople(from, Array(counts.length).fill(null), 6);
          const faces = facesOf(drawn.map((own, i) => own.slice(0, counts[i])));
          const mixed = faces.toSorted((a, b) => a.sighting.localeCompare(b.sighting));
          for (const list of [faces, mixed.toReversed()]) {
            const groups = await groupFaces(list, impostors, noPause);
            const sizes = groups.map(({ length }) => length);
            expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
            expect(groups.flat().toSorted((a, b) => a - b)).toEqual(list.map((_, place) => place));
            const whose = groups.map((group) => new Set(group.map((at) => list[at]!.person)));
            expect(whose.map(({ size }) => size)).toEqual(groups.map(() => 1));
            expect(groups).toHaveLength(counts.length);
          }
        },
      ),
      { numRuns: 20 },
    );
  });

  test('of nobody there is no group, and of one face one', async () => {
    expect(await groupFaces([], impostors, noPause)).toEqual([]);
    const [[embedding]] = drawPeople(3, [null], 1) as [[Float32Array]];
    expect(await groupFaces([{ sighting: 'a', embedding }], impostors, noPause)).toEqual([[0]]);
  });

  test('of one appearance belong together where their pictures are less alike than others would have to be', async () => {
    // As alike as a picture from the side is to one from the front: too little for two appearances among many.
    const [one, other] = drawPeople(7, [null, 0.967], 1).map(([embedding]) => embedding!);
    const strangers = facesOf(drawPeople(9000, Array(40).fill(null), 1));
    const grouped = async (sightings: [string, string]): Promise<boolean> => {
      const [a, b] = sightings;
      const faces = [
        { sighting: a, embedding: one! },
        { sighting: b, embedding: other! },
        ...strangers,
      ];
      const groups = await groupFaces(faces, impostors, noPause);
      return groups.some((group) => group.includes(0) && group.includes(1));
    };
    expect(await grouped(['a', 'a'])).toBe(true);
    expect(await grouped(['a', 'b'])).toBe(false);
  });

  test('of somebody who took over the track of another are not theirs', async () => {
    const [ada, grace] = drawPeople(5, [null, null], 3);
    const faces = [...ada!, ...grace!].map((embedding) => ({ sighting: 'a', embedding }));
    const groups = await groupFaces(faces, impostors, noPause);
    expect(groups).toEqual([
      [0, 1, 2],
      [3, 4, 5],
    ]);
  });
});
