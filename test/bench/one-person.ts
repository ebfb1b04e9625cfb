import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import impostors from '../../electron/models/packs/embedder-impostors.json' with { type: 'json' };
import { unlike } from '../../electron/core/enrollment/likeness.ts';
import { groupsByPerson } from '../../electron/core/enrollment/one-person.ts';
import { unitMean } from '../../native-models/evaluate/unit-vectors.ts';
import { assembleInNode } from '../../electron/shells/node-shell.ts';
import { seeded } from '../support/seeded.ts';
import { lfwPeople } from './lfw.ts';
import { orlPeople, orlPhoto } from './orl.ts';
import { percent, type Figure } from './report.ts';

/** People of LFW with this many photos, and how many of them. */
const PHOTOS = 10;
const PEOPLE = 90;
/** Draws of people and photos a figure. */
const DRAWS = 2000;
/** Photos enrolled with, and added. */
const ADDITIONS = [
  [1, 1],
  [3, 1],
  [3, 5],
  [5, 5],
] as const;
const GROUPED = [2, 4, 8] as const;

/** A person's embeddings. */
type Photos = readonly Float32Array[];

/**
 * Whether pictures that are added are of the person, and whether those of one enrollment are of one, by draws from LFW
 * and ORL: how often people are asked for nothing, and how often somebody else's pictures are seen.
 */
export async function benchOnePerson(): Promise<Figure[]> {
  const data = await mkdtemp(join(tmpdir(), 'kith-bench-'));
  const assembled = await assembleInNode('command line', data);
  const embed = async (files: readonly string[], read: (file: string) => Promise<Uint8Array>) => {
    const all = [];
    for (const file of files) {
      const { embedding } = await assembled.kith.benchmark.embedCentralFace(await read(file), file);
      if (embedding) all.push(embedding);
    }
    return all;
  };
  try {
    const lfw = (await lfwPeople()).filter(({ photos }) => photos.length >= PHOTOS);
    const sets: [string, Photos[]][] = [
      ['LFW', await all(lfw.slice(0, PEOPLE), (p) => embed(p.photos.slice(0, PHOTOS), readFile))],
      ['ORL', await all(await orlPeople(), (files) => embed(files, orlPhoto))],
    ];
    return sets.flatMap(([set, people]) => [
      ...ADDITIONS.map(([enrolled, added]) => addition(set, people, enrolled, added)),
      ...GROUPED.map((photos) => grouping(set, people, photos)),
    ]);
  } finally {
    await assembled.close();
    await rm(data, { recursive: true });
  }
}

/** One person after another. */
async function all<P>(
  people: readonly P[],
  embed: (person: P) => Promise<Photos>,
): Promise<Photos[]> {
  const embedded = [];
  for (const [i, person] of people.entries()) {
    embedded.push(await embed(person));
    process.stderr.write(`\r${i + 1}/${people.length} people `);
  }
  process.stderr.write('\n');
  return embedded;
}

function addition(set: string, people: readonly Photos[], enrolled: number, added: number): Figure {
  const [asked, caught] = shares(people, enrolled + added, (own, other) => {
    const reference = unitMean(own.slice(0, enrolled));
    return [own.slice(enrolled), other.slice(0, added)].map(
      (photos) => unlike(reference, photos, impostors).length > 0,
    );
  });
  return {
    what: `${set}: ${added} added to a person enrolled with ${enrolled}`,
    measured: `asked about their own ${percent(asked!)}, somebody else’s seen ${percent(caught!)}`,
    bound: '≤ 4% / ≥ 98%',
    holds: asked! <= 0.04 && caught! >= 0.98,
    numbers: { asked: asked!, caught: caught! },
  };
}

function grouping(set: string, people: readonly Photos[], photos: number): Figure {
  const several = (of: Photos): boolean => groupsByPerson(of, impostors).length > 1;
  const [split, odd, half] = shares(people, photos, (own, other) => [
    several(own),
    several([...own.slice(1), other[0]!]),
    several([...own.slice(photos / 2), ...other.slice(photos / 2)]),
  ]);
  return {
    what: `${set}: ${photos} pictures of one enrollment`,
    measured: `one person taken for several ${percent(split!)}; seen: one odd picture ${percent(odd!)}, half and half ${percent(half!)}`,
    bound: '≤ 3% / ≥ 97%',
    holds: split! <= 0.03 && odd! >= 0.97 && half! >= 0.97,
    numbers: { split: split!, odd: odd!, half: half! },
  };
}

/** How often each answer is yes, over draws of `count` photos of one person and as many of another. */
function shares(
  people: readonly Photos[],
  count: number,
  answers: (own: Photos, other: Photos) => boolean[],
): number[] {
  const random = seeded(20_261_128);
  const enough = people.filter((photos) => photos.length >= count);
  const yes: number[] = [];
  for (let draw = 0; draw < DRAWS; draw++) {
    const [own, other] = drawn(enough, 2, random).map((photos) => drawn(photos, count, random));
    answers(own!, other!).forEach((answer, i) => (yes[i] = (yes[i] ?? 0) + Number(answer)));
  }
  return yes.map((number) => number / DRAWS);
}

function drawn<T>(items: readonly T[], count: number, random: () => number): T[] {
  const left = [...items];
  return Array.from(
    { length: count },
    () => left.splice(Math.floor(random() * left.length), 1)[0]!,
  );
}
