import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { interrupted, killed, kith } from '../support/command-line.ts';
import { temporaryFolder } from '../support/folders.ts';
import { preparedPeople } from '../support/prepared.ts';
import { frameOf, type SamplePerson } from '../support/sample-faces.ts';

let people: SamplePerson[];

beforeAll(async () => {
  people = await preparedPeople();
});

/** A folder to put files into; each has its folders made. */
function folder() {
  const root = temporaryFolder();
  return {
    root,
    put: (file: string | Buffer, bytes: Uint8Array | string): void => {
      if (typeof file === 'string') {
        mkdirSync(dirname(join(root, file)), { recursive: true });
        writeFileSync(join(root, file), bytes);
      } else {
        writeFileSync(Buffer.concat([Buffer.from(`${root}/`), file]), bytes);
      }
    },
    /** Photos of a person, at a phase each. */
    photos: async (name: string, who: number, ...phases: number[]): Promise<void> => {
      mkdirSync(join(root, name), { recursive: true });
      for (const phase of phases) {
        writeFileSync(join(root, name, `${phase}.jpg`), await frameOf(people[who]!, phase));
      }
    },
  };
}

/** What an answer says of somebody. */
function of(answer: { json: any }, name: string): any {
  return answer.json.people.find((person: { name: string }) => person.name === name);
}

async function samplesOf(data: string): Promise<Record<string, number>> {
  const { json } = await kith(data, 'people');
  return Object.fromEntries(json.map((one: any) => [one.name, one.samples]));
}

describe('names', () => {
  test('that come to the same end nothing, and nobody is put together with another', async () => {
    const [data, { root, photos }] = [temporaryFolder(), folder()];
    await photos('Kim', 0, 0.1);
    await photos('Kim ', 1, 0.1);
    await photos('\u200B', 1, 0.1);
    await photos('a'.repeat(81), 1, 0.1);
    await photos('Z\u200Bed', 2, 0.1);
    const enrolled = await kith(data, 'enroll', root);
    expect(enrolled.code).toBe(1);
    expect(of(enrolled, 'Kim ').error).toMatchObject({ code: 'NameTaken' });
    expect(of(enrolled, 'Kim ').refused).toEqual([
      { file: join(root, 'Kim '), reason: 'NameTaken' },
    ]);
    expect(of(enrolled, '\u200B').error).toMatchObject({ code: 'NameEmpty' });
    expect(of(enrolled, 'a'.repeat(81)).error).toMatchObject({ code: 'NameTooLong' });
    expect(of(enrolled, 'Zed').warnings).toEqual([{ kind: 'characters removed' }]);
    expect(await samplesOf(data)).toEqual({ Kim: 1, Zed: 1 });
  });

  test('that differ in their letters only are two people, and are told apart by how they are written', async () => {
    const [data, one] = [temporaryFolder(), folder()];
    await one.photos('Max', 0, 0.1);
    await one.photos('MAX', 1, 0.1);
    const enrolled = await kith(data, 'enroll', one.root);
    expect(enrolled.code).toBe(0);
    expect(enrolled.json.warnings).toBe(1);
    expect(await samplesOf(data)).toEqual({ Max: 1, MAX: 1 });
    const later = folder();
    await later.photos('max', 0, 0.6);
    const again = await kith(data, 'enroll', later.root);
    expect(of(again, 'max').error).toMatchObject({ code: 'NameTaken', subject: 'Max' });
    const unclear = await kith(data, 'people', 'remove', 'max');
    expect(unclear.json.error).toMatchObject({ code: 'NameUnclear', subject: 'Max, MAX' });
    expect((await kith(data, 'people', 'remove', 'MAX')).json.removed).toBe('MAX');
    expect((await kith(data, 'people', 'remove', 'max')).json.removed).toBe('Max');
  });
});

