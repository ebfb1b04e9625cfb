import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test, vi } from 'vitest';
import { copyElsewhere } from '../../electron/gallery/read-only.ts';
import { claimFolder } from '../../electron/shells/claim-folder.ts';
import { temporaryFolder } from '../support/folders.ts';

const module = fileURLToPath(new URL('../../electron/gallery/read-only.ts', import.meta.url));
const LONG_AGO = new Date('2026-01-01');

/** A process that reads a copy of a gallery, until it is killed. */
async function reader(file: string) {
  const program = `
    import { copyElsewhere } from ${JSON.stringify(module)};
    console.log(copyElsewhere(${JSON.stringify(file)}).file);
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [said] = (await once(child.stdout, 'data')) as [Buffer];
  return { child, name: basename(join(said.toString().trim(), '..')) };
}

test('the copy of a gallery that a killed Kith read goes with the next start, and nothing else does', async () => {
  const [elsewhere, scratch] = [temporaryFolder(), temporaryFolder()];
  for (const name of ['TMPDIR', 'TEMP']) vi.stubEnv(name, scratch);
  onTestFinished(() => void vi.unstubAllEnvs());
  const file = join(elsewhere, 'gallery.db');
  for (const ending of ['', '-wal']) writeFileSync(file + ending, 'any');

  const [killed, running] = [await reader(file), await reader(file)];
  const own = copyElsewhere(file);
  onTestFinished(own.remove);
  const others = ['kith-test-abc123', 'kith-abcdef', 'kith-notes', 'kith-1-abc', 'unkith-abcdef'];
  for (const name of [...others, 'kith-uvwxyz', 'kith-earlie']) {
    mkdirSync(join(tmpdir(), name));
    // Those of an earlier Kith say nothing of their process.
    const inside = name === 'kith-uvwxyz' ? 'my thesis.txt' : 'gallery.db';
    writeFileSync(join(tmpdir(), name, inside), 'any');
    if (name !== 'kith-abcdef') utimesSync(join(tmpdir(), name), LONG_AGO, LONG_AGO);
  }
  symlinkSync(elsewhere, join(tmpdir(), `kith-${killed.child.pid}-linked`));
  killed.child.kill('SIGKILL');
  await once(killed.child, 'exit');
  expect(readdirSync(tmpdir())).toContain(killed.name);

  (await claimFolder(join(elsewhere, 'data'), null)).release();
  const stay = [...others, 'kith-uvwxyz', `kith-${killed.child.pid}-linked`, running.name];
  const left = readdirSync(tmpdir()).filter((name) => name.includes('kith-'));
  expect(new Set(left)).toEqual(new Set([...stay, basename(join(own.file, '..'))]));
  expect(readdirSync(elsewhere)).toContain('gallery.db');
});
