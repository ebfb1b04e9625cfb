import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanName, hasCode, limits, nameKey, readName } from '../../../electron/contract/index.ts';

/** What changes what stands around it, and what it changes. */
const ODD = [
  'a',
  'É',
  'e',
  '\u0301',
  ' ',
  '\t',
  '\u00A0',
  '\u200B',
  '\u200C',
  '\u200D',
  '\u202E',
  '\uFE0F',
  '😀',
  '🏽',
  'ع',
  'ل',
  'क',
  '葛',
  '\u{E0100}',
  '\uD83D',
  '\uFEFF',
  '한',
  '\u1160',
];

describe('a name', () => {
  test.each([
    ['  Ada   Lovelace ', 'Ada Lovelace'],
    ['A d\n\ta\u2028', 'A d a'],
    ['Zoe\u0308', 'Zoë'],
    ['O’Brien-Ñandú 王小明', 'O’Brien-Ñandú 王小明'],
    ['__proto__', '__proto__'],
    ['Ada\u00A0\u3000Lovelace', 'Ada Lovelace'],
    ['😀'.repeat(41), '😀'.repeat(41)],
    // Joiners that are part of how a name is written.
    ['علی\u200Cرضا', 'علی\u200Cرضا'],
    ['👨\u200D👩\u200D👧', '👨\u200D👩\u200D👧'],
    ['❤\uFE0F', '❤\uFE0F'],
    ['葛\u{E0100}城', '葛\u{E0100}城'],
  ])('%j is kept as %j', (raw, name) => expect(readName(raw)).toEqual({ name, removed: false }));

  test.each([
    ['A\u200Bda', 'Ada'],
    ['\u202EadA', 'adA'],
    ['\u2066Ada\u2069', 'Ada'],
    ['\uFEFFAda', 'Ada'],
    ['Ada\u200D', 'Ada'],
    ['A\u00ADda', 'Ada'],
    ['A\u0000da\u0007', 'Ada'],
    ['\u001B[31mAda', '[31mAda'],
    ['Ada\uD83D', 'Ada'],
    ['e\u034F\u0301', 'é'],
  ])('of %j nothing is kept that nobody sees: %j', (raw, name) =>
    expect(readName(raw)).toEqual({ name, removed: true }),
  );

  test.each(['', '   ', '\u200B\u200B', '\n\t', '\u3164', '\u2800', '\u202E', '\u0301'])(
    '%j is empty',
    (raw) => expect(() => cleanName(raw)).toThrow(expect.objectContaining({ code: 'NameEmpty' })),
  );

  test('is as long as its reader takes it for', () => {
    const family = '👨\u200D👩\u200D👧\u200D👦';
    expect(cleanName(family.repeat(limits.nameLength))).toBe(family.repeat(limits.nameLength));
    const long = expect.objectContaining({ code: 'NameTooLong' });
    expect(() => cleanName(family.repeat(limits.nameLength + 1))).toThrow(long);
    expect(() => cleanName('a'.repeat(10_000))).toThrow(long);
    expect(() => cleanName('a'.repeat(1_000_000))).toThrow(long);
    expect(() => cleanName(`a${'\u0316'.repeat(5000)}`)).toThrow(long);
  });

  test.each([
    ['ＡＤＡ', 'ada'],
    ['Max', 'MAX'],
    ['Jan Straße', 'JAN STRASSE'],
    ['Νίκος', 'ΝΊΚΟΣ'],
    ['علی\u200Cرضا', 'علیرضا'],
  ])('%j compares equal to %j', (a, b) => expect(nameKey(a)).toBe(nameKey(b)));

  /** What people type, and what they would not. */
  const raw = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.array(fc.constantFrom(...ODD), { maxLength: 12 }).map((parts) => parts.join('')),
  );
  const nameOf = (text: string): string | null => {
    try {
      return cleanName(text);
    } catch (error) {
      if (hasCode(error, 'NameEmpty') || hasCode(error, 'NameTooLong')) return null;
      throw error;
    }
  };

  test('compares equal however its letters are written', () =>
    fc.assert(
      fc.property(raw, (text) => {
        const name = nameOf(text);
        if (name === null) return;
        for (const written of [name.toUpperCase(), name.toLowerCase(), name.normalize('NFKD')]) {
          expect(nameKey(written)).toBe(nameKey(name));
        }
        expect(nameKey(nameKey(name))).toBe(nameKey(name));
      }),
      { numRuns: 2000 },
    ));

  test('once read is read the same again, in whatever form it comes', () =>
    fc.assert(
      fc.property(raw, (text) => {
        const name = nameOf(text);
        if (name === null) return;
        expect(readName(name)).toEqual({ name, removed: false });
        expect(cleanName(` ${name.normalize('NFD')}\n`)).toBe(name);
        expect(name).toBe(name.normalize('NFC'));
        expect(name).not.toMatch(/[\p{Cc}\p{Cs}\p{Bidi_Control}]|^\s|\s$|\s\s/u);
      }),
      { numRuns: 2000 },
    ));
});
