import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { startShell, type Shell } from '../support/browser-shell.ts';
import { sharedFolder } from '../support/folders.ts';
import { needing } from '../support/needing.ts';
import { admittedSocket, enter, type Pass } from '../support/page-client.ts';

const MEGABYTE = 1024 * 1024;

let shell: Shell;
let pass: Pass;

beforeAll(async () => {
  shell = await startShell(sharedFolder());
  pass = await enter(shell.address);
});
afterAll(() => shell.stop());

const portOf = (address: string): number => Number(new URL(address).port);

/** A connection that asks for much at once and reads nothing. */
async function deaf(requests: string): Promise<Socket> {
  const socket = connect(portOf(pass.origin), '127.0.0.1').pause();
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  socket.write(requests);
  return socket;
}

const requestOf = (path: string, isLetIn: boolean): string =>
  `GET ${path} HTTP/1.1\r\nHost: ${new URL(pass.origin).host}\r\n${isLetIn ? `Cookie: ${pass.cookie}\r\n` : ''}\r\n`;

/** The owner reads a file and answers it whole. */
async function read(path: string, connection = 'keep-alive'): Promise<number> {
  const response = await fetch(pass.origin + path, {
    headers: { cookie: pass.cookie, connection },
  });
  return (await response.arrayBuffer()).byteLength;
}

describe('whoever asks and does not read', () => {
  needing('proc-net');

  /** Bytes of memory that the owner has. */
  const memory = (): number => {
    const status = readFileSync(`/proc/${shell.process.pid}/status`, 'utf8');
    return Number(/VmRSS:\s+(\d+)/.exec(status)![1]) * 1024;
  };

  test('costs little memory, let in or not, however many connections and requests', async () => {
    await read('/packs/finder/meshWeights');
    const before = memory();
    let worst = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('/packs/finder/meshWeights', '/packs/face/weights', '/', '/none'),
        fc.boolean(),
        fc.integer({ min: 1, max: 100 }),
        fc.constantFrom(1, 2, 200, 20_000),
        async (path, isLetIn, connections, requests) => {
          const said = requestOf(path, isLetIn).repeat(requests);
          const sockets = await Promise.all(Array.from({ length: connections }, () => deaf(said)));
          // Whatever it began to do for them is done once it has answered somebody else.
          for (let i = 0; i < 5; i++)
            expect(await read('/packs/finder/meshWeights')).toBe(1_477_958);
          worst = Math.max(worst, memory() - before);
          for (const socket of sockets) socket.destroy();
        },
      ),
      {
        numRuns: 15,
        examples: [
          ['/packs/finder/meshWeights', true, 1, 20_000],
          ['/packs/face/weights', true, 100, 200],
          ['/none', false, 64, 20_000],
        ],
      },
    );
    expect(worst).toBeLessThan(100 * MEGABYTE);
  });

  test('is let go at its second request, and who waits for each answer is not', async () => {
    const socket = await deaf(requestOf('/packs/finder/meshWeights', true).repeat(2));
    const closed = once(socket, 'close');
    socket.resume();
    await closed;

    const patient = await deaf('');
    const answers: string[] = [];
    for (let i = 0; i < 20; i++) {
      patient.write(requestOf('/none', i % 2 === 0));
      const [chunk] = (await once(patient.resume(), 'data')) as [Buffer];
      answers.push(chunk.toString('latin1', 9, 12));
      // The rest of it, where it came in pieces.
      while (!chunk.toString().includes('</html>')) {
        const [more] = (await once(patient, 'data')) as [Buffer];
        if (more.toString().includes('</html>')) break;
      }
    }
    expect(answers).toEqual(Array.from({ length: 20 }, (_, i) => (i % 2 === 0 ? '404' : '401')));
    patient.destroy();
  });
});

/** Holds connections that never end what they say, each opened again as it is closed. */
function crowd(count: number): void {
  const script = `
    const open = () => {
      const socket = require('node:net').connect(${portOf(pass.origin)}, '127.0.0.1');
      socket.on('error', () => undefined);
      socket.on('close', () => setImmediate(open));
      socket.on('connect', () => socket.write('GET / HTTP/1.1\\r\\nX:'));
    };
    for (let i = 0; i < ${count}; i++) open();
  `;
  const child = spawn(process.execPath, ['-e', script], { stdio: 'ignore' });
  onTestFinished(() => void child.kill('SIGKILL'));
}

test.each([400, 1500])(
  'a crowd of %d strangers who come back as they are sent away keeps nobody out',
  async (count) => {
    crowd(count);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    for (let i = 0; i < 30; i++) {
      expect(await read('/packs/finder/detectorTopology', 'close')).toBe(79_038);
    }
    for (let i = 0; i < 20; i++) (await admittedSocket(pass)).terminate();
    expect(shell.process.exitCode).toBeNull();
  },
);
