import { appendFileSync, renameSync, statSync } from 'node:fs';

/** A log of JSON lines. */
export interface Log {
  info(message: string, details?: object): void;
  warn(message: string, details?: object): void;
  error(message: string, details?: object): void;
}

/** Beyond this the log is moved aside to `….1`, so that two files of it exist at most. */
const MOST_BYTES = 2_000_000;
/** Details that could tell who was enrolled are never written. */
const PERSONAL = new Set(['name', 'person', 'people', 'subject', 'chip', 'embedding', 'token']);

/** A log in a file. Personal details are replaced by "[redacted]". */
export function fileLog(file: string): Log {
  const write = (level: string, message: string, details: object = {}): void => {
    if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > MOST_BYTES) {
      renameSync(file, `${file}.1`);
    }
    const line = { at: new Date().toISOString(), level, message, ...redact(details) };
    appendFileSync(file, `${JSON.stringify(line)}\n`, { mode: 0o600 });
  };
  return {
    info: (message, details) => write('info', message, details),
    warn: (message, details) => write('warn', message, details),
    error: (message, details) => write('error', message, details),
  };
}

function redact(details: object): object {
  return Object.fromEntries(
    Object.entries(details).map(([key, value]: [string, unknown]) => {
      if (PERSONAL.has(key)) return [key, '[redacted]'];
      if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
        return [key, redact(value)];
      }
      return [key, value];
    }),
  );
}
