import { createServer, type Server } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { listen, portNamed, usualPort } from '../../../electron/shells/browser/port.ts';

/** A server that ends with the test. */
function newServer(): Server {
  const server = createServer();
  onTestFinished(() => void server.close());
  return server;
}

test('a data folder has one port, and another folder hardly the same', () => {
  const folders = Array.from({ length: 200 }, (_, i) => `/home/somebody/kith-${i}`);
  const ports = folders.map(usualPort);
  expect(folders.map(usualPort)).toEqual(ports);
  for (const port of ports) expect(port).toBeGreaterThanOrEqual(20_000);
  for (const port of ports) expect(port).toBeLessThan(30_000);
  expect(new Set(ports).size).toBeGreaterThan(190);
});

test('a port that is taken gives way to the next; the last one fails by name', async () => {
  const taken = await listen(newServer(), [0]);
  const other = await listen(newServer(), [taken, 0]);
  expect(other).not.toBe(taken);
  await expect(listen(newServer(), [taken])).rejects.toMatchObject({
    code: 'PortInUse',
    subject: String(taken),
  });
});

test.each(['0', '65536', '-1', '1.5', 'x', '', '123456'])('%j names no port', (text) => {
  expect(() => portNamed(text)).toThrow('--port N, from 1 to 65535');
});

test('a number names its port', () => expect(portNamed('8080')).toBe(8080));
