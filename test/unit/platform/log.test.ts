import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  linkSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { KithError } from '../../../electron/contract/index.ts';
import { fileLog } from '../../../electron/platform/log.ts';
import { temporaryFolder } from '../../support/folders.ts';
import { NO_DISK, smallDisk } from '../../support/small-disk.ts';
import { skipFor } from '../../support/needing.ts';

afterEach(() => vi.restoreAllMocks());

/** A log, and what was written to it. */
function newLog() {
  const file = join(temporaryFolder(), 'kith.log');
  const text = () => readFileSync(file, 'utf8');
  const lines = () =>
    text()
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  return { file, log: fileLog(file), text, lines };
}

describe('a line of the log', () => {
  test('is JSON with the time, the level and the details', () => {
    const { log, lines, file } = newLog();
    log.info('ready', { engine: 'wasm' });
    log.warn('ended');
    expect(lines()).toMatchObject([
      { level: 'info', message: 'ready', engine: 'wasm', at: expect.stringMatching(/^\d{4}-/) },
      { level: 'warn', message: 'ended' },
    ]);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  test('is written for what JSON does not know, too', () => {
    const { log, lines } = newLog();
    const round: { self?: object; big: bigint } = { big: 1n };
    round.self = round;
    log.info('round', { round });
    expect(lines()).toHaveLength(1);
  });
});

describe('the log never holds who was enrolled', () => {
  const personal = fc.constantFrom(
    'name',
    'person',
    'people',
    'subject',
    'chip',
    'embedding',
    'token',
  );
  const around = fc.constantFrom(
    (inner: object) => ({ detail: inner }),
    (inner: object) => [inner],
    (inner: object) => ({ code: 'NameTaken', list: [1, inner] }),
  );

  test('under any personal detail, in objects and lists', () => {
    fc.assert(
      fc.property(personal, fc.array(around, { maxLength: 8 }), (key, shells) => {
        const { log, text } = newLog();
        const details = shells.reduce<object>((inner, wrap) => wrap(inner), { [key]: 'Ada' });
        log.warn('refused', { details, [key]: { first: 'Ada' }, kept: 'Babbage' });
        expect(text()).not.toContain('Ada');
        expect(text()).toContain('Babbage');
      }),
      { numRuns: 60 },
    );
  });

  test('in what an error says of people and files', () => {
    const { log, text, lines } = newLog();
    const missing = Object.assign(new Error("ENOENT: no such file, open '/photos/Ada/1.jpg'"), {
      code: 'ENOENT',
      path: '/photos/Ada/1.jpg',
    });
    log.error('failed', { error: new KithError('NameTaken', 'Ada', { cause: missing }) });
    expect(text()).not.toContain('Ada');
    expect(lines()[0]).toMatchObject({
      error: {
        type: 'KithError',
        code: 'NameTaken',
        stack: expect.arrayContaining([expect.stringContaining('log.test.ts')]),
        cause: {
          type: 'Error',
          code: 'ENOENT',
          message: "ENOENT: no such file, open '[redacted]'",
        },
      },
    });
  });

  test('in the path of the user’s home folder', () => {
    const { log, text } = newLog();
    log.info('output', { text: `loaded ${join(homedir(), 'kith', 'model')}` });
    expect(text()).not.toContain(homedir());
    expect(text()).toContain('loaded ~');
  });
});

describe('a log that cannot be written never stops the work', () => {
  test('on a full disk, where no line is written by halves, and is told of once', (context) => {
    const told = vi.spyOn(console, 'error').mockReturnValue();
    const disk = smallDisk(16) ?? skipFor(context, NO_DISK);
    const file = join(disk.folder, 'kith.log');
    const log = fileLog(file);
    log.info('one');
    const whole = readFileSync(file, 'utf8');
    log.info('two', { text: 'x'.repeat(30_000) });
    log.error('three', { error: new Error('x'.repeat(30_000)) });
    expect(readFileSync(file, 'utf8')).toBe(whole);
    expect(told.mock.calls).toEqual([[expect.stringContaining('ENOSPC')]]);
    disk.remount('size=64k');
    log.info('four');
    expect(readFileSync(file, 'utf8')).toMatch(/"one".*\n.*"four"/);
  });

  test('through a link, which may lead to somebody else’s file, or into a pipe that nobody reads', () => {
    const told = vi.spyOn(console, 'error').mockReturnValue();
    const folder = temporaryFolder();
    const [other, link, pipe, name] = ['other', 'link', 'pipe', 'name'].map((name) =>
      join(folder, name),
    );
    writeFileSync(other!, 'theirs');
    symlinkSync(other!, link!);
    linkSync(other!, name!);
    execFileSync('mkfifo', [pipe!]);
    for (const file of [link!, pipe!, name!]) fileLog(file).info('ours');
    expect(readFileSync(other!, 'utf8')).toBe('theirs');
    expect(told).toHaveBeenCalledTimes(3);
  });

  test('of what throws when it is looked at', () => {
    const told = vi.spyOn(console, 'error').mockReturnValue();
    const { log, lines } = newLog();
    const error = Object.defineProperty(new Error('any'), 'stack', {
      get: () => {
        throw new Error('not mine');
      },
    });
    log.error('one', { error });
    log.info('two');
    expect(lines()).toMatchObject([{ message: 'two' }]);
    expect(told).toHaveBeenCalledTimes(1);
  });

  test('in a place where no file can be, and goes on once there can', () => {
    const told = vi.spyOn(console, 'error').mockReturnValue();
    const folder = join(temporaryFolder(), 'data');
    const log = fileLog(join(folder, 'kith.log'));
    log.info('lost');
    mkdirSync(folder);
    log.info('kept');
    expect(readFileSync(join(folder, 'kith.log'), 'utf8')).toMatch(/^.*kept.*\n$/);
    expect(told).toHaveBeenCalledTimes(1);
  });

  test('where the old one cannot be moved aside', () => {
    const folder = temporaryFolder();
    const file = join(folder, 'kith.log');
    writeFileSync(file, 'x'.repeat(2_100_000));
    mkdirSync(join(folder, 'kith.log.1', 'in the way'), { recursive: true });
    fileLog(file).info('kept');
    expect(readFileSync(file, 'utf8')).toContain('kept');
  });
});

test('the log is moved aside when it is long', () => {
  const folder = temporaryFolder();
  const file = join(folder, 'kith.log');
  writeFileSync(file, 'x'.repeat(2_100_000));
  fileLog(file).info('next');
  expect(readdirSync(folder).toSorted()).toEqual(['kith.log', 'kith.log.1']);
  expect(statSync(file).size).toBeLessThan(500);
});

test('a log that others could read is theirs no more', () => {
  const { file, log } = newLog();
  writeFileSync(file, '', { mode: 0o644 });
  log.info('one');
  expect(statSync(file).mode & 0o777).toBe(0o600);
});
