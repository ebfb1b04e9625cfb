import { readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import envPaths from 'env-paths';
import { KithError } from '../contract/index.ts';
import { makePrivate } from './private-files.ts';

/** Where Kith keeps a user's data unless told otherwise, by the system's custom. */
export function defaultDataFolder(): string {
  // In lower case on Linux, and without a folder in the folder on Windows: galleries lie there already.
  const name = process.platform === 'darwin' || process.platform === 'win32' ? 'Kith' : 'kith';
  const { data } = envPaths(name, { suffix: '' });
  return process.platform === 'win32' ? dirname(data) : data;
}

/** The files of a data folder. */
export function dataFiles(folder: string) {
  return {
    gallery: join(folder, 'gallery.db'),
    /** Says which key belongs to this folder and where it is kept; no secret. */
    keyNote: join(folder, 'key.json'),
    /** The key, where no keyring keeps it. */
    key: join(folder, 'gallery.key'),
    /** The one that the gallery is being encrypted with anew, likewise. */
    nextKey: join(folder, 'gallery.key.next'),
    /** Keys that the desktop shell has wrapped by the keyring. */
    wrappedKeys: join(folder, 'keys'),
    log: join(folder, 'kith.log'),
    /** Where the desktop shell's window was. */
    windowState: join(folder, 'window.json'),
    /** How fast each engine was on this machine. */
    engines: join(folder, 'engines.json'),
    /** Which runtimes of networks in ONNX there are, and how fast. */
    runtimes: join(folder, 'runtimes.json'),
    /** Keeps every other Kith out of the folder. Empty, and never removed: a lock on a file that is gone would keep nobody out. */
    lock: join(folder, 'kith.lock'),
    /** What the gallery was, up to a few days back. */
    copies: join(folder, 'copies'),
    /** Networks that are fetched when they are asked for. */
    packs: join(folder, 'packs'),
  };
}

/** What a file's name ends in, and those of what belongs to it while it is written. */
const BESIDE = ['', '.new', '-wal', '-shm', '-journal'];
/**
 * The same with what is made beside a file: a log moved aside, a gallery put aside, copied before a migration or to be read, and
 * each of them while it is written.
 */
const BESIDE_OWN =
  /^(?:\.1|\.next|\.read|\.schema-\d+|\.aside-\d{8}T\d{9}Z)?(?:\.part|(?:\.[0-9a-f]{12})?\.new)?(?:-wal|-shm|-journal)?$/;

/**
 * Makes the data folder, and has Kith's files in it belong to the user alone, and the folder where it is Kith's alone. Returns
 * the names of those to which others had rights. Errors: `OthersFolder`, `LinkInTheWay`, `FolderInTheWay`, and the file system's.
 */
export function prepareDataFolder(folder: string): readonly string[] {
  const files = dataFiles(folder);
  const names = Object.values(files).map((file) => basename(file));
  const isOwn = (name: string): boolean =>
    names.some((own) => name.startsWith(own) && BESIDE_OWN.test(name.slice(own.length)));
  refuseOthers(folder, isOwn);
  const { closed, links, folders } = makePrivate(folder, isOwn);
  // Kith goes on without its log.
  const inTheWay = links.find((name) => !name.startsWith(basename(files.log)));
  if (inTheWay !== undefined) throw new KithError('LinkInTheWay', join(folder, inTheWay));
  // Nor is it needed that it knows how fast engines were, or where a window was.
  const needed = [files.gallery, files.keyNote, files.key, files.nextKey, files.lock].map((file) =>
    basename(file),
  );
  const notFile = folders.find((name) =>
    needed.some((own) => BESIDE.some((ending) => name === own + ending)),
  );
  if (notFile !== undefined) throw new KithError('FolderInTheWay', join(folder, notFile));
  return closed;
}

/**
 * Refuses a folder in which no Kith was, but in which something is called as if it were Kith's: it would be changed as if it
 * were. A link is refused wherever it is. Error: `OthersFolder`.
 */
function refuseOthers(folder: string, isOwn: (name: string) => boolean): void {
  // Its own by its name, whatever is left in it.
  if (resolve(folder) === defaultDataFolder()) return;
  // What is in its way is said where it is made.
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return;
  const found = readdirSync(folder, { withFileTypes: true });
  const { gallery, keyNote, key, lock, log } = dataFiles(folder);
  const marks = new Set([gallery, keyNote, key, lock, log].map((file) => basename(file)));
  if (found.some(({ name }) => marks.has(name))) return;
  const taken = found.find((one) => isOwn(one.name) && !one.isSymbolicLink());
  if (taken) throw new KithError('OthersFolder', join(folder, taken.name));
}
