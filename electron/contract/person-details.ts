import { KithError } from './errors.ts';
import { limits } from './limits.ts';
import { oneLine } from './person-name.ts';

/** What ends a line, wherever it was typed. */
const LINE_END = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/u;

/**
 * Reads a note as it was typed: its lines as `oneLine` reads them, no empty ones at the ends; '' for none. Error: `NoteTooLong`,
 * in UTF-16 code units.
 */
export function cleanNote(raw: string): string {
  const lines = raw.split(LINE_END).map((line) => oneLine(line).text);
  const note = lines.join('\n').trim();
  if (note.length > limits.noteLength) throw new KithError('NoteTooLong');
  return note;
}

/** Reads an external id as it was typed, as `oneLine` does; null for none. Its case counts. Error: `ExternalIdTooLong`, likewise. */
export function cleanExternalId(raw: string): string | null {
  const { text } = oneLine(raw);
  if (text.length > limits.externalIdLength) throw new KithError('ExternalIdTooLong');
  return text === '' ? null : text;
}
