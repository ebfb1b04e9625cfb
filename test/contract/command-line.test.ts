import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { classicPack } from '../../electron/models/packs/classic.ts';
import { inShell, interrupted, kith } from '../support/command-line.ts';
import { temporaryFolder } from '../support/folders.ts';
import { preparedData, preparedPeople } from '../support/prepared.ts';
import { frameOf, samplePhoto, type SamplePerson } from '../support/sample-faces.ts';
import { makeUsed } from '../support/used-folder.ts';

/** The two people of `photos`. */
const BOTH = ['Ada Lovelace', 'Grace Hopper'];

let people: SamplePerson[];

beforeAll(async () => {
  people = await preparedPeople();
});

/** Photos of two people, of nobody and of no image at all. */
async function photos() {
  const folder = temporaryFolder();
  const person = async (name: string, who: SamplePerson, count: number) => {
    mkdirSync(join(folder, 'people', name), { recursive: true });
    for (let i = 0; i < count; i++) {
      writeFileSync(join(folder, 'people', name, `${i}.jpg`), await frameOf(who, i / count));
    }
  };
  for (const [i, name] of BOTH.entries()) await person(name, people[i]!, 4);
  const put = (name: string, bytes: Buffer | string) => writeFileSync(join(folder, name), bytes);
  put('people/Ada Lovelace/notes.txt', 'no image');
  put(
    'people/Ada Lovelace/empty.jpg',
    await sharp({ create: { width: 300, height: 300, channels: 3, background: 'gray' } })
      .jpeg()
      .toBuffer(),
  );
  put('ada.jpg', await frameOf(people[0]!, 0.37));
  put('stranger.jpg', await frameOf(people[3]!, 0.37));
  return folder;
}

describe('kith train', () => {
  test('trains, reports, activates, rolls back, exports, imports, compares and evaluates', async () => {
    const [data, folder] = [temporaryFolder(), temporaryFolder()];
    for (const [i, name] of ['Ada', 'Grace', 'Hedy', 'Mary'].entries()) {
      mkdirSync(join(folder, name));
      for (let number = 0; number < 4; number++) {
        const photo = await frameOf(people[i]!, number / 4);
        writeFileSync(join(folder, name, `${number}.jpg`), photo);
      }
    }
    const tooFew = await kith(data, 'train');
    expect([tooFew.code, tooFew.json.error.code]).toEqual([1, 'TooFewToTrain']);
    await kith(data, 'enroll', folder);

    const quick = ['train', '--preset', 'quick', '--epochs', '2', '--augment', 'none'];
    const trained = await kith(data, ...quick, '--strangers', join(folder, 'Mary'));
    expect(trained.code).toBe(0);
    const rate = { value: expect.any(Number), low: expect.any(Number), high: expect.any(Number) };
    const figures = {
      people: 4,
      samples: 16,
      matedComparisons: expect.any(Number),
      // Mary is enrolled, and no stranger.
      strangers: 16,
      threshold: expect.any(Number),
      fpir: rate,
      fnir: rate,
      rank1: expect.any(Number),
      eer: expect.any(Number),
      auc: expect.any(Number),
    };
    expect(trained.json).toMatchObject({
      version: 2,
      parent: 1,
      profile: 'face',
      head: 'adapter',
      verdict: 'not-enough-data',
      activated: false,
      reasons: [expect.stringContaining('enroll 6 more'), expect.any(String)],
      current: figures,
      candidate: figures,
      seconds: expect.any(Number),
    });
    const classic = await kith(data, 'train', '--profile', 'classic');
    expect(classic.json.error.code).toBe('ClassicMissing');
    const frozen = await kith(data, ...quick, '--unfreeze', '1');
    expect(frozen.json.error).toMatchObject({
      code: 'CannotUnfreeze',
      next: expect.stringContaining('javascript'),
    });
    const wrong = await kith(data, 'train', '--margin', '7');
    expect(wrong.json.error).toMatchObject({ code: 'WrongUse', message: /margin/ });

    const refused = await kith(data, 'models', 'activate', '2');
    expect(refused.json.error.code).toBe('NotJudgedBetter');
    const active = await kith(data, 'models', 'activate', '2', '--anyway');
    expect(active.json).toMatchObject({ active: 2 });
    expect((await kith(data, 'evaluate')).json).toMatchObject({ people: 4, samples: 16 });
    expect((await kith(data, 'models', 'rollback')).json).toMatchObject({ active: 1 });

    const file = join(folder, 'two.kith-model');
    await kith(data, 'models', 'export', '2', file);
    expect((await kith(data, 'models', 'export', '2', file)).json.error.code).toBe('FileExists');
    expect((await kith(data, 'models', 'import', file)).json.error.code).toBe('VersionKnown');
    const compared = await kith(data, 'models', 'compare', '1', 'Version 2');
    expect(compared.json.map(({ version }: { version: number }) => version)).toEqual([1, 2]);
    await kith(data, 'models', 'remove', '2');
    expect((await kith(data, 'models', 'import', file)).json).toMatchObject({ origin: 'imported' });
    expect((await kith(data, 'models')).json).toHaveLength(2);
    expect((await kith(data, 'models', 'add', file)).json.error.code).toBe('PackDamaged');
    expect((await kith(data, 'models', 'remove', '1')).json.error.code).toBe('VersionActive');
  });
});

