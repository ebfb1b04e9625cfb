import { mkdirSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FileNames } from '../../../electron/platform/file-names.ts';
import { temporaryFolder } from '../../support/folders.ts';

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '..',
    '.',
    '',
    ' ',
    'a/b',
    '../../etc',
    'CON',
    'nul.txt',
    'com1',
    'Ada',
    'ADA',
    'ada ',
    'Zoë',
    'Zoe\u0308',
    'x'.repeat(300),
    '👩‍👩‍👧‍👦'.repeat(60),
    'a\0b',
    'Ada (2)',
    '\uD800',
    '.hidden',
    'a.',
    'Aux',
  ),
);

test('names are taken by every system, differ without case, are not hidden and lead nowhere', () => {
  fc.assert(
    fc.property(fc.array(text, { maxLength: 12 }), (texts) => {
      const names = new FileNames();
      const made = texts.map((one) => names.for(one));
      const keys = made.map((one) => one.normalize('NFKC').toUpperCase().toLowerCase());
      expect(new Set(keys).size).toBe(made.length);
      for (const one of made) {
        expect(one).not.toMatch(/[<>:"/\\|?*]|\p{Cc}/u);
        expect(one).not.toMatch(/^[.\s]|[.\s]$/u);
        expect(one).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/iu);
        expect(basename(one)).toBe(one);
        expect(Buffer.byteLength(one)).toBeLessThanOrEqual(210);
        expect(one.isWellFormed()).toBe(true);
        expect(one).not.toBe('');
      }
    }),
  );
});

test('a folder can be made of each, below the one it is to be in', () => {
  const names = new FileNames();
  const folder = temporaryFolder();
  const made = ['../up', '..', 'CON', 'Ada', 'ada', 'a/b', '日本 太郎', 'x'.repeat(400)].map(
    (one) => names.for(one),
  );
  for (const one of made) mkdirSync(join(folder, one));
  expect(readdirSync(folder).toSorted()).toEqual(made.toSorted());
  expect(made).toContain('ada (2)');
});
