import { readFileSync } from 'node:fs';
import type { CDPSession, Page } from 'playwright-core';
import type { OpenRenderer, Renderer, RendererEvents } from './browser-window.ts';
import type { PipeEnd } from './message-port.ts';
import { messageCodec } from './message-codec.ts';
import { preloadWorld } from './preload-world.ts';
import type { PrintSettings } from './print-settings.ts';
import type { Protocol } from './protocol.ts';

/** Where the double serves what Electron would serve under `app://kith`: Chromium knows no such scheme. */
const ORIGIN = 'https://kith.test';
const APP_ORIGIN = 'app://kith';
/** The world of its own that a preload runs in. */
const WORLD = 'Electron Isolated Context';

const codec = messageCodec({
  encode: (bytes) => Buffer.from(bytes).toString('base64'),
  // Not a piece of Node's pool: a message's buffer is its own.
  decode: (text) => Uint8Array.from(Buffer.from(text, 'base64')),
});

/** Renderers that are pages of a real Chromium, as `openPage` opens them. */
export function chromiumRenderers(
  protocol: Protocol,
  openPage: (options: Electron.BrowserWindowConstructorOptions) => Promise<Page>,
): OpenRenderer {
  return (options, events) =>
    new ChromiumRenderer(openPage(options), protocol, options.webPreferences, events);
}

/**
 * A page of a real Chromium with Electron's part around it.
 *
 * - `app:` requests go to the app's handler.
 * - The preload runs before the page's own scripts, in the main frame alone (electron.d.ts,
 *   `nodeIntegrationInSubFrames`), in a world of its own that shares the document with the page and no variable
 *   (docs/tutorial/context-isolation.md): see `preload-world.ts`.
 * - With the document the preload's world goes, and with it the page's ports.
 */
class ChromiumRenderer implements Renderer {
  readonly #page: Promise<Page>;
  readonly #session: Promise<CDPSession>;
  readonly #ports = new Map<number, PipeEnd>();
  readonly #protocol: Protocol;
  readonly #events: RendererEvents;
  #world: number | null = null;
  #nextPort = 1;
  #loading: Promise<unknown> = Promise.resolve();

  constructor(
    page: Promise<Page>,
    protocol: Protocol,
    preferences: Electron.WebPreferences | undefined,
    events: RendererEvents,
  ) {
    this.#page = page;
    this.#protocol = protocol;
    this.#events = events;
    this.#session = page.then((opened) => this.#prepare(opened, preferences));
    this.#session.catch(() => undefined); // Whoever uses it sees why.
  }

  async load(url: string): Promise<void> {
    await this.#session;
    const page = await this.#page;
    const loading = page.goto(url.replace(APP_ORIGIN, ORIGIN));
    this.#loading = loading;
    await loading;
  }

  receive(channel: string, message: unknown, ends: readonly PipeEnd[]): void {
    const ids = ends.map((end) => {
      const id = this.#nextPort++;
      this.#ports.set(id, end);
      return id;
    });
    void this.#call('receive', channel, codec.encode(message), ids).then(() => {
      ids.forEach((id, i) => {
        ends[i]!.receive({
          onParcel: ({ data }) => void this.#call('deliver', id, codec.encode(data)),
          onClose: () => {
            this.#ports.delete(id);
            void this.#call('close', id);
          },
        });
      });
    });
  }

  async print(settings: PrintSettings): Promise<Buffer> {
    const { data } = await (await this.#session).send('Page.printToPDF', settings);
    return Buffer.from(data, 'base64');
  }

  dropPorts(): void {
    for (const end of this.#ports.values()) end.close();
    this.#ports.clear();
  }

  async close(): Promise<void> {
    await this.#loading.catch(() => undefined);
    await (await this.#page).close();
  }

  async #prepare(
    page: Page,
    preferences: Electron.WebPreferences | undefined,
  ): Promise<CDPSession> {
    await page.route(`${ORIGIN}/**`, async (route) => {
      const request = route.request();
      const url = request.url().replace(ORIGIN, APP_ORIGIN);
      const { status, headers, body } = await this.#protocol
        .request(url, request.method())
        .then(async (response) => ({
          status: response.status,
          headers: Object.fromEntries(response.headers),
          body: Buffer.from(await response.arrayBuffer()),
        }))
        .catch(() => ({ status: 0, headers: {}, body: Buffer.of() }));
      await (status === 0 ? route.abort() : route.fulfill({ status, headers, body }));
    });
    page.on('framenavigated', (frame) => {
      if (frame === page.mainFrame()) {
        this.#events.onNavigate(frame.url().replace(ORIGIN, APP_ORIGIN));
      }
    });
    page.on('console', (message) => this.#events.onConsole(message.text()));
    const session = await page.context().newCDPSession(page);
    session.on('Runtime.executionContextCreated', ({ context }) => {
      const { isDefault, frameId } = context.auxData as unknown as {
        isDefault: boolean;
        frameId: string;
      };
      if (isDefault || context.name !== WORLD) return;
      // The frame inside a page gets a world as well, and nothing runs in it.
      if (frameId === mainFrame) this.#world = context.id;
    });
    session.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
      if (executionContextId === this.#world) this.#leaveWorld();
    });
    session.on('Runtime.executionContextsCleared', () => this.#leaveWorld());
    session.on('Runtime.bindingCalled', ({ name, payload }) => {
      if (name === '__double') this.#hear(JSON.parse(payload) as [string, ...any[]]);
    });
    const { frameTree } = await session.send('Page.getFrameTree');
    const mainFrame = frameTree.frame.id;
    await session.send('Page.enable');
    await session.send('Runtime.enable');
    if (preferences?.preload && preferences.contextIsolation !== false) {
      await session.send('Runtime.addBinding', { name: '__double', executionContextName: WORLD });
      const { page: pageSide, isolated } = preloadWorld(readFileSync(preferences.preload, 'utf8'));
      await session.send('Page.addScriptToEvaluateOnNewDocument', { source: pageSide });
      await session.send('Page.addScriptToEvaluateOnNewDocument', {
        source: isolated,
        worldName: WORLD,
      });
    }
    return session;
  }

  /** Calls what `preload-world.ts` left in the preload's world. A page that has gone meanwhile hears nothing. */
  async #call(name: 'receive' | 'deliver' | 'close', ...input: unknown[]): Promise<void> {
    const session = await this.#session;
    if (this.#world === null) return;
    const expression = `__electron.${name}(...${JSON.stringify(input)})`;
    await session
      .send('Runtime.evaluate', { expression, contextId: this.#world })
      .catch(() => undefined);
  }

  #hear([kind, ...input]: [string, ...any[]]): void {
    if (kind === 'send') {
      const url = (input[1] as string).replace(ORIGIN, APP_ORIGIN);
      this.#events.onMessage(input[0], { url, parent: null });
    } else if (kind === 'port') {
      const [id, data] = input as [number, unknown];
      this.#ports.get(id)?.send({ data: codec.decode(data), ends: [] });
    } else if (kind === 'close') {
      const end = this.#ports.get(input[0]);
      this.#ports.delete(input[0]);
      end?.close();
    }
  }

  #leaveWorld(): void {
    this.#world = null;
    this.dropPorts();
  }
}
