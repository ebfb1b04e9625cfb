import { randomBytes } from 'node:crypto';
import { pageKeyPlace } from '../../contract/index.ts';

/**
 * The page that a browser gets for the one-time token: it puts the key where only pages of this port find it, unreadable from
 * then on, and goes on to the page of Kith that the address names. The key is in the body of this one answer, so in no address and no history.
 */
export function welcomePage(key: Uint8Array): { html: string; policy: string } {
  const nonce = randomBytes(18).toString('base64');
  const { database, store, name } = pageKeyPlace;
  return {
    policy: `default-src 'none'; script-src 'nonce-${nonce}'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    html: `<!doctype html>
<meta charset="utf-8" />
<meta name="color-scheme" content="light dark" />
<link rel="icon" href="data:," />
<title>Kith</title>
<script type="module" nonce="${nonce}">
  try {
    const bytes = new Uint8Array(${JSON.stringify([...key])});
    const algorithm = { name: 'HMAC', hash: 'SHA-256' };
    const key = await crypto.subtle.importKey('raw', bytes, algorithm, false, ['sign']);
    await new Promise((resolve, reject) => {
      const opening = indexedDB.open('${database}', 1);
      opening.onupgradeneeded = () => opening.result.createObjectStore('${store}');
      opening.onerror = reject;
      opening.onsuccess = () => {
        const writing = opening.result.transaction('${store}', 'readwrite');
        writing.objectStore('${store}').put(key, '${name}');
        writing.oncomplete = resolve;
        writing.onabort = reject;
      };
    });
    location.replace('/' + location.hash);
  } catch {
    location.replace('/refused.html');
  }
</script>
`,
  };
}
