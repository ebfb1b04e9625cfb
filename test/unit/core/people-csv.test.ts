import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import type { Person } from '../../../electron/contract/index.ts';
import { peopleAsCsv } from '../../../electron/core/people/people-csv.ts';

const at = new Date('2026-03-04T05:06:07.000Z');
const ada: Person = {
  id: 1,
  name: 'Ada',
  samples: 3,
  enrolledAt: at,
  portrait: null,
  note: '',
  externalId: null,
  groups: [],
  consentedAt: at,
};
const read = (text: string) =>
  parse(text, { bom: true, columns: true }) as Record<string, string>[];

describe('the table of people', () => {
  test('says all of each, also what has quotes, commas, line ends and accents', () => {
    const zoë = {
      ...ada,
      id: 2,
      name: 'Zoë "Z", née O',
      note: 'two\nlines, and "more"',
      externalId: '007',
      groups: [2, 1, 9],
      consentedAt: null,
    };
    const groups = [
      { id: 1, name: 'Class; 7', color: 'teal', people: 1 },
      { id: 2, name: 'Team', color: 'red', people: 1 },
    ] as const;
    const text = peopleAsCsv([ada, zoë], groups, [{ personId: 1, lastAt: at, times: 4 }]);
    expect(
      text.startsWith('\uFEFFname,id,groups,note,enrolled,last seen,pictures,consent\r\n'),
    ).toBe(true);
    const iso = at.toISOString();
    expect(read(text)).toEqual([
      {
        name: 'Ada',
        id: '',
        groups: '',
        note: '',
        enrolled: iso,
        'last seen': iso,
        pictures: '3',
        consent: iso,
      },
      {
        name: 'Zoë "Z", née O',
        id: '007',
        groups: 'Team; Class; 7',
        note: 'two\nlines, and "more"',
        enrolled: iso,
        'last seen': '',
        pictures: '3',
        consent: '',
      },
    ]);
  });

  test.each(['=', '+', '-', '@', '\t=', '＝', '＋', '－', '＠'])(
    'what begins with %j is no formula',
    (sign) => {
      const text = `${sign}cmd|'/c calc'!A1`;
      const [row] = read(
        peopleAsCsv([{ ...ada, name: text, note: text, externalId: text }], [], []),
      );
      for (const value of [row!.name, row!.note, row!.id]) expect(value).toBe(`'${text}`);
    },
  );

  test('of nobody has its header', () => {
    expect(read(peopleAsCsv([], [], []))).toEqual([]);
    expect(peopleAsCsv([], [], [])).toContain('name,id,groups');
  });
});
