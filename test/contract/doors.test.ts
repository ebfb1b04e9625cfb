import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { limits, NOT_ADMITTED } from '../../electron/contract/index.ts';
import type { KithClient } from '../../renderer/owner/client.ts';
import { startShell, type Shell } from '../support/browser-shell.ts';
import { sharedFolder } from '../support/folders.ts';
import { attacks, frameOf, textFrame } from '../support/hostile-frames.ts';
import {
  admittedSocket,
  clientOver,
  enter,
  proofFor,
  socketWith,
  type Pass,
} from '../support/page-client.ts';

const ATTACKS = 150;

const folder = sharedFolder();
let shell: Shell;
let pass: Pass;
/** The owner's own page, which was there before. */
let page: WebSocket;
let calls: KithClient;
/** How wrong addresses were answered, before the right one was opened. */
const guesses = new Set<number>();

beforeAll(async () => {
  shell = await startShell(folder);
  // Whoever guesses uses up nothing: the address is still good after it.
  const wrong = new URL(shell.address);
  wrong.searchParams.set('token', '0'.repeat(64));
  for (let i = 0; i < 50; i++) guesses.add((await fetch(wrong)).status);
  pass = await enter(shell.address);
  page = await admittedSocket(pass);
  calls = clientOver(page);
});
afterAll(() => shell.stop());
/** How it stands: whether the owner is there, the page that was there before still is, and the next one comes in. */
async function state() {
  const { welcomed } = await calls.settings.get();
  const next = await admittedSocket(pass);
  const people = await clientOver(next).people.list();
  next.close();
  return { ended: shell.process.exitCode, page: page.readyState, welcomed, people };
}
const asBefore = { ended: null, page: WebSocket.OPEN, welcomed: false, people: [] };

/** When a connection has ended, in whatever way. */
const end = (socket: Socket): Promise<void> =>
  new Promise((resolve) => socket.once('close', () => resolve()));

/** A connection to the owner, without a word said. */
async function tcp(): Promise<Socket> {
  const { hostname, port } = new URL(pass.origin);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  return socket;
}

/** A web socket by hand: what follows can be anything. Admitted, if wanted. */
async function rawSocket(admitted: boolean): Promise<Socket> {
  const socket = await tcp();
  const { host } = new URL(pass.origin);
  socket.write(
    `GET /rpc HTTP/1.1\r\nHost: ${host}\r\nOrigin: ${pass.origin}\r\nCookie: ${pass.cookie}\r\n` +
      'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n' +
      'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n',
  );
  let received = Buffer.alloc(0);
  const seen = async (wanted: RegExp): Promise<string> => {
    for (;;) {
      const found = wanted.exec(received.toString('latin1'))?.[1];
      if (found !== undefined) return found;
      const [chunk] = (await once(socket, 'data')) as [Buffer];
      received = Buffer.concat([received, chunk]);
    }
  };
  const asked = await seen(/([0-9a-f]{64})$/);
  if (admitted) {
    socket.write(textFrame(proofFor(asked, pass.key)));
    await seen(/(admitted)$/);
  }
  socket.resume();
  return socket;
}

test('wrong addresses use up nothing', () => expect([...guesses]).toEqual([401]));

describe('a session is more than a cookie', () => {
  test.each<[string, (socket: WebSocket, asked: string) => void]>([
    ['a call', (socket) => socket.send('{"i":"1","p":{"u":"/people/list"}}')],
    ['a wrong proof', (socket) => socket.send('0'.repeat(64))],
    ['what was asked', (socket, asked) => socket.send(asked)],
    ['the proof in bytes', (socket, asked) => socket.send(Buffer.from(proofFor(asked, pass.key)))],
    ['nothing', (socket) => socket.send('')],
  ])('with it alone, %s is closed and not answered', async (_, say) => {
    const socket = socketWith(pass);
    const heard: string[] = [];
    socket.on('message', (data: Buffer) => heard.push(data.toString()));
    const [asked] = (await once(socket, 'message')) as [Buffer];
    say(socket, asked.toString());
    const [code] = (await once(socket, 'close')) as [number];
    expect(code).toBe(NOT_ADMITTED);
    expect(heard).toEqual([asked.toString()]);
  });

  test('a proof is good once: what one was asked is not asked again', async () => {
    const asked = await Promise.all(
      [1, 2].map(async () => {
        const socket = socketWith(pass);
        const [question] = (await once(socket, 'message')) as [Buffer];
        socket.terminate();
        return question.toString();
      }),
    );
    expect(asked[0]).not.toBe(asked[1]);
  });

  test('with each page the cookie is good for as long again', async () => {
    const { headers } = await fetch(pass.origin, { headers: { cookie: pass.cookie } });
    expect(headers.get('set-cookie')).toMatch(new RegExp(`^${pass.cookie};.* Max-Age=2592000$`));
    const stranger = await fetch(pass.origin);
    expect(stranger.headers.get('set-cookie')).toBeNull();
  });

  test('what it opens without the key holds nothing of anybody', async () => {
    const headers = { cookie: pass.cookie };
    const places = [
      '/people/list',
      '/picture/1',
      '/rpc',
      '/gallery.db',
      '/kith.log',
      '/%2e%2e/gallery.key',
    ];
    for (const place of places) {
      expect((await fetch(pass.origin + place, { headers })).status).toBe(404);
    }
  });

  test('a page of another port is refused, whatever it has', async () => {
    const { origin, cookie } = pass;
    const elsewhere = new WebSocket(`${origin.replace('http', 'ws')}/rpc`, {
      headers: { cookie, origin: 'http://127.0.0.1:1' },
    });
    await expect(once(elsewhere, 'open')).rejects.toThrow('socket hang up');
  });
});

