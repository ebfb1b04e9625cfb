import { execFileSync } from 'node:child_process';
import { onTestFinished } from 'vitest';
import { temporaryFolder } from './folders.ts';

/** A folder that is a disk of its own. */
export interface SmallDisk {
  readonly folder: string;
  /** Mounts it anew with other options, such as `size=400k` or `ro`. */
  remount(options: string): void;
}

/** Why there is none. */
export const NO_DISK = 'only root can mount a disk here; see the test that makes a namespace';

/** A disk of so many kilobytes; null where this user may not make one. */
export function smallDisk(kilobytes: number): SmallDisk | null {
  const folder = temporaryFolder();
  const mount = (options: string) =>
    execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder], { stdio: 'ignore' });
  try {
    mount(`size=${kilobytes}k`);
  } catch {
    return null;
  }
  onTestFinished(() => void execFileSync('umount', ['--lazy', folder]));
  return { folder, remount: (options) => void mount(`remount,${options}`) };
}
