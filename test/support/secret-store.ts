import type { SecretStore } from '../../electron/platform/keys.ts';

/** A store that keeps secrets in memory. */
export function memoryStore(secrets = new Map<string, Uint8Array>()): SecretStore {
  return {
    description: 'memory',
    weak: false,
    read: async (name) => secrets.get(name) ?? null,
    write: async (name, secret) => void secrets.set(name, secret),
    remove: async (name) => void secrets.delete(name),
  };
}
