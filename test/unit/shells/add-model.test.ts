import { EventEmitter } from 'node:events';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Kith } from '../../../electron/core/kith.ts';
import type { PackJob } from '../../../electron/core/ports/index.ts';
import { addPack } from '../../../electron/models/fetch-pack.ts';
import { createPackJob } from '../../../electron/models/pack-job.ts';
import { addModel } from '../../../electron/shells/cli/commands/models.ts';
import type { Context } from '../../../electron/shells/cli/common/context.ts';
import { temporaryFolder } from '../../support/folders.ts';
import { packageOf } from '../../support/packs.ts';

/** The command in a Kith whose networks on demand are small packages. */
async function adding() {
  const [classic, liveness] = await Promise.all(
    ['x', 'y'].map((content) => packageOf(Buffer.alloc(1000, content))),
  );
  const fetched: string[] = [];
  const jobOf = (pack: typeof classic, name: string): PackJob =>
    createPackJob({
      pack: pack!.pack,
      folder: temporaryFolder(),
      onChange: () => undefined,
      log: { warn: () => undefined },
      source: {
        add: async (wanted, folder, file) => {
          fetched.push(`${name} from ${file}`);
          await addPack(wanted, folder, file);
        },
        fetch: async (wanted, folder) => {
          fetched.push(name);
          await addPack(wanted, folder, pack!.tarball);
        },
      },
    });
  const kith = {
    changes: new EventEmitter(),
    classicPack: jobOf(classic, 'classic'),
    liveness: { pack: jobOf(liveness, 'liveness') },
  } as unknown as Kith;
  const results: unknown[] = [];
  const context = {
    kith,
    output: { result: (value: unknown) => results.push(value), progress: () => undefined },
    signal: new AbortController().signal,
  } as unknown as Context;
  return { add: (file: string) => addModel(context, file), classic, liveness, fetched, results };
}

test('a file goes to the network whose package it is', async () => {
  const { add, classic, liveness, fetched, results } = await adding();
  const none = join(temporaryFolder(), 'none.tgz');
  await expect(add(none)).rejects.toMatchObject({ shown: { code: 'FileMissing' } });
  for (const file of [classic!.tarball, liveness!.tarball]) await add(file);
  expect(fetched).toEqual([
    `classic from ${none}`,
    `classic from ${classic!.tarball}`,
    `liveness from ${liveness!.tarball}`,
  ]);
  expect(results).toEqual([{ added: 'classic' }, { added: 'liveness' }]);
});

test('a name fetches its network', async () => {
  const { add, fetched } = await adding();
  for (const name of ['liveness', 'classic']) await add(name);
  expect(fetched).toEqual(['liveness', 'classic']);
});
