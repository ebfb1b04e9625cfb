import sharp, { type Sharp } from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { assessForEnrollment, assessForRecognition } from '../../../native-models/face/assess.ts';
import {
  readFaces,
  readSubject,
  readUsableSubject,
} from '../../../electron/core/importing/read-photo.ts';
import type { PhotoReading } from '../../../electron/core/ports/index.ts';
import { decodeHeic } from '../../support/photo-reading.ts';
import { findingOf, portraitOf, wallWith } from '../../support/photo-of.ts';
import {
  frameOf,
  loadFinder,
  peopleOf,
  samplePhoto,
  type SamplePerson,
} from '../../support/sample-faces.ts';

let reading: PhotoReading;
let people: SamplePerson[];

beforeAll(async () => {
  const finder = await loadFinder();
  people = await peopleOf(finder, samplePhoto(6));
  reading = { ...findingOf(finder), decodeHeic };
});

const jpeg = (photo: Sharp): Promise<Buffer> => photo.jpeg({ quality: 92 }).toBuffer();
const look = async (photo: Sharp, detect: 'quick' | 'thorough' = 'thorough') =>
  readFaces(reading, await jpeg(photo), 'photo.jpg', detect);
const middle = ({ box }: { box: { x: number; y: number; width: number; height: number } }) => ({
  x: box.x + box.width / 2,
  y: box.y + box.height / 2,
});

describe('small faces', () => {
  test('all 48 of a group are found, each once, where they are', async () => {
    const portraits = await Promise.all(people.map((person) => portraitOf(person, 360)));
    const places = Array.from({ length: 48 }, (_, i) => ({
      left: 400 * (i % 8) + 20,
      top: 400 * Math.floor(i / 8) + 20,
    }));
    const { faces, remarks } = await look(
      wallWith(
        3200,
        2400,
        places.map((at, i) => ({ input: portraits[i % portraits.length]!, ...at })),
      ),
    );
    expect(faces).toHaveLength(48);
    for (const { left, top } of places) {
      const there = faces.filter((face) => {
        const { x, y } = middle(face);
        return x > left && y > top && x < left + 360 && y < top + 360;
      });
      expect(there).toHaveLength(1);
    }
    for (const { quality } of faces) {
      expect(quality).toMatchObject({ SingleFacePresent: false, FaceInFrame: 1 });
    }
    expect(remarks).toEqual([]);
  });

  test('a face in a panorama, and one in 48 megapixels, is cut and measured in the original', async () => {
    const alone = await portraitOf(people[0]!, 400);
    const { quality } = (await look(wallWith(800, 800, [{ input: alone, left: 200, top: 200 }])))
      .faces[0]!;
    for (const [width, height, left, top] of [
      [12_000, 1500, 7000, 500],
      [8000, 6000, 6100, 900],
    ] as const) {
      for (const detect of ['thorough', 'quick'] as const) {
        const wall = wallWith(width, height, [{ input: alone, left, top }]);
        const { faces } = await look(wall, detect);
        expect(faces).toHaveLength(1);
        expect(Math.abs(middle(faces[0]!).x - left - 200)).toBeLessThan(40);
        const { InterEyeDistance, Sharpness } = faces[0]!.quality;
        expect(InterEyeDistance / quality.InterEyeDistance).toBeCloseTo(1, 1);
        expect(Sharpness / quality.Sharpness).toBeGreaterThan(0.8);
      }
    }
  });

  test('a 120-pixel face is found in 48 megapixels, and what is smaller is said not to be looked for', async () => {
    const small = await portraitOf(people[1]!, 240);
    const { faces, remarks } = await look(
      wallWith(8000, 6000, [{ input: small, left: 1000, top: 4000 }]),
    );
    expect(faces).toHaveLength(1);
    expect(remarks).toEqual([{ kind: 'small faces', below: 119 }]);
  });
});

