import { truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readPairs } from '../../../electron/shells/cli/commands/lfw-protocol.ts';
import { temporaryFolder } from '../../support/folders.ts';

test('a list of pairs is read, and one that is too large to be one is not', async () => {
  const file = join(temporaryFolder(), 'pairs.txt');
  writeFileSync(file, '1\t1\nAda\t1\t2\nAda\t1\tGrace\t3\n');
  expect(await readPairs(file)).toEqual([
    { files: ['Ada/Ada_0001.jpg', 'Ada/Ada_0002.jpg'], mated: true },
    { files: ['Ada/Ada_0001.jpg', 'Grace/Grace_0003.jpg'], mated: false },
  ]);
  truncateSync(file, 600 * 1024 ** 2);
  await expect(readPairs(file)).rejects.toMatchObject({ code: 'FileTooLarge', subject: file });
});