describe('kith evaluate', () => {
  /** A gallery of which nothing was measured yet. */
  const enrolled = () => preparedData(['Ada', 'Grace', 'Hedy']);

  test('counts the probes and strangers that it is given, and says what is wrong with others', async () => {
    const [data, folder] = [await enrolled(), temporaryFolder()];
    const put = (name: string, photo: Buffer | string): void => {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), photo);
    };
    const whole = await frameOf(people[3]!, 0.2);
    put('strangers/Mary/whole.jpg', whole);
    put('strangers/Mary/half.jpg', whole.subarray(0, whole.length / 2));
    put('strangers/notes.txt', 'no image');
    put('probes/Ada/new.jpg', await frameOf(people[0]!, 0.9));
    const searches = async (...args: string[]) => {
      const { json, stderr } = await kith(data, 'evaluate', ...args);
      const { matedComparisons, strangers: count, strangerPeople, leftOut } = json;
      return { count: matedComparisons + count, people: strangerPeople, leftOut, stderr };
    };
    const before = await searches();
    const strangers = ['--strangers', join(folder, 'strangers')];
    const after = await searches(...strangers, '--probes', join(folder, 'probes'));
    expect(after).toMatchObject({ count: before.count + 2, people: before.people + 1 });
    const notes = join(folder, 'strangers/notes.txt');
    const half = join(folder, 'strangers/Mary/half.jpg');
    expect(after.leftOut.toSorted((a: any, b: any) => a.file.localeCompare(b.file))).toEqual([
      { file: half, reason: 'TruncatedImage' },
      { file: notes, reason: 'NotAnImage' },
    ]);
    expect(after.stderr.split('\n').toSorted()).toEqual([
      '',
      `  left out ${half}: TruncatedImage`,
      `  left out ${notes}: NotAnImage`,
      '2 of 3 photos of strangers were left out: 1 file isn’t a picture Kith can read and 1 file ends too early.',
    ]);
  });

  test('counts no photo of a stranger that shows what somebody is enrolled with', async () => {
    const [data, folder] = [await enrolled(), temporaryFolder()];
    for (const [i, name] of ['Ada', 'Grace', 'Mary'].entries()) {
      const photo = await frameOf(people[i === 2 ? 3 : i]!, 0);
      mkdirSync(join(folder, name));
      writeFileSync(join(folder, name, 'photo.jpg'), await sharp(photo).jpeg().toBuffer());
    }
    const { json: before } = await kith(data, 'evaluate');
    const { json } = await kith(data, 'evaluate', '--strangers', folder);
    expect([before.enrolledStrangers, json.enrolledStrangers]).toEqual([0, 2]);
    expect([json.strangers, json.strangerPeople, json.leftOut]).toEqual([
      before.strangers + 1,
      before.strangerPeople + 1,
      [],
    ]);
    const { stdout } = await inShell('"$@"', ['--data', data, 'evaluate', '--strangers', folder]);
    expect(stdout).toContain('2 photos of strangers show people who are enrolled and don’t count.');
  });

  test('ends at once on Ctrl-C', async () => {
    const data = await enrolled();
    const stdout = await interrupted(data, '0/12 faces', 'evaluate');
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'Canceled' } });
    expect((await kith(data, 'evaluate')).json).toMatchObject({ people: 3, samples: 12 });
  });
});

