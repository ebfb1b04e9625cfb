import {
  closeSync,
  constants,
  fchmodSync,
  fstatSync,
  ftruncateSync,
  lstatSync,
  openSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { pino } from 'pino';
import { KithError } from '../contract/index.ts';
import { printable } from './printable.ts';

/**
 * A log of JSON lines. An error is given as the detail `error`: its class, its code and where it was thrown are kept, of what
 * it says only what cannot name anybody. A log that cannot be written never stops the work.
 */
export interface Log {
  info(message: string, details?: object): void;
  warn(message: string, details?: object): void;
  error(message: string, details?: object): void;
}

/** Beyond this the log is moved aside to `….1`, so that two files of it exist at most. */
const MOST_BYTES = 2_000_000;
/** Details that could tell who was enrolled are never written. */
const PERSONAL = new Set(['name', 'person', 'people', 'subject', 'chip', 'embedding', 'token']);
const REDACTED = '[redacted]';

/** A log in a file. Personal details are replaced by "[redacted]", and the path of the user's home folder by "~". */
export function fileLog(file: string): Log {
  const logger = pino(
    {
      base: null,
      messageKey: 'message',
      timestamp: () => `,"at":"${new Date().toISOString()}"`,
      formatters: { level: (level) => ({ level }) },
      serializers: { error: withoutPersons },
    },
    {
      write: (line) => {
        moveAside(file);
        append(file, redacted(line));
      },
    },
  );
  let failing = false;
  /** Whatever writing fails of is told once, on standard error. */
  const write =
    (level: 'info' | 'warn' | 'error') =>
    (message: string, details: object = {}): void => {
      try {
        logger[level](details, message);
        failing = false;
      } catch (error) {
        if (!failing) console.error(printable(`Kith goes on without its log: ${String(error)}`));
        failing = true;
      }
    };
  return { info: write('info'), warn: write('warn'), error: write('error') };
}

/** Neither follows a link, which may lead to somebody else's file, nor waits for whoever reads a pipe. Windows has no such flags, and nothing counts as none. */
const FLAGS =
  constants.O_WRONLY |
  constants.O_APPEND |
  constants.O_CREAT |
  constants.O_NOFOLLOW |
  constants.O_NONBLOCK;

/**
 * Appends a line, the whole of it or nothing. The file is opened for each: what was written before a crash is there, and a full
 * disk or a file that was moved is over as soon as it is mended.
 */
function append(file: string, line: string): void {
  const descriptor = openSync(file, FLAGS, 0o600);
  try {
    const found = fstatSync(descriptor);
    if (!found.isFile()) throw new Error(`${file} is no file`);
    // Another name of somebody else's file, as a link is.
    if (found.nlink > 1) throw new Error(`${file} is a file with several names`);
    if ((found.mode & 0o777) !== 0o600) fchmodSync(descriptor, 0o600);
    try {
      writeFileSync(descriptor, line);
    } catch (error) {
      ftruncateSync(descriptor, found.size);
      throw error;
    }
  } finally {
    closeSync(descriptor);
  }
}

function moveAside(file: string): void {
  if ((lstatSync(file, { throwIfNoEntry: false })?.size ?? 0) <= MOST_BYTES) return;
  try {
    renameSync(file, `${file}.1`);
  } catch {
    // Windows renames no file that another program has open: the log grows until it can.
  }
}

/**
 * A line without personal details, however deep they lie: what is really written is looked at. Pino's own redaction looks as
 * deep as its paths were written, and no deeper.
 */
function redacted(line: string): string {
  const parsed: unknown = JSON.parse(line, (key, value: unknown) =>
    PERSONAL.has(key) ? REDACTED : value,
  );
  const home = JSON.stringify(homedir()).slice(1, -1);
  const text = JSON.stringify(parsed);
  // A user whose home is the root of the disk has no name in it.
  return `${home.length > 1 ? text.replaceAll(home, '~') : text}\n`;
}

/** What is written of an error: a `KithError` names people and files, another one files, in what it says. */
function withoutPersons(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { code, path, dest } = error as NodeJS.ErrnoException & { dest?: string };
  const frames = error.stack?.split('\n').filter((line) => line.startsWith('    at '));
  const message = [path, dest].reduce(
    (text: string, named) => (named ? text.replaceAll(named, REDACTED) : text),
    error.message,
  );
  return {
    type: error.constructor.name,
    code,
    ...(error instanceof KithError ? {} : { message }),
    stack: frames?.map((line) => line.trim()),
    ...(error.cause === undefined ? {} : { cause: withoutPersons(error.cause) }),
  };
}
