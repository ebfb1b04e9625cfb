import { execFileSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import {
  asShown,
  expectedFailure,
  failures,
  germanFailures,
  KithError,
} from '../../../electron/contract/index.ts';
import { temporaryFolder } from '../../support/folders.ts';
import { NO_DISK, smallDisk } from '../../support/small-disk.ts';
import { skipFor } from '../../support/needing.ts';

/** What work ends in. */
function errorOf(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error('it worked');
}

const folder = (): string => {
  const made = temporaryFolder();
  writeFileSync(join(made, 'file'), '');
  writeFileSync(join(made, 'other'), '');
  symlinkSync('loop', join(made, 'loop'));
  return made;
};

test.each([
  ['FileMissing', (at: string) => readFileSync(join(at, 'none'))],
  ['FileExists', (at: string) => openSync(join(at, 'file'), 'wx')],
  ['FolderExpected', (at: string) => mkdirSync(join(at, 'file'), { recursive: true })],
  ['FolderExpected', (at: string) => mkdirSync(join(at, 'file', 'below'), { recursive: true })],
  ['FolderExpected', (at: string) => readdirSync(join(at, 'file'))],
  ['FileExpected', (at: string) => openSync(at, 'w')],
  // What Node finds out itself, it calls otherwise.
  ['FileExpected', (at: string) => rmSync(at)],
  [
    'FileExists',
    (at: string) =>
      cpSync(join(at, 'file'), join(at, 'other'), { errorOnExist: true, force: false }),
  ],
  ['PathTooLong', (at: string) => writeFileSync(join(at, 'x'.repeat(300)), '')],
  ['PathLoops', (at: string) => readFileSync(join(at, 'loop'))],
] as const)('%s is what the system says of %s', (code, work) => {
  const at = folder();
  const failure = expectedFailure(errorOf(() => work(at)));
  expect(failure).toMatchObject({ code, subject: expect.stringContaining(at) });
  expect(failure!.cause).toBeInstanceOf(Error);
});

test('a file that is larger than can be read at once is that', () => {
  const file = join(folder(), 'file');
  truncateSync(file, 3 * 1024 ** 3);
  const failure = expectedFailure(
    errorOf(() => readFileSync(file)),
    file,
  );
  expect(failure).toMatchObject({ code: 'FileTooLarge', subject: file });
});

test('a disk that is full and one that is only read are told apart', (context) => {
  const disk = smallDisk(16) ?? skipFor(context, NO_DISK);
  const write = () => writeFileSync(join(disk.folder, 'file'), Buffer.alloc(100_000));
  expect(expectedFailure(errorOf(write), 'the file')).toMatchObject({
    code: 'DiskFull',
    subject: 'the file',
  });
  disk.remount('ro');
  expect(expectedFailure(errorOf(write))).toMatchObject({ code: 'DiskReadOnly' });
});

test('too many open files are that', (context) => {
  if (process.platform === 'win32') skipFor(context, 'Windows has no such limit');
  const program = `
    const fs = require('node:fs');
    try { for (;;) fs.openSync(process.execPath); }
    catch ({ code, syscall }) { fs.writeSync(1, JSON.stringify({ code, syscall })); process.reallyExit(0); }`;
  const limited = ['-c', 'ulimit -n 60; exec "$0" -e "$1"', process.execPath, program];
  const told = JSON.parse(execFileSync('sh', limited, { encoding: 'utf8' })) as object;
  expect(expectedFailure(Object.assign(new Error('any'), told))).toMatchObject({
    code: 'TooManyOpenFiles',
  });
});

test('a port that is taken and an address that is not there are told apart', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  const listening = (at: number, host: string) =>
    new Promise<unknown>((resolve) => createServer().listen(at, host).once('error', resolve));
  expect(expectedFailure(await listening(port, '127.0.0.1'))).toMatchObject({
    code: 'PortInUse',
    subject: String(port),
  });
  // RFC 5737: an address that nobody has.
  expect(expectedFailure(await listening(0, '192.0.2.1'))).toMatchObject({
    code: 'AddressUnavailable',
  });
});

test('what a user may not do is told from what a folder does not take', () => {
  const refused = (syscall: string) => Object.assign(new Error('any'), { code: 'EACCES', syscall });
  expect(expectedFailure(refused('open'))).toMatchObject({ code: 'NoPermission' });
  expect(expectedFailure(refused('rename'))).toMatchObject({ code: 'FolderReadOnly' });
  expect(expectedFailure(refused('listen'))).toMatchObject({ code: 'PortInUse' });
});

test('only what the system refuses is turned into a failure: the rest stays a defect, and a failure what it is', () => {
  const error = fc.record(
    {
      code: fc.oneof(
        fc.constantFrom('EINVAL', 'EBADF', 'ERR_INVALID_ARG_TYPE'),
        fc.string(),
        fc.nat(),
      ),
      syscall: fc.oneof(fc.constantFrom('open', 'read'), fc.nat()),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(error, (details) => {
      fc.pre(!/^E(NO|IO|A|EXIST|M|N|IS|LOOP|RO|DQ|P)/.test(String(details.code)));
      const bug = Object.assign(new TypeError('x is not a function'), details);
      expect(expectedFailure(bug)).toBeNull();
      expect(asShown(bug)).toMatchObject({ code: 'Bug' });
    }),
  );
  // Without the system's call it is Kith's own.
  expect(expectedFailure(Object.assign(new Error('any'), { code: 'ENOSPC' }))).toBeNull();
  expect(expectedFailure('ENOSPC')).toBeNull();
  const failure = new KithError('NameTaken', 'Ada');
  expect(expectedFailure(failure)).toBe(failure);
});

test('every failure says something, in both languages', () => {
  expect(Object.keys(germanFailures).toSorted()).toEqual(Object.keys(failures).toSorted());
  for (const [what, next] of Object.values(failures)) {
    expect(what).toMatch(/[.!?]$/);
    expect(next).not.toBe('');
  }
});
