import { AsyncEntry } from '@napi-rs/keyring';
import type { SecretStore } from './keys.ts';

const SERVICE = 'Kith';

/** Without this, and without a Secret Service, the library keeps secrets in the kernel's memory, which a restart empties. */
const LASTING = { linux: { store: 'secret-service' } } as const;
const KERNEL = { linux: { store: 'keyutils' } } as const;

/** The keyring of the system Node runs on: macOS' keychain, Windows' credentials, the Secret Service on Linux. */
export const systemKeyring: SecretStore = {
  description:
    {
      darwin: 'macOS Keychain',
      win32: 'Windows Credential Manager',
    }[process.platform as string] ?? 'Secret Service',
  weak: false,
  read: (name) => read(name, LASTING),
  write: async (name, secret) => {
    await new AsyncEntry(SERVICE, name, LASTING).setSecret(secret);
  },
  remove: async (name) => {
    await new AsyncEntry(SERVICE, name, LASTING).deleteCredential();
  },
  readFleeting: async (name) => (process.platform === 'linux' ? read(name, KERNEL) : null),
};

async function read(
  name: string,
  options: typeof LASTING | typeof KERNEL,
): Promise<Uint8Array | null> {
  const secret = await new AsyncEntry(SERVICE, name, options).getSecret();
  return secret ? Uint8Array.from(secret) : null;
}
