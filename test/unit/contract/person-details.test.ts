import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanExternalId, cleanNote, hasCode, limits } from '../../../electron/contract/index.ts';

/** The note that is kept; what of it fits where it is too long. */
function noteOf(raw: string): string {
  try {
    return cleanNote(raw);
  } catch (error) {
    if (!hasCode(error, 'NoteTooLong')) throw error;
    return noteOf(raw.slice(0, Math.floor(raw.length / 2)));
  }
}

describe('a note', () => {
  test.each([
    ['  Met  at\tthe fair ', 'Met at the fair'],
    ['one\r\ntwo\rthree\u2028four', 'one\ntwo\nthree\nfour'],
    ['\n\n a \n\n b \n\n', 'a\n\nb'],
    ['Zoe\u0308 \u202Egnp\u0000', 'Zoë gnp'],
    [' \u200B\n', ''],
  ])('%j is kept as %j', (raw, note) => expect(cleanNote(raw)).toBe(note));

  test('of any text is kept as it is read again, or is too long', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 3000 }), (raw) => {
        const note = noteOf(raw);
        expect(noteOf(note)).toBe(note);
        expect(note.length).toBeLessThanOrEqual(limits.noteLength);
      }),
    );
  });

  test('may be as long as that and no longer', () => {
    expect(cleanNote('n'.repeat(limits.noteLength))).toHaveLength(limits.noteLength);
    expect(() => cleanNote('n'.repeat(limits.noteLength + 1))).toThrow(
      expect.objectContaining({ code: 'NoteTooLong' }),
    );
  });
});

describe('an id', () => {
  test.each([
    [' A-17\n', 'A-17'],
    ['a\u200B17', 'a17'],
    ['007', '007'],
    ['=1+1', '=1+1'],
    ['', null],
    [' \t', null],
  ])('%j is kept as %j', (raw, id) => expect(cleanExternalId(raw)).toBe(id));

  test('may be so long and no longer', () => {
    const most = '9'.repeat(limits.externalIdLength);
    expect(cleanExternalId(most)).toBe(most);
    expect(() => cleanExternalId(`${most}9`)).toThrow(
      expect.objectContaining({ code: 'ExternalIdTooLong' }),
    );
  });
});