describe('kith', () => {
  test('enrolls a folder, identifies, verifies, lists, renames and removes', async () => {
    const [data, folder] = [temporaryFolder(), await photos()];
    const file = (name: string) => join(folder, name);

    const enrolled = await kith(data, 'enroll', file('people'));
    expect(enrolled.code).toBe(0);
    expect(enrolled.json.people).toEqual([
      {
        name: 'Ada Lovelace',
        enrolled: 4,
        known: 0,
        refused: expect.arrayContaining([
          { file: file('people/Ada Lovelace/notes.txt'), reason: 'NotAnImage' },
          { file: file('people/Ada Lovelace/empty.jpg'), reason: 'NoFace' },
        ]),
        warnings: [],
        complete: true,
      },
      {
        name: 'Grace Hopper',
        enrolled: 4,
        known: 0,
        refused: [],
        warnings: [],
        complete: true,
      },
    ]);

    const found = await kith(
      data,
      'identify',
      file('ada.jpg'),
      file('stranger.jpg'),
      file('nothing.jpg'),
      samplePhoto(3),
    );
    const [ada, stranger, missing, group] = found.json;
    expect(ada).toMatchObject({
      file: file('ada.jpg'),
      faces: [
        {
          decision: 'known',
          person: 'Ada Lovelace',
          runnerUp: { person: 'Grace Hopper' },
          reasons: [],
        },
      ],
    });
    expect(ada.faces[0].box).toHaveLength(4);
    expect(ada.faces[0].score).toBeGreaterThan(0.95);
    expect(stranger.faces[0]).toMatchObject({ decision: 'unknown', person: null });
    expect(missing).toMatchObject({ file: file('nothing.jpg'), error: { code: 'FileMissing' } });
    expect(group.faces).toHaveLength(3);
    const areas = group.faces.map(({ box }: { box: number[] }) => box[2]! * box[3]!);
    expect(areas).toEqual(areas.toSorted((a: number, b: number) => b - a));

    const same = await kith(data, 'verify', file('ada.jpg'), file('people/Ada Lovelace/0.jpg'));
    const other = await kith(data, 'verify', file('ada.jpg'), file('stranger.jpg'));
    expect([same.json.decision, other.json.decision]).toEqual(['same person', 'different people']);
    expect(same.json.score).toBeGreaterThan(other.json.score);
    expect(same.json).toMatchObject({ strength: 'clear' });
    expect(other.json).toMatchObject({ strength: null });
    expect(same.json.likelihoodRatio).toBeGreaterThan(1000 * other.json.likelihoodRatio);

    expect((await kith(data, 'people', 'rename', 'ada lovelace', 'Augusta')).code).toBe(0);
    expect((await kith(data, 'people', 'remove', 'Grace Hopper')).code).toBe(0);
    const left = await kith(data, 'people');
    expect(left.json).toEqual([{ name: 'Augusta', samples: 4, enrolledAt: expect.any(String) }]);
  });

  test('a folder with somebody else’s photo names it, saves nothing of the person, and the others', async () => {
    const [data, folder] = [temporaryFolder(), await photos()];
    const odd = join(folder, 'people', 'Ada Lovelace', 'odd.jpg');
    writeFileSync(odd, await frameOf(people[1]!, 0.37));
    const { code, json } = await kith(data, 'enroll', '--anyway', join(folder, 'people'));
    expect(code).toBe(1);
    const [ada, grace] = json.people;
    expect(grace).toMatchObject({ name: 'Grace Hopper', enrolled: 4 });
    const own = [0, 1, 2, 3].map((i) => join(folder, 'people', 'Ada Lovelace', `${i}.jpg`));
    expect(ada).toMatchObject({ name: 'Ada Lovelace', enrolled: 0 });
    expect(ada.error).toMatchObject({ code: 'SeveralPeople', groups: [own, [odd]] });
    const listed = await kith(data, 'people');
    expect(listed.json.map(({ name }: { name: string }) => name)).toEqual(['Grace Hopper']);
  });

  test('photos of somebody else are added to a person only anyway', async () => {
    const data = await preparedData(BOTH);
    const more = temporaryFolder();
    const others = await Promise.all(
      [0, 1].map(async (i) => {
        const file = join(more, 'Ada Lovelace', `${i}.jpg`);
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, await frameOf(people[3]!, i / 2));
        return file;
      }),
    );
    const samples = async () => (await kith(data, 'people')).json[0].samples;
    const refused = await kith(data, 'enroll', more);
    expect(refused.code).toBe(1);
    expect(refused.json.people[0]).toMatchObject({ enrolled: 0 });
    expect(refused.json.people[0].error).toMatchObject({
      code: 'LooksDifferent',
      message: expect.stringMatching(/\d+ out of \d+ strangers look this much like Ada Lovelace/),
      next: expect.stringContaining('--anyway'),
      groups: [others],
    });
    expect(await samples()).toBe(4);
    expect((await kith(data, 'enroll', more, '--anyway')).code).toBe(0);
    expect(await samples()).toBe(6);
  });

  test('doctor shows engine, check, key, packs and timings', async () => {
    const { json } = await kith(temporaryFolder(), 'doctor');
    expect(json).toMatchObject({
      check: { passed: true },
      key: { kind: expect.any(String) },
      host: 'ready',
    });
    expect(json.engine).toBeTruthy();
    expect(json.packs).toHaveLength(2);
    expect(json.milliseconds.embedOne).toBeGreaterThan(0);
  });

  test('doctor reads every file, and names those that are wrong', async () => {
    const data = temporaryFolder();
    makeUsed(data);
    const files = Object.values(classicPack.files).map(({ path }) => path);
    for (const path of files) {
      const file = join(data, 'packs', classicPack.source.package, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, 'not the weights');
    }
    const { json, code } = await kith(data, 'doctor');
    expect(code).toBe(1);
    expect(json.files).toEqual([
      { pack: 'finder', wrong: [] },
      { pack: 'face', wrong: [] },
      { pack: 'classic', wrong: files.map((path) => ({ path, problem: 'damaged' })) },
    ]);
  });

  test('doctor says what was removed and may still be there, as every command does', async () => {
    const data = temporaryFolder();
    makeUsed(data);
    // What stands in the place of a copy from before a migration is no file that could be unlinked.
    mkdirSync(join(data, 'gallery.db.schema-1'));
    const { json, code, stderr } = await kith(data, 'doctor');
    expect(code).toBe(1);
    expect(json.notErased).toMatchObject({ code: 'NotErased' });
    const listed = await kith(data, 'people');
    expect([listed.code, listed.json]).toEqual([0, []]);
    for (const text of [stderr, listed.stderr]) expect(text).toContain('gallery.db.schema-1');
  });

  test('the verification benchmark follows the protocol on a small set', async () => {
    const folder = temporaryFolder();
    const lines = ['2 2'];
    for (const [p, who] of people.slice(0, 3).entries()) {
      mkdirSync(join(folder, `P${p}`));
      for (let i = 1; i <= 2; i++) {
        writeFileSync(join(folder, `P${p}`, `P${p}_000${i}.jpg`), await frameOf(who, i / 3));
      }
    }
    for (let fold = 0; fold < 10; fold++) {
      const [a, b] = [fold % 3, (fold + 1) % 3];
      lines.push(`P${a}\t1\t2`, `P${a}\t1\tP${b}\t2`);
    }
    writeFileSync(join(folder, 'pairs.txt'), lines.join('\n'));
    const { json } = await kith(
      temporaryFolder(),
      'benchmark',
      'verification',
      '--images',
      folder,
      '--pairs',
      join(folder, 'pairs.txt'),
    );
    expect(json).toMatchObject({
      pairs: 20,
      accuracy: 1,
      accuracyStd: 0,
      eer: 0,
      tarAtFmr1e2: 1,
      tarAtFmr1e3: 1,
      failuresToAcquire: 0,
    });
    expect(Object.keys(json.milliseconds)).toContain('embed');
  });

  test.each([
    [['nonsense'], 2, 'WrongUse'],
    [['enroll'], 2, 'WrongUse'],
    [['benchmark', 'verification', '--images', 'x'], 2, 'WrongUse'],
    [['enroll', '/does/not/exist'], 1, 'FileMissing'],
    [['people', 'remove', 'Nobody'], 1, 'NoSuchPerson'],
    [['verify', '/no/a.jpg', '/no/b.jpg'], 1, 'FileMissing'],
    [['restore', '1', '--salvage'], 2, 'WrongUse'],
    [['restore', '1', '--from', 'copy.db'], 2, 'WrongUse'],
  ])('%j ends with %i and %s', async (args, code, error) => {
    const result = await kith(temporaryFolder(), ...args);
    expect(result.code).toBe(code);
    expect(result.json.error).toMatchObject({ code: error, message: expect.any(String) });
  });

  test('of whom nothing was taken is named with the reason, and the command fails; others are enrolled', async () => {
    const [data, folder] = [temporaryFolder(), temporaryFolder()];
    const put = (name: string, bytes: Buffer | string): void => {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), bytes);
    };
    mkdirSync(join(folder, 'Empty'));
    put(
      'Dark/0.jpg',
      await sharp(await frameOf(people[0]!, 0.2))
        .linear(0.05)
        .jpeg()
        .toBuffer(),
    );
    put('Ada/0.jpg', await frameOf(people[0]!, 0.2));
    const { code, json } = await kith(data, 'enroll', folder);
    expect([code, json.complete]).toEqual([1, true]);
    expect(json.people).toMatchObject([
      { name: 'Ada', enrolled: 1, refused: [] },
      { name: 'Dark', enrolled: 0, refused: [{ reason: 'PoorQuality' }] },
      {
        name: 'Empty',
        enrolled: 0,
        refused: [{ file: join(folder, 'Empty'), reason: 'NoPhotos' }],
      },
    ]);
    const empty = await kith(data, 'identify', join(folder, 'Empty'));
    expect([empty.code, empty.json.error.code]).toEqual([1, 'NoPhotos']);
  });

  test('a photo that is turned to be compared says so', async () => {
    const folder = temporaryFolder();
    const photo = await frameOf(people[0]!, 0.2);
    writeFileSync(join(folder, 'up.png'), photo);
    writeFileSync(join(folder, 'down.png'), await sharp(photo).rotate(180).png().toBuffer());
    const { json } = await kith(
      temporaryFolder(),
      'verify',
      ...['up.png', 'down.png'].map((name) => join(folder, name)),
    );
    expect(json).toMatchObject({
      decision: 'same person',
      remarks: [[], [{ kind: 'turned', degrees: 180 }]],
    });
  });
});
