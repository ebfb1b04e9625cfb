import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
} from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { RPCHandler } from '@orpc/server/websocket';
import { WebSocketServer } from 'ws';
import { limits } from '../../contract/index.ts';
import { createKithRouter } from '../../core/routes/router.ts';
import { handlerOptions } from '../../core/told-errors.ts';
import type { Assembled } from '../assemble.ts';
import { secureHeaders } from '../content-security.ts';
import type { FileResponse, RendererFiles } from '../renderer-files.ts';
import { connectionTimes, guardConnections } from './connections.ts';
import { Doorkeeper } from './doorkeeper.ts';
import { answerCalls, askForProof } from './page-socket.ts';
import { listen } from './port.ts';
import { endOfWorker } from './end-workers.ts';
import { welcomePage } from './welcome-page.ts';

/** A running browser shell. */
export interface BrowserServer {
  /** The address to open, with its one-time token. */
  readonly address: string;
  /** Whether a browser has opened it. */
  opened(): boolean;
  /** Calls back once a browser has opened it. */
  onOpened(listener: () => Promise<void>): void;
  close(): Promise<void>;
}

/**
 * Serves the renderer and its calls on 127.0.0.1, to the one browser that was given the address. `develop`, if given,
 * answers pages in place of the built files. It listens on the first of `ports` that is free. Error: `PortInUse`.
 */
export async function serveBrowser(
  { kith, log, session }: Pick<Assembled, 'kith' | 'log' | 'session'>,
  files: RendererFiles,
  options: { ports: readonly number[]; develop?: RequestListener },
): Promise<BrowserServer> {
  const server = createServer(connectionTimes);
  const port = await listen(server, options.ports);
  const doorkeeper = new Doorkeeper(port, session);
  // What goes wrong with one connection, or for want of files to open, is no reason to end: nobody else notices.
  const note = (error: Error): void => log.warn('a connection failed', { error });
  const connections = guardConnections(server, note);
  let onOpened = async (): Promise<void> => undefined;

  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    if (!connections.takes(request, response)) return;
    request.on('error', note);
    response.on('error', note);
    void answer(request, response).catch((error: unknown) => {
      log.error('request failed', { path: request.url?.split('?')[0], error });
      void fail(response).catch(note);
    });
  });

  async function fail(response: ServerResponse): Promise<void> {
    if (response.headersSent) return void response.end();
    send(response, await files.notice('failed', 500));
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const ended = endOfWorker(request);
    if (ended) return send(response, ended);
    const admission = doorkeeper.judge(request);
    if (admission.kind === 'refused') {
      send(response, await files.notice('refused', admission.status));
      return;
    }
    connections.known(request.socket);
    if (admission.kind === 'welcome') {
      const { html, policy } = welcomePage(doorkeeper.pageKey);
      const headers = {
        ...secureHeaders,
        'Content-Type': 'text/html; charset=utf-8',
        'Content-Security-Policy': policy,
        'Set-Cookie': doorkeeper.cookie,
      };
      send(response, { status: 200, headers, body: html });
      await onOpened();
      return;
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      // What it may go on to send is not waited for.
      response.writeHead(405, { Connection: 'close' }).end();
      return;
    }
    const path = (request.url ?? '/').split('?')[0]!;
    // Whoever comes back is known for as long again.
    if (path === '/') response.setHeader('Set-Cookie', doorkeeper.cookie);
    if (options.develop && !/^\/(packs\/|refused\.html$)/.test(path)) {
      options.develop(request, response);
      return;
    }
    send(response, await files.file(path));
  }

  const sockets = new WebSocketServer({ noServer: true, maxPayload: limits.messageBytes });
  sockets.on('error', note);
  const handler = new RPCHandler(createKithRouter(kith, log), handlerOptions);
  server.on('upgrade', (request: IncomingMessage, duplex: Duplex, head: Buffer) => {
    const socket = duplex as Socket;
    socket.on('error', note);
    const ours = request.url === '/rpc' && request.headers.origin !== undefined;
    if (!ours || doorkeeper.judge(request).kind !== 'session') return void socket.destroy();
    connections.known(socket);
    sockets.handleUpgrade(request, socket, head, (websocket) => {
      // A frame that is too large or malformed: the connection ends with it, and nothing else.
      websocket.on('error', note);
      const proves = (asked: string, proof: string): boolean => doorkeeper.proves(asked, proof);
      askForProof(websocket, socket, proves, () => {
        answerCalls(websocket, handler, (error) =>
          log.warn('a page’s message made no sense', { error }),
        );
      });
    });
  });

  return {
    address: `http://127.0.0.1:${port}/?token=${doorkeeper.token}`,
    opened: () => doorkeeper.token === null,
    onOpened: (listener) => {
      onOpened = listener;
    },
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
