import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { cleanName } from '../../../electron/contract/index.ts';
import {
  personIn,
  personInCounted,
} from '../../../electron/shells/cli/commands/enroll-sources/names.ts';
import {
  photosFrom,
  sourceAt,
  type SourceKind,
} from '../../../electron/shells/cli/commands/enroll-sources/source.ts';
import { temporaryFolder } from '../../support/folders.ts';
import { xmpOf } from '../../support/xmp.ts';

/** A folder with files in it. */
function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const root = temporaryFolder();
  for (const [file, bytes] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), bytes);
  }
  return root;
}

/** Whose photos are found, by their paths from the folder, and what is left out. */
async function found(kind: SourceKind, path: string, root = path) {
  const { people, leftOut } = await photosFrom(kind, path);
  const short = (file: string) => file.replace(`${root}/`, '');
  const out = leftOut.map((one) => `${short(one.file)}: ${one.reason}`);
  const named: Record<string, string[]> = {};
  for (const one of people) {
    const photos = await one.photos();
    named[one.name] = photos.files.map(({ file }) => short(file));
    out.push(...photos.leftOut.map(({ file, reason }) => `${short(file)}: ${reason}`));
  }
  return { named, out };
}

const face = { x: 0.25, y: 0.5, width: 0.1, height: 0.2 };

/** A photo in which faces are named. */
function photoOf(...names: string[]): Promise<Buffer> {
  const regions = names.map((name, i) => ({ ...face, x: 0.2 + i / 10, name }));
  return sharp({ create: { width: 40, height: 30, channels: 3, background: '#456' } })
    .jpeg()
    .withXmp(xmpOf('digiKam', regions))
    .toBuffer();
}

describe('names of files', () => {
  test.each([
    ['Ada_Lovelace_0001.jpg', 'Ada Lovelace'],
    ['Ada 2.jpeg', 'Ada'],
    ['Ada-3.png', 'Ada'],
    ['Ada (12).heic', 'Ada'],
    ['Łukasz_Żak_7.JPG', 'Łukasz Żak'],
    ['R2D2_1.jpg', 'R2D2'],
    ['Ada.jpg', null],
    ['IMG_0001.jpg', null],
    ['IMG_20260531_120000.jpg', null],
    ['DSC00012.jpg', null],
    ['PXL_20260531_1.jpg', null],
    ['0001.jpg', null],
    ['_1.jpg', null],
  ])('that count pictures, as %s, are of %s', (file, person) => {
    expect(personInCounted(file)).toBe(person);
  });

  test('of people and a number are read back, whoever they are', () => {
    const name = fc
      .stringMatching(/^[\p{L}][\p{L} ]{0,20}[\p{L}]$/u)
      .filter((one) => cleanName(one) === one && personIn(`${one}.jpg`) !== null);
    const number = fc.integer({ min: 0, max: 9999 });
    fc.assert(
      fc.property(name, number, fc.constantFrom('_', ' ', '-'), (person, count, between) => {
        const file = `${person.replaceAll(' ', '_')}${between}${String(count).padStart(4, '0')}.jpg`;
        expect(personInCounted(file)).toBe(person);
        expect(personIn(`${person}.jpg`)).toBe(person);
      }),
    );
  });

  test('put pictures of one person together; what says nobody, and folders, are left out', async () => {
    const root = folderWith({
      'Ada_0001.jpg': 'a',
      'Ada_0002.jpg': 'b',
      'Grace Hopper 1.jpg': 'c',
      'Grace_Hopper_2.jpg': 'd',
      'IMG_0001.jpg': 'e',
      'sub/Eve_1.jpg': 'f',
    });
    expect(await found('names', root)).toEqual({
      named: {
        Ada: ['Ada_0001.jpg', 'Ada_0002.jpg'],
        'Grace Hopper': ['Grace Hopper 1.jpg', 'Grace_Hopper_2.jpg'],
      },
      out: ['sub: NamesNobody', 'IMG_0001.jpg: NamesNobody'],
    });
    const known = folderWith({
      'Ada_Lovelace.jpg': 'a',
      'Barack Obama.jpg': 'b',
      'DSC_1.jpg': 'c',
    });
    expect(await found('face_recognition', known)).toEqual({
      named: { 'Ada Lovelace': ['Ada_Lovelace.jpg'], 'Barack Obama': ['Barack Obama.jpg'] },
      out: ['DSC_1.jpg: NamesNobody'],
    });
  });
});

