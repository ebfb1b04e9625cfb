import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { openGallery } from '../../electron/gallery/gallery.ts';
import { restoreCopy } from '../../electron/gallery/mend.ts';
import { temporaryFolder } from '../support/folders.ts';
import { shipped } from '../support/gallery.ts';
import { runAndKill } from '../support/kill.ts';

const owner = fileURLToPath(new URL('owner.ts', import.meta.url));
const key = Buffer.alloc(32, 9);

test('a backup of a gallery whose Kith was killed is restored with what is in its log only', async () => {
  const [killed, here] = [temporaryFolder(), temporaryFolder()];
  const file = join(killed, 'gallery.db');
  const said = await runAndKill(owner, [file, key.toString('hex'), '1'], {
    lines: 6,
    milliseconds: 0,
  });
  const backup = join(temporaryFolder(), 'backup.db');
  for (const ending of ['', '-wal']) copyFileSync(file + ending, backup + ending);

  const patient = { file: join(here, 'gallery.db'), key, keyIsKnown: true, shipped };
  await restoreCopy(patient, backup, new Date());
  expect(existsSync(`${backup}-wal`)).toBe(true);
  const gallery = await openGallery(patient);
  const people = await gallery.people();
  await gallery.close();
  // Enrolled 1, enrolled and extended 2: what follows may or may not be there.
  expect(said.slice(1, 4)).toEqual([
    'enrolled Person 1 2',
    'enrolled Person 2 3',
    'extended Person 2 4',
  ]);
  expect(people).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ name: 'Person 1', samples: 2 }),
      expect.objectContaining({ name: 'Person 2', samples: 4 }),
    ]),
  );
});
