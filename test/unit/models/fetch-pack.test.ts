import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { addPack, fetchPack } from '../../../electron/models/fetch-pack.ts';
import { readPack } from '../../../electron/models/packs.ts';
import { temporaryFolder } from '../../support/folders.ts';
import { packageOf, registryOf } from '../../support/packs.ts';
import { NO_DISK, smallDisk } from '../../support/small-disk.ts';
import { skipFor } from '../../support/needing.ts';

const content = Uint8Array.from({ length: 50_000 }, (_, i) => (i * i * 31) % 256);

describe('a pack that is fetched', () => {
  test('is unpacked, verified, and only what is wanted of it', async () => {
    const { tarball, pack } = await packageOf(content);
    const { address } = await registryOf(tarball);
    const folder = temporaryFolder();
    const progress: number[] = [];
    await fetchPack(pack, folder, { registry: address, onProgress: (done) => progress.push(done) });
    expect((await readPack(pack, folder))['weights']).toEqual(Buffer.from(content));
    expect(progress.at(-1)).toBe(pack.source.bytes);
    expect(readdirSync(folder)).toEqual(['some-model']);
    expect(existsSync(join(folder, 'some-model', 'index.js'))).toBe(false);
  });

  test('goes on where it was broken off', async () => {
    const { tarball, pack } = await packageOf(content);
    const { address, ranges } = await registryOf(tarball, 300);
    const folder = temporaryFolder();
    await expect(fetchPack(pack, folder, { registry: address })).rejects.toMatchObject({
      code: 'PackUnreachable',
    });
    const part = join(folder, 'some-model-1.2.3.tgz.part');
    expect(statSync(part).size).toBe(300);
    await fetchPack(pack, folder, { registry: address });
    expect(ranges).toEqual([undefined, 'bytes=300-']);
    expect((await readPack(pack, folder))['weights']).toEqual(Buffer.from(content));
  });

  test('is refused where it is another package, and can be fetched again', async () => {
    const { tarball } = await packageOf(content);
    const { pack } = await packageOf(content.map((value) => 255 - value));
    const { address } = await registryOf(tarball);
    const folder = temporaryFolder();
    const sized = { ...pack, source: { ...pack.source, bytes: statSync(tarball).size } };
    await expect(fetchPack(sized, folder, { registry: address })).rejects.toMatchObject({
      code: 'PackDamaged',
    });
    expect(readdirSync(folder)).toEqual([]);
  });

  test('without a registry names the package and the way by hand', async () => {
    const { pack } = await packageOf(content);
    await expect(
      fetchPack(pack, temporaryFolder(), { registry: 'http://127.0.0.1:1/' }),
    ).rejects.toMatchObject({
      code: 'PackUnreachable',
      subject: 'some-model 1.2.3',
      next: expect.stringContaining('kith models add FILE'),
    });
  });

  test('can be brought as a file', async () => {
    const { tarball, pack } = await packageOf(content);
    const folder = temporaryFolder();
    await addPack(pack, folder, tarball);
    expect((await readPack(pack, folder))['weights']).toEqual(Buffer.from(content));
    await expect(addPack(pack, folder, join(folder, 'none.tgz'))).rejects.toMatchObject({
      code: 'FileMissing',
    });
  });
});

describe('a pack whose fetching fails', () => {
  const large = randomBytes(200_000);
  const part = 'some-model-1.2.3.tgz.part';

  test('on a full disk keeps what arrived, and goes on once there is room', async (context) => {
    const disk = smallDisk(120) ?? skipFor(context, NO_DISK);
    const { tarball, pack } = await packageOf(large);
    const { address, ranges } = await registryOf(tarball);
    const fetching = () => fetchPack(pack, disk.folder, { registry: address });
    await expect(fetching()).rejects.toMatchObject({ code: 'DiskFull', subject: disk.folder });
    const kept = statSync(join(disk.folder, part)).size;
    expect(kept).toBeGreaterThan(50_000);
    disk.remount('size=300k');
    // There is room for what arrives, and none to unpack it.
    await expect(fetching()).rejects.toMatchObject({ code: 'DiskFull' });
    expect(readdirSync(disk.folder)).toEqual([part]);
    disk.remount('size=800k');
    await fetching();
    expect(ranges).toEqual([undefined, `bytes=${kept}-`]);
    expect((await readPack(pack, disk.folder))['weights']).toEqual(large);
    expect(readdirSync(disk.folder)).toEqual(['some-model']);
  });

  test('in a folder that may not be written says so', async (context) => {
    const disk = smallDisk(800) ?? skipFor(context, NO_DISK);
    const { tarball, pack } = await packageOf(large);
    const { address } = await registryOf(tarball);
    disk.remount('ro');
    await expect(fetchPack(pack, disk.folder, { registry: address })).rejects.toMatchObject({
      code: 'DiskReadOnly',
      subject: disk.folder,
    });
    await expect(addPack(pack, disk.folder, tarball)).rejects.toMatchObject({
      code: 'DiskReadOnly',
    });
  });

  test('where there is no folder and none can be made says what is in the way', async () => {
    const { tarball, pack } = await packageOf(large);
    const inTheWay = join(temporaryFolder(), 'file');
    writeFileSync(inTheWay, '');
    for (const get of [
      fetchPack(pack, join(inTheWay, 'packs'), { registry: 'http://127.0.0.1:1/' }),
      addPack(pack, join(inTheWay, 'packs'), tarball),
    ]) {
      await expect(get).rejects.toMatchObject({ code: 'FolderExpected' });
    }
  });

  test('because the registry knows no such package says which', async () => {
    const { tarball, pack } = await packageOf(large);
    const { address } = await registryOf(tarball);
    const other = { ...pack, source: { ...pack.source, version: '9.9.9' } };
    await expect(fetchPack(other, temporaryFolder(), { registry: address })).rejects.toMatchObject({
      code: 'PackUnreachable',
      subject: 'some-model 9.9.9',
    });
  });

  test('because it was stopped keeps what arrived', async () => {
    const { tarball, pack } = await packageOf(large);
    const { address } = await registryOf(tarball, 100_000, 20_000);
    const folder = temporaryFolder();
    const stop = new AbortController();
    const ended = fetchPack(pack, folder, { registry: address, signal: stop.signal }).catch(
      (error: unknown) => error,
    );
    await vi.waitFor(() => expect(statSync(join(folder, part)).size).toBe(100_000));
    stop.abort();
    expect(await ended).toMatchObject({ code: 'Canceled' });
    expect(readdirSync(folder)).toEqual([part]);
  });
});
