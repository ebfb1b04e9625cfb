import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keyOfRecovery, recoveryKeyOf } from '../../../electron/platform/recovery-key.ts';
import '../../support/seed.ts';

const keys = fc.uint8Array({ minLength: 32, maxLength: 32 });

test('a key that is written down is read again, however it is typed', () => {
  fc.assert(
    fc.property(keys, (key) => {
      const written = recoveryKeyOf(key);
      expect(written).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){13}[0-9A-HJKMNP-TV-Z]{4}$/);
      expect(keyOfRecovery(written)).toEqual(key);
      const sloppy = written
        .toLowerCase()
        .replaceAll('-', ' ')
        .replaceAll('0', 'o')
        .replaceAll('1', 'l');
      expect(keyOfRecovery(` ${sloppy}\n`)).toEqual(key);
    }),
  );
});

test('a wrong character, two that are swapped, one too few or too many are seen', () => {
  fc.assert(
    fc.property(keys, fc.nat(55), fc.nat(30), (key, at, other) => {
      const characters = Array.from(recoveryKeyOf(key).replaceAll('-', ''));
      const alphabet = Array.from('0123456789ABCDEFGHJKMNPQRSTVWXYZ');
      const mistyped = { code: 'RecoveryKeyMistyped' };
      const wrong = characters.with(at, alphabet.filter((one) => one !== characters[at])[other]!);
      expect(() => keyOfRecovery(wrong.join(''))).toThrow(expect.objectContaining(mistyped));
      // Of two that are the same nobody sees that they were swapped.
      const next = characters.findIndex((one, i) => i > at % 28 && one !== characters[at]);
      const swapped = characters.with(at, characters[next]!).with(next, characters[at]!);
      expect(() => keyOfRecovery(swapped.join(''))).toThrow(expect.objectContaining(mistyped));
      for (const text of [characters.slice(1), [...characters, '0']]) {
        expect(() => keyOfRecovery(text.join(''))).toThrow(expect.objectContaining(mistyped));
      }
    }),
  );
});

test('what is no key at all is none', () => {
  for (const text of ['', '-', 'Ü'.repeat(56), randomBytes(32).toString('base64')]) {
    expect(() => keyOfRecovery(text)).toThrow(
      expect.objectContaining({ code: 'RecoveryKeyMistyped' }),
    );
  }
});
