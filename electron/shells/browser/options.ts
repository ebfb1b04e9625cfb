import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { KithError } from '../../contract/index.ts';
import { defaultDataFolder } from '../../platform/paths.ts';
import { portNamed, usualPort } from './port.ts';

/** How the browser shell is started. */
export interface BrowserOptions {
  /** An absolute path. */
  readonly dataFolder: string;
  /** The ports to listen on, the first that is free. */
  readonly ports: readonly number[];
  readonly noWindow: boolean;
}

/** Reads the command line. Error: `WrongUse`. */
export function readOptions(args: readonly string[]): BrowserOptions {
  const { data, port, 'no-window': noWindow } = valuesOf(args);
  // An empty path would be the current folder.
  if (data === '') throw new KithError('WrongUse', '--data FOLDER');
  const dataFolder = resolve(data);
  const ports = port === undefined ? [usualPort(dataFolder), 0] : [portNamed(port)];
  return { dataFolder, ports, noWindow };
}

function valuesOf(args: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        data: { type: 'string', default: defaultDataFolder() },
        port: { type: 'string' },
        'no-window': { type: 'boolean', default: false },
      },
    });
    return values;
  } catch (cause) {
    throw new KithError('WrongUse', (cause as Error).message, { cause });
  }
}
