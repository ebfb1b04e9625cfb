import { EventEmitter } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  askHidden,
  askPassphrase,
  type Terminal,
} from '../../../electron/shells/cli/common/passphrase.ts';
import { temporaryFolder } from '../../support/folders.ts';

/** A terminal that somebody types at; whether it shows what is typed is in `raw`. */
function terminal() {
  const events = new EventEmitter();
  const raw: boolean[] = [];
  const made = Object.assign(events, {
    isTTY: true,
    setRawMode: (mode: boolean) => {
      raw.push(mode);
      return made;
    },
    setEncoding: () => made,
    resume: () => made,
    pause: () => made,
  });
  return {
    terminal: made as unknown as Terminal,
    raw,
    type: (text: string) => events.emit('data', text),
  };
}

test('what is typed is not shown, and may be mended as it is', async () => {
  const { terminal: typed, raw, type } = terminal();
  const told: string[] = [];
  const asked = askHidden('Passphrase', 'PassphraseMissing', typed, (text) => void told.push(text));
  type('corect');
  type('\u007F\u007F\u007Frect hörse');
  type('\r');
  expect(await asked).toBe('correct hörse');
  expect(raw).toEqual([true, false]);
  expect(told).toEqual(['Passphrase: ', '\n']);
});

test('Ctrl-C ends it, and leaves the terminal as it was', async () => {
  const { terminal: typed, raw, type } = terminal();
  const asked = askHidden('Passphrase', 'PassphraseMissing', typed, () => undefined);
  type('half\u0003');
  await expect(asked).rejects.toMatchObject({ code: 'Canceled' });
  expect(raw).toEqual([true, false]);
});

test('a file’s first line is the passphrase, whatever ends it', async () => {
  const file = join(temporaryFolder(), 'words');
  writeFileSync(file, 'correct horse \r\nsecond line\n');
  expect(await askPassphrase('Passphrase', { file })).toBe('correct horse ');
  await expect(askPassphrase('Passphrase', { file: `${file}.none` })).rejects.toMatchObject({
    code: 'FileMissing',
  });
});
