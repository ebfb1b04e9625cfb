import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

const WRONG_TOKENS_A_MINUTE = 10;
/** Seconds that a browser is known without being seen. */
const KNOWN_FOR = 30 * 24 * 3600;

/** What the doorkeeper says of a request. */
export type Admission =
  | { readonly kind: 'session' }
  /** The one-time token was right: set this cookie and go on without the token. */
  | { readonly kind: 'welcome'; readonly cookie: string }
  | { readonly kind: 'refused'; readonly status: 401 | 403 | 429 };

/**
 * Lets in the one browser that got the address: a token that works once becomes a session cookie. The Host and Origin
 * must be our own, so that no web page can reach Kith through the user's browser.
 */
export class Doorkeeper {
  readonly #session: Buffer;
  /** Cookies do not tell ports apart: each Kith has one of its own. */
  readonly #cookie: string;
  #token: Buffer | null = randomBytes(32);
  #wrong: number[] = [];
  readonly #hosts: ReadonlySet<string>;
  readonly #now: () => number;

  /** `session` is secret, 32 bytes, and the same after a restart where browsers are to be known again. */
  constructor(port: number, session: Uint8Array, now: () => number = Date.now) {
    this.#session = Buffer.from(session);
    this.#cookie = `kith-${port}`;
    this.#hosts = new Set([`127.0.0.1:${port}`, `localhost:${port}`]);
    this.#now = now;
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
    // Before anything that others can use up: who guesses must not lock out who is in.
    if (sameSecret(cookieValue(cookie, this.#cookie), this.#session)) return { kind: 'session' };

    const now = this.#now();
    this.#wrong = this.#wrong.filter((at) => now - at < 60_000);
    if (this.#wrong.length >= WRONG_TOKENS_A_MINUTE) return { kind: 'refused', status: 429 };
    const given = new URL(request.url ?? '/', `http://${host}`).searchParams.get('token');
    if (given === null) return { kind: 'refused', status: 401 };
    if (!this.#token || !sameSecret(given, this.#token)) {
      this.#wrong.push(now);
      return { kind: 'refused', status: 401 };
    }
    this.#token = null;
    const attributes = `HttpOnly; SameSite=Strict; Path=/; Max-Age=${KNOWN_FOR}`;
    const value = this.#session.toString('hex');
    return { kind: 'welcome', cookie: `${this.#cookie}=${value}; ${attributes}` };
  }
}

function cookieValue(header: string | undefined, wanted: string): string | null {
  const pairs = header?.split(';').map((pair) => pair.trim().split('=')) ?? [];
  return pairs.find(([name]) => name === wanted)?.[1] ?? null;
}

function sameSecret(given: string | null, secret: Buffer): boolean {
  if (given === null || !/^[0-9a-f]{64}$/.test(given)) return false;
  return timingSafeEqual(Buffer.from(given, 'hex'), secret);
}
