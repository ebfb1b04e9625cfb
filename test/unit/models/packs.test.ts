import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { modelPack } from '../../../electron/contract/index.ts';
import {
  checkPack,
  shippedPacks,
  readNetworkFiles,
  readPack,
} from '../../../electron/models/packs.ts';
import { finderPack } from '../../../electron/models/packs/finder.ts';
import packageLock from '../../../package-lock.json' with { type: 'json' };
import { temporaryFolder } from '../../support/folders.ts';
import { modulesFolder } from '../../support/sample-faces.ts';

const locked = packageLock.packages as Record<string, { version?: string; integrity?: string }>;

test.each(shippedPacks.map((pack) => [pack.id, pack] as const))(
  'pack %s is well formed and names the version that is locked',
  (_, pack) => {
    expect(modelPack.parse(pack)).toEqual(pack);
    const entry = locked[`node_modules/${pack.source.package}`];
    expect(entry?.version).toBe(pack.source.version);
    expect(entry?.integrity).toBe(pack.source.integrity);
  },
);

test('the installed files have the right hashes and sizes', async () => {
  const files = await readNetworkFiles(modulesFolder);
  expect(files.embedderWeights.byteLength).toBe(6_444_032);
});

test('weights with a changed byte are refused, and missing ones', async () => {
  const folder = temporaryFolder();
  for (const { path } of Object.values(finderPack.files)) {
    const file = join(finderPack.source.package, path);
    cpSync(join(modulesFolder, file), join(folder, file));
  }
  await expect(readPack(finderPack, folder)).resolves.toBeDefined();
  expect((await checkPack(finderPack, folder)).wrong).toEqual([]);
  const weights = join(folder, finderPack.source.package, 'models/blazeface.bin');
  writeFileSync(weights, Buffer.alloc(538_928));
  await expect(readPack(finderPack, folder)).rejects.toMatchObject({ code: 'ModelDamaged' });
  rmSync(join(folder, finderPack.source.package, 'models/facemesh.json'));
  expect((await checkPack(finderPack, folder)).wrong).toEqual([
    { path: 'models/blazeface.bin', problem: 'damaged' },
    { path: 'models/facemesh.json', problem: 'missing' },
  ]);
  rmSync(weights);
  await expect(readPack(finderPack, folder)).rejects.toMatchObject({ code: 'ModelMissing' });
  // What is there and cannot be read is not missing.
  mkdirSync(weights);
  expect((await checkPack(finderPack, folder)).wrong).toContainEqual({
    path: 'models/blazeface.bin',
    problem: 'unreadable',
  });
});
