import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { RPCHandler } from '@orpc/server/websocket';
import { os } from '@orpc/server';
import { expect, onTestFinished, test } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { KithError, limits } from '../../../electron/contract/index.ts';
import { answerCalls, LONGEST_BACKLOG } from '../../../electron/shells/browser/page-socket.ts';
import { withinLimits } from '../../../renderer/owner/socket.ts';

test('a page that asks and does not read is let go before its answers fill the memory', async () => {
  const answer = 'x'.repeat(4 * 1024 * 1024);
  const handler = new RPCHandler({ much: os.handler(() => answer) });
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  onTestFinished(() => server.close());
  const taken = once(server, 'connection') as Promise<[WebSocket]>;
  await once(server, 'listening');
  const page = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const [owner] = await taken;
  answerCalls(owner, handler, () => undefined);
  if (page.readyState !== WebSocket.OPEN) await once(page, 'open');
  page.pause();
  let most = 0;
  const look = setInterval(() => (most = Math.max(most, owner.bufferedAmount)), 1);
  onTestFinished(() => clearInterval(look));
  for (let i = 0; i < 60; i++) page.send(JSON.stringify({ i: String(i), p: { u: '/much' } }));
  const [code] = (await once(owner, 'close')) as [number];
  expect(code).toBe(1006);
  expect(most).toBeGreaterThan(LONGEST_BACKLOG / 2);
  expect(most).toBeLessThan(LONGEST_BACKLOG + 2 * answer.length);
});

test('what the owner would refuse is not sent', () => {
  const sent: unknown[] = [];
  const websocket = {
    send: (message: unknown) => sent.push(message),
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
    readyState: 1,
  } as unknown as globalThis.WebSocket;
  const sender = withinLimits(websocket);
  for (const size of [limits.messageBytes + 1, 80 * 1024 * 1024]) {
    expect(() => sender.send(new Uint8Array(size))).toThrow(KithError);
  }
  sender.send('{}');
  sender.send(new Uint8Array(limits.messageBytes));
  expect(sent).toHaveLength(2);
});
