import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { readPackFile, shippedPacks } from '../models/packs.ts';
import { isAbsent } from '../platform/absent.ts';
import { secureHeaders, securePage } from './content-security.ts';
import { noticePage, type Notice } from './notice-pages.ts';
import type { ShellWords } from './words/shell-words.ts';

/** A response that every shell's protocol can send. */
export interface FileResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | string;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
};

/** What answers the renderer's requests. */
export interface RendererFiles {
  /**
   * The built page with its policy, the files beside it, the verified files of packs under `/packs/PACK/ROLE`, and notices under
   * `/NAME.html`. `path` is the URL's path, still encoded; anything outside is not found.
   */
  readonly file: (path: string) => Promise<FileResponse>;
  /** A page that says why there is nothing else to be seen. */
  readonly notice: (name: Notice, status: number) => Promise<FileResponse>;
}

/**
 * The renderer's files from where they were built, and those of packs from where packages are installed, each read once: any
 * number of answers that wait to be taken are the same bytes. `words` are those of the notices.
 */
export function createRendererFiles(options: {
  builtPage: string;
  modulesFolder: string;
  words: () => Promise<ShellWords>;
}): RendererFiles {
  const notice = async (name: Notice, status: number): Promise<FileResponse> =>
    pageOf(
      await noticePage(name, await options.words(), join(options.builtPage, 'icon.svg')),
      status,
    );
  const read = readingOnce();
  return {
    notice,
    file: async (path) => {
      const named = /^\/([a-z]+)\.html$/.exec(path)?.[1] ?? '';
      const { notices } = await options.words();
      if (Object.hasOwn(notices, named)) return notice(named as Notice, 200);
      const [, first, id, role] = path.split('/');
      const found =
        first === 'packs'
          ? await packFile(id, role, options.modulesFolder, read)
          : await builtFile(path, options.builtPage, read);
      return found ?? notice('missing', 404);
    },
  };
}

/** The bytes of that name, read the first time and kept if they could be. */
type ReadOnce = (name: string, read: () => Promise<Uint8Array>) => Promise<Uint8Array>;

function readingOnce(): ReadOnce {
  const kept = new Map<string, Promise<Uint8Array>>();
  return (name, read) => {
    const known = kept.get(name);
    if (known) return known;
    const reading = read();
    kept.set(name, reading);
    reading.catch(() => kept.delete(name));
    return reading;
  };
}

function pageOf(source: string, status: number): FileResponse {
  const { html, policy } = securePage(source);
  return {
    status,
    headers: {
      ...secureHeaders,
      'Content-Type': types['.html']!,
      'Content-Security-Policy': policy,
    },
    body: html,
  };
}

async function packFile(
  id: string | undefined,
  role: string | undefined,
  modulesFolder: string,
  read: ReadOnce,
): Promise<FileResponse | null> {
  const pack = shippedPacks.find((candidate) => candidate.id === id);
  if (!pack || role === undefined || !Object.hasOwn(pack.files, role)) return null;
  return {
    status: 200,
    headers: { ...secureHeaders, 'Content-Type': 'application/octet-stream' },
    body: await read(`${id}/${role}`, () => readPackFile(pack, role, modulesFolder)),
  };
}

async function builtFile(
  path: string,
  folder: string,
  read: ReadOnce,
): Promise<FileResponse | null> {
  let decoded: string;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    return null; // Not a valid encoding, so not the name of a file.
  }
  const file = normalize(join(folder, decoded === '/' ? 'index.html' : decoded));
  const inside = file.startsWith(normalize(folder) + sep);
  const type = types[extname(file)];
  if (!inside || decoded.includes('\0') || type === undefined) return null;
  let bytes: Uint8Array;
  try {
    bytes = await read(file, () => readFile(file));
  } catch (error) {
    // A name that no file can have is that of none.
    if (isAbsent(error) || (error as NodeJS.ErrnoException).code === 'ENAMETOOLONG') return null;
    throw error;
  }
  if (extname(file) === '.html') return pageOf(new TextDecoder().decode(bytes), 200);
  return { status: 200, headers: { ...secureHeaders, 'Content-Type': type }, body: bytes };
}
