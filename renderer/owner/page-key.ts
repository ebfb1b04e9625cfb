import { pageKeyPlace } from '../../electron/contract/index.ts';

/**
 * The answer to what the owner asks of a page, both in hexadecimal: signed with the key that this browser was given when it was
 * let in. Null where it has none.
 */
export async function proofOf(asked: string): Promise<string | null> {
  const key = await pageKey();
  if (!key) return null;
  const bytes = Uint8Array.from(asked.match(/../g) ?? [], (byte) => parseInt(byte, 16));
  const signed = await crypto.subtle.sign('HMAC', key, bytes);
  return Array.from(new Uint8Array(signed), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function pageKey(): Promise<CryptoKey | null> {
  const { database, store, name } = pageKeyPlace;
  const opening = indexedDB.open(database, 1);
  opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore(store));
  const opened = await settled(opening);
  try {
    const kept: unknown = await settled(opened.transaction(store).objectStore(store).get(name));
    return kept instanceof CryptoKey ? kept : null;
  } finally {
    opened.close();
  }
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('no database')));
  });
}