describe('nothing that is sent ends the owner', () => {
  test(`${ATTACKS} malformed frames, before and after the proof`, async () => {
    const tried: string[] = [];
    await fc.assert(
      fc.asyncProperty(
        attacks,
        fc.boolean(),
        fc.boolean(),
        async ({ what, bytes }, admitted, rude) => {
          const socket = await rawSocket(admitted);
          const closed = end(socket);
          socket.write(bytes);
          // Half of them hang up in the middle of it.
          if (rude) socket.resetAndDestroy();
          else socket.end();
          await closed;
          tried.push(what);
          expect(shell.process.exitCode).toBeNull();
        },
      ),
      { numRuns: ATTACKS },
    );
    expect(tried.length).toBeGreaterThanOrEqual(ATTACKS);
    expect(await state()).toEqual(asBefore);
  });

  test('a frame of 80 MB, before and after the proof', async () => {
    const photo = Buffer.alloc(80 * 1024 * 1024);
    for (const socket of [await admittedSocket(pass), socketWith(pass)]) {
      if (socket.readyState !== WebSocket.OPEN) await once(socket, 'open');
      const closed = once(socket, 'close');
      socket.send(photo);
      await closed;
    }
    expect(await state()).toEqual(asBefore);
  });

  test('a frame that only says that it is large, and pieces that become it', async () => {
    const claims = BigInt(limits.messageBytes + 1);
    const said = await rawSocket(true);
    said.write(frameOf({ head: 0x82, masked: true, payload: Buffer.alloc(10), claims }));
    await end(said);

    const pieces = await rawSocket(true);
    const closed = end(pieces);
    const payload = Buffer.alloc(8 * 1024 * 1024);
    pieces.write(frameOf({ head: 0x02, masked: true, payload }));
    const next = frameOf({ head: 0x00, masked: true, payload });
    for (let i = 0; i < 9 && pieces.writable; i++) pieces.write(next);
    await closed;
    expect(await state()).toEqual(asBefore);
  });

  test('before the proof not even much of a small frame is read', async () => {
    const socket = await rawSocket(false);
    const closed = end(socket);
    socket.write(
      frameOf({ head: 0x82, masked: true, payload: Buffer.alloc(8192), claims: 60_000n }),
    );
    await closed;
    expect(await state()).toEqual(asBefore);
  });

  test('300 connections that say nothing, or never end what they say', async () => {
    const { host } = new URL(pass.origin);
    const idle = await Promise.all(
      Array.from({ length: 300 }, async (_, i) => {
        const socket = await tcp();
        socket.resume();
        if (i % 3 === 1) socket.write(`GET / HTTP/1.1\r\nHost: ${host}\r\nX-Slow: `);
        if (i % 3 === 2) {
          socket.write(`POST / HTTP/1.1\r\nHost: ${host}\r\nContent-Length: 1000000\r\n\r\nx`);
        }
        return socket;
      }),
    );
    const { status } = await fetch(pass.origin, { headers: { cookie: pass.cookie } });
    expect(status).not.toBe(401);
    expect(await state()).toEqual(asBefore);
    for (const socket of idle) socket.destroy();
  });

  test('requests that are none', async () => {
    const requests = [
      'GET\r\n\r\n',
      '\0\0\0\0',
      `GET / HTTP/1.1\r\n${'X: y\r\n'.repeat(5000)}\r\n`,
      `GET /${'a'.repeat(100_000)} HTTP/1.1\r\n\r\n`,
      `GET // HTTP/1.1\r\nHost: ${new URL(pass.origin).host}\r\nCookie: ${pass.cookie}\r\n\r\n`,
      `GET http://[ HTTP/1.1\r\nHost: ${new URL(pass.origin).host}\r\n\r\n`,
      `PUT /rpc HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`,
      'GET / HTTP/1.1\r\nContent-Length: -1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n',
    ];
    for (const request of requests) {
      const socket = await tcp();
      socket.resume();
      const closed = end(socket);
      socket.write(request);
      socket.end();
      await closed;
    }
    expect(await state()).toEqual(asBefore);
  });
});
