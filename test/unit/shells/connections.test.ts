import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { guardConnections } from '../../../electron/shells/browser/connections.ts';

/** All that a server says to who sends something and then waits. */
async function heardAfter(sent: string): Promise<string> {
  const times = { headersTimeout: 50, requestTimeout: 50, connectionsCheckingInterval: 20 };
  const server = createServer(times);
  onTestFinished(() => void server.close());
  guardConnections(server, () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  socket.write(sent);
  let heard = '';
  socket.on('data', (data: Buffer) => (heard += data.toString()));
  await once(socket, 'close');
  return heard;
}

test('who never ends a request is told so; a connection on which nothing was asked ends without a word', async () => {
  expect(await heardAfter('GET / HT')).toMatch(/^HTTP\/1.1 400 /);
  expect(await heardAfter('')).toBe('');
});
