import { readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { hasDisplay } from '../electron/platform/display.ts';

/** What of a machine decides whether Electron starts on it. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  /** The user's number; undefined where users have none. */
  readonly uid: number | undefined;
  readonly env: NodeJS.ProcessEnv;
  /** A setting of the kernel, by its path below /proc/sys; null where the kernel does not have it. */
  readonly kernel: (setting: string) => string | null;
  /** The owner and the mode of a file; null where there is none. */
  readonly file: (path: string) => { readonly uid: number; readonly mode: number } | null;
}

const thisMachine: Machine = {
  platform: process.platform,
  uid: process.getuid?.(),
  env: process.env,
  kernel: (setting) => {
    try {
      return readFileSync(`/proc/sys/${setting}`, 'utf8').trim();
    } catch {
      return null; // Most kernels have only some of them.
    }
  },
  file: (path) => statSync(path, { throwIfNoEntry: false }) ?? null,
};

/** Each makes a user namespace, which Chromium's sandbox is built on, impossible for its program. */
const NO_NAMESPACE = {
  'user/max_user_namespaces': '0',
  // Debian's, before version 11.
  'kernel/unprivileged_userns_clone': '0',
  // Ubuntu's, from version 23.10 on.
  'kernel/apparmor_restrict_unprivileged_userns': '1',
};

/**
 * Why any Electron would end as soon as it starts on this machine, as the end of a sentence; null where it would not.
 * Chromium aborts without a display, and as root unless its sandbox is switched off, which Kith never does.
 */
export function obstacleToElectron(machine = thisMachine): string | null {
  if (machine.platform !== 'linux') return null;
  if (machine.uid === 0) return 'Electron doesn’t run as root';
  return hasDisplay(machine.env) ? null : 'there is no display';
}

/**
 * Why the Electron at `program` cannot sandbox its pages on this machine, as the end of a sentence; null where it can.
 * It needs a user namespace, or the helper beside it, owned by root and with the mode 4755 (Chromium's
 * `docs/security/apparmor-userns-restrictions.md`), which npm cannot give it.
 */
export function obstacleToSandbox(program: string, machine = thisMachine): string | null {
  if (machine.platform !== 'linux') return null;
  const helper = join(dirname(program), 'chrome-sandbox');
  const found = machine.file(helper);
  if (found?.uid === 0 && (found.mode & 0o7777) === 0o4755) return null;
  const forbidden = Object.entries(NO_NAMESPACE).some(
    ([setting, value]) => machine.kernel(setting) === value,
  );
  if (!forbidden) return null;
  return `this system keeps Electron from sandboxing its pages (to allow it: sudo chown root:root '${helper}' && sudo chmod 4755 '${helper}')`;
}
