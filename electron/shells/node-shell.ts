import { fileURLToPath } from 'node:url';
import open from 'open';
import type { Status } from '../contract/index.ts';
import { hostsOfNode } from '../models/host/host-kind.ts';
import { systemKeyring } from '../platform/keyring.ts';
import { assemble, type Assembled } from './assemble.ts';
import { spawnWithNode } from '../platform/own-process.ts';
import { sourcesHash } from '../platform/sources-hash.ts';
import { hasDisplay } from '../platform/display.ts';

/** The repository's (or package's) root. */
const root = new URL('../../', import.meta.url);

/** A path inside the repository as the file system writes it. */
export function inRoot(path: string): string {
  return fileURLToPath(new URL(path, root));
}

/** Assembles Kith in plain Node: the browser shell and the command line. */
export async function assembleInNode(
  shell: Status['shell'],
  dataFolder: string,
): Promise<Assembled> {
  return assemble({
    shell,
    dataFolder,
    modulesFolder: inRoot('node_modules'),
    secrets: systemKeyring,
    spawnDecoder: spawnWithNode(inRoot('electron/platform/heic/main.ts')),
    hostKinds: hostsOfNode(inRoot('native-models/host/main.ts')),
    sourcesSha256: () => sourcesHash(inRoot('.')),
    print: null,
    updates: null,
    chromium: null,
    reveal: shell === 'browser' && hasDisplay() ? (path) => open(path) : null,
  });
}