describe('folders', () => {
  test('are read as they come: nested, linked, looped, and with what is no photo', async () => {
    const [data, { root, put, photos }] = [temporaryFolder(), folder()];
    const elsewhere = folder();
    const halves = readFileSync(new URL('../fixtures/photos/halves.heic', import.meta.url));
    await elsewhere.photos('real', 1, 0.1, 0.4);
    await photos('Nested/2024/May', 0, 0.1, 0.4);
    symlinkSync(root, join(root, 'Nested/loop'));
    symlinkSync(join(root, 'Nested'), join(root, 'Nested/2024/back'));
    symlinkSync('gone', join(root, 'Nested/gone.jpg'));
    symlinkSync('self', join(root, 'Nested/self'));
    execFileSync('mkfifo', [join(root, 'Nested/pipe')]);
    put('Nested/.hidden.jpg', 'hidden');
    put('Nested/.DS_Store', 'litter');
    put('Nested/broken.heic', halves.fill(0xff, 60, 200));
    symlinkSync(join(elsewhere.root, 'real'), join(root, 'Linked'));
    put('loose.jpg', 'of nobody');
    put(Buffer.from('Linked/caf\xe9.jpg', 'latin1'), await frameOf(people[1]!, 0.7));
    mkdirSync(Buffer.concat([Buffer.from(`${root}/`), Buffer.from('Jos\xe9', 'latin1')]));
    put(Buffer.from('Jos\xe9/a.jpg', 'latin1'), await frameOf(people[2]!, 0.1));

    const enrolled = await kith(data, 'enroll', root);
    const named = (file: string, reason: string) => ({ file: join(root, file), reason });
    expect(of(enrolled, 'Nested')).toMatchObject({ enrolled: 2, complete: true });
    expect(of(enrolled, 'Nested').refused).toHaveLength(7);
    expect(of(enrolled, 'Nested').refused).toEqual(
      expect.arrayContaining([
        named('Nested/loop', 'FolderReadAlready'),
        named('Nested/2024/back', 'FolderReadAlready'),
        named('Nested/gone.jpg', 'FileMissing'),
        named('Nested/self', 'PathLoops'),
        named('Nested/pipe', 'NotAFile'),
        named('Nested/.hidden.jpg', 'FileHidden'),
        named('Nested/broken.heic', 'DamagedImage'),
      ]),
    );
    expect(of(enrolled, 'Linked')).toMatchObject({ enrolled: 3, refused: [] });
    expect(of(enrolled, 'Jos\uFFFD').error).toMatchObject({ code: 'NameNotText' });
    expect(enrolled.json.leftOut).toEqual([named('loose.jpg', 'NobodysFile')]);
    expect(await samplesOf(data)).toEqual({ Linked: 3, Nested: 2 });

    const { json: found } = await kith(data, 'identify', join(root, 'Nested/2024'));
    const names = found.map((one: any) => one.faces?.[0].person);
    expect(names.filter((name: unknown) => name === 'Nested')).toHaveLength(2);
    expect(found).toContainEqual({
      file: join(root, 'Nested/2024/back/pipe'),
      error: { code: 'NotAFile', message: expect.stringContaining('pipe') },
    });
  });

  test('are kept as far as they were read on Ctrl-C, and go on the next time', async () => {
    const [data, { root, photos }] = [temporaryFolder(), folder()];
    const phases = Array.from({ length: 12 }, (_, i) => i / 12);
    await photos('Ada', 0, ...phases);
    await photos('Grace', 1, 0.1);
    const part = JSON.parse(await interrupted(data, 'Ada 4/12', 'enroll', root));
    expect(part).toMatchObject({ complete: false, notReached: [join(root, 'Grace')] });
    const { enrolled, known } = part.people[0];
    expect(enrolled + known).toBeGreaterThanOrEqual(4);
    expect(enrolled + known).toBeLessThan(12);
    expect(await samplesOf(data)).toEqual({ Ada: enrolled });
    const rest = await kith(data, 'enroll', root);
    expect(rest).toMatchObject({ code: 0, json: { complete: true } });
    expect(of(rest, 'Ada').enrolled + of(rest, 'Ada').known).toBe(12);
    expect(of(rest, 'Ada').known).toBeGreaterThanOrEqual(enrolled);
  });
});

test('what was saved before a kill is there, and the next run adds the rest', async () => {
  const [data, { root, photos }] = [temporaryFolder(), folder()];
  for (const [who, name] of ['Ada', 'Grace', 'Hedy'].entries())
    await photos(name, who, 0, 0.25, 0.5);
  await killed(data, '3/3 Hedy', 'enroll', root);
  expect(await samplesOf(data)).toEqual({ Ada: 3, Grace: 3 });
  const rest = await kith(data, 'enroll', root);
  expect(rest).toMatchObject({ code: 0, json: { known: 6, complete: true } });
  expect(await samplesOf(data)).toEqual({ Ada: 3, Grace: 3, Hedy: 3 });
});

