/** A copy of the gallery, as encrypted as it is. */
export interface GalleryCopy {
  /** When it was begun: what was changed later is not in it. */
  readonly at: Date;
  /** Whether something that was removed since is in it: it could not be erased. */
  readonly holdsRemoved: boolean;
}

/** Copies of the gallery beside it. Whatever is erased in the gallery takes those with it that it is in. */
export interface CopyStore {
  /** Newest first. Throws the file system's errors. */
  readonly list: () => GalleryCopy[];
  /** How often something was erased in the gallery; of a damaged one that does not say, as often as in any copy. */
  readonly erasures: () => number;
  /** Whether the newest one lacks something: the gallery was written since, or there is none and somebody is enrolled. */
  readonly isOutdated: () => boolean;
  /**
   * Makes one, reads all of it, and then removes the oldest beyond `keep`. Null, and no copy, where something was erased
   * meanwhile or somebody waits for it. Errors: `GalleryDamaged`, and the file system's; nothing else waits for it.
   */
  readonly make: (keep: number, at: Date) => Promise<GalleryCopy | null>;
  /** Removes the oldest beyond `keep`. Throws the file system's errors. */
  readonly thin: (keep: number) => void;
}
