import { readFileSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chipBytes, chipSide, hasCode, type NewSample } from '../../../electron/contract/index.ts';
import { unitMean } from '../../../native-models/evaluate/unit-vectors.ts';
import { openDatabase } from '../../../electron/gallery/connection.ts';
import { openGallery } from '../../../electron/gallery/gallery.ts';
import { salvageGallery, type Salvaged } from '../../../electron/gallery/mend.ts';
import { shipped, temporaryGallery } from '../../support/gallery.ts';
import { testKith } from '../../support/kith.ts';
import { pretendNetworks, type PretendNetworks } from '../../support/pretend-networks.ts';
import { consent, goodQuality, newVersion, pictureOf, unitVector } from '../../support/samples.ts';

const key = Buffer.alloc(32, 7);
const PAGE = 4096;
const PEOPLE = 5;
/** Shades between two people. */
const STEP = 40;

/** A picture whose left half is a person's shade, also once it is a JPEG; the rest is of a seed. */
async function picture(person: number, seed: number): Promise<Blob> {
  const chip = await pictureOf(seed).bytes();
  for (let i = 0; i < chipBytes; i++) {
    if (Math.floor(i / 3) % chipSide < chipSide / 2) chip[i] = person * STEP;
  }
  return new Blob([chip]);
}

const personIn = (chip: Uint8Array): number => Math.round(chip[30]! / STEP);

/** Networks that know a person by their shade; no two pictures are quite the same to them. */
const networks: PretendNetworks = {
  ...pretendNetworks,
  embed: async (chips) =>
    chips.map((chip) => {
      const noise = unitVector(10_000 + chip.reduce((sum, value) => (sum + value) % 1009, 0));
      return unitMean([unitVector(personIn(chip)), noise.map((value) => value / 20)]);
    }),
};

const sample = async (person: number, seed: number): Promise<NewSample> => ({
  chip: await picture(person, seed),
  quality: goodQuality,
  source: 'webcam',
  takenAt: new Date(1_700_000_000_000 + seed),
});

/**
 * A gallery of people with two samples each under the version that Kith comes with, and one more each under the one that is
 * active, which may have been trained.
 */
async function filled(keepChips: boolean, trained: boolean) {
  const place = await temporaryGallery(key);
  const { kith } = await testKith(networks, undefined, place);
  // Else nobody could be embedded under the trained one.
  if (!trained) await place.gallery.saveSettings({ keepChips });
  const enrolled = new Map<number, string>();
  for (let i = 1; i <= PEOPLE; i++) {
    const both = [await sample(i, 10 * i), await sample(i, 10 * i + 1)];
    const { id } = await kith.enrollment.enroll(`Person ${i}`, consent, both);
    enrolled.set(id, `Person ${i}`);
  }
  if (trained) {
    const { id } = await place.gallery.versions.insert(newVersion(5), new Date());
    await (
      await kith.versions.activate(id, true)
    ).settled;
  }
  await place.gallery.saveSettings({ keepChips });
  for (const id of enrolled.keys()) {
    await kith.enrollment.extend(id, [await sample(id, 10 * id + 2)]);
  }
  kith.close();
  await place.gallery.close();
  return { ...place, enrolled, whole: readFileSync(place.file) };
}

type Filled = Awaited<ReturnType<typeof filled>>;

/** The pages of a table or an index. */
function pagesOf(file: string, name: string): number[] {
  const database = openDatabase(file, key);
  const pages = database
    .prepare<[string], number>('SELECT pageno FROM dbstat WHERE name = ?')
    .pluck()
    .all(name);
  database.close();
  return pages;
}

/** Damages pages of a gallery as it was filled, and saves what can be read; null where that is said to be nothing. */
async function damaged({ file, whole }: Filled, pages: readonly number[]) {
  const bytes = Buffer.from(whole);
  for (const page of pages) bytes[(page - 1) * PAGE + 2000]! ^= 1;
  writeFileSync(file, bytes);
  try {
    return await salvageGallery({ file, key, keyIsKnown: true, shipped }, new Date());
  } catch (error) {
    if (hasCode(error, 'NothingSalvaged')) return null;
    throw error;
  }
}

