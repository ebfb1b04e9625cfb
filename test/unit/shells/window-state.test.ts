import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readWindowState } from '../../../electron/shells/desktop/window-state.ts';
import { temporaryFolder } from '../../support/folders.ts';

const screen = { x: 0, y: 0, width: 1920, height: 1080 };
const kept = { bounds: { x: 100, y: 80, width: 1000, height: 700 }, maximized: false };

test.each([
  ['a window on the screen', kept, kept],
  ['one on a screen that is gone', { ...kept, bounds: { ...kept.bounds, x: 2500 } }, null],
  ['one of which a corner is left', { ...kept, bounds: { ...kept.bounds, x: 1900 } }, null],
  ['something else', { bounds: null }, null],
])('%s', (_name, stored, expected) => {
  const file = join(temporaryFolder(), 'window.json');
  writeFileSync(file, JSON.stringify(stored));
  expect(readWindowState(file, [screen], { warn: () => undefined })).toEqual(expected);
});

test('a file that was cut off, or none, opens the window where it opens first', () => {
  const file = join(temporaryFolder(), 'window.json');
  expect(readWindowState(file, [screen], { warn: () => undefined })).toBeNull();
  writeFileSync(file, '{"bounds":');
  expect(readWindowState(file, [screen], { warn: () => undefined })).toBeNull();
});
