import type { IncomingMessage } from 'node:http';
import { secureHeaders } from '../content-security.ts';
import type { FileResponse } from '../renderer-files.ts';

/** A service worker that ends itself, and has its pages loaded anew without it. */
const WORKER = `
addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => event.waitUntil((async () => {
  await registration.unregister();
  for (const client of await clients.matchAll({ includeUncontrolled: true })) await client.navigate(client.url);
})()));
`;

/**
 * The answer to a browser that looks for a newer version of a service worker, which it does at each navigation (Service Workers,
 * “Soft Update”); null for any other request. Kith has none: one that is there was left by another program that had the port while
 * Kith was closed, and sees every page until it is replaced.
 */
export function endOfWorker(request: IncomingMessage): FileResponse | null {
  if (request.headers['service-worker'] !== 'script') return null;
  const headers = { ...secureHeaders, 'Content-Type': 'text/javascript; charset=utf-8' };
  return { status: 200, headers, body: WORKER };
}
