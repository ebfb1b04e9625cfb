import { createHmac } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { Doorkeeper } from '../../../electron/shells/browser/doorkeeper.ts';

const session = new Uint8Array(32).fill(7);

const ask = (keeper: Doorkeeper, url: string, headers: Record<string, string> = {}) =>
  keeper.judge({
    method: 'GET',
    url,
    headers: { host: '127.0.0.1:4000', ...headers },
  } as IncomingMessage);

test('the token works once and becomes a session', () => {
  const keeper = new Doorkeeper(4000, session);
  const url = `/?token=${keeper.token}`;
  const welcome = ask(keeper, url);
  expect(welcome.kind).toBe('welcome');
  const { cookie } = keeper;
  expect(cookie).toMatch(/HttpOnly/);
  expect(cookie).toMatch(/SameSite=Strict/);
  expect(ask(keeper, '/', { cookie: cookie.split(';')[0]! }).kind).toBe('session');
  expect(ask(keeper, url)).toEqual({ kind: 'refused', status: 401 });
  expect(keeper.token).toBeNull();
});

test.each([
  ['another host', { host: 'evil.example' }],
  ['a rebound name', { host: 'evil.example:4000' }],
  ['another origin', { origin: 'http://evil.example' }],
  ['a local page of another port', { origin: 'http://127.0.0.1:5000' }],
  ['a file', { origin: 'null' }],
])('%s is refused, right token or not', (_, headers) => {
  const keeper = new Doorkeeper(4000, session);
  const verdict = ask(keeper, `/?token=${keeper.token}`, headers);
  expect(verdict).toEqual({ kind: 'refused', status: 403 });
});

test('who is in stays in, however many wrong tokens others give', () => {
  const keeper = new Doorkeeper(4000, session);
  ask(keeper, `/?token=${keeper.token}`);
  const cookie = keeper.cookie.split(';')[0]!;
  for (let i = 0; i < 20; i++) ask(keeper, `/?token=${'0'.repeat(64)}`);
  expect(ask(keeper, '/', { cookie }).kind).toBe('session');
});

test('wrong tokens use up nothing: the right one is good after any number of them', () => {
  const keeper = new Doorkeeper(4000, session);
  for (let i = 0; i < 1000; i++) {
    expect(ask(keeper, `/?token=${'0'.repeat(64)}`)).toEqual({ kind: 'refused', status: 401 });
  }
  expect(ask(keeper, `/?token=${keeper.token}`).kind).toBe('welcome');
});

test('whoever asks for the head alone does not use up the token', () => {
  const keeper = new Doorkeeper(4000, session);
  const head = {
    method: 'HEAD',
    url: `/?token=${keeper.token}`,
    headers: { host: '127.0.0.1:4000' },
  };
  expect(keeper.judge(head as IncomingMessage)).toEqual({ kind: 'refused', status: 401 });
  expect(ask(keeper, `/?token=${keeper.token}`).kind).toBe('welcome');
});

test('only who has the key of the page can prove it, and for what was asked alone', () => {
  const keeper = new Doorkeeper(4000, session);
  const asked = 'ab'.repeat(32);
  const proof = createHmac('sha256', keeper.pageKey).update(asked, 'hex').digest('hex');
  expect(keeper.proves(asked, proof)).toBe(true);
  expect(keeper.proves('cd'.repeat(32), proof)).toBe(false);
  for (const other of ['', 'x', asked, proof.toUpperCase(), `${proof} `]) {
    expect(keeper.proves(asked, other)).toBe(false);
  }
});

test('cookie and key are of one port: neither tells the other, or those of another port', () => {
  const [here, there] = [new Doorkeeper(4000, session), new Doorkeeper(4001, session)];
  expect(here.pageKey.equals(there.pageKey)).toBe(false);
  const value = /=([0-9a-f]{64});/.exec(here.cookie)![1]!;
  expect(value).not.toBe(here.pageKey.toString('hex'));
  const elsewhere = { cookie: `kith-4001=${value}`, host: '127.0.0.1:4001' };
  expect(ask(there, '/', elsewhere).kind).toBe('refused');
  expect(new Doorkeeper(4000, session).pageKey.equals(here.pageKey)).toBe(true);
});

test.each(['', 'x', '0'.repeat(63), 'é'.repeat(64)])('a malformed session %j is none', (value) => {
  expect(ask(new Doorkeeper(4000, session), '/', { cookie: `kith-4000=${value}` }).kind).toBe(
    'refused',
  );
});

test('a browser that was let in is known after a restart, by the Kith of that port alone', () => {
  const before = new Doorkeeper(4000, session);
  const cookie = before.cookie.split(';')[0]!;
  expect(ask(new Doorkeeper(4000, session), '/', { cookie }).kind).toBe('session');
  expect(ask(new Doorkeeper(4000, new Uint8Array(32)), '/', { cookie }).kind).toBe('refused');
  const elsewhere = { cookie, host: '127.0.0.1:4001' };
  expect(ask(new Doorkeeper(4001, session), '/', elsewhere).kind).toBe('refused');
});
