import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { z } from 'zod';
import { readKept, writeKept } from '../../../electron/platform/kept-file.ts';
import { temporaryFolder } from '../../support/folders.ts';
import { NO_DISK, smallDisk } from '../../support/small-disk.ts';
import { skipFor } from '../../support/needing.ts';

const schema = z.object({ text: z.string() });

test('what is kept is read again; what is none, cut off or something else is nothing', () => {
  const file = join(temporaryFolder(), 'kept.json');
  const log = { warn: vi.fn() };
  expect(readKept(file, schema, log)).toBeNull();
  writeKept(file, { text: 'one' }, log);
  expect(readKept(file, schema, log)).toEqual({ text: 'one' });
  writeFileSync(file, '{"text": "on');
  expect(readKept(file, schema, log)).toBeNull();
  writeFileSync(file, '{"other": 1}');
  expect(readKept(file, schema, log)).toBeNull();
  expect(log.warn).not.toHaveBeenCalled();
});

test('what cannot be written is logged, and stops nothing', () => {
  const log = { warn: vi.fn() };
  const folder = join(temporaryFolder(), 'none');
  writeKept(join(folder, 'kept.json'), { text: 'one' }, log);
  expect(log.warn).toHaveBeenCalledWith(expect.any(String), {
    file: 'kept.json',
    error: expect.objectContaining({ code: 'ENOENT' }),
  });
  mkdirSync(folder);
  writeKept(join(folder, 'kept.json'), { text: 'one' }, log);
  expect(log.warn).toHaveBeenCalledTimes(1);
});

test('on a full disk the old one stays', (context) => {
  const { folder } = smallDisk(64) ?? skipFor(context, NO_DISK);
  const file = join(folder, 'kept.json');
  const log = { warn: vi.fn() };
  writeKept(file, { text: 'old' }, log);
  writeKept(file, { text: 'x'.repeat(100_000) }, log);
  expect(log.warn).toHaveBeenCalledTimes(1);
  expect(readKept(file, schema, log)).toEqual({ text: 'old' });
  expect(readdirSync(folder)).toEqual(['kept.json']);
});

test('what is there and cannot be read is nothing either, and is logged', () => {
  const file = join(temporaryFolder(), 'kept.json');
  const log = { warn: vi.fn() };
  mkdirSync(file);
  expect(readKept(file, schema, log)).toBeNull();
  expect(log.warn).toHaveBeenCalledWith(expect.any(String), {
    file: 'kept.json',
    error: expect.objectContaining({ code: 'EISDIR' }),
  });
});
