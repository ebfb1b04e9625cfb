import { AsyncEntry } from '@napi-rs/keyring';
import type { SecretStore } from './keys.ts';

const SERVICE = 'Kith';

/** The keyring of the system Node runs on: macOS' keychain, Windows' credentials, the Secret Service on Linux. */
export const systemKeyring: SecretStore = {
  description:
    {
      darwin: 'The macOS keychain',
      win32: 'The Windows credential manager',
    }[process.platform as string] ?? 'The desktop’s keyring (Secret Service)',
  weak: false,
  read: async (name) => {
    const secret = await new AsyncEntry(SERVICE, name).getSecret();
    return secret ? Uint8Array.from(secret) : null;
  },
  write: async (name, secret) => {
    await new AsyncEntry(SERVICE, name).setSecret(secret);
  },
};
