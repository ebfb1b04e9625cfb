import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { activityKind, strength } from '../../../electron/contract/index.ts';
import { activityAsCsv } from '../../../electron/core/activity/activity-csv.ts';

const name = fc.option(
  fc.oneof(
    fc.string({ minLength: 1 }),
    fc.constantFrom('=1+1', '+49', '-2', '@a', '"Ada", L.', 'a\r\nb', '＝1'),
  ),
  { nil: null },
);
const line = fc.record({
  id: fc.integer({ min: 1 }),
  at: fc.date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true }),
  kind: fc.constantFrom(...activityKind.options),
  person: name,
  personId: fc.constant(null),
  score: fc.option(fc.double({ min: -1, max: 1, noNaN: true }), { nil: null }),
  strength: fc.option(fc.constantFrom(...strength.options), { nil: null }),
  camera: name,
  hasPicture: fc.boolean(),
});

test('lines are read back as they were, and no field is a formula', () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
      const csv = activityAsCsv(lines);
      const rows: Record<string, string>[] = parse(csv, { columns: true, bom: true });
      expect(csv.split('\r\n')[0]).toBe('\uFEFFat,kind,person,camera,strength,score');
      // What a spreadsheet would compute begins with a quote.
      const read = (text: string) => (/^'[=+\-@\t\r＝＋－＠]/u.test(text) ? text.slice(1) : text);
      expect(
        rows.map((row) => ({ ...row, person: read(row['person']!), camera: read(row['camera']!) })),
      ).toEqual(
        lines.map(({ at, kind, person, camera, strength: sure, score }) => ({
          at: at.toISOString(),
          kind,
          person: person ?? '',
          camera: camera ?? '',
          strength: sure ?? '',
          score: score === null ? '' : String(score),
        })),
      );
      for (const { person, camera } of rows) {
        for (const text of [person!, camera!]) expect(text).not.toMatch(/^[=+\-@\t\r＝＋－＠]/u);
      }
    }),
  );
});
