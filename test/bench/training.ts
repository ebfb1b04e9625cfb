import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import {
  augmentations,
  DEFAULT_MARGIN,
  trainingPresets,
  type NetworkVersion,
  type TrainingParameters,
} from '../../electron/contract/index.ts';
import { joined } from '../../electron/core/features/features.ts';
import { readVersionFile } from '../../electron/core/versions/version-file.ts';
import { trainingNetworks } from '../../electron/models/host/host-networks.ts';
import { hostsOfNode } from '../../electron/models/host/host-kind.ts';
import { HostPool } from '../../electron/models/host/pool.ts';
import { readNetworkFiles } from '../../electron/models/packs.ts';
import { VersionLoader } from '../../electron/models/host/version-loader.ts';
import { areaUnderRoc } from '../../native-models/evaluate/identification.ts';
import { innerProduct, rowOf } from '../../native-models/evaluate/unit-vectors.ts';
import { classicFiles, linkClassicPack } from '../support/classic-pack.ts';
import type { Assembled } from '../../electron/shells/assemble.ts';
import { assembleInNode, inRoot } from '../../electron/shells/node-shell.ts';
import { enrollAnyway } from '../support/enroll-anyway.ts';
import { seeded } from '../support/seeded.ts';
import { lfwPeople, type LfwPerson } from './lfw.ts';
import { percent, type Figure } from './report.ts';

/** The dark room: a quarter of the light, and a sensor's noise of 8 of 255. */
const DARK_LIGHT = 0.25;
const DARK_NOISE = 8;

/** A Kith in a folder of its own, for one benchmark. */
async function withKith<T>(work: (assembled: Assembled, data: string) => Promise<T>): Promise<T> {
  const data = await mkdtemp(join(tmpdir(), 'kith-bench-'));
  const assembled = await assembleInNode('command line', data);
  try {
    return await work(assembled, data);
  } finally {
    await assembled.close();
    await rm(data, { recursive: true });
  }
}

/** Enrolls a person with `count` of the photos. Says which photos are left. */
async function enroll(
  { kith }: Assembled,
  name: string,
  photos: readonly string[],
  count: number,
): Promise<{ id: number; left: string[] }> {
  const left = [...photos];
  const samples = [];
  while (samples.length < count && left.length > 0) {
    const file = left.shift()!;
    try {
      const { chip, quality } = await kith.enrollment.readPhoto(await readFile(file), file);
      samples.push({ chip, quality, source: 'photo' as const, takenAt: new Date() });
    } catch {
      // A bystander as large as the subject, or no face: refused, as for a user, who takes another.
    }
  }
  const { id } = await enrollAnyway(kith, name, samples);
  return { id, left };
}

/** Runs a training to its end; throws what went wrong. */
async function train({ kith }: Assembled, parameters: TrainingParameters) {
  await kith.training.start(parameters, true);
  await kith.training.settled();
  const { run } = kith.training.state();
  if (run?.error) throw new Error(`${run.error.code}: ${run.error.message}`);
  return { report: (await kith.versions.report(run!.versionId!))!, run: run! };
}

/** 50 people with 10 samples: the whole run with its judgment, first and with the features kept, and an activation. */
export async function benchRetrain(): Promise<Figure> {
  return withKith(async (assembled) => {
    const { kith } = assembled;
    const people = (await lfwPeople()).filter(({ photos }) => photos.length >= 10).slice(0, 50);
    for (const person of people) await enroll(assembled, person.name, person.photos, 10);
    const parameters = trainingPresets.quick;
    const timed = async () => {
      const start = performance.now();
      const { run } = await train(assembled, parameters);
      return { seconds: (performance.now() - start) / 1000, versionId: run.versionId! };
    };
    const first = await timed();
    const cached = await timed();
    const start = performance.now();
    await kith.versions.activate(cached.versionId, true);
    await kith.training.settled();
    const samples = (await kith.status.read()).samples;
    const rate = (samples * 1000) / (performance.now() - start);
    const back = performance.now();
    await kith.versions.rollBack();
    await kith.training.settled();
    const rollback = (performance.now() - back) / 1000;
    return {
      what: `retraining on 50 people, ${samples} samples, preset Quick: first run / with kept features / activation / rollback`,
      measured: `${first.seconds.toFixed(0)} s / ${cached.seconds.toFixed(0)} s / ${rate.toFixed(0)} samples a second / ${rollback.toFixed(2)} s`,
      bound: '≤ 180 s / ≤ 60 s / ≥ 15 a second / ≤ 2 s',
      holds: first.seconds <= 180 && cached.seconds <= 60 && rate >= 15 && rollback <= 2,
      numbers: { first: first.seconds, cached: cached.seconds, rate, rollback },
    };
  });
}

