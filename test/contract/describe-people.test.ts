import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { kith } from '../support/command-line.ts';
import { temporaryFolder } from '../support/folders.ts';
import { preparedData } from '../support/prepared.ts';

test('notes, ids and groups are written on the command line, and people exported with them', async () => {
  const data = await preparedData(['Ada', 'Grace']);
  const people = async (...args: string[]) => {
    const { code, json } = await kith(data, 'people', ...args);
    return code === 0 ? json : [code, json.error.code];
  };
  expect(await people('note', 'Ada', '=SUM(A1)')).toEqual({ name: 'Ada', note: '=SUM(A1)' });
  expect(await people('note', 'Ada')).toEqual({ name: 'Ada', note: '=SUM(A1)' });
  expect(await people('id', 'Ada', '17')).toEqual({ name: 'Ada', id: '17' });
  expect(await people('id', 'Grace', '17')).toEqual([1, 'ExternalIdTaken']);
  expect(await people('id', 'Grace')).toEqual({ name: 'Grace', id: null });
  expect(await people('group', 'add', 'Class 7', 'Ada', '--color', 'red')).toEqual({
    group: 'Class 7',
    new: true,
    added: 1,
  });
  expect(await people('group', 'add', 'class 7', 'Ada', 'Grace')).toEqual({
    group: 'Class 7',
    new: false,
    added: 1,
  });
  // The group that is meant, however its name is typed; what nobody sees is left out, and that is said.
  expect(await people('group', 'add', ' Class  7 ', 'Ada')).toMatchObject({ new: false, added: 0 });
  const warnings = [{ kind: 'characters removed' }];
  expect(await people('group', 'add', 'Class\u200b 7', 'Ada')).toEqual({
    group: 'Class 7',
    new: false,
    added: 0,
    warnings,
  });
  expect(await people('rename', 'Ada', 'A\u200bda')).toMatchObject({ name: 'Ada', warnings });
  // One wrong name, and nobody is in.
  expect(await people('group', 'add', 'Other', 'Ada', 'Nobody')).toEqual([1, 'NoSuchPerson']);
  expect(await people('group', 'list')).toEqual([{ name: 'Class 7', color: 'red', people: 2 }]);

  const file = join(temporaryFolder(), 'people.csv');
  expect(await people('export', file)).toEqual({ file, people: 2 });
  const written = readFileSync(file, 'utf8');
  expect(parse(written, { bom: true, columns: true })).toMatchObject([
    { name: 'Ada', id: '17', groups: 'Class 7', note: "'=SUM(A1)", pictures: '4' },
    { name: 'Grace', id: '', groups: 'Class 7', note: '' },
  ]);
  expect(await people('export', file)).toEqual([1, 'FileExists']);
  expect(readFileSync(file, 'utf8')).toBe(written);

  expect(await people('group', 'remove', 'Class 7', 'Ada')).toEqual({
    group: 'Class 7',
    removed: 1,
  });
  expect(await people('group', 'list', 'Class 7')).toEqual({ name: 'Class 7', people: ['Grace'] });
  expect(await people('group', 'delete', 'Class 7')).toEqual({ deleted: 'Class 7', people: 1 });
  expect(await people('group', 'list', 'Class 7')).toEqual([1, 'NoSuchGroup']);
  expect(await people('note', 'Ada', '--remove')).toEqual({ name: 'Ada', note: '' });
  expect(await people('id', 'Ada', '--remove')).toEqual({ name: 'Ada', id: null });
  expect(existsSync(file)).toBe(true);
});
