import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { kith } from '../support/command-line.ts';
import { temporaryFolder } from '../support/folders.ts';
import { placeLivenessPack } from '../support/liveness-pack.ts';
import { needing } from '../support/needing.ts';
import { dataFolder } from '../support/needs.ts';
import { preparedData, preparedPeople } from '../support/prepared.ts';
import { frameOf } from '../support/sample-faces.ts';

/** Photos of some of the people of the sample photograph in a folder each, so many of each. */
async function folderOf(places: readonly number[], each: number): Promise<string> {
  const people = await preparedPeople();
  const folder = temporaryFolder();
  for (const place of places) {
    mkdirSync(join(folder, `person ${place}`));
    for (let i = 0; i < each; i++) {
      writeFileSync(
        join(folder, `person ${place}`, `${i}.jpg`),
        await frameOf(people[place]!, i / each),
      );
    }
  }
  return folder;
}

async function dataWithNetwork(): Promise<string> {
  const data = await preparedData();
  await placeLivenessPack(data);
  return data;
}

describe('without its network', () => {
  test('identify --liveness and benchmark liveness say what to do', async () => {
    const [data, folder] = [await preparedData(), await folderOf([0], 1)];
    const photo = join(folder, 'person 0', '0.jpg');
    const calls = [
      ['identify', '--liveness', photo],
      ['benchmark', 'liveness', '--live', folder, '--attacks', await folderOf([1], 1)],
    ];
    for (const call of calls) {
      const { code, json } = await kith(data, ...call);
      expect([code, json.error.code]).toEqual([1, 'LivenessMissing']);
    }
    // Where nobody asks, nothing is missing.
    const { code, json } = await kith(data, 'identify', photo);
    expect([code, json[0].faces[0].liveness]).toEqual([0, null]);
  });

  test('folders that cannot be told apart, or have nothing in them, are refused before anything is looked at', async () => {
    const [data, folder] = [await preparedData(), temporaryFolder()];
    for (const path of ['a/print', 'b/print']) mkdirSync(join(folder, path), { recursive: true });
    const benchmark = (...attacks: string[]) =>
      kith(data, 'benchmark', 'liveness', '--live', folder, '--attacks', ...attacks);
    const twice = await benchmark(join(folder, 'a/print'), join(folder, 'b/print'));
    expect([twice.code, twice.json.error.code]).toEqual([1, 'BadInput']);
    const empty = await benchmark(join(folder, 'a/print'));
    expect([empty.code, empty.json.error.code]).toEqual([1, 'FileMissing']);
  });
});

describe('with its network', () => {
  needing('liveness');

  test('identify --liveness says of each face whether it is live, and who it is all the same', async () => {
    const data = await dataWithNetwork();
    const photo = join(await folderOf([0], 1), 'person 0', '0.jpg');
    const plain = await kith(data, 'identify', photo);
    const { code, json } = await kith(data, 'identify', '--liveness', photo);
    expect(code).toBe(0);
    const [{ liveness, ...face }] = json[0].faces;
    expect(liveness).toMatchObject({
      state: expect.stringMatching(/^(live|not live|cannot tell)$/),
      frames: 1,
    });
    for (const crop of ['near', 'wide']) {
      const { live, print, replay } = liveness.mean[crop];
      expect(live + print + replay).toBeCloseTo(1, 5);
    }
    expect({ ...face, liveness: null }).toEqual(plain.json[0].faces[0]);
  });

  test('benchmark liveness counts people, recordings and answers, and leaves out what it cannot read', async () => {
    const [data, live, print] = [
      await dataWithNetwork(),
      await folderOf([0, 1], 3),
      await folderOf([2], 2),
    ];
    writeFileSync(join(print, 'person 2', 'broken.jpg'), 'no picture');
    const call = ['benchmark', 'liveness', '--live', live, '--attacks', print];
    const { code, json } = await kith(data, ...call);
    // Something was left out.
    expect(code).toBe(1);
    expect(json.leftOut).toEqual([
      { file: expect.stringMatching(/broken\.jpg$/), reason: expect.any(String) },
    ]);
    expect(json.live).toMatchObject({ presentations: 6, people: 2, recordings: 2 });
    const [attack] = json.attacks;
    expect(attack).toMatchObject({ presentations: 2, people: 1, recordings: 1 });
    for (const rate of [json.live, attack]) {
      expect(rate.value).toBeCloseTo(rate.answered === 0 ? 0 : rate.errors / rate.answered, 9);
      expect(rate.nonResponse).toBeCloseTo(1 - rate.answered / rate.presentations, 9);
      expect(rate.byRecording.low).toBeLessThanOrEqual(rate.value);
      expect(rate.atMost).toBeGreaterThanOrEqual(rate.value);
    }
    expect(json.apcer).toBe(attack.answered === 0 ? null : attack.value);
    expect(json.worst).toBe(attack.answered === 0 ? null : attack.species);
    // The photos of a folder are nearly the same: one recording says hardly anything.
    expect(attack.atMost).toBeGreaterThan(0.9);
  });

  describe('on NUAA', () => {
    needing('liveness-data');

    test('prints are told from people by whom nothing was set, in photos and in a clip', async () => {
      const folder = temporaryFolder();
      for (const kind of ['live', 'printed']) {
        for (const person of ['0004', '0005']) {
          const from = join(dataFolder, 'spoof', kind, person);
          const names = readdirSync(from).toSorted().slice(0, 5);
          mkdirSync(join(folder, kind, person), { recursive: true });
          for (const name of names) cpSync(join(from, name), join(folder, kind, person, name));
        }
      }
      const printed = join(dataFolder, 'spoof/printed/0006');
      const names = readdirSync(printed).toSorted().slice(0, 6);
      mkdirSync(join(folder, 'waved'));
      const frames = names.map((name) => join(printed, name));
      writeFileSync(
        join(folder, 'waved', 'one.mjpeg'),
        Buffer.concat(frames.map((frame) => readFileSync(frame))),
      );
      const { json } = await kith(
        await dataWithNetwork(),
        'benchmark',
        'liveness',
        '--live',
        join(folder, 'live'),
        '--attacks',
        join(folder, 'printed'),
        join(folder, 'waved'),
      );
      expect(json).toMatchObject({ apcer: 0, bpcer: 0, leftOut: [] });
      expect(json.live).toMatchObject({ presentations: 10, answered: 10, errors: 0 });
      expect(json.attacks).toMatchObject([
        { species: 'printed', presentations: 10, errors: 0, det: { equal: 0 } },
        { species: 'waved', presentations: 1, answered: 1, errors: 0, recordings: 1 },
      ]);
      // Each of two people in one recording.
      expect(json.attacks[0].recordings).toBe(2);
    });
  });
});
