import { namedPoints } from '../../electron/contract/index.ts';
import { decide } from '../../electron/core/recognition/identify.ts';
import { operatingPointOf } from '../../electron/core/evaluation/operating-point.ts';
import { Reliability } from '../../native-models/evaluate/reliability.ts';
import { shuffled } from '../../native-models/evaluate/shuffled.ts';
import { rateOverPeople, type PersonTrials } from '../../native-models/evaluate/intervals.ts';
import { seeded } from '../support/seeded.ts';
import { embeddedPeople, type EmbeddedPerson } from './embedded-people.ts';
import { enrolledWith } from './enrolled-with.ts';
import { percent, type Figure } from './report.ts';

/** Probes of one enrolled person, at most. */
const PROBES = 5;
const WANTED = [0.003, 0.01, 0.03];
/** From this size of gallery on the promise is to be kept without being much too strict. */
const LARGE = 50;
/** In which share of what is wanted must be named at least there. */
const LEAST = 1 / 3;

interface Cell {
  readonly enrolled: number;
  readonly photos: number;
}

/** What happened to the probes of one cell, over all its draws. */
interface Outcome {
  readonly strangers: ReadonlyMap<string, Tally>;
  readonly mated: ReadonlyMap<string, Tally>;
  /** Mated probes with two enrolled people as the answer. */
  readonly ambiguous: number;
  /** FNIR at one bar for everybody, the same in every draw, set with hindsight so that as many strangers are named. */
  readonly atOneBar: number;
}

type Tally = { errors: number; trials: number };

/**
 * Whether at most the wanted share of strangers is given a name, and not much less, in galleries of several sizes, with several
 * photos a person, on people whom the shipped statistics were not counted on and on another population. An ambiguous answer
 * names a stranger, and misses an enrolled person. Everything is decided by the app's own functions on embeddings.
 */
export async function benchPromise(): Promise<Figure[]> {
  const { lfw, orl } = await embeddedPeople();
  const cells = (sizes: readonly number[]): Cell[] =>
    [3, 8].flatMap((photos) => sizes.map((enrolled) => ({ enrolled, photos })));
  return [
    ...cells([10, 50, 200]).flatMap((cell) => figuresOf('LFW', lfw, cell)),
    ...figuresOf('LFW', lfw, { enrolled: 100, photos: 5 }, { most: 0.01, fnir: 0.035 }),
    // ORL has 40 people.
    ...cells([10, 20]).flatMap((cell) => figuresOf('ORL', orl, cell)),
    ...sameUnderTwoNames(lfw),
    calibrationOf('LFW', lfw),
    calibrationOf('ORL', orl),
  ];
}

function figuresOf(
  population: string,
  people: readonly EmbeddedPerson[],
  cell: Cell,
  row: { most: number; fnir: number } | null = null,
): Figure[] {
  const draws = Math.max(4, Math.round(400 / cell.enrolled));
  const outcomes = outcomesOf(people, cell, draws);
  const mine = row ? WANTED.filter((wanted) => wanted === row.most) : WANTED;
  return mine.map((wanted): Figure => {
    const { strangers, mated, ambiguous, atOneBar } = outcomes.get(wanted)!;
    const fpir = rateOverPeople([...strangers.values()]);
    const fnir = rateOverPeople([...mated.values()]);
    const probes = [...mated.values()].reduce((sum, { trials }) => sum + trials, 0);
    const least = cell.enrolled >= LARGE ? wanted * LEAST : 0;
    const ambiguity = ambiguous / probes;
    const kept = row ? fpir.value <= row.most && fnir.value <= row.fnir : fpir.low <= wanted;
    return {
      what: `promise, ${population}: ${cell.enrolled} enrolled with ${cell.photos} photos, ${percent(wanted)} wanted, ${draws} draws`,
      measured: `FPIR ${percent(fpir.value)} (${percent(fpir.low)} to ${percent(fpir.high)}), FNIR ${percent(fnir.value)} (one bar for all: ${percent(atOneBar)}), ambiguous ${percent(ambiguity)}`,
      bound: `${least > 0 ? `${percent(least)} to ` : '≤ '}${percent(wanted)}${row ? `, FNIR ≤ ${percent(row.fnir)}` : ''}, ambiguous ≤ 0.50%`,
      holds: kept && fpir.high >= least && ambiguity <= 0.005,
      numbers: { fpir: fpir.value, fpirLow: fpir.low, fpirHigh: fpir.high, fnir: fnir.value, atOneBar, ambiguity }, // prettier-ignore
    };
  });
}

