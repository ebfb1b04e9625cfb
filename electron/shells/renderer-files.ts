import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { shippedPacks, readPack } from '../models/packs.ts';
import { secureHeaders, securePage } from './content-security.ts';

/** A response that every shell's protocol can send. */
export interface FileResponse {
  readonly status: 200 | 404;
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

const notFound: FileResponse = { status: 404, headers: secureHeaders, body: 'Not found' };

/**
 * Answers the renderer's requests: the built page with its policy, the files beside it, and the verified files
 * of packs under `/packs/PACK/ROLE`. `path` is the URL's path, still encoded; anything outside is not found.
 */
export function createRendererFiles(options: { builtPage: string; modulesFolder: string }) {
  return async (path: string): Promise<FileResponse> => {
    const parts = path.split('/');
    if (parts[1] === 'packs') return packFile(parts[2], parts[3], options.modulesFolder);
    return builtFile(path, options.builtPage);
  };
}

async function packFile(
  id: string | undefined,
  role: string | undefined,
  modulesFolder: string,
): Promise<FileResponse> {
  const pack = shippedPacks.find((candidate) => candidate.id === id);
  if (!pack || role === undefined || !Object.hasOwn(pack.files, role)) return notFound;
  const files = await readPack(pack, modulesFolder);
  return {
    status: 200,
    headers: { ...secureHeaders, 'Content-Type': 'application/octet-stream' },
    body: files[role]!,
  };
}

async function builtFile(path: string, folder: string): Promise<FileResponse> {
  let decoded: string;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    return notFound; // Not a valid encoding, so not the name of a file.
  }
  const file = normalize(join(folder, decoded === '/' ? 'index.html' : decoded));
  const inside = file.startsWith(normalize(folder) + sep);
  const type = types[extname(file)];
  if (!inside || decoded.includes('\0') || type === undefined) return notFound;
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch {
    return notFound;
  }
  const headers = { ...secureHeaders, 'Content-Type': type };
  if (extname(file) !== '.html') return { status: 200, headers, body: bytes };
  const { html, policy } = securePage(new TextDecoder().decode(bytes));
  return { status: 200, headers: { ...headers, 'Content-Security-Policy': policy }, body: html };
}
