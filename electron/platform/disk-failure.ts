import { KithError, type FailureCode } from '../contract/index.ts';

/** What a user is told of an error of the file system, by its code; of any other, that the disk failed. */
const told: Readonly<Record<string, FailureCode>> = {
  ENOSPC: 'DiskFull',
  EDQUOT: 'DiskFull',
  EACCES: 'FolderReadOnly',
  EPERM: 'FolderReadOnly',
  EROFS: 'FolderReadOnly',
};

/**
 * What work on files below `folder` ended in, as a `DiskFull`, `FolderReadOnly` or `DiskFailed`; null where it is no error of
 * the file system.
 */
export function diskFailure(error: unknown, folder: string): KithError | null {
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (!code || !syscall) return null;
  return new KithError(told[code] ?? 'DiskFailed', folder, { cause: error });
}
