import { hkdfSync } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { expectedFailure, KithError } from '../contract/index.ts';
import { isAbsent } from './absent.ts';
import { dataFiles } from './paths.ts';
import { writeWhole } from './write-whole.ts';

/** Bytes of a gallery's key. */
export const KEY_BYTES = 32;

const kept = z.object({
  name: z.string(),
  kept: z.enum(['os', 'file']),
  /** By which the key is known again. An earlier Kith wrote none. */
  check: z.string().optional(),
});

const keyNote = kept.extend({
  /** Set of a key that the command line recovered for the desktop app, whose keyring it cannot reach: that takes it from the file. */
  forDesktop: z.literal(true).optional(),
  /** The key that the gallery is being encrypted with anew. */
  next: kept.required().optional(),
});
export type KeyNote = z.infer<typeof keyNote>;

/** 32 bytes for another purpose, the same at every start, from which the key cannot be told (HKDF, RFC 5869, with SHA-256). */
export function derivedSecret(key: Uint8Array, purpose: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', key, new Uint8Array(), `kith ${purpose}`, 32));
}

/** What a key is known again by; from it the key cannot be told. */
export function checkOf(key: Uint8Array): string {
  return Buffer.from(derivedSecret(key, 'key check')).toString('hex');
}

/** What says which key belongs to a folder; null where nothing does. Errors: `GalleryLocked` where it is damaged; the file system's. */
export async function readNote(folder: string): Promise<KeyNote | null> {
  const file = dataFiles(folder).keyNote;
  const bytes = await readOwn(file);
  if (!bytes) return null;
  try {
    return keyNote.parse(JSON.parse(bytes.toString()));
  } catch (cause) {
    throw new KithError('GalleryLocked', file, { flaw: 'fileDamaged', cause });
  }
}

/** What is in a file of the key's; null where there is none. Throws the file system's errors. */
export async function readOwn(file: string): Promise<Buffer | null> {
  try {
    return await readFile(file);
  } catch (cause) {
    if (isAbsent(cause)) return null;
    // What fails in reading does not name the file.
    throw expectedFailure(cause, file) ?? cause;
  }
}

/** Throws the file system's errors. */
export function writeNote(folder: string, note: KeyNote): void {
  writeWhole(dataFiles(folder).keyNote, `${JSON.stringify(note, null, 2)}\n`);
}
