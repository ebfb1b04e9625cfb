import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
} from 'node:http';
import type { Duplex } from 'node:stream';
import { RPCHandler } from '@orpc/server/ws';
import { WebSocketServer } from 'ws';
import { createKithRouter, handlerOptions } from '../../core/router.ts';
import type { Assembled } from '../assemble.ts';
import type { FileResponse, RendererFiles } from '../renderer-files.ts';
import { Doorkeeper } from './doorkeeper.ts';
import { listen } from './port.ts';

/** Bytes of the largest message: a call with the most samples, or the largest photo, with room for its frame. */
const LARGEST_MESSAGE = 72 * 1024 * 1024;

/** A running browser shell. */
export interface BrowserServer {
  /** The address to open, with its one-time token. */
  readonly address: string;
  /** Whether a browser has opened it. */
  opened(): boolean;
  close(): Promise<void>;
}

/**
 * Serves the renderer and its calls on 127.0.0.1, to the one browser that was given the address. `develop`, if given,
 * answers pages in place of the built files. It listens on the first of `ports` that is free. Error: `PortInUse`.
 */
export async function serveBrowser(
  { kith, log, session }: Assembled,
  files: RendererFiles,
  options: { ports: readonly number[]; develop?: RequestListener },
): Promise<BrowserServer> {
  const server = createServer();
  const port = await listen(server, options.ports);
  const doorkeeper = new Doorkeeper(port, session);
  // What goes wrong with one connection, or for want of files to open, is no reason to end: nobody else notices.
  const note = (error: Error): void => log.warn('a connection failed', { error });
  server.on('error', note);

  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    request.on('error', note);
    response.on('error', note);
    void answer(request, response).catch((error: unknown) => {
      log.error('request failed', { path: request.url?.split('?')[0], error });
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const admission = doorkeeper.judge(request);
    if (admission.kind === 'refused') {
      const { status } = admission;
      send(response, await files.notice(status === 429 ? 'guessed' : 'refused', status));
      return;
    }
    if (admission.kind === 'welcome') {
      // The token leaves the address bar and the history at once.
      response.writeHead(303, { Location: '/', 'Set-Cookie': admission.cookie });
      response.end();
      return;
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405).end();
      return;
    }
    const path = (request.url ?? '/').split('?')[0]!;
    if (options.develop && !path.startsWith('/packs/')) {
      options.develop(request, response);
      return;
    }
    send(response, await files.file(path));
  }

  const sockets = new WebSocketServer({ noServer: true, maxPayload: LARGEST_MESSAGE });
  sockets.on('error', note);
  const handler = new RPCHandler(createKithRouter(kith, log), handlerOptions);
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', note);
    const ours = request.url === '/rpc' && request.headers.origin !== undefined;
    if (!ours || doorkeeper.judge(request).kind !== 'session') return void socket.destroy();
    sockets.handleUpgrade(request, socket, head, (websocket) => {
      // A message that is too large or none at all; it closes the connection by itself.
      websocket.on('error', note);
      void handler.upgrade(websocket);
    });
  });

  return {
    address: `http://127.0.0.1:${port}/?token=${doorkeeper.token}`,
    opened: () => doorkeeper.token === null,
    close: async () => {
      for (const socket of sockets.clients) socket.terminate();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Node leaves the body out where only the head was asked for. */
function send(response: ServerResponse, { status, headers, body }: FileResponse): void {
  response.writeHead(status, { ...headers, 'Cache-Control': 'no-store' });
  response.end(body);
}