/** The textbook head on the face backbone, 50 people with 5 photos, 1,000 strangers: it must be caught. */
export async function benchWorse(): Promise<Figure> {
  return withKith(async (assembled) => {
    const { kith } = assembled;
    const everybody = await lfwPeople();
    const people = everybody.filter(({ photos }) => photos.length >= 10).slice(0, 50);
    for (const person of people) await enroll(assembled, person.name, person.photos, 5);
    await addStrangers(assembled, everybody, new Set(people), 1000);
    const before = (await kith.versions.active()).id;
    const { report } = await train(assembled, {
      ...trainingPresets.quick,
      head: 'classic',
      mining: 'semi-hard',
      margin: DEFAULT_MARGIN,
      learningRate: 3e-4,
    });
    const { current, candidate } = report.comparison!.figures;
    const stays = (await kith.versions.active()).id === before;
    return {
      what: 'textbook head on the face backbone, 50 LFW people × 5 photos, 1,000 strangers',
      measured: `${report.verdict}, ${stays ? 'the active version stays' : 'ACTIVATED'}; FNIR at FPIR 1% ${percent(current.fnir.value)} → ${percent(candidate.fnir.value)}, rank 1 ${percent(current.rank1)} → ${percent(candidate.rank1)}`,
      bound: 'worse for strangers, stays',
      holds: report.verdict === 'worse-for-strangers' && stays,
      numbers: { current: current.fnir.value, candidate: candidate.fnir.value },
    };
  });
}

/** 100 people enrolled bright and probed dark: the adapter against the version Kith comes with. */
export async function benchDark(): Promise<Figure> {
  return withKith(async (assembled) => {
    const { kith } = assembled;
    const everybody = await lfwPeople();
    const people = everybody.filter(({ photos }) => photos.length >= 10).slice(0, 100);
    for (const { name, photos } of people) {
      const { id, left } = await enroll(assembled, name, photos, 5);
      for (let own = 0; own < 5 && left.length > 0;) {
        const file = left.shift()!;
        try {
          await kith.evaluation.addProbe(id, await darkened(file), file);
          own++;
        } catch {
          // No one face to be found in the dark.
        }
      }
    }
    await addStrangers(assembled, everybody, new Set(people), 1000, darkened);
    const { report } = await train(assembled, {
      ...trainingPresets.thorough,
      augment: augmentations.dark,
    });
    const { groups } = report.comparison!;
    const dark = groups.find(({ group }) => group === 'extra photos')!;
    const plain = groups.find(({ group }) => group === 'left-out photos')!;
    const change = 1 - dark.candidate / dark.current;
    return {
      what: `enrolled bright, probed dark (light × ${DARK_LIGHT}, noise ${DARK_NOISE}): 100 LFW people × 5, ${report.data.probes} dark probes, 1,000 dark strangers; FNIR at FPIR 1% dark and bright, before → after`,
      measured: `${percent(dark.current)} → ${percent(dark.candidate)} (${percent(change)} fewer) and ${percent(plain.current)} → ${percent(plain.candidate)}; verdict ${report.verdict}`,
      bound: '≥ 20% fewer, no loss beyond the interval on bright, better',
      holds: change >= 0.2 && plain.fnir.low <= 0 && report.verdict === 'better',
      numbers: { current: dark.current, candidate: dark.candidate, change },
    };
  });
}

/** The textbook network on LFW: 100 people × 5 photos to train, verification of 58 others with 10 photos each. */
export async function benchClassic(): Promise<Figure> {
  return withKith(async (assembled, data) => {
    if (!(await linkClassicPack(data))) throw new Error('ResNet-50 could not be fetched');
    const people = (await lfwPeople()).filter(({ photos }) => photos.length >= 10);
    for (const person of people.slice(0, 100)) {
      await enroll(assembled, person.name, person.photos, 5);
    }
    const { run, report } = await train(assembled, trainingPresets.textbook);
    const { untrained, trained } = await verificationAucs(
      assembled,
      people.slice(100, 158),
      run.versionId!,
    );
    return {
      what: 'textbook network on LFW, 100 people × 5 photos: verification AUC of 58 other people × 10 photos, untrained pooled features → trained',
      measured: `${untrained.toFixed(3)} → ${trained.toFixed(3)} in ${report.seconds.toFixed(0)} s`,
      bound: '+0.05',
      holds: trained - untrained >= 0.05,
      numbers: { untrained, trained, seconds: report.seconds },
    };
  });
}

