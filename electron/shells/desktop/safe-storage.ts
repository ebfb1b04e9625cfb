import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { SafeStorage } from 'electron';
import { isAbsent } from '../../platform/absent.ts';
import type { SecretStore } from '../../platform/keys.ts';
import { writeWhole } from '../../platform/write-whole.ts';

/** What Chromium puts before everything that it wrapped with a constant password, for want of a keyring, on Linux. */
const CONSTANT = 'v10';

/**
 * Electron's safeStorage as a secret store: secrets are wrapped by the system's keyring and kept as files in `folder`. Null where
 * there is none to wrap them. Must be called once the app is ready.
 *
 * On Linux safeStorage is always “available”: without a keyring that answers it wraps with a constant. Which desktop it is says
 * little, for a keyring may be missing or locked on any; what was wrapped tells. Secrets that the synchronous API wrapped are
 * opened by this one, too.
 */
export async function safeStorageSecrets(
  safeStorage: SafeStorage,
  folder: string,
  platform: NodeJS.Platform = process.platform,
): Promise<SecretStore | null> {
  if (!(await safeStorage.isAsyncEncryptionAvailable())) return null;
  if (platform === 'linux' && isConstant(await safeStorage.encryptStringAsync('any'))) return null;
  const file = (name: string): string => join(folder, `${name}.wrapped`);
  const write = async (name: string, text: string): Promise<void> => {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    // Wrapped anew, the old one must not be gone before the new one is there: it opens the gallery.
    writeWhole(file(name), await safeStorage.encryptStringAsync(text));
  };
  return {
    weak: false,
    isDesktops: true,
    description: nameOf(platform === 'linux' ? safeStorage.getSelectedStorageBackend() : platform),
    read: async (name) => {
      const wrapped = await readFile(file(name)).catch((error: NodeJS.ErrnoException) => {
        if (isAbsent(error)) return null;
        throw error;
      });
      if (!wrapped) return null;
      const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(wrapped);
      // The keyring has a newer key, or a better one than the one that this was wrapped with.
      if (shouldReEncrypt) await write(name, result);
      return Buffer.from(result, 'base64');
    },
    write: (name, secret) => write(name, Buffer.from(secret).toString('base64')),
    remove: (name) => rm(file(name), { force: true }),
  };
}

function isConstant(wrapped: Buffer): boolean {
  return wrapped.subarray(0, CONSTANT.length).toString() === CONSTANT;
}

function nameOf(backend: string): string {
  const names: Record<string, string> = {
    darwin: 'macOS Keychain',
    win32: 'Windows Data Protection',
    gnome_libsecret: 'GNOME Keyring',
    kwallet: 'KWallet',
    kwallet5: 'KWallet',
    kwallet6: 'KWallet',
    // Chromium knows no keyring for this desktop, and found one all the same.
    basic_text: 'Secret Service',
  };
  return names[backend] ?? backend;
}
