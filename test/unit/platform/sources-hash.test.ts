import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sourcesHash } from '../../../electron/platform/sources-hash.ts';
import { temporaryFolder } from '../../support/folders.ts';

/** A repository with a file of each kind, and what is no source. */
function repository(changed: Readonly<Record<string, string>> = {}): string {
  const root = temporaryFolder();
  const files = {
    'package.json': '{}',
    'package-lock.json': '{ "lockfileVersion": 3 }',
    'electron/core/kith.ts': 'export {};\n',
    'electron/core-parts.ts': 'export {};\n',
    'native-models/host/main.ts': '',
    'renderer/public/Icon 1.svg': '<svg/>',
    ...changed,
  };
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(join(root, file, '..'), { recursive: true });
    writeFileSync(join(root, file), content);
  }
  return root;
}

test('the hash is of every source and of nothing else, wherever the repository lies', async () => {
  const hash = await sourcesHash(repository());
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
  expect(await sourcesHash(`${repository()}/`)).toBe(hash);
  expect(await sourcesHash(repository({ 'README.md': 'Kith', 'test/a.test.ts': '' }))).toBe(hash);
  expect(await sourcesHash(repository({ 'electron/core/.kith.ts.swp': 'x' }))).toBe(hash);
  const others: Record<string, string>[] = [
    { 'renderer/public/Icon 1.svg': '<svg></svg>' },
    { 'package-lock.json': '{ "lockfileVersion": 2 }' },
    { 'native-models/host/other.ts': '' },
  ];
  for (const changed of others) expect(await sourcesHash(repository(changed))).not.toBe(hash);
});

test.skipIf(process.platform !== 'linux')(
  'anybody gets the same with the tools of a shell, as the README says',
  async () => {
    const root = repository();
    const line = `find electron native-models renderer package.json package-lock.json -type f -not -name '.*' -print0 | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum`;
    const said = execFileSync('sh', ['-c', line], { cwd: root, encoding: 'utf8' });
    expect(said.split(' ')[0]).toBe(await sourcesHash(root));
  },
);