/** Wrong labels, a learning rate out of range, one person's photos: none of it may become active. */
export async function benchSabotage(): Promise<Figure> {
  const everybody = (await lfwPeople()).filter(({ photos }) => photos.length >= 10).slice(0, 40);
  const ended: string[] = [];
  let activated = 0;
  const attempt = async (
    what: string,
    nameOf: (person: number, photo: number) => string | null,
    changes: Partial<TrainingParameters> = {},
  ): Promise<void> => {
    await withKith(async (assembled) => {
      const { kith } = assembled;
      const labels = new Map<string, string[]>();
      everybody.forEach(({ photos }, person) => {
        photos.slice(0, 10).forEach((file, photo) => {
          const name = nameOf(person, photo);
          if (name !== null) labels.set(name, [...(labels.get(name) ?? []), file]);
        });
      });
      for (const [name, photos] of labels) await enroll(assembled, name, photos, photos.length);
      const before = (await kith.versions.active()).id;
      const end = await train(assembled, { ...trainingPresets.quick, ...changes }).then(
        ({ report }) => report.verdict,
        (error: { code?: string; message: string }) => error.code ?? error.message.split(':')[0]!,
      );
      ended.push(`${what}: ${end}`);
      if ((await kith.versions.active()).id !== before) activated++;
    });
  };
  const own = (person: number) => `Person ${person}`;
  await attempt('shuffled labels', (person, photo) => own((person * 7 + photo * 11) % 40));
  await attempt('one label in ten swapped', (person, photo) =>
    own(photo === person % 10 ? (person + 1) % 40 : person),
  );
  const rate = trainingPresets.quick.learningRate * 1000;
  await attempt('learning rate × 1,000, adapter', own, { learningRate: rate });
  await attempt('learning rate × 1,000, textbook head', own, {
    head: 'classic',
    learningRate: rate,
  });
  await attempt('one person', (person) => (person === 0 ? own(0) : null));
  await attempt('one person under three names', (person, photo) =>
    person === 0 ? own(photo % 3) : null,
  );
  return {
    what: 'sabotage, 40 LFW people × 10 photos',
    measured: `${ended.join('; ')}; activated: ${activated}`,
    bound: 'never activates',
    holds: activated === 0,
    numbers: { activated },
  };
}

/** A photo as a dark room would have given it, as a PNG. */
async function darkened(file: string): Promise<Uint8Array> {
  const { data, info } = await sharp(file)
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const random = seeded(data.length + data[1000]! * 7919 + data[5000]!);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  for (let i = 0; i < data.length; i++) {
    const value = Math.round(data[i]! * DARK_LIGHT + DARK_NOISE * normal());
    data[i] = Math.max(0, Math.min(255, value));
  }
  return sharp(data, { raw: info }).png().toBuffer();
}

/** One photo each of people who are not enrolled. */
async function addStrangers(
  { kith }: Assembled,
  everybody: readonly LfwPerson[],
  enrolled: ReadonlySet<LfwPerson>,
  count: number,
  change: (file: string) => Promise<Uint8Array> = (file) => readFile(file),
): Promise<void> {
  let added = 0;
  for (const person of everybody) {
    if (added === count) return;
    if (enrolled.has(person)) continue;
    const [file] = person.photos;
    try {
      await kith.evaluation.addStranger(await change(file!), file!, person.name);
      added++;
    } catch {
      // No one face in it.
    }
  }
}

/** AUC over all pairs of photos of some people, under ResNet-50's bare features and under a version trained on them. */
async function verificationAucs(
  { kith }: Assembled,
  people: readonly LfwPerson[],
  versionId: number,
): Promise<{ untrained: number; trained: number }> {
  const bare = {
    id: 'classic',
    profile: 'classic',
    head: null,
    unfrozen: 0,
    weights: null,
  } as const;
  const { network } = readVersionFile(await kith.versions.export(versionId));
  const pool = new HostPool({
    kinds: hostsOfNode(inRoot('native-models/host/main.ts')),
    files: () => readNetworkFiles(inRoot('node_modules')),
    log: { info: () => undefined, warn: () => undefined },
  });
  const loader = new VersionLoader(async () => (await classicFiles())!);
  const networks = trainingNetworks(pool.train, loader);
  using _process = networks.lease();
  const owners: string[] = [];
  const features: Float32Array[] = [];
  for (const { name, photos } of people) {
    for (const file of photos.slice(0, 10)) {
      const face = await kith.enrollment.readPhoto(await readFile(file), file).catch(() => null);
      if (!face) continue;
      const item = { chip: await face.chip.bytes(), seed: null };
      features.push(...(await networks.features(bare, [item], augmentations.none)));
      owners.push(name);
    }
  }
  const { values, size } = joined(features);
  const aucOf = async (version: NetworkVersion): Promise<number> => {
    const projected = await networks.project(version, values, size);
    const rows = { values: projected.embeddings, size: projected.size };
    const mated: number[] = [];
    const nonMated: number[] = [];
    owners.forEach((a, i) => {
      for (let j = i + 1; j < owners.length; j++) {
        const score = innerProduct(rowOf(rows, i), rowOf(rows, j));
        (a === owners[j] ? mated : nonMated).push(score);
      }
    });
    return areaUnderRoc(mated, nonMated);
  };
  const aucs = { untrained: await aucOf(bare), trained: await aucOf(network) };
  return aucs;
}