describe('what is up', () => {
  const turned = async (degrees: number): Promise<Sharp> =>
    sharp(await frameOf(people[0]!, 0.1)).rotate(degrees);

  test.each([
    [180, 180],
    [90, 270],
    [270, 90],
  ])('a photo that lies turned by %s degrees is turned by %s', async (by, degrees) => {
    const straight = (await look(sharp(await frameOf(people[0]!, 0.1)))).faces[0]!;
    const { face, remarks } = await readSubject(reading, await jpeg(await turned(by)), 'photo.jpg');
    expect(remarks).toEqual([{ kind: 'turned', degrees }]);
    expect(assessForRecognition(face.quality)).toEqual([]);
    expect(face.quality.HeadPoseRoll).toBeCloseTo(straight.quality.HeadPoseRoll, -1);
    let difference = 0;
    face.chip.forEach((value, i) => (difference += Math.abs(value - straight.chip[i]!)));
    expect(difference / face.chip.length).toBeLessThan(12);
  });

  test('one whose file says what is up is not', async () => {
    const upsideDown = await sharp(await jpeg(await turned(180)))
      .withMetadata({ orientation: 1 })
      .jpeg()
      .toBuffer();
    const { faces, remarks } = await readFaces(reading, upsideDown, 'photo.jpg', 'thorough');
    expect(remarks).toEqual([]);
    for (const { quality } of faces) expect(assessForRecognition(quality)).toContain('Tilted');
  });
});

describe('faces at the edge', () => {
  test('a face that the frame cuts is named as that, where little of it is missing only for enrollment', async () => {
    const photo = sharp(await frameOf(people[0]!, 0.1));
    const { face } = await readSubject(reading, await jpeg(photo.clone()), 'photo.jpg');
    expect(face.quality.FaceInFrame).toBe(1);
    const { x, width } = face.box;
    const between = (left: number, right: number): Promise<Buffer> =>
      jpeg(photo.clone().extract({ left, top: 0, width: right - left, height: 480 }));
    const little = await between(Math.round(x + width * 0.2), 640);
    const { face: cut } = await readSubject(reading, little, 'cut.jpg');
    expect(assessForEnrollment(cut.quality)).toContain('CutOff');
    expect(assessForRecognition(cut.quality)).toEqual([]);
    const much = await between(0, Math.round(x + width * 0.6));
    await expect(readUsableSubject(reading, much, 'cut.jpg')).rejects.toMatchObject({
      code: 'PoorQuality',
      reasons: expect.arrayContaining(['CutOff']),
    });
  });
});

describe('files with several pictures', () => {
  test('the first that shows somebody is looked at, and that is said', async () => {
    const wall = wallWith(640, 480, []);
    const later = await frameOf(people[2]!, 0.6);
    // Frames that are equal would be kept as one.
    const pictures = await Promise.all([
      wall.clone().png().toBuffer(),
      wall.clone().negate().png().toBuffer(),
      frameOf(people[2]!, 0.3),
    ]);
    const several = sharp([...pictures, later], { join: { animated: true } });
    for (const bytes of [
      await several
        .clone()
        .gif({ delay: [100, 100, 100, 100] })
        .toBuffer(),
      await several
        .clone()
        .webp({ delay: [100, 100, 100, 100] })
        .toBuffer(),
      await several.clone().tiff({ compression: 'lzw' }).toBuffer(),
    ]) {
      const { faces, remarks } = await readFaces(reading, bytes, 'several', 'thorough');
      expect(faces).toHaveLength(1);
      expect(remarks).toEqual([{ kind: 'one of several', picture: 3, of: 4 }]);
    }
  });

  test('a photo that ends too early says so', async () => {
    const whole = await frameOf(people[0]!, 0.1);
    const { remarks } = await readSubject(reading, whole.subarray(0, -2), 'cut.jpg');
    expect(remarks).toEqual([{ kind: 'ends early' }]);
  });
});
