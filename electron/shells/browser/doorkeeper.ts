import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Seconds that a browser is known without being seen. */
const KNOWN_FOR = 30 * 24 * 3600;

/** What the doorkeeper says of a request. */
export type Admission =
  | { readonly kind: 'session' }
  /** The one-time token was right: hand over the cookie and the key of the page. */
  | { readonly kind: 'welcome' }
  | { readonly kind: 'refused'; readonly status: 401 | 403 };

/**
 * Lets in the one browser that got the address: a token that works once is traded for a cookie, which goes with every
 * request, and for the page's key, which never travels again. The Host and Origin must be our own, so that no web page can
 * reach Kith through the user's browser. Nothing is counted: a token of 32 bytes cannot be guessed, and whoever guesses
 * must not be able to use up anybody else's tries.
 */
export class Doorkeeper {
  /**
   * What the page proves to have. A cookie goes to every port of this machine, also to somebody else's; alone it opens the
   * page's own files, which hold nothing of anybody.
   */
  readonly pageKey: Buffer;
  readonly #session: Buffer;
  /** Cookies do not tell ports apart: each Kith has one of its own. */
  readonly #cookie: string;
  #token: Buffer | null = randomBytes(32);
  readonly #hosts: ReadonlySet<string>;

  /**
   * `secret` is 32 bytes, the same after a restart where browsers are to be known again. What is made of it is of this port
   * alone: what somebody else got who listened on it while Kith was closed, or on another one, opens nothing elsewhere.
   */
  constructor(port: number, secret: Uint8Array) {
    this.#session = derived(secret, `cookie ${port}`);
    this.pageKey = derived(secret, `page ${port}`);
    this.#cookie = `kith-${port}`;
    this.#hosts = new Set([`127.0.0.1:${port}`, `localhost:${port}`]);
  }

  /** The token of the address to open; null once it was used. */
  get token(): string | null {
    return this.#token?.toString('hex') ?? null;
  }

  /** Judges a request for a page, a file or the socket. */
  judge(request: IncomingMessage): Admission {
    const { host, origin, cookie } = request.headers;
    if (!host || !this.#hosts.has(host)) return { kind: 'refused', status: 403 };
    if (origin !== undefined && origin !== `http://${host}`)
      return { kind: 'refused', status: 403 };
    if (sameSecret(cookieValue(cookie, this.#cookie), this.#session)) return { kind: 'session' };
    // Whoever asks for the head alone, as a preview does, uses up nothing.
    const given = request.method === 'GET' ? tokenIn(request.url) : null;
    if (!this.#token || !sameSecret(given, this.#token)) return { kind: 'refused', status: 401 };
    this.#token = null;
    return { kind: 'welcome' };
  }

  /** The cookie of the session, for as long from now as a browser is known; it goes with every page that is handed out. */
  get cookie(): string {
    const attributes = `HttpOnly; SameSite=Strict; Path=/; Max-Age=${KNOWN_FOR}`;
    return `${this.#cookie}=${this.#session.toString('hex')}; ${attributes}`;
  }

  /** Whether a proof is the page's: its key's signature of what it was asked, both in hexadecimal. */
  proves(asked: string, proof: string): boolean {
    return sameSecret(proof, createHmac('sha256', this.pageKey).update(asked, 'hex').digest());
  }
}

function derived(secret: Uint8Array, purpose: string): Buffer {
  return createHmac('sha256', secret).update(purpose).digest();
}

function tokenIn(url: string | undefined): string | null {
  return /^\/\?token=([^&]*)$/.exec(url ?? '')?.[1] ?? null;
}

function cookieValue(header: string | undefined, wanted: string): string | null {
  const pairs = header?.split(';').map((pair) => pair.trim().split('=')) ?? [];
  return pairs.find(([name]) => name === wanted)?.[1] ?? null;
}

function sameSecret(given: string | null, secret: Buffer): boolean {
  if (given === null || !/^[0-9a-f]{64}$/.test(given)) return false;
  return timingSafeEqual(Buffer.from(given, 'hex'), secret);
}
