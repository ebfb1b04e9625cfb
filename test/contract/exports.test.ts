import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { kith } from '../support/command-line.ts';
import { temporaryFolder } from '../support/folders.ts';
import { readNpy } from '../support/npy.ts';
import { inKith, preparedData } from '../support/prepared.ts';

const others = (file: string): number =>
  process.platform === 'win32' ? 0 : statSync(file).mode & 0o077;

test('people are written as folders of pictures, into a new folder only, for nobody else to read', async () => {
  const [data, root] = [await preparedData(['Ada', 'Grace'], 3), temporaryFolder()];
  await kith(data, 'people', 'rename', 'Ada', '../Ada:1');
  const folder = join(root, 'pictures');
  const written = await kith(data, 'people', 'pictures', folder);
  expect(written.code).toBe(0);
  expect(written.json).toMatchObject({ pictures: 6, people: [{ pictures: 3 }, { pictures: 3 }] });
  expect(readdirSync(root)).toEqual(['pictures']);
  const [first, second] = readdirSync(folder).toSorted();
  expect([first, second]).toEqual(['Grace', '_Ada_1']);
  for (const name of [first!, second!]) {
    expect(readdirSync(join(folder, name)).toSorted()).toEqual([
      '0001.jpg',
      '0002.jpg',
      '0003.jpg',
    ]);
    expect(others(join(folder, name))).toBe(0);
    const file = join(folder, name, '0001.jpg');
    expect(others(file)).toBe(0);
    expect(await sharp(file).metadata()).toMatchObject({ format: 'jpeg', width: 224, height: 224 });
  }
  // What is there stays as it is, also behind a link.
  const elsewhere = join(root, 'elsewhere');
  mkdirSync(elsewhere);
  symlinkSync(elsewhere, join(root, 'link'));
  symlinkSync(join(root, 'gone'), join(root, 'dangling'));
  for (const place of ['pictures', 'elsewhere', 'link', 'dangling']) {
    const again = await kith(data, 'people', 'pictures', join(root, place));
    expect([again.code, again.json.error.code]).toEqual([1, 'FileExists']);
  }
  expect(readdirSync(elsewhere)).toEqual([]);
  expect(existsSync(join(root, 'gone'))).toBe(false);
});

test('embeddings are written as NumPy reads them, with whose each row is', async () => {
  const [data, root] = [await preparedData(['Ada', 'Grace'], 3), temporaryFolder()];
  await kith(data, 'people', 'id', 'Grace', 'G-7');
  const file = join(root, 'all.npy');
  const written = await kith(data, 'people', 'embeddings', file);
  expect(written.json).toMatchObject({ file, table: join(root, 'all.csv'), samples: 6, people: 2 });
  const { shape, numbers } = readNpy(readFileSync(file));
  expect(shape).toEqual([6, 128]);
  const rows: Record<string, string>[] = parse(readFileSync(join(root, 'all.csv')), {
    bom: true,
    columns: true,
  });
  expect(rows.map((row) => row['person'])).toEqual([
    'Ada',
    'Ada',
    'Ada',
    'Grace',
    'Grace',
    'Grace',
  ]);
  const ids = rows.map((row) => row['externalId']);
  expect(ids).toEqual(['', '', '', 'G-7', 'G-7', 'G-7']);
  const kept = await inKith(data, async (owner) => {
    const people = await owner.people.list();
    const of = await owner.exporting.embeddings(new AbortController().signal);
    return { ids: people.map(({ id }) => String(id)), npy: [...of.npy] };
  });
  expect([...new Set(rows.map((row) => row['personId']))]).toEqual(kept.ids);
  expect([...readFileSync(file)]).toEqual(kept.npy);
  for (let row = 0; row < shape[0]; row++) {
    const length = Math.hypot(...numbers.slice(row * shape[1], (row + 1) * shape[1]));
    expect(length).toBeCloseTo(1, 5);
  }
  for (const one of [file, join(root, 'all.csv')]) expect(others(one)).toBe(0);
  const again = await kith(data, 'people', 'embeddings', file);
  expect(again.json.error.code).toBe('FileExists');
});

test('the activity is listed and saved, by time, person, group and camera', async () => {
  const [data, root] = [await preparedData(['Ada', 'Grace'], 3), temporaryFolder()];
  const all = await kith(data, 'activity');
  expect(all.json.map((one: any) => [one.kind, one.person])).toEqual([
    ['enrolled', 'Grace'],
    ['enrolled', 'Ada'],
  ]);
  const file = join(root, 'activity.csv');
  const saved = await kith(data, 'activity', '--csv', file, '--person', 'Ada');
  expect(saved.json).toHaveLength(1);
  const rows: Record<string, string>[] = parse(readFileSync(file), { bom: true, columns: true });
  expect(rows).toMatchObject([{ kind: 'enrolled', person: 'Ada', at: saved.json[0].at }]);
  expect(others(file)).toBe(0);
  const count = async (...args: string[]) => (await kith(data, 'activity', ...args)).json.length;
  expect(await count('--since', '2000-01-01')).toBe(2);
  expect(await count('--until', '2000-01-01')).toBe(0);
  expect(await count('--since', '2999-12-31T23:59')).toBe(0);
  expect(await count('--camera', 'Desk')).toBe(0);
  await kith(data, 'people', 'group', 'add', 'Desk', 'Grace');
  const ofDesk = await kith(data, 'activity', '--group', 'desk');
  expect(ofDesk.json).toMatchObject([{ person: 'Grace' }]);
  expect((await kith(data, 'activity', '--group', 'Door')).json.error.code).toBe('NoSuchGroup');
  expect((await kith(data, 'activity', '--since', 'yesterday')).code).toBe(2);
  expect((await kith(data, 'activity', '--person', 'Eve')).json.error.code).toBe('NoSuchPerson');
  expect((await kith(data, 'activity', '--csv', file)).json.error.code).toBe('FileExists');
});
