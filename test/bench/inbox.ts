import impostors from '../../electron/models/packs/embedder-impostors.json' with { type: 'json' };
import { groupFaces } from '../../electron/core/inbox/group-faces.ts';
import type { ComparedFace } from '../../electron/core/inbox/likely-pairs.ts';
import { shuffled } from '../../native-models/evaluate/shuffled.ts';
import { seeded } from '../support/seeded.ts';
import { embeddedPeople, type EmbeddedPerson } from './embedded-people.ts';
import { percent, type Figure } from './report.ts';

/** Unknown faces that are grouped, and the seconds that it may take. */
const UNKNOWNS = 5000;
const SECONDS = 2;
/** Unknown people, the photos of each, and how often they are drawn. */
const PEOPLE = 200;
const PHOTOS = { fewest: 2, most: 10 };
const DRAWS = 20;
/** What groups have to be: pairs that are grouped and of one person, of those grouped and of those of one person. */
const PRECISION = 0.97;
const RECALL = 0.85;

/** The inbox of unknown faces on LFW people whom the statistics were not counted on: how long grouping takes, and how right groups are. */
export async function benchInbox(): Promise<Figure[]> {
  const { lfw } = await embeddedPeople();
  return [await speed(lfw), await accuracy(lfw)];
}

async function speed(people: readonly EmbeddedPerson[]): Promise<Figure> {
  const faces = facesOf(shuffled(people, seeded(20_261_129))).slice(0, UNKNOWNS);
  const times: number[] = [];
  const cores: number[] = [];
  for (let run = 0; run < 3; run++) {
    const start = performance.now();
    const before = process.cpuUsage();
    await groupFaces(faces, impostors, async () => undefined);
    times.push((performance.now() - start) / 1000);
    const { user, system } = process.cpuUsage(before);
    cores.push((user + system) / 1e6);
  }
  const [worst, busy] = [Math.max(...times), Math.max(...cores)];
  return {
    what: `grouping ${faces.length.toLocaleString('en')} unknown faces`,
    measured: `${worst.toFixed(2)} s (worst of ${times.length}), ${busy.toFixed(2)} s of a core`,
    bound: `≤ ${SECONDS} s`,
    holds: worst <= SECONDS && faces.length === UNKNOWNS,
    numbers: { worst, busy, faces: faces.length },
  };
}

async function accuracy(people: readonly EmbeddedPerson[]): Promise<Figure> {
  const random = seeded(20_261_130);
  const eligible = people.filter(({ embeddings }) => embeddings.length >= PHOTOS.fewest);
  const draws: { precision: number; recall: number }[] = [];
  for (let draw = 0; draw < DRAWS; draw++) {
    const chosen = shuffled(eligible, random)
      .slice(0, PEOPLE)
      .map(({ name, embeddings }) => ({
        name,
        embeddings: shuffled(embeddings, random).slice(0, PHOTOS.most),
      }));
    draws.push(await pairwise(facesOf(chosen)));
  }
  const mean = (of: 'precision' | 'recall') =>
    draws.reduce((sum, draw) => sum + draw[of], 0) / draws.length;
  const least = (of: 'precision' | 'recall') => Math.min(...draws.map((draw) => draw[of]));
  const [precision, recall] = [mean('precision'), mean('recall')];
  return {
    what: `${PEOPLE} unknown people with ${PHOTOS.fewest} to ${PHOTOS.most} photos, ${DRAWS} draws`,
    measured: `pairwise precision ${percent(precision)} (worst ${percent(least('precision'))}), recall ${percent(recall)} (worst ${percent(least('recall'))})`,
    bound: `≥ ${percent(PRECISION)}, ≥ ${percent(RECALL)}`,
    holds: precision >= PRECISION && recall >= RECALL && eligible.length >= PEOPLE,
    numbers: { precision, recall, worstPrecision: least('precision'), worstRecall: least('recall') }, // prettier-ignore
  };
}

type NamedFace = ComparedFace & { readonly name: string };

/** Each photo as an appearance of its own: nothing but the faces says who they are. */
function facesOf(people: readonly EmbeddedPerson[]): NamedFace[] {
  return people.flatMap(({ name, embeddings }) =>
    embeddings.map((embedding, i) => ({ name, sighting: `${name} ${i}`, embedding })),
  );
}

async function pairwise(
  faces: readonly NamedFace[],
): Promise<{ precision: number; recall: number }> {
  const groups = await groupFaces(faces, impostors, async () => undefined);
  const pairs = (count: number): number => (count * (count - 1)) / 2;
  const sizes = (of: readonly NamedFace[]) =>
    [...Map.groupBy(of, ({ name }) => name).values()].map(({ length }) => length);
  const sum = (counts: readonly number[]) => counts.reduce((all, count) => all + pairs(count), 0);
  const grouped = sum(groups.map(({ length }) => length));
  const right = groups.reduce((all, group) => all + sum(sizes(group.map((at) => faces[at]!))), 0);
  return { precision: right / grouped, recall: right / sum(sizes(faces)) };
}
