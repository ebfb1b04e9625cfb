import type { App } from './app.ts';

type Handler = (request: Request) => Promise<Response> | Response;

/**
 * `protocol`: schemes are declared before the app is ready, and handled after it.
 *
 * - `registerSchemesAsPrivileged` throws once ready (shell/browser/api/electron_api_protocol.cc), and each call replaces
 *   what the one before declared (docs/api/protocol.md: "can only be used once").
 * - `handle` uses the default session, which is not there before ready (lib/browser/api/protocol.ts).
 */
export class Protocol {
  readonly #app: App;
  readonly #handlers = new Map<string, Handler>();
  #privileges = new Map<string, Electron.Privileges>();

  constructor(app: App) {
    this.#app = app;
  }

  registerSchemesAsPrivileged(schemes: readonly Electron.CustomScheme[]): void {
    if (this.#app.isReady()) {
      throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    }
    this.#privileges = new Map(schemes.map(({ scheme, privileges }) => [scheme, privileges ?? {}]));
  }

  handle(scheme: string, handler: Handler): void {
    if (!this.#app.isReady()) {
      throw new TypeError('Session can only be received when app is ready');
    }
    if (this.#handlers.has(scheme)) {
      throw new Error(`Failed to register protocol: ${scheme}`);
    }
    this.#handlers.set(scheme, handler);
  }

  /**
   * For the double: what a page of `app://…` gets. A scheme that was not declared standard has no origin, and no page of it
   * could fetch or keep anything (docs/api/protocol.md, "Registering a scheme as standard").
   */
  async request(url: string, method = 'GET'): Promise<Response> {
    const scheme = new URL(url).protocol.slice(0, -1);
    if (!this.#privileges.get(scheme)?.standard) throw new Error(`${scheme} is no standard scheme`);
    const handler = this.#handlers.get(scheme);
    if (!handler) throw new Error(`net::ERR_UNKNOWN_URL_SCHEME (${scheme})`);
    return handler(new Request(url, { method }));
  }
}
