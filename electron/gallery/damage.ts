import { unwatchFile, watchFile } from 'node:fs';
import { hasCode, KithError } from '../contract/index.ts';
import { explain } from './explain.ts';

/** Milliseconds between two looks whether the file is still there, beside those with every write. */
const LOOK_EVERY = 2000;

/** What is found wrong with a gallery's file while it is open. */
export interface Damage {
  /** `GalleryDamaged` or `GalleryReplaced`, as it was found first; null where nothing is known of any. */
  readonly found: () => KithError | null;
  /** Calls back once it is found. */
  readonly onFound: (listener: () => void) => void;
  /** What an error means to a user; remembers damage. */
  readonly explained: (error: unknown) => unknown;
  /** Waits for work, whose errors are explained. */
  readonly watch: <T>(work: Promise<T>) => Promise<T>;
}

/** Watches whether an open gallery's file is still in its place. Returns what ends that. */
export function watchPlace(file: string, isInPlace: () => boolean, damage: Damage): () => void {
  const look = (): void => {
    if (!isInPlace()) damage.explained(new KithError('GalleryReplaced', file));
  };
  watchFile(file, { persistent: false, interval: LOOK_EVERY }, look);
  return () => unwatchFile(file, look);
}

/** Watches over the errors that a gallery's file brings as long as it is open; after that another one may be in its place. */
export function createDamage(file: string, isOpen: () => boolean): Damage {
  let found: KithError | null = null;
  const listeners: (() => void)[] = [];
  const explained = (error: unknown): unknown => {
    const told = isOpen()
      ? explain(error, file)
      : new KithError('GalleryReplaced', file, { cause: error });
    const isDamage = hasCode(told, 'GalleryDamaged') || hasCode(told, 'GalleryReplaced');
    if (isDamage && !found) {
      found = told as KithError;
      for (const listener of listeners) listener();
    }
    return told;
  };
  return {
    found: () => found,
    onFound: (listener) => void listeners.push(listener),
    explained,
    watch: async (work) => {
      try {
        return await work;
      } catch (error) {
        throw explained(error);
      }
    },
  };
}
