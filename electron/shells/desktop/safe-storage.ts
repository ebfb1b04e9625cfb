import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SafeStorage } from 'electron';
import type { SecretStore } from '../../platform/keys.ts';

/**
 * Electron's safeStorage as a secret store: secrets are wrapped by the system's keyring and kept as files in `folder`.
 * On Linux without a keyring Electron silently wraps with a constant (`basic_text`): that is called weak.
 */
export function safeStorageSecrets(
  safeStorage: SafeStorage,
  folder: string,
  platform: NodeJS.Platform = process.platform,
): SecretStore | null {
  if (!safeStorage.isEncryptionAvailable()) return null;
  const backend = platform === 'linux' ? safeStorage.getSelectedStorageBackend() : platform;
  const weak = backend === 'basic_text' || backend === 'unknown';
  const file = (name: string): string => join(folder, `${name}.wrapped`);
  return {
    weak,
    description: weak
      ? 'A file wrapped with a constant password, because this desktop offers no keyring'
      : `The system’s keyring (${describe(backend)})`,
    read: async (name) => {
      const wrapped = await readFile(file(name)).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return null;
        throw error;
      });
      return wrapped && Buffer.from(safeStorage.decryptString(wrapped), 'base64');
    },
    write: async (name, secret) => {
      await mkdir(folder, { recursive: true });
      const wrapped = safeStorage.encryptString(Buffer.from(secret).toString('base64'));
      await writeFile(file(name), wrapped, { mode: 0o600 });
    },
  };
}

function describe(backend: string): string {
  const names: Record<string, string> = {
    darwin: 'the macOS keychain',
    win32: 'Windows’ data protection',
    gnome_libsecret: 'GNOME Keyring',
    kwallet: 'KWallet',
    kwallet5: 'KWallet',
    kwallet6: 'KWallet',
  };
  return names[backend] ?? backend;
}
