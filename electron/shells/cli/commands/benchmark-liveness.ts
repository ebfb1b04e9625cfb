import { basename, dirname, relative } from 'node:path';
import { KithError } from '../../../contract/index.ts';
import {
  detOf,
  type Presentation,
  type PresentationRate,
} from '../../../../native-models/evaluate/presentation-attacks.ts';
import { reportPresentations } from '../../../core/liveness/presentation-report.ts';
import type { Context } from '../common/context.ts';
import { counted } from '../common/counted.ts';
import {
  FolderWalk,
  foundAt,
  mapFew,
  readPhotoFile,
  type Found,
  type LeftOut,
} from '../common/files.ts';
import { orLeaveOut, tellLeftOut } from '../common/refused-photos.ts';

/** The options of `kith benchmark liveness`, as commander reads them. */
export interface LivenessOptions {
  readonly live: string;
  /** One folder a species, which is named after it. */
  readonly attacks: readonly string[];
}

/** A file of a presentation: whose it is, and of which recording. */
interface Shown extends Pick<Presentation, 'person' | 'recording'> {
  readonly file: Found;
}

/** Why a presentation had no answer, and how often. */
type Unanswered = Record<string, number>;

/**
 * `kith benchmark liveness`: the errors of the passive check on photos and clips of people and of attacks (ISO/IEC 30107-3). Errors:
 * `BadInput` for two species of one name, `FileMissing`, `ModelMissing`, `Canceled`. Exits with 1 where files were left out.
 */
export async function benchmarkLiveness(
  context: Context,
  { live, attacks }: LivenessOptions,
): Promise<void> {
  const species = new Map(attacks.map((folder) => [foundAt(folder).name, folder]));
  if (species.size < attacks.length) {
    throw new KithError('BadInput', 'Two folders of attacks have the same name');
  }
  // A folder with nothing in it is said before anything is looked at, which takes long.
  const shown = await shownIn(live);
  const shownBySpecies = new Map<string, Awaited<ReturnType<typeof shownIn>>>();
  for (const [name, folder] of species) shownBySpecies.set(name, await shownIn(folder));
  const people = await checkShown(context, shown, 'people');
  const byName = new Map<string, Awaited<ReturnType<typeof checkShown>>>();
  for (const [name, one] of shownBySpecies) byName.set(name, await checkShown(context, one, name));

  const {
    live: bonaFide,
    attacks: rates,
    worst,
  } = reportPresentations(
    people.presentations,
    new Map([...byName].map(([name, one]) => [name, one.presentations])),
  );
  const leftOut = [people, ...byName.values()].flatMap((one) => one.leftOut);
  if (leftOut.length > 0) process.exitCode = 1;
  const described = [...byName].map(([name, one]) => ({
    species: name,
    ...rates.get(name)!,
    unanswered: one.unanswered,
    det: detOf(people.presentations, one.presentations),
  }));
  context.output.result(
    {
      apcer: worst === null ? null : rates.get(worst)!.value,
      worst,
      bpcer: bonaFide.answered === 0 ? null : bonaFide.value,
      live: { ...bonaFide, unanswered: people.unanswered },
      attacks: described,
      leftOut: leftOut.map(({ file, reason }) => ({ file, reason })),
    },
    [
      headline(worst === null ? null : { worst, ...rates.get(worst)! }),
      ...described.map((one) => {
        const equal = one.det ? `; both errors are equal at ${percent(one.det.equal)}` : '';
        return `${one.species}: ${rateText(one, 'passed')}${equal}`;
      }),
      `People: ${rateText(bonaFide, 'refused')}, BPCER ${percent(bonaFide.value)}`,
      'What was not tried here is not known to be refused.',
    ],
  );
}

async function checkShown(
  { kith, output, signal }: Context,
  { files, leftOut: before }: Awaited<ReturnType<typeof shownIn>>,
  what: string,
): Promise<{ presentations: Presentation[]; unanswered: Unanswered; leftOut: LeftOut[] }> {
  const leftOut = [...before];
  const unanswered: Unanswered = {};
  const presentations: Presentation[] = [];
  let done = 0;
  await mapFew(files, signal, async ({ file, person, recording }) => {
    await orLeaveOut(leftOut, file.file, async () => {
      const checked = await kith.presentations.check(await readPhotoFile(file), file.file);
      const answer = checked.state === 'cannot tell' ? null : checked.state;
      for (const reason of checked.reasons) unanswered[reason] = (unanswered[reason] ?? 0) + 1;
      presentations.push({ person, recording, answer, score: checked.score });
    });
    output.progress(`${what}: ${++done}/${files.length}`);
  });
  if (signal.aborted) throw new KithError('Canceled');
  tellLeftOut(output, leftOut, files.length + before.length, what);
  return { presentations, unanswered, leftOut };
}

/**
 * The photos and clips in a folder. A subfolder is a person's, and what lies in a folder of theirs is one recording; a clip is one by
 * itself. What lies in no subfolder is of a person of its own. Errors: `FileMissing`, also where there is nothing; those of
 * `FolderWalk.enter`.
 */
async function shownIn(folder: string): Promise<{ files: Shown[]; leftOut: LeftOut[] }> {
  const walk = new FolderWalk();
  const { folders, files } = await walk.enter(foundAt(folder));
  const shown = files.map((file) => ({ file, person: file.name, recording: file.name }));
  const { leftOut } = walk;
  for (const one of folders) {
    const inside = new FolderWalk(walk);
    for (const file of await inside.filesUnder(one)) {
      const isClip = /\.mjpe?g$/iu.test(file.name);
      const within = relative(one.file, isClip ? file.file : dirname(file.file));
      shown.push({ file, person: one.name, recording: within || basename(one.file) });
    }
    leftOut.push(...inside.leftOut);
  }
  if (shown.length === 0) throw new KithError('FileMissing', `${folder} has no photos or clips`);
  return { files: shown, leftOut };
}

function headline(rate: (PresentationRate & { worst: string }) | null): string {
  if (!rate) return 'No attack had an answer.';
  const { worst, errors, value, atMost } = rate;
  const what = errors === 0 ? `none passed; of ${worst}` : `of ${worst}, which passes most often;`;
  return `APCER ${percent(value)}, ${what} it is at most ${percent(atMost)} (95%, by recording).`;
}

function rateText(rate: PresentationRate, done: string): string {
  const { errors, answered, presentations, recordings, people, byRecording, byPerson } = rate;
  const others = people > 1 ? `, by person ${interval(byPerson)}` : '';
  const silent = presentations - answered;
  return [
    `${errors} of ${answered} ${done} (by recording ${interval(byRecording)}${others})`,
    `${counted(recordings, 'recording')} of ${counted(people, 'person', 'people')}`,
    `${silent} of ${presentations} had no answer`,
  ].join(', ');
}

function interval({ low, high }: { low: number; high: number }): string {
  return `${percent(low)} to ${percent(high)}`;
}

function percent(rate: number): string {
  return `${Number((100 * rate).toFixed(1))}%`;
}
