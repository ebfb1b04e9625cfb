import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SampleSource } from '../../../../electron/contract/index.ts';
import { cameraTable } from '../../../../electron/core/reporting/cameras.ts';
import { failuresToEnroll } from '../../../../electron/core/reporting/failures-to-enroll.ts';

const bars = { threshold: 0.5, apart: 0, second: Infinity };

interface Taken {
  readonly id: number;
  readonly source: SampleSource;
  readonly camera: string | null;
}

/** Searches of a picture for its person and, left out, as a stranger; `own` and `other` are the scores. */
function searchesOf(row: number, person: string, own: number, other: number) {
  return [
    { row, person, mated: true, own, other: 0.1 },
    { row, person, mated: false, own: null, other },
  ];
}

const samples: readonly (Taken | null)[] = [
  { id: 7, source: 'webcam', camera: 'Ada’s phone' },
  { id: 8, source: 'webcam', camera: 'Desk' },
  { id: 9, source: 'webcam', camera: 'Ada’s phone' },
  { id: 3, source: 'webcam', camera: 'Desk' },
  { id: 5, source: 'webcam', camera: null },
  { id: 6, source: 'photo', camera: null },
  // From outside.
  null,
];
const searches = samples.flatMap((_, row) =>
  searchesOf(row, `p${row % 2}`, row === 0 ? 0.4 : 0.9, row === 3 ? 0.6 : 0.2),
);
const table = (names: boolean) =>
  cameraTable(searches, bars, {
    samples: samples.filter((sample) => sample !== null),
    of: ({ row }) => samples[row]!,
    names,
  });

describe('rates by camera', () => {
  test('are of each webcam in the order of its first picture, of unknown ones, of photos, and of photos from outside', () => {
    const found = table(false);
    expect(
      found.map(({ source, number, name, samples: count }) => [source, number, name, count]),
    ).toEqual([
      ['webcam', 1, null, 2],
      ['webcam', 2, null, 2],
      ['webcam', null, null, 1],
      ['photo', null, null, 1],
      ['outside', null, null, 1],
    ]);
    const [desk, phone] = found;
    expect(desk!.fnir).toMatchObject({ errors: 0, searches: 2, people: 1 });
    expect(desk!.fpir).toMatchObject({ errors: 1, searches: 2, people: 1 });
    expect(phone!.fnir).toMatchObject({ errors: 1, searches: 2, people: 1 });
    expect(found.every(({ fnirIsWeak, fpirIsWeak }) => fnirIsWeak && fpirIsWeak)).toBe(true);
  });

  test('name cameras, which are called after people, only where names are wanted', () => {
    expect(JSON.stringify(table(false))).not.toMatch(/phone|Desk/);
    expect(table(true).map(({ name }) => name)).toEqual(['Desk', 'Ada’s phone', null, null, null]);
  });

  test('count each search once, whatever the pictures were taken with', () => {
    const source = fc.constantFrom<SampleSource>('webcam', 'photo');
    const taken = fc.option(
      fc.record({ source, camera: fc.option(fc.constantFrom('a', 'b', 'c'), { nil: null }) }),
      { nil: null },
    );
    fc.assert(
      fc.property(fc.array(taken, { maxLength: 30 }), (drawn) => {
        const all = drawn.map(
          (one, id) => one && { ...one, id, camera: one.source === 'webcam' ? one.camera : null },
        );
        const made = all.flatMap((_, row) => searchesOf(row, `p${row}`, 0.9, 0.2));
        const rows = cameraTable(made, bars, {
          samples: all.filter((one) => one !== null),
          of: ({ row }) => all[row]!,
          names: false,
        });
        const sum = (of: 'fnir' | 'fpir') =>
          rows.reduce((total, row) => total + row[of].searches, 0);
        expect([sum('fnir'), sum('fpir')]).toEqual([drawn.length, drawn.length]);
        expect(rows.reduce((total, row) => total + row.samples, 0)).toBe(drawn.length);
      }),
    );
  });

  test('of thirty people are not marked as weak', () => {
    const many = Array.from({ length: 30 }, (_, i) => searchesOf(i, `p${i}`, 0.9, 0.2)).flat();
    const of = ({ row }: { row: number }): Taken => ({ id: row, source: 'photo', camera: null });
    const [photos] = cameraTable(many, bars, { samples: [], of, names: false });
    expect(photos).toMatchObject({ fnirIsWeak: false, fpirIsWeak: false });
  });
});

describe('failures to enroll', () => {
  test('are the share of attempts, with the exact interval', () => {
    const found = failuresToEnroll({
      since: '2026-05-31',
      enrolled: 18,
      notEnrolled: [
        { reason: 'TooDark', count: 1 },
        { reason: 'NoFace', count: 1 },
      ],
      refusedPhotos: [],
    });
    // Clopper and Pearson for 2 of 20, from their tables.
    expect(found).toMatchObject({ failed: 2, of: 20, value: 0.1, since: '2026-05-31' });
    expect(found!.low).toBeCloseTo(0.0123, 4);
    expect(found!.high).toBeCloseTo(0.317, 3);
    expect(found!.reasons).toHaveLength(2);
  });

  test('are not known where no attempt was counted, if photos were', () => {
    const counted = {
      since: '2026-05-31',
      enrolled: 0,
      notEnrolled: [],
      refusedPhotos: [{ reason: 'NoFace' as const, count: 3 }],
    };
    expect(failuresToEnroll(counted)).toBeNull();
  });
});
