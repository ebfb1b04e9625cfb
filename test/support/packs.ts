import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { create } from 'tar';
import { onTestFinished } from 'vitest';
import type { ModelPack } from '../../electron/contract/index.ts';
import { temporaryFolder } from './folders.ts';

/** A package with one file that is wanted and one that is not, as a tarball and as a pack. */
export async function packageOf(
  content: Uint8Array,
): Promise<{ tarball: string; pack: ModelPack }> {
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

/**
 * A registry that serves a tarball. The first time it falls silent after `breakAt` bytes, and breaks off `silence`
 * milliseconds later.
 */
export async function registryOf(tarball: string, breakAt = Infinity, silence = 100) {
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
      setTimeout(() => response.destroy(), silence).unref();
    } else response.end(bytes.subarray(start));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, ranges };
}
