/** Whether an error of the file system says that there is no such file, and not that it cannot be looked at. */
export function isAbsent(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'ENOENT' || code === 'ENOTDIR';
}
