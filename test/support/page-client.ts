import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import type { Page } from 'playwright-core';
import { WebSocket } from 'ws';
import { ADMITTED, pageKeyPlace } from '../../electron/contract/index.ts';
import type { KithClient } from '../../renderer/owner/client.ts';

/** What the browser has that opened a shell's address. */
export interface Pass {
  readonly origin: string;
  /** The header that goes with every request. */
  readonly cookie: string;
  readonly key: Uint8Array;
}

/** Opens a shell's address as a browser does, and takes what it is given. */
export async function enter(address: string): Promise<Pass> {
  const response = await fetch(address);
  const cookie = response.headers.get('set-cookie')?.split(';')[0];
  const key = /new Uint8Array\((\[[\d,]+\])\)/.exec(await response.text())?.[1];
  if (!cookie || !key) throw new Error(`The address was not taken: ${response.status}`);
  return {
    origin: new URL(address).origin,
    cookie,
    key: Uint8Array.from(JSON.parse(key) as number[]),
  };
}

/** The answer to what the owner asks of a page. */
export function proofFor(asked: string, key: Uint8Array): string {
  return createHmac('sha256', key).update(asked, 'hex').digest('hex');
}

/** Opens a socket as a program can that has the cookie. */
export function socketWith({ origin, cookie }: Pick<Pass, 'origin' | 'cookie'>): WebSocket {
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/rpc`, {
    headers: { cookie, origin },
  });
  socket.on('error', () => undefined);
  return socket;
}

/** A socket that was admitted, as the page has it. */
export async function admittedSocket(pass: Pass): Promise<WebSocket> {
  const socket = socketWith(pass);
  const [asked] = (await once(socket, 'message')) as [Buffer];
  socket.send(proofFor(asked.toString(), pass.key));
  const [said] = (await once(socket, 'message')) as [Buffer];
  if (said.toString() !== ADMITTED) throw new Error(`Not admitted: ${said.toString()}`);
  return socket;
}

/** The same for a program beside a browser that was let in: its page signs what only it can. */
export async function socketBeside(page: Page): Promise<WebSocket> {
  const { origin } = new URL(page.url());
  const cookies = await page.context().cookies(origin);
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  const socket = socketWith({ origin, cookie });
  const [asked] = (await once(socket, 'message')) as [Buffer];
  socket.send(await page.evaluate(signInPage, { ...pageKeyPlace, asked: asked.toString() }));
  const [said] = (await once(socket, 'message')) as [Buffer];
  if (said.toString() !== ADMITTED) throw new Error(`Not admitted: ${said.toString()}`);
  return socket;
}

/** Runs in the page. */
async function signInPage({
  database,
  store,
  name,
  asked,
}: typeof pageKeyPlace & { asked: string }): Promise<string> {
  const settled = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.addEventListener('success', () => resolve(request.result));
      request.addEventListener('error', () => reject(new Error('no key')));
    });
  const opened = await settled(indexedDB.open(database, 1));
  const key: CryptoKey = await settled(opened.transaction(store).objectStore(store).get(name));
  opened.close();
  const bytes = Uint8Array.from(asked.match(/../g) ?? [], (byte) => parseInt(byte, 16));
  const signed = await crypto.subtle.sign('HMAC', key, bytes);
  return Array.from(new Uint8Array(signed), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The owner's calls over such a socket. */
export function clientOver(socket: WebSocket): KithClient {
  const websocket = socket as unknown as globalThis.WebSocket;
  return createORPCClient(new RPCLink({ websocket }));
}
