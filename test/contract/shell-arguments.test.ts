import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { failures, type FailureCode } from '../../electron/contract/index.ts';
import { inShell, kith, terminated } from '../support/command-line.ts';
import { temporaryFolder } from '../support/folders.ts';
import { preparedData, preparedPeople } from '../support/prepared.ts';
import { frameOf, type SamplePerson } from '../support/sample-faces.ts';
import { skipFor } from '../support/needing.ts';

let people: SamplePerson[];

beforeAll(async () => {
  people = await preparedPeople();
});

/** A folder with people's photos in it, one folder each. */
async function album(...names: string[]): Promise<string> {
  const root = temporaryFolder();
  for (const [i, name] of names.entries()) {
    mkdirSync(join(root, name));
    for (const phase of [0.1, 0.6]) {
      writeFileSync(join(root, name, `${phase}.jpg`), await frameOf(people[i]!, phase));
    }
  }
  return root;
}

async function samplesOf(data: string): Promise<Record<string, number>> {
  const { json } = await kith(data, 'people');
  return Object.fromEntries(json.map((one: any) => [one.name, one.samples]));
}

describe('--data', () => {
  test('without a name is wrong use, and makes nothing in the current folder', async () => {
    const cwd = temporaryFolder();
    for (const args of [['--data', ''], ['--data=']]) {
      const { code, stdout } = await inShell('"$@"', [...args, '--json', 'people'], { cwd });
      expect([code, JSON.parse(stdout)]).toMatchObject([2, { error: { code: 'WrongUse' } }]);
    }
    expect(readdirSync(cwd)).toEqual([]);
  });

  const cases: [name: string, make: (at: string) => void, below: string, code: FailureCode][] = [
    ['a file', (at) => writeFileSync(at, 'a photo'), '', 'FolderExpected'],
    ['below a file', (at) => writeFileSync(at, ''), 'data', 'FolderExpected'],
    ['a link in a circle', (at) => symlinkSync(at, at), '', 'PathLoops'],
    ['too long', () => undefined, 'x'.repeat(300), 'PathTooLong'],
  ];
  test.each(cases)('that is %s says so, and what to do', async (_name, make, below, code) => {
    const at = join(temporaryFolder(), 'data');
    make(at);
    const { json, code: exit } = await kith(join(at, below), 'people');
    expect([exit, json.error.code, json.error.next]).toEqual([1, code, failures[code][1]]);
  });

  test('whose key others could read says so once, and they cannot any more', async (context) => {
    const data = await preparedData();
    const key = join(data, 'gallery.key');
    if (!existsSync(key)) skipFor(context, 'a keyring keeps the key here');
    chmodSync(key, 0o644);
    const first = await kith(data, 'people');
    expect([first.code, first.json]).toEqual([0, []]);
    expect(first.stderr).toContain('could read the gallery’s key');
    expect(statSync(key).mode & 0o777).toBe(0o600);
    expect((await kith(data, 'people')).stderr).toBe('');
  });
});

describe('standard output', () => {
  test.each([
    ['that nobody reads', 'set -o pipefail; "$@" | true', /^$/],
    ['that is closed', '"$@" >&-', /^$/],
    ['on a full disk', '"$@" >/dev/full', /^The disk is full\..*\n$/],
    ['and standard error on a full disk', '"$@" >/dev/full 2>/dev/full', /^$/],
  ])('%s ends a command quietly', async (_name, line, said) => {
    const data = await preparedData(['Ada']);
    const { stderr } = await inShell(line, ['--data', data, 'people']);
    expect(stderr).toMatch(said);
    expect(await samplesOf(data)).toEqual({ Ada: 4 });
  });

  test('says that it could not be written by the exit code', async () => {
    const data = await preparedData();
    const { code } = await inShell('"$@" >/dev/full', ['--data', data, 'people']);
    expect(code).toBe(1);
  });

  test('tells a terminal nothing but text, whatever people and files are called', async () => {
    const [data, root] = [temporaryFolder(), await album('\u001B]0;Ada\u0007', 'Grace')];
    writeFileSync(join(root, 'Grace', 'a\n\u001B[2Jb\u009B1m.txt'), 'no image');
    const { stdout, stderr } = await inShell('"$@"', ['--data', data, 'enroll', root]);
    expect(stdout).toContain('a\\u000a\\u001b[2Jb\\u009b1m.txt');
    for (const text of [stdout, stderr]) expect(text).not.toMatch(/[^\P{Cc}\n]/u);
    const wrong = await inShell('"$@"', ['--data', data, '\u001B[31mpeople']);
    expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining('\\u001b[31mpeople')]);
    // As a document it is what it is.
    const { json } = await kith(data, 'enroll', root);
    expect(json.people.flatMap(({ refused }: any) => refused)).toContainEqual({
      file: join(root, 'Grace', 'a\n\u001B[2Jb\u009B1m.txt'),
      reason: 'NotAnImage',
    });
  });
});

