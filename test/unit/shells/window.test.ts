import { wordsIn } from '../../../electron/shells/words/words-in.ts';
import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { createWindow } from '../../../electron/shells/desktop/window.ts';

test('a page whose load is broken off is logged, and nothing else comes of it', async () => {
  const warnings: unknown[] = [];
  class Window extends EventEmitter {
    webContents = Object.assign(new EventEmitter(), {
      setWindowOpenHandler: () => undefined,
      getURL: () => 'app://kith/',
    });
    loadURL = async (url: string) => {
      if (url.endsWith('crashed.html')) throw new Error('ERR_ABORTED');
    };
  }
  const window = createWindow({ BrowserWindow: Window } as never, {
    preload: '',
    state: null,
    log: { warn: (...told: unknown[]) => void warnings.push(told) },
    words: () => wordsIn('en'),
  });
  window.webContents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 5 });
  await new Promise(setImmediate);
  expect(warnings).toEqual([
    ['a page did not load', { page: 'crashed.html', reason: 'Error: ERR_ABORTED' }],
  ]);
});
