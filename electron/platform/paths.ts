import { basename, dirname, join } from 'node:path';
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
 * Makes the data folder, and has it and Kith's files in it belong to the user alone. Returns the names of those to which others
 * had rights. Errors: `LinkInTheWay`, `FolderInTheWay`, and the file system's.
 */
export function prepareDataFolder(folder: string): readonly string[] {
  const files = dataFiles(folder);
  const names = Object.values(files).map((file) => basename(file));
  // With what is made beside them: a database's log, a log moved aside, a file that is being written.
  const { closed, links, folders } = makePrivate(folder, (name) =>
    names.some((own) => name === own || name.startsWith(`${own}.`) || name.startsWith(`${own}-`)),
  );
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
