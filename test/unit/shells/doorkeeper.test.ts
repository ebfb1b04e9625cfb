import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { Doorkeeper } from '../../../electron/shells/browser/doorkeeper.ts';

const session = new Uint8Array(32).fill(7);

const ask = (keeper: Doorkeeper, url: string, headers: Record<string, string> = {}) =>
  keeper.judge({ url, headers: { host: '127.0.0.1:4000', ...headers } } as IncomingMessage);

test('the token works once and becomes a session', () => {
  const keeper = new Doorkeeper(4000, session);
  const url = `/?token=${keeper.token}`;
  const welcome = ask(keeper, url);
  expect(welcome.kind).toBe('welcome');
  const cookie = welcome.kind === 'welcome' ? welcome.cookie : '';
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
  const welcome = ask(keeper, `/?token=${keeper.token}`);
  const cookie = welcome.kind === 'welcome' ? welcome.cookie.split(';')[0]! : '';
  for (let i = 0; i < 20; i++) ask(keeper, `/?token=${'0'.repeat(64)}`);
  expect(ask(keeper, '/', { cookie }).kind).toBe('session');
});

test('ten wrong tokens a minute are enough', () => {
  let now = 0;
  const keeper = new Doorkeeper(4000, session, () => now);
  for (let i = 0; i < 10; i++) {
    expect(ask(keeper, `/?token=${'0'.repeat(64)}`)).toEqual({ kind: 'refused', status: 401 });
  }
  expect(ask(keeper, `/?token=${keeper.token}`)).toEqual({ kind: 'refused', status: 429 });
  now = 60_001;
  expect(ask(keeper, `/?token=${keeper.token}`).kind).toBe('welcome');
});

test.each(['', 'x', '0'.repeat(63), 'é'.repeat(64)])('a malformed session %j is none', (value) => {
  expect(ask(new Doorkeeper(4000, session), '/', { cookie: `kith-4000=${value}` }).kind).toBe(
    'refused',
  );
});

test('a browser that was let in is known after a restart, by the Kith of that port alone', () => {
  const before = new Doorkeeper(4000, session);
  const welcome = ask(before, `/?token=${before.token}`);
  const cookie = welcome.kind === 'welcome' ? welcome.cookie.split(';')[0]! : '';
  expect(ask(new Doorkeeper(4000, session), '/', { cookie }).kind).toBe('session');
  expect(ask(new Doorkeeper(4000, new Uint8Array(32)), '/', { cookie }).kind).toBe('refused');
  const elsewhere = { cookie, host: '127.0.0.1:4001' };
  expect(ask(new Doorkeeper(4001, session), '/', elsewhere).kind).toBe('refused');
});
