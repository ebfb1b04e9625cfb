import type { OpenRenderer, RendererEvents } from './browser-window.ts';
import { MessagePortMain, type PipeEnd } from './message-port.ts';
import type { Protocol } from './protocol.ts';

/** A window's page that shows nothing: its document is asked for, and its ports end in the test. */
export interface BlankPage {
  readonly options: Electron.BrowserWindowConstructorOptions;
  /** Sends a message to the main process, as the page's preload would. */
  readonly send: RendererEvents['onMessage'];
  /** Ports that were handed to the page, each started by whoever uses it. */
  readonly ports: MessagePortMain[];
}

/**
 * Renderers without a browser. `pages` collects them; `loads` says whether a page of theirs can be shown, which the model
 * host's cannot: it would need a GPU.
 */
export function blankRenderers(
  protocol: () => Protocol,
  pages: BlankPage[],
  loads: (url: string) => boolean = (url) => !url.includes('/host/'),
): OpenRenderer {
  return (options, events) => {
    const ports: MessagePortMain[] = [];
    const ends: PipeEnd[] = [];
    pages.push({ options, send: events.onMessage, ports });
    return {
      load: async (url) => {
        const { status } = await protocol().request(url);
        if (status !== 200 || !loads(url)) throw new Error(`ERR_FAILED (${status}) loading ${url}`);
      },
      receive: (_channel, _message, received) => {
        ends.push(...received);
        ports.push(...received.map((end) => new MessagePortMain(end)));
      },
      // An empty page is printed, too.
      print: async () => Buffer.from('%PDF-1.4\n'),
      dropPorts: () => {
        for (const end of ends.splice(0)) end.close();
      },
      close: async () => undefined,
    };
  };
}