describe('a table', () => {
  test.each([
    ['with a head', 'file,name\r\na.jpg,Ada\r\nsub/b.jpg,"Lovelace, Ada"\r\n'],
    ['with the columns the other way', 'Person,Path\nAda,a.jpg\n"Lovelace, Ada",sub/b.jpg\n'],
    ['without a head', 'a.jpg,Ada\nsub/b.jpg,"Lovelace, Ada"'],
    [
      'with semicolons and a byte order mark',
      '\uFEFFfile;name\na.jpg;Ada\nsub/b.jpg;Lovelace, Ada\n',
    ],
    [
      'with tabs and more columns',
      'id\tphoto\tlabel\n1\ta.jpg\tAda\n2\tsub/b.jpg\tLovelace, Ada\n',
    ],
  ])('%s says who is on which photo', async (_, text) => {
    const root = folderWith({ 'people.csv': text });
    const { named, out } = await found('csv', join(root, 'people.csv'), root);
    expect(named).toEqual({ Ada: ['a.jpg'], 'Lovelace, Ada': ['sub/b.jpg'] });
    expect(out).toEqual([]);
  });

  test('of any names and files is read back; rows that lack one are left out', async () => {
    const name = fc
      .string({ minLength: 1 })
      .filter((one) => one.trim() === one && !/[\0\r\n]/.test(one));
    const row = fc.record({
      file: fc.stringMatching(/^[a-z]{1,8}\.jpg$/),
      name: fc.option(name, { nil: '' }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 8 }), async (rows) => {
        const root = folderWith({
          'people.csv': stringify(rows, { header: true, columns: ['file', 'name'] }),
        });
        const { people, leftOut } = await photosFrom('csv', join(root, 'people.csv'));
        expect(leftOut).toHaveLength(rows.filter((one) => one.name === '').length);
        const photos = await Promise.all(people.map(async (one) => (await one.photos()).files));
        expect(
          photos
            .flat()
            .map((photo) => photo.name)
            .toSorted(),
        ).toEqual(
          rows
            .filter((one) => one.name !== '')
            .map((one) => one.file)
            .toSorted(),
        );
      }),
      { numRuns: 30 },
    );
  });

  test.each([
    ['of one column', 'file\na.jpg\n'],
    ['of several that are called otherwise', 'a,b,c\n1,2,3\n'],
    ['that is none', '"a'],
  ])('%s is refused', async (_, text) => {
    const root = folderWith({ 'people.csv': text });
    await expect(photosFrom('csv', join(root, 'people.csv'))).rejects.toMatchObject({
      code: 'TableUnread',
    });
  });
});

describe('photos in which faces are named', () => {
  test('are of each of these, also by the file beside them; others are left out', async () => {
    const plain = await sharp({
      create: { width: 40, height: 30, channels: 3, background: '#456' },
    })
      .jpeg()
      .toBuffer();
    const root = folderWith({
      'album/one.jpg': await photoOf('Ada', 'Grace'),
      'album/two.jpg': await photoOf('Ada'),
      'album/three.jpg': plain,
      'album/three.jpg.xmp': xmpOf('Lightroom', [{ ...face, name: 'Hedy' }]),
      'album/four.JPG': plain,
      'album/four.xmp': xmpOf('Picasa', [{ ...face, name: 'Grace' }]),
      'album/five.jpg': plain,
      'notes.txt': 'no picture',
    });
    const { named, out } = await found('xmp', root);
    expect(named).toEqual({
      Grace: ['album/four.JPG', 'album/one.jpg'],
      Ada: ['album/one.jpg', 'album/two.jpg'],
      Hedy: ['album/three.jpg'],
    });
    expect(out.toSorted()).toEqual(['album/five.jpg: NoRegions', 'notes.txt: NoRegions']);
    const { people } = await photosFrom('xmp', root);
    const [first] = (await people.find(({ name }) => name === 'Ada')!.photos()).files;
    expect(first!.region).toEqual({ ...face, x: 0.2 });
  });
});

describe('the folder of Double Take', () => {
  test('is read where it was trained; what it matched is nobody’s', async () => {
    const root = folderWith({
      '.storage/train/Ada/1.jpg': 'a',
      '.storage/train/Grace/2.jpg': 'b',
      '.storage/matches/2026.jpg': 'c',
      '.storage/latest/x.jpg': 'd',
    });
    for (const path of [root, join(root, '.storage')]) {
      const { named, out } = await found('double-take', path, root);
      expect(named).toEqual({
        Ada: ['.storage/train/Ada/1.jpg'],
        Grace: ['.storage/train/Grace/2.jpg'],
      });
      expect(out).toEqual(['.storage/matches/2026.jpg: NamesNobody']);
    }
  });
});

describe('what a folder is', () => {
  test('is seen by what is in it', async () => {
    const kinds: [SourceKind, string][] = [
      ['folders', folderWith({ 'Ada/a.jpg': 'a', 'Grace/b.jpg': 'b' })],
      ['names', folderWith({ 'Ada_1.jpg': 'a', 'Ada_2.jpg': 'b', 'readme.txt': 'c' })],
      ['face_recognition', folderWith({ 'Ada.jpg': 'a', 'Grace.jpg': 'b' })],
      [
        'double-take',
        folderWith({ '.storage/train/Ada/1.jpg': 'a', '.storage/matches/x.jpg': 'b' }),
      ],
      ['folders', folderWith({ 'train/1.jpg': 'a', 'test/2.jpg': 'b' })],
      ['xmp', folderWith({ '2026/a.jpg': await photoOf('Ada') })],
      [
        'xmp',
        folderWith({ 'a.jpg': 'no picture', 'a.xmp': xmpOf('Picasa', [{ ...face, name: 'Ada' }]) }),
      ],
    ];
    for (const [kind, folder] of kinds) expect(await sourceAt(folder)).toBe(kind);
    expect(await sourceAt(join(folderWith({ 'people.csv': 'a.jpg,Ada' }), 'people.csv'))).toBe(
      'csv',
    );
  });

  test('is not guessed where nothing says it', async () => {
    const folder = folderWith({ 'IMG_0001.jpg': 'a', 'DSC_2.jpg': 'b' });
    await expect(sourceAt(folder)).rejects.toMatchObject({ code: 'SourceUnclear' });
    await expect(sourceAt(join(folder, 'gone'))).rejects.toMatchObject({ code: 'FileMissing' });
  });
});
