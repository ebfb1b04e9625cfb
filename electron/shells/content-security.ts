import { randomBytes } from 'node:crypto';

/** Placeholder in `index.html` for the nonce of the response. */
const NONCE_PLACE = '__CSP_NONCE__';

/** A page with its own policy: no code and no style but Kith's own, no other origin. */
export function securePage(html: string): { html: string; policy: string } {
  const nonce = randomBytes(18).toString('base64');
  return { html: html.replaceAll(NONCE_PLACE, nonce), policy: contentPolicy(`'nonce-${nonce}'`) };
}

/** Headers of every response, pages and files alike. */
export const secureHeaders: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(self), microphone=(), geolocation=()',
  // A worker is held by what comes with its own script. A page has a policy with a nonce in this one's place.
  'Content-Security-Policy': contentPolicy(),
};

function contentPolicy(styles = ''): string {
  return [
    "default-src 'none'",
    // wasm needs its own permission; eval stays forbidden.
    "script-src 'self' 'wasm-unsafe-eval'",
    "worker-src 'self'",
    `style-src 'self' ${styles}`.trim(),
    "font-src 'self'",
    "img-src 'self' blob: data:",
    "media-src 'self' blob:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
