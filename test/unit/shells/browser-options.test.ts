import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { readOptions } from '../../../electron/shells/browser/options.ts';
import { usualPort } from '../../../electron/shells/browser/port.ts';

test('a folder has its port, unless another is named', () => {
  const dataFolder = resolve('data');
  expect(readOptions(['--data', 'data'])).toEqual({
    dataFolder,
    ports: [usualPort(dataFolder), 0],
    noWindow: false,
  });
  expect(readOptions(['--data=data', '--port', '8080', '--no-window'])).toEqual({
    dataFolder,
    ports: [8080],
    noWindow: true,
  });
});

test.each([
  [['--data', '']],
  [['--data']],
  [['--port', 'abc']],
  [['--port', '0']],
  [['--nonsense']],
  [['folder']],
])('%j is wrong use', (args) => {
  expect(() => readOptions(args)).toThrow(expect.objectContaining({ code: 'WrongUse' }));
});
