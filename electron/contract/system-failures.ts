/** What the system refuses, in the words of `failures`. */
export const systemFailures = {
  DiskFull: [
    'The disk is full.',
    'Free up some space, then try again. What was saved before is kept.',
  ],
  DiskReadOnly: [
    'This disk can only be read, not written to.',
    'Make it writable, or choose a folder on another disk.',
  ],
  FolderReadOnly: [
    'Kith isn’t allowed to write to this folder.',
    'Give your user permission to write to it, then try again.',
  ],
  NoPermission: [
    'Kith isn’t allowed to use this file or folder.',
    'Give your user permission to read and write it, then try again.',
  ],
  DiskFailed: [
    'The disk didn’t do what it was asked to.',
    'Check the disk and its connection, then try again.',
  ],
  TooManyOpenFiles: [
    'Too many files are open on this computer.',
    'Close some programs, or raise the limit on open files, then try again.',
  ],
  // Without a full stop: it stands alone wherever it is said, like the name of a button.
  FolderExpected: ['This is a file, not a folder.', 'Choose another folder'],
  FileExpected: ['This is a folder, not a file.', 'Choose a file.'],
  FileTooLarge: [
    'This file is larger than Kith reads.',
    'Check that it’s the right file, or split it.',
  ],
  PathTooLong: [
    'The path is too long for this system.',
    'Shorten the names, or move the folder closer to the top of the disk.',
  ],
  PathLoops: [
    'The links of this path lead around in a circle.',
    'Remove the link, or name what it should lead to.',
  ],
  LinkInTheWay: [
    'A link is in the place of a file that belongs to Kith. Kith doesn’t write through it.',
    'Put the file itself there, or use “--data FOLDER” with the folder it’s really in.',
  ],
  OthersFolder: [
    'This folder isn’t Kith’s, and something in it has a name Kith needs.',
    'Use “--data FOLDER” with an empty folder. Nothing was changed.',
  ],
  FolderInTheWay: [
    'There’s a folder where one of Kith’s files should be.',
    'Move the folder away, and put the file back if you have it. Nothing was changed.',
  ],
  KeyWasReadable: [
    'Until now, other users of this computer could read the gallery’s key.',
    'Kith made its file private again. Make sure nobody else has a copy of the data folder.',
  ],
  PortInUse: [
    'This port can’t be used: another program may have it.',
    'Choose another one with --port, or leave that out to get a free one.',
  ],
  AddressUnavailable: [
    'This computer doesn’t have the address Kith listens on.',
    'Turn on the system’s loopback network (127.0.0.1), then try again.',
  ],
} as const satisfies Record<string, readonly [what: string, next: string]>;

export type SystemFailure = keyof typeof systemFailures;

/** What each code means, as POSIX and Node name them. Only what users can do something about; the rest is a defect. */
const meanings: Readonly<Record<string, SystemFailure | 'FileMissing' | 'FileExists'>> = {
  ENOSPC: 'DiskFull',
  EDQUOT: 'DiskFull',
  EROFS: 'DiskReadOnly',
  EACCES: 'NoPermission',
  EPERM: 'NoPermission',
  EMFILE: 'TooManyOpenFiles',
  ENFILE: 'TooManyOpenFiles',
  ENOTDIR: 'FolderExpected',
  EISDIR: 'FileExpected',
  ENAMETOOLONG: 'PathTooLong',
  ELOOP: 'PathLoops',
  ENOENT: 'FileMissing',
  EEXIST: 'FileExists',
  EADDRINUSE: 'PortInUse',
  EADDRNOTAVAIL: 'AddressUnavailable',
  // The disk itself, a device that was pulled out, a server of files that is gone, a file that Windows lets nobody touch.
  EIO: 'DiskFailed',
  ENXIO: 'DiskFailed',
  ENODEV: 'DiskFailed',
  ESTALE: 'DiskFailed',
  EREMOTEIO: 'DiskFailed',
  EBUSY: 'DiskFailed',
  ETXTBSY: 'DiskFailed',
  EFBIG: 'DiskFailed',
  ENOTEMPTY: 'DiskFailed',
  EXDEV: 'DiskFailed',
  UNKNOWN: 'DiskFailed',
};

/** What Node writes before a code of the system that it found out itself: `ERR_FS_EISDIR` of `rm`, `ERR_FS_CP_EEXIST` of `cp`. */
const NODES_OWN = /^ERR_FS_(?:CP_)?(?=E[A-Z]+$)/;

/** Calls that write into a folder: where one is not permitted, it is the folder that may not be written to. */
const INTO_A_FOLDER = new Set([
  'mkdir',
  'mkdtemp',
  'rename',
  'unlink',
  'rmdir',
  'rm',
  'link',
  'symlink',
  'copyfile',
]);

/** What an error of the system means to a user; null for any other error, such as those of Kith itself. */
export function meaningOf(error: unknown): SystemFailure | 'FileMissing' | 'FileExists' | null {
  if (!(error instanceof Error)) return null;
  const { code, syscall } = error as Error & { code?: unknown; syscall?: unknown };
  // Node refuses by itself to read more than 2 GB at once, before it asks the system.
  if (code === 'ERR_FS_FILE_TOO_LARGE') return 'FileTooLarge';
  if (typeof code !== 'string' || typeof syscall !== 'string') return null;
  const meaning = meanings[code.replace(NODES_OWN, '')] ?? null;
  // A folder that is to be made and is a file already; a port that only an administrator gives away.
  if (meaning === 'FileExists' && syscall === 'mkdir') return 'FolderExpected';
  if (meaning === 'NoPermission' && syscall === 'listen') return 'PortInUse';
  if (meaning === 'NoPermission' && INTO_A_FOLDER.has(syscall)) return 'FolderReadOnly';
  return meaning;
}
