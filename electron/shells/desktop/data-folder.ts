import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { KithError } from '../../contract/index.ts';

/**
 * The folder that `--data FOLDER` names on the command line, as an absolute path; null where nothing does. Everything else there
 * is Chromium's. Throws `WrongUse` where the folder is missing.
 */
export function namedDataFolder(args: readonly string[]): string | null {
  const { values } = parseArgs({
    args: [...args],
    options: { data: { type: 'string' } },
    strict: false,
  });
  const { data } = values;
  if (data === undefined) return null;
  if (typeof data !== 'string' || data === '') throw new KithError('WrongUse', '--data FOLDER');
  return resolve(data);
}
