import { messageCodec } from './message-codec.ts';

/**
 * The scripts that make a page of Chromium one of Electron's: one for the page's world, one for the preload's.
 *
 * - The preload's `require` knows `electron` (lib/sandboxed_renderer/init.ts knows a few of Node's modules more, which Kith
 *   has no use for) and throws for everything else.
 * - `contextBridge` alone reaches the page's variables, and copies what it is given (lib/renderer/api/context-bridge.ts).
 * - Ports come with an event of `ipcRenderer`, as ports of the DOM's (docs/tutorial/message-ports.md).
 */
export function preloadWorld(preload: string): { page: string; isolated: string } {
  return {
    page: `(${pageSide.toString()})()`,
    isolated: `(${isolatedSide.toString()})(${messageCodec.toString()}, (require, process, exports, module) => {
${preload}
})`,
  };
}

/** Runs in the page's world: what the bridge exposes appears there before any script of the page's runs. */
function pageSide(): void {
  document.addEventListener('electron:expose', (event) => {
    const { name, value } = JSON.parse((event as CustomEvent<string>).detail);
    Object.defineProperty(window, name, { value, enumerable: true });
  });
}

/** Runs in the preload's world. */
function isolatedSide(makeCodec: typeof messageCodec, preload: (...input: any[]) => void): void {
  if (window !== window.top) return;
  const scope = globalThis as any;
  const tell = (...message: unknown[]): void => scope.__double(JSON.stringify(message));
  const codec = makeCodec({
    encode: (bytes) => {
      let text = '';
      for (let i = 0; i < bytes.length; i += 8192) {
        text += String.fromCharCode(...bytes.subarray(i, i + 8192));
      }
      return btoa(text);
    },
    decode: (text) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0)),
  });
  const listeners = new Map<string, Set<(event: object, message: unknown) => void>>();
  const near = new Map<number, MessagePort>();
  const contextBridge = {
    exposeInMainWorld: (name: string, value: unknown) =>
      document.dispatchEvent(
        new CustomEvent('electron:expose', { detail: JSON.stringify({ name, value }) }),
      ),
  };
  const ipcRenderer = {
    send: (channel: string) => tell('send', channel, location.href),
    on: (channel: string, listener: (event: object, message: unknown) => void) =>
      listeners.set(channel, (listeners.get(channel) ?? new Set()).add(listener)),
  };
  scope.__electron = {
    receive: (channel: string, message: unknown, ids: number[]) => {
      const ports = ids.map((id) => {
        const { port1, port2 } = new MessageChannel();
        near.set(id, port1);
        port1.addEventListener('message', ({ data }) => {
          let message = null;
          try {
            message = codec.encode(data);
          } catch {
            // What Electron's main process cannot read arrives there as null.
          }
          tell('port', id, message);
        });
        port1.addEventListener('close', () => tell('close', id));
        port1.start();
        return port2;
      });
      for (const listener of listeners.get(channel) ?? []) {
        listener({ ports }, codec.decode(message));
      }
    },
    deliver: (id: number, data: unknown) => near.get(id)?.postMessage(codec.decode(data)),
    close: (id: number) => near.get(id)?.close(),
  };
  const modules: Record<string, object> = { electron: { contextBridge, ipcRenderer } };
  const require = (name: string): object => {
    const found = modules[name];
    if (!found) throw new Error(`module not found: ${name}`);
    return found;
  };
  const module = { exports: {} };
  preload(
    require,
    { type: 'renderer', sandboxed: true, contextIsolated: true },
    module.exports,
    module,
  );
}