/** Opens what was saved and sees to it that all that was said of it is true. Answers with who is in it. */
async function look(from: Filled, saved: Salvaged): Promise<string[]> {
  const gallery = await openGallery({ file: from.file, key, shipped });
  const { kith } = await testKith(networks, undefined, { ...from, gallery });
  try {
    await gallery.check();
    expect(saved.toEmbed > 0 || (await kith.status.read()).damage === null).toBe(true);
    await kith.resumeActivation();
    await kith.training.settled();
    expect(kith.training.state().activation).toBeNull();
    expect((await kith.status.read()).damage).toBeNull();

    const people = await kith.people.list();
    expect(people).toHaveLength(saved.people);
    for (const { id, name, samples } of people) {
      expect(gallery.active().nearest(unitVector(id), 1)).toMatchObject([{ personId: id }]);
      const isSaid = saved.lost.fewer.includes(name) || saved.lost.unknown > 0;
      expect(samples === 3 || isSaid).toBe(true);
      expect([from.enrolled.get(id), ...saved.lost.renamed]).toContain(name);
    }
    const left = new Set(people.map(({ id }) => id));
    const gone = [...from.enrolled].filter(([id]) => !left.has(id));
    // By name, or by number where that could not be read.
    expect(saved.lost.people.length === gone.length || saved.lost.unknown > 0).toBe(true);
    expect(saved.samples + saved.lost.samples).toBeGreaterThanOrEqual(3 * PEOPLE);
    await kith.enrollment.enroll('Newcomer', consent, [await sample(6, 900)]);
    return people.map(({ name }) => name);
  } finally {
    kith.close();
    await gallery.close();
  }
}

describe.each([
  [true, false],
  [true, true],
  [false, false],
  [false, true],
])('with pictures kept: %s, a trained version active: %s', (keepChips, trained) => {
  test('whatever is damaged, everybody who is listed is recognized, and who is not is named', async () => {
    const from = await filled(keepChips, trained);
    const pages = from.whole.length / PAGE;
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.integer({ min: 1, max: pages }), { minLength: 1, maxLength: 8 }),
        async (broken) => {
          const saved = await damaged(from, broken);
          const names = saved ? await look(from, saved) : [];
          expect(names).toHaveLength(saved?.people ?? 0);
        },
      ),
      { numRuns: 25, seed: 4 },
    );
  }, 60_000);

  test('where the line of the version is lost, nobody is', async () => {
    const from = await filled(keepChips, trained);
    const saved = await damaged(from, [
      pagesOf(from.file, 'model_versions')[0]!,
      pagesOf(from.file, 'activation_history')[0]!,
    ]);
    const names = await look(from, saved!);
    // Of samples without pictures nothing but the version that is lost could tell whose they are.
    expect(saved!.lost.samples).toBe(!keepChips && trained ? PEOPLE : 0);
    expect(names).toEqual([...from.enrolled.values()]);
  });
});

test('samples whose own lines are lost are known by their embeddings, and the rest is named', async () => {
  const from = await filled(true, false);
  const lines = pagesOf(from.file, 'samples')[0]!;
  const saved = await damaged(from, [lines]);
  expect(saved).toMatchObject({
    people: PEOPLE,
    samples: 3 * PEOPLE,
    lost: { people: [], fewer: [], samples: 0, pictures: 3 * PEOPLE },
    toEmbed: 0,
  });
  await look(from, saved!);
  writeFileSync(from.file, from.whole);
  const both = [lines, pagesOf(from.file, 'embeddings')[0]!];
  expect((await damaged(from, both))!.lost).toMatchObject({
    people: [...from.enrolled.values()],
    samples: 3 * PEOPLE,
  });
});