/** What becomes of strangers and enrolled people at each wanted FPIR, in galleries that are drawn `draws` times. */
export function outcomesOf(
  people: readonly EmbeddedPerson[],
  { enrolled, photos }: Cell,
  draws: number,
  allWanted: readonly number[] = WANTED,
): Map<number, Outcome> {
  const random = seeded(20_261_129 + enrolled + photos);
  const tallies = new Map(
    allWanted.map((wanted) => [
      wanted,
      { strangers: new Map<string, Tally>(), mated: new Map<string, Tally>(), ambiguous: 0, atOneBar: 0 }, // prettier-ignore
    ]),
  );
  const enough = (more: number) =>
    people.filter(({ embeddings }) => embeddings.length >= photos + more);
  const eligible = enough(1).length >= enrolled ? enough(1) : enough(0);
  const strangerScores: number[] = [];
  const ownScores: number[] = [];
  for (let draw = 0; draw < draws; draw++) {
    const chosen = shuffled(eligible, random)
      .slice(0, enrolled)
      .map(({ name, embeddings }) => {
        const mixed = shuffled(embeddings, random);
        return {
          name,
          embeddings: mixed.slice(0, photos),
          probes: mixed.slice(photos, photos + PROBES),
        };
      });
    const names = new Set(chosen.map(({ name }) => name));
    const strangers = people.filter(({ name }) => !names.has(name));
    const version = enrolledWith(chosen);
    const own = chosen.flatMap(({ name, probes }, id) =>
      probes.map((embedding) => ({ name, id, embedding, best: version.nearest(embedding, 1)[0]! })),
    );
    const others = strangers.map(({ name, embeddings }) => {
      const embedding = embeddings[Math.floor(random() * embeddings.length)]!;
      return { name, embedding, best: version.nearest(embedding, 1)[0]! };
    });
    strangerScores.push(...others.map(({ best }) => best.score));
    ownScores.push(...own.map(({ id, best }) => (best.personId === id ? best.score : -1)));
    for (const wanted of allWanted) {
      const tally = tallies.get(wanted)!;
      const answer = (embedding: Float32Array) =>
        decide(version, embedding, { wantedFpir: wanted });
      for (const { name, embedding } of others) {
        const isNamed = answer(embedding).decision !== 'unknown';
        count(tally.strangers, name, isNamed);
      }
      for (const { name, id, embedding } of own) {
        const { decision, match } = answer(embedding);
        if (decision === 'ambiguous') tally.ambiguous++;
        count(tally.mated, name, match?.personId !== id);
      }
    }
  }
  strangerScores.sort((a, b) => b - a);
  for (const tally of tallies.values()) {
    const named = [...tally.strangers.values()].reduce((sum, { errors }) => sum + errors, 0);
    const bar = strangerScores[named] ?? -1;
    tally.atOneBar = ownScores.filter((score) => score <= bar).length / ownScores.length;
  }
  return tallies;
}

/** Each of 100 people enrolled a second time, with the same photos, beside the others: their photos must be ambiguous, and others of them unknown no more often than where they are enrolled once. */
function sameUnderTwoNames(people: readonly EmbeddedPerson[]): Figure[] {
  const chosen = people.filter(({ embeddings }) => embeddings.length >= 6).slice(0, 100);
  const enrolled = chosen.map(({ embeddings }) => ({ embeddings: embeddings.slice(0, 5) }));
  const once = enrolledWith(enrolled);
  const points = Object.entries(namedPoints).map(([name, wantedFpir]) => {
    const tally = { ambiguous: 0, photos: 0, known: 0, unknown: 0, unknownOnce: 0, others: 0 };
    chosen.forEach(({ embeddings }, place) => {
      const version = enrolledWith([...enrolled, enrolled[place]!]);
      for (const [i, embedding] of embeddings.entries()) {
        const { decision } = decide(version, embedding, { wantedFpir });
        if (decision === 'known') tally.known++;
        if (i < 5) {
          tally.photos++;
          if (decision === 'ambiguous') tally.ambiguous++;
        } else {
          tally.others++;
          if (decision === 'unknown') tally.unknown++;
          if (decide(once, embedding, { wantedFpir }).decision === 'unknown') tally.unknownOnce++;
        }
      }
    });
    return { name, ...tally };
  });
  return points.map(({ name, ...tally }) => ({
    what: `100 people with 5 photos, one of them under two names, each in turn, ${name}: the same photos; others of them`,
    measured: `ambiguous ${tally.ambiguous} of ${tally.photos}; unknown ${tally.unknown} of ${tally.others} (enrolled once: ${tally.unknownOnce}), known ${tally.known}`,
    bound: 'all at the balanced setting; within 1% of once; 0 known',
    holds:
      tally.known === 0 &&
      tally.unknown - tally.unknownOnce <= 0.01 * tally.others &&
      (name !== 'balanced' || tally.ambiguous === tally.photos),
    numbers: tally,
  }));
}

/** How far the chance that a likelihood ratio gives lies from what happens, mated and non-mated comparisons weighing the same. */
function calibrationOf(population: string, people: readonly EmbeddedPerson[]): Figure {
  const photos = 5;
  const chosen = people.filter(({ embeddings }) => embeddings.length > photos);
  const version = enrolledWith(
    chosen.map(({ embeddings }) => ({ embeddings: embeddings.slice(0, photos) })),
  );
  const point = operatingPointOf(version);
  const reliability = new Reliability();
  const ids = new Map(chosen.map(({ name }, id) => [name, id]));
  for (const { name, embeddings } of people) {
    const own = ids.get(name);
    const probes =
      own === undefined ? embeddings.slice(0, 1) : embeddings.slice(photos, photos + PROBES);
    for (const probe of probes) {
      for (const { personId, likelihoodRatio } of point.candidates(probe, chosen.length)) {
        reliability.add(likelihoodRatio, personId === own);
      }
    }
  }
  const { bins, error } = reliability.table();
  const counted = (kind: 'mated' | 'nonMated') => bins.reduce((sum, bin) => sum + bin[kind], 0);
  return {
    what: `likelihood ratios, ${population}: ${chosen.length} enrolled with ${photos} photos, ${counted('mated')} mated and ${counted('nonMated')} non-mated comparisons`,
    measured: `calibration error (ECE, ${bins.length} bins) ${error!.toFixed(4)}`,
    bound: '≤ 0.02',
    holds: error! <= 0.02,
    numbers: { error: error! },
  };
}

function count(tallies: Map<string, Tally>, name: string, isError: boolean): void {
  const tally = tallies.get(name) ?? { errors: 0, trials: 0 };
  tally.trials++;
  if (isError) tally.errors++;
  tallies.set(name, tally satisfies PersonTrials);
}
