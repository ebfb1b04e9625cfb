import fc from 'fast-check';
import { expect, test } from 'vitest';
import { printable, printableLines } from '../../../electron/platform/printable.ts';

test('names that are written in any script stay as they are', () => {
  for (const name of ['Søren', 'José', '山田太郎', 'שלום', 'محمد', '👩‍👩‍👧‍👦', 'O’Neil', 'a\\u001b']) {
    expect(printable(name)).toBe(name);
  }
});

test('what a terminal acts on is shown instead', () => {
  expect(printable('\u001B[2J\u001B]0;title\u0007Ada\u009B31m\r\n')).toBe(
    '\\u001b[2J\\u001b]0;title\\u0007Ada\\u009b31m\\u000d\\u000a',
  );
  expect(printable('Ada \u202Egpj.exe')).toBe('Ada \\u202egpj.exe');
  expect(printableLines('one\u0007\ntwo')).toBe('one\\u0007\ntwo');
});

test('whatever the text, nothing acts, and JSON stays the same', () => {
  const text = fc.string({ unit: 'binary' });
  fc.assert(
    fc.property(text, (any) => {
      expect(printable(any)).not.toMatch(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/u);
      expect(JSON.parse(printable(JSON.stringify(any)))).toBe(any);
    }),
  );
});