describe('--files-from', () => {
  test('enrolls listed photos as the people their folders are named after', async () => {
    const [data, root] = [temporaryFolder(), await album('Ada', 'Grace', 'Hedy')];
    const at = (file: string) => join(root, file);
    writeFileSync(
      at('list'),
      [at('Ada/0.1.jpg'), '', at('Grace'), at('Ada/none.jpg'), at('Hedy/0.6.jpg')].join('\n'),
    );
    const { code, json } = await kith(data, 'enroll', '--files-from', at('list'));
    expect(code).toBe(0);
    expect(json).toMatchObject({ complete: true, photos: 5 });
    expect(json.people[0]).toMatchObject({
      name: 'Ada',
      enrolled: 1,
      refused: [{ file: at('Ada/none.jpg'), reason: 'FileMissing' }],
    });
    expect(await samplesOf(data)).toEqual({ Ada: 1, Grace: 2, Hedy: 1 });
  });

  test('takes names that are no text, and paths from where the command is, ended by NULs on standard input', async () => {
    const [data, root] = [await preparedData(['Ada', 'Grace']), await album('Ada', 'Grace')];
    const odd = Buffer.from('Grace/caf\xe9.jpg', 'latin1');
    writeFileSync(Buffer.concat([Buffer.from(`${root}/`), odd]), await frameOf(people[1]!, 0.4));
    const stdin = Buffer.concat([Buffer.from('Ada/0.6.jpg\0'), odd, Buffer.from('\0')]);
    const args = ['--data', data, '--json', 'identify', '--files-from', '-'];
    const { code, stdout } = await inShell('"$@"', args, { stdin, cwd: root });
    expect(code).toBe(0);
    expect(JSON.parse(stdout).map((one: any) => [one.file, one.faces?.[0].person])).toEqual([
      ['Ada/0.6.jpg', 'Ada'],
      ['Grace/caf\uFFFD.jpg', 'Grace'],
    ]);
  });

  test('reads what another command lists, however long', async () => {
    const [data, root] = [await preparedData(['Ada', 'Grace']), await album('Ada')];
    const missing = Array.from({ length: 20_000 }, (_, i) => `${'missing/'.repeat(20)}${i}`);
    writeFileSync(join(root, 'missing'), `${missing.join('\n')}\n`);
    const line = '"$@" --files-from <(cat missing; find . -name "*.jpg")';
    const args = ['--data', data, '--json', 'identify'];
    const { code, stdout } = await inShell(line, args, { cwd: root });
    const found = JSON.parse(stdout) as any[];
    expect([code, found.length]).toEqual([0, 20_002]);
    expect(found.filter(({ error }) => error?.code === 'FileMissing')).toHaveLength(20_000);
    expect(found.filter(({ faces }) => faces?.[0].person === 'Ada')).toHaveLength(2);
  });

  test('that cannot be read says why', async () => {
    const folder = temporaryFolder();
    const { json } = await kith(folder, 'identify', '--files-from', folder);
    expect(json.error).toMatchObject({ code: 'FileExpected', subject: folder });
    const missing = await kith(folder, 'enroll', '--files-from', join(folder, 'none'));
    expect(missing.json.error.code).toBe('FileMissing');
  });

  test('does not hold a command that is told to end', async () => {
    const folder = temporaryFolder();
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    const line = '"$@" & sleep 3; kill -TERM $!; wait $!';
    const args = ['--data', folder, '--json', 'identify', '--files-from', pipe];
    const { code, stdout } = await inShell(line, args);
    expect([code, JSON.parse(stdout)]).toMatchObject([1, { error: { code: 'Canceled' } }]);
  });
});

test('a pipe, a device and a folder are no photos, and hold nobody', async () => {
  const folder = temporaryFolder();
  const pipe = join(folder, 'pipe');
  execFileSync('mkfifo', [pipe]);
  const { json } = await kith(folder, 'identify', pipe, '/dev/zero', join(folder, 'none', 'x'));
  expect(json.map((one: any) => one.error.code)).toEqual(['NotAFile', 'NotAFile', 'FileMissing']);
  const compared = await kith(folder, 'verify', folder, pipe);
  expect(compared.json.error.code).toMatch(/^(FileExpected|NotAFile)$/);
  const enrolled = await kith(folder, 'enroll', pipe);
  expect(enrolled.json.error).toMatchObject({ code: 'FolderExpected', subject: pipe });
});

test('a batch that is told to end keeps what is done, and its document says that it is a part', async () => {
  const [data, root] = [temporaryFolder(), temporaryFolder()];
  const photo = await frameOf(people[0]!, 0.1);
  for (let p = 0; p < 40; p++) {
    mkdirSync(join(root, `Person ${p}`));
    writeFileSync(join(root, `Person ${p}`, 'a.jpg'), photo);
  }
  const part = JSON.parse(await terminated(data, '3/40 ', 'enroll', root));
  expect(part.complete).toBe(false);
  const done = part.people.filter(({ enrolled }: any) => enrolled > 0).length;
  expect(done).toBeGreaterThan(0);
  expect(part.people.length + part.notReached.length).toBe(40);
  expect(Object.keys(await samplesOf(data))).toHaveLength(done);

  const files = Array.from({ length: 40 }, (_, i) => join(root, `Person ${i}`, 'a.jpg'));
  const looked = JSON.parse(await terminated(data, '3/40', 'identify', ...files)) as any[];
  expect(looked.map(({ file }) => file)).toEqual(files);
  expect(looked.filter(({ faces }) => faces).length).toBeGreaterThan(0);
  expect(looked.at(-1).error.code).toBe('Canceled');
});