describe('the gate', () => {
  test('refuses what cannot be decided on at every entrance', async () => {
    const [data, { root, put, photos }] = [temporaryFolder(), folder()];
    await photos('Ada', 0, 0.1);
    const dark = await sharp(await frameOf(people[0]!, 0.4))
      .linear(0.06, 0)
      .png()
      .toBuffer();
    put('Ada/dark.png', dark);
    const file = join(root, 'Ada/dark.png');
    const { json: looked } = await kith(data, 'identify', file);
    expect(looked[0].faces[0]).toMatchObject({ decision: 'unusable' });
    const { reasons } = looked[0].faces[0];
    expect(reasons).toContain('TooDark');
    const enrolled = await kith(data, 'enroll', root);
    expect(of(enrolled, 'Ada')).toMatchObject({
      enrolled: 1,
      refused: [{ file, reason: 'PoorQuality', reasons }],
    });
    const verified = await kith(data, 'verify', file, join(root, 'Ada/0.1.jpg'));
    expect(verified.json.error).toMatchObject({ code: 'PoorQuality', subject: file, reasons });
    const strangers = await kith(data, 'evaluate', '--strangers', join(root, 'Ada'));
    expect(strangers.stderr).toContain(
      '1 of 2 photos of strangers was left out: 1 file isn’t clear enough.',
    );
  });

  test('knows a picture again, however it was saved', async () => {
    const [data, { root, put, photos }] = [temporaryFolder(), folder()];
    await photos('Ada', 0, 0.1, 0.6);
    await photos('Grace', 1, 0.1);
    expect((await kith(data, 'enroll', root)).json).toMatchObject({ known: 0, warnings: 0 });
    const photo = sharp(await frameOf(people[0]!, 0.1));
    put('Ada/same.png', await photo.clone().png().toBuffer());
    put('Ada/same.webp', await photo.clone().webp({ quality: 70 }).toBuffer());
    put('Ada/half.jpg', await photo.clone().resize(400).jpeg({ quality: 80 }).toBuffer());
    const again = await kith(data, 'enroll', root);
    expect(again.code).toBe(0);
    expect(again.json).toMatchObject({ known: 6, warnings: 0 });
    expect(await samplesOf(data)).toEqual({ Ada: 2, Grace: 1 });

    const other = folder();
    other.put('Eve/copy.webp', await photo.clone().webp({ quality: 70 }).toBuffer());
    const copied = await kith(data, 'enroll', other.root);
    expect(copied.json.warnings).toBe(2);
    expect(of(copied, 'Eve').warnings).toEqual([
      { kind: 'same picture', file: join(other.root, 'Eve/copy.webp'), person: 'Ada' },
      {
        kind: 'looks like',
        person: 'Ada',
        score: expect.closeTo(1, 1),
        likeness: { strangers: 0, of: 1000 },
      },
    ]);
  });

  test('takes the person’s own face out of a photo of several, and no other', async () => {
    const [data, { root, put, photos }] = [temporaryFolder(), folder()];
    const beside = async (a: number, b: number, phase: number): Promise<Buffer> => {
      const [left, right] = await Promise.all([
        frameOf(people[a]!, phase),
        frameOf(people[b]!, phase),
      ]);
      const input = await sharp(left).toBuffer({ resolveWithObject: true });
      return sharp({
        create: {
          width: 2 * input.info.width,
          height: input.info.height,
          channels: 3,
          background: 'gray',
        },
      })
        .composite([
          { input: left, left: 0, top: 0 },
          { input: right, left: input.info.width, top: 0 },
        ])
        .jpeg()
        .toBuffer();
    };
    await photos('Ada', 0, 0, 0.5);
    put('Ada/both.jpg', await beside(1, 0, 0.25));
    put('Ada/others.jpg', await beside(1, 2, 0.25));
    put('Grace/both.jpg', await beside(1, 0, 0.25));
    const enrolled = await kith(data, 'enroll', root);
    expect(of(enrolled, 'Ada')).toMatchObject({
      enrolled: 3,
      refused: [{ file: join(root, 'Ada/others.jpg'), reason: 'SeveralFaces' }],
    });
    expect(of(enrolled, 'Grace')).toMatchObject({
      enrolled: 0,
      refused: [{ file: join(root, 'Grace/both.jpg'), reason: 'SeveralFaces' }],
    });
  });
});
