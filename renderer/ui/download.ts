/** Milliseconds in which a download has begun, however slow the machine. */
const BEGUN_AFTER = 60_000;

/** Hands the user a file of this name. */
export function download(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), BEGUN_AFTER);
}
