import {
  chmodSync,
  lstatSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeWhole } from '../../../electron/platform/write-whole.ts';
import { temporaryFolder } from '../../support/folders.ts';
import { NO_DISK, smallDisk } from '../../support/small-disk.ts';
import { skipFor } from '../../support/needing.ts';

test('a link is replaced, and what it leads to stays', () => {
  const folder = temporaryFolder();
  const [other, link] = [join(folder, 'other'), join(folder, 'link')];
  writeFileSync(other, 'theirs');
  symlinkSync(other, link);
  writeWhole(link, 'ours');
  expect([readFileSync(other, 'utf8'), readFileSync(link, 'utf8')]).toEqual(['theirs', 'ours']);
  expect(lstatSync(link).isSymbolicLink()).toBe(false);
});

test('what a crash left open to others is not written into', () => {
  const file = join(temporaryFolder(), 'file');
  writeFileSync(`${file}.new`, 'half');
  chmodSync(`${file}.new`, 0o666);
  writeWhole(file, 'whole');
  expect([readFileSync(file, 'utf8'), statSync(file).mode & 0o777]).toEqual(['whole', 0o600]);
});

test('a fresh file takes nobody’s place, nor a name beside it', () => {
  const folder = temporaryFolder();
  const file = join(folder, 'file');
  writeFileSync(`${file}.new`, 'theirs');
  writeWhole(file, 'first', { fresh: true });
  expect(() => writeWhole(file, 'second', { fresh: true })).toThrow('EEXIST');
  expect(readFileSync(file, 'utf8')).toBe('first');
  expect(readdirSync(folder).toSorted()).toEqual(['file', 'file.new']);
});

test('on a full disk nothing is there, or what was', (context) => {
  const { folder } = smallDisk(64) ?? skipFor(context, NO_DISK);
  const file = join(folder, 'file');
  const large = 'x'.repeat(100_000);
  for (const fresh of [true, false]) {
    expect(() => writeWhole(file, large, { fresh })).toThrow('ENOSPC');
    expect(readdirSync(folder)).toEqual([]);
  }
  writeWhole(file, 'old');
  expect(() => writeWhole(file, large)).toThrow('ENOSPC');
  expect(readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'))).toEqual([
    'old',
  ]);
});
