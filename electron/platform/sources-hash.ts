import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';

/** What Kith is made of, page and packages included; everything else in a clone changes nothing of what it does. */
const SOURCES = ['electron', 'native-models', 'package-lock.json', 'package.json', 'renderer'];

/**
 * The SHA-256 of Kith's sources: of a line `HASH  PATH` for each file, by path, as `sha256sum` writes them. `root` is the
 * repository's. Files whose names begin with a dot are left out: editors and systems leave them about.
 */
export async function sourcesHash(root: string): Promise<string> {
  const files = (await Promise.all(SOURCES.map((name) => filesOf(root, name)))).flat().toSorted();
  const lines = await Promise.all(
    files.map(async (file) => {
      const content = await readFile(join(root, file));
      return `${createHash('sha256').update(content).digest('hex')}  ${file}\n`;
    }),
  );
  return createHash('sha256').update(lines.join('')).digest('hex');
}

/** The files at a path in the repository, as the repository writes them. */
async function filesOf(root: string, name: string): Promise<string[]> {
  if (name.includes('.')) return [name];
  const entries = await readdir(join(root, name), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map(({ parentPath, name: file }) =>
      join(parentPath, file).slice(join(root, '/').length).split(sep).join('/'),
    );
}
