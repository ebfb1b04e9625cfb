/**
 * Where a page keeps the key that it was given: IndexedDB, which, other than cookies, tells ports apart. The key signs
 * (HMAC with SHA-256) and cannot be read, not even by the page.
 */
export const pageKeyPlace = { database: 'kith', store: 'keys', name: 'page' } as const;

/** What the owner says once a connection has shown that it is the page’s. */
export const ADMITTED = 'admitted';

/** With what the owner closes a connection that could not show it (RFC 6455 leaves 4000 to 4999 to applications). */
export const NOT_ADMITTED = 4401;
