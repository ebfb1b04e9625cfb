import { expect, test } from 'vitest';
import { folderCircles, type Import } from './folder-circles.ts';

test.each<[string, Import[], string[]]>([
  [
    'in a line',
    [
      ['a/x.ts', 'b/x.ts'],
      ['b/x.ts', 'c/x.ts'],
      ['a/y.ts', 'c/y.ts'],
    ],
    [],
  ],
  [
    'two folders',
    [
      ['a/x.ts', 'b/x.ts'],
      ['b/y.ts', 'a/y.ts'],
    ],
    ['a → b → a'],
  ],
  [
    'three folders',
    [
      ['a/x.ts', 'b/x.ts'],
      ['b/y.ts', 'c/x.ts'],
      ['c/y.ts', 'a/y.ts'],
    ],
    ['a → b → c → a'],
  ],
  [
    'a folder’s files and its own folder',
    [
      ['a/x.ts', 'a/b/x.ts'],
      ['a/b/y.ts', 'a/y.ts'],
    ],
    ['a/* → a/b → a/*'],
  ],
  [
    'a folder and what lies deep in another',
    [
      ['a/x.ts', 'b/c/x.ts'],
      ['b/y.ts', 'a/y.ts'],
    ],
    ['a → b → a'],
  ],
  [
    'a folder that only its own folder imports',
    [
      ['a/b/x.ts', 'a/x.ts'],
      ['a/c/x.ts', 'a/b/x.ts'],
    ],
    [],
  ],
  [
    'files of one folder',
    [
      ['a/x.ts', 'a/y.ts'],
      ['a/y.ts', 'a/x.ts'],
    ],
    [],
  ],
])('circles: %s', (_, imports, circles) => {
  expect(folderCircles(imports)).toEqual(circles);
});
