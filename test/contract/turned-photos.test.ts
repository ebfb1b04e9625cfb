import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { kith } from '../support/command-line.ts';
import { temporaryFolder } from '../support/folders.ts';
import { preparedPeople } from '../support/prepared.ts';
import { frameOf } from '../support/sample-faces.ts';
import { xmpOf } from '../support/xmp.ts';

test('a photo that had to be turned is named for that; it is enrolled where the others say who it is', async () => {
  const [people, data, root] = [await preparedPeople(), temporaryFolder(), temporaryFolder()];
  const put = async (name: string, who: number, phase: number, turned: number): Promise<string> => {
    mkdirSync(join(root, name), { recursive: true });
    const file = join(root, name, `${turned}.jpg`);
    const photo = sharp(await frameOf(people[who]!, phase)).rotate(turned);
    writeFileSync(file, await photo.jpeg({ quality: 92 }).toBuffer());
    return file;
  };
  await put('Ada', 0, 0, 0);
  const onItsSide = await put('Ada', 0, 0.5, 90);
  const someoneElse = await put('Ada', 1, 0.25, 270);
  const alone = await put('Grace', 2, 0, 180);
  const { json } = await kith(data, 'enroll', root);
  const [ada, grace] = json.people;
  expect(ada).toMatchObject({
    enrolled: 2,
    refused: [{ file: someoneElse, reason: 'PhotoTurned' }],
    warnings: [{ kind: 'photo', file: onItsSide, remark: { kind: 'turned', degrees: 270 } }],
  });
  expect(grace).toMatchObject({ enrolled: 0, refused: [{ file: alone, reason: 'PhotoTurned' }] });
  const { json: looked } = await kith(data, 'identify', await put('Who', 0, 0.7, 180));
  expect(looked[0]).toMatchObject({
    faces: [{ decision: 'known', person: 'Ada' }],
    remarks: [{ kind: 'turned', degrees: 180 }],
  });
});

test('so is one whose file names who is where: that says whose face it is, not what is up', async () => {
  const [people, data, root] = [await preparedPeople(), temporaryFolder(), temporaryFolder()];
  const put = async (name: string, who: number, phase: number, turned: number): Promise<string> => {
    const file = join(root, `${name} ${turned}.jpg`);
    const photo = sharp(await frameOf(people[who]!, phase)).rotate(turned);
    const { data: pixels, info } = await photo.raw().toBuffer({ resolveWithObject: true });
    const xmp = xmpOf('digiKam', [{ name, x: 0.5, y: 0.5, width: 0.6, height: 0.6 }], info);
    const { width, height, channels } = info;
    const named = sharp(pixels, { raw: { width, height, channels } }).jpeg({ quality: 92 });
    writeFileSync(file, await named.withXmp(xmp).toBuffer());
    return file;
  };
  await put('Ada', 0, 0, 0);
  const onItsSide = await put('Ada', 0, 0.5, 90);
  const someoneElse = await put('Ada', 1, 0.25, 270);
  const alone = await put('Grace', 2, 0, 180);
  const { json } = await kith(data, 'enroll', '--from', 'xmp', root);
  const of = (name: string) => json.people.find((one: any) => one.name === name);
  expect(of('Ada')).toMatchObject({
    enrolled: 2,
    refused: [{ file: someoneElse, reason: 'PhotoTurned' }],
    warnings: [{ kind: 'photo', file: onItsSide, remark: { kind: 'turned', degrees: 270 } }],
  });
  expect(of('Grace')).toMatchObject({
    enrolled: 0,
    refused: [{ file: alone, reason: 'PhotoTurned' }],
  });
});

test('a photo that the page would not have taken is enrolled, and named with what is weak in it', async () => {
  const [people, data, root] = [await preparedPeople(), temporaryFolder(), temporaryFolder()];
  mkdirSync(join(root, 'Ada'));
  const dark = join(root, 'Ada', 'dark.jpg');
  const photo = sharp(await frameOf(people[0]!, 0)).linear(0.3, 0);
  writeFileSync(dark, await photo.jpeg({ quality: 92 }).toBuffer());
  const { json } = await kith(data, 'enroll', root);
  expect(json.people[0]).toMatchObject({ enrolled: 1, refused: [] });
  const [weak] = json.people[0].warnings;
  expect(weak).toMatchObject({ kind: 'weak', file: dark });
  expect(weak.reasons).toContain('TooDark');
});
