import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { beforeAll, expect, test } from 'vitest';
import { kith } from '../support/command-line.ts';
import { temporaryFolder } from '../support/folders.ts';
import { portraitOf, wallWith } from '../support/photo-of.ts';
import { preparedPeople } from '../support/prepared.ts';
import { frameOf, type SamplePerson } from '../support/sample-faces.ts';
import { xmpOf } from '../support/xmp.ts';

let people: SamplePerson[];

beforeAll(async () => {
  people = await preparedPeople();
});

async function samplesOf(data: string): Promise<Record<string, number>> {
  const { json } = await kith(data, 'people');
  return Object.fromEntries(json.map((one: any) => [one.name, one.samples]));
}

test('a folder of counted files is previewed, changing nothing, and then enrolled', async () => {
  const [data, root] = [temporaryFolder(), temporaryFolder()];
  for (const [i, phase] of [0.1, 0.4, 0.7].entries()) {
    writeFileSync(join(root, `Ada_Lovelace_${i}.jpg`), await frameOf(people[0]!, phase));
    writeFileSync(join(root, `Grace ${i}.jpg`), await frameOf(people[1]!, phase));
  }
  writeFileSync(join(root, 'IMG_0001.jpg'), await frameOf(people[2]!, 0.1));
  const preview = await kith(data, 'enroll', '--from', 'auto', '--preview', root);
  expect(preview.code).toBe(0);
  expect(preview.json).toMatchObject({
    source: 'names',
    photos: 6,
    preview: [
      { name: 'Ada Lovelace', isEnrolled: false },
      { name: 'Grace', isEnrolled: false },
    ],
    leftOut: [{ file: join(root, 'IMG_0001.jpg'), reason: 'NamesNobody' }],
  });
  expect(await samplesOf(data)).toEqual({});
  const enrolled = await kith(data, 'enroll', '--from', 'names', root);
  expect(enrolled.code).toBe(0);
  expect(enrolled.json.leftOut).toEqual(preview.json.leftOut);
  expect(await samplesOf(data)).toEqual({ 'Ada Lovelace': 3, Grace: 3 });
  const again = await kith(data, 'enroll', '--from', 'names', '--preview', root);
  expect(again.json.preview).toMatchObject([{ isEnrolled: true }, { isEnrolled: true }]);
});

test('of a group photo each face goes to whom the file names there, also where the photo lies on its side', async () => {
  const [data, root] = [temporaryFolder(), temporaryFolder()];
  const size = { width: 1200, height: 600 };
  const places = [20, 420, 820];
  const names = ['Ada', 'Grace', 'Hedy'];
  const portraits = await Promise.all(people.slice(0, 3).map((person) => portraitOf(person, 360)));
  const group = await wallWith(
    size.width,
    size.height,
    portraits.map((input, i) => ({ input, left: places[i]!, top: 120 })),
  )
    .png()
    .toBuffer();
  const regions = places.map((left, i) => ({
    name: names[i]!,
    x: (left + 180) / size.width,
    y: 300 / size.height,
    width: 180 / size.width,
    height: 220 / size.height,
  }));
  // Where nobody is.
  const empty = { name: 'Nobody', x: 0.5, y: 0.05, width: 0.05, height: 0.05 };
  const photo = sharp(group).jpeg({ quality: 92 });
  writeFileSync(
    join(root, 'group.jpg'),
    await photo.withXmp(xmpOf('digiKam', [...regions, empty], size)).toBuffer(),
  );
  // Stored a quarter turned: upright, its top is on the right.
  const turned = regions.map(({ name, x, y, width, height }) => ({
    name,
    x: y,
    y: 1 - x,
    width: height,
    height: width,
  }));
  const frames = await Promise.all(
    people.slice(0, 3).map((person) => portraitOf({ ...person, data: person.data }, 340)),
  );
  const second = await wallWith(
    size.width,
    size.height,
    frames.map((input, i) => ({ input, left: places[i]! + 10, top: 130 })),
  )
    .modulate({ brightness: 1.15 })
    .png()
    .toBuffer();
  const stored = await sharp(second)
    .rotate(270)
    .jpeg({ quality: 92 })
    .withMetadata({ orientation: 6 })
    .withXmp(xmpOf('Lightroom', turned, { width: 600, height: 1200 }))
    .toBuffer();
  writeFileSync(join(root, 'turned.jpg'), stored);
  const enrolled = await kith(data, 'enroll', '--from', 'xmp', root);
  const of = (name: string) => enrolled.json.people.find((one: any) => one.name === name);
  expect(of('Nobody').refused).toMatchObject([{ reason: 'RegionEmpty' }]);
  // One face of each in either photo; the second may be taken for the same picture.
  for (const name of names) {
    expect(of(name).refused).toEqual([]);
    expect(of(name).enrolled + of(name).known).toBe(2);
  }
  const samples = await samplesOf(data);
  expect(Object.keys(samples).toSorted()).toEqual(names);
  for (const [i, name] of names.entries()) {
    const file = join(root, `${name}.jpg`);
    writeFileSync(file, await frameOf(people[i]!, 0.3));
    const { json } = await kith(data, 'identify', file);
    expect(json[0].faces[0]).toMatchObject({ decision: 'known', person: name });
  }
});

