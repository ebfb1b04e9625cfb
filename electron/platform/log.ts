import { appendFileSync, renameSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { pino } from 'pino';
import { KithError } from '../contract/index.ts';

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
    writerTo(file),
  );
  return {
    info: (message, details = {}) => logger.info(details, message),
    warn: (message, details = {}) => logger.warn(details, message),
    error: (message, details = {}) => logger.error(details, message),
  };
}

/**
 * Appends lines to a file that is opened for each: what was written before a crash is there, and a full disk or a file that
 * was moved is over as soon as it is mended. Failing is told once, on standard error.
 */
function writerTo(file: string): { write(line: string): void } {
  let failing = false;
  return {
    write: (line) => {
      try {
        moveAside(file);
        appendFileSync(file, redacted(line), { mode: 0o600 });
        failing = false;
      } catch (error) {
        if (!failing) console.error(`Kith goes on without its log: ${String(error)}`);
        failing = true;
      }
    },
  };
}

function moveAside(file: string): void {
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) <= MOST_BYTES) return;
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