test('a table, a face_recognition folder and Double Take’s are enrolled, each file told of', async () => {
  const [data, root] = [temporaryFolder(), temporaryFolder()];
  mkdirSync(join(root, 'photos'));
  mkdirSync(join(root, 'known'));
  mkdirSync(join(root, 'take/.storage/train/Hedy'), { recursive: true });
  mkdirSync(join(root, 'take/.storage/matches'));
  writeFileSync(join(root, 'photos/1.jpg'), await frameOf(people[0]!, 0.1));
  writeFileSync(join(root, 'photos/2.jpg'), 'no picture');
  writeFileSync(
    join(root, 'people.csv'),
    'file,name\nphotos/1.jpg,Ada\nphotos/2.jpg,Ada\ngone.jpg,Ada\n',
  );
  writeFileSync(join(root, 'known/Grace_Hopper.jpg'), await frameOf(people[1]!, 0.1));
  writeFileSync(join(root, 'take/.storage/train/Hedy/a.jpg'), await frameOf(people[2]!, 0.1));
  const seen = await kith(data, 'enroll', '--from', 'csv', '--preview', join(root, 'people.csv'));
  expect(seen.json).toMatchObject({
    photos: 2,
    leftOut: [{ file: join(root, 'gone.jpg'), reason: 'FileMissing' }],
  });
  const table = await kith(data, 'enroll', '--from', 'csv', join(root, 'people.csv'));
  const [ada] = table.json.people;
  expect(ada).toMatchObject({ name: 'Ada', enrolled: 1 });
  expect(ada.refused).toHaveLength(2);
  expect(ada.refused).toEqual(
    expect.arrayContaining([
      { file: join(root, 'photos/2.jpg'), reason: 'NotAnImage' },
      { file: join(root, 'gone.jpg'), reason: 'FileMissing' },
    ]),
  );
  expect((await kith(data, 'enroll', '--from', 'auto', join(root, 'known'))).code).toBe(0);
  expect((await kith(data, 'enroll', '--from', 'auto', join(root, 'take'))).code).toBe(0);
  expect(await samplesOf(data)).toEqual({ Ada: 1, 'Grace Hopper': 1, Hedy: 1 });
  const wrong = await kith(data, 'enroll', '--from', 'somewhere', root);
  expect(wrong.code).toBe(2);
});

test('somebody of whom no photo has a usable face is a failure to enroll, and counted as one', async () => {
  const [data, root] = [temporaryFolder(), temporaryFolder()];
  for (const [i, name] of ['Ada', 'Grace', 'Hedy'].entries()) {
    mkdirSync(join(root, name));
    for (const phase of [0.1, 0.5, 0.8]) {
      writeFileSync(join(root, name, `${phase}.jpg`), await frameOf(people[i]!, phase));
    }
  }
  mkdirSync(join(root, 'Nobody'));
  mkdirSync(join(root, 'Notes'));
  const wall = sharp({ create: { width: 640, height: 480, channels: 3, background: '#7d858c' } });
  writeFileSync(join(root, 'Nobody/wall.jpg'), await wall.jpeg().toBuffer());
  // What is no picture says nothing of a face.
  writeFileSync(join(root, 'Notes/notes.jpg'), 'no picture');
  await kith(data, 'enroll', root);
  const { json } = await kith(data, 'report');
  expect(json.enrollments).toMatchObject({
    toEnroll: { failed: 1, of: 4, value: 0.25, reasons: [{ reason: 'NoFace', count: 1 }] },
    refusedPhotos: [{ reason: 'NoFace', count: 1 }],
  });
  expect(json.measured.cameras).toMatchObject([{ source: 'photo', number: null, samples: 9 }]);
});
