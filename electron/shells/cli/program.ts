import { Command, Option } from 'commander';
import {
  augmentations,
  distance,
  headKind,
  mining,
  profile,
  seed,
  trainingParameters,
  trainingPresets,
} from '../../contract/index.ts';
import { defaultDataFolder } from '../../platform/paths.ts';
import { showActivity, type ActivityOptions } from './commands/activity.ts';
import { benchmarkLiveness, type LivenessOptions } from './commands/benchmark-liveness.ts';
import { benchmarkVerification } from './commands/benchmark-verification.ts';
import { doctor } from './commands/doctor.ts';
import { enroll } from './commands/enroll.ts';
import type { EnrollOptions } from './commands/enroll-person.ts';
import { sourceKinds } from './commands/enroll-sources/source.ts';
import { identify, type IdentifyOptions } from './commands/identify.ts';
import { listInbox } from './commands/inbox.ts';
import type { JudgeFolders } from './commands/judge-photos.ts';
import {
  activateModel,
  addModel,
  compareModels,
  exportModel,
  importModel,
  listModels,
  removeModel,
  rollbackModel,
} from './commands/models.ts';
import { report, type ReportOptions } from './commands/report.ts';
import { restore, type RestoreOptions } from './commands/restore.ts';
import { finishSalvage, salvage } from './commands/salvage.ts';
import { selftest } from './commands/selftest.ts';
import { evaluate, train, type TrainOptions } from './commands/train.ts';
import { verify } from './commands/verify.ts';
import type { Mending } from '../mend-gallery.ts';
import { addBundleCommands, addKeyCommands, type WithKey } from './bundle-program.ts';
import { addPeopleCommands } from './people-program.ts';
import type { Run } from './common/context.ts';
import type { Output } from './common/output.ts';
import { count, momentOf, numberOf, numbersOf, refuseEmpty } from './common/values.ts';

/** Does the work of a command with a gallery that need not open; null where it failed, which was told. */
export type Mend = <T>(work: (mending: Mending, output: Output) => Promise<T>) => Promise<T | null>;

/** The options of every command. */
export interface GlobalOptions {
  readonly data: string;
  readonly json?: boolean;
}

/**
 * The commands, with the options and arguments that each takes. What is wrong about them is told to `tell` and thrown as
 * commander's error.
 */
export function createProgram(
  run: Run,
  mend: Mend,
  withKey: WithKey,
  tell: (text: string) => void,
): Command {
  const program = new Command('kith')
    .description('Enroll people from photos and recognize them, all on this computer.')
    .option('--data <folder>', 'where the gallery is', defaultDataFolder())
    .option('--json', 'print a single JSON document')
    .showHelpAfterError()
    .exitOverride()
    .configureOutput({ writeErr: tell })
    .hook('preAction', (_program, command) => refuseEmpty(command));
  const filesFrom = '--files-from <list>';
  const listHelp = 'a file with more paths, one a line or ended by NULs; - is standard input';
  program
    .command('enroll [path]')
    .description(
      'enroll people from photos: a person from each subfolder, unless “--from” says else',
    )
    .addOption(
      new Option('--from <source>', 'how the photos say who they show')
        .choices(['auto', ...sourceKinds])
        .default('folders'),
    )
    .option('--preview', 'only say who would be enrolled from what, and change nothing')
    .option('--anyway', 'add photos to people even if they don’t look like them')
    .option(
      filesFrom,
      'enroll these photos instead: each is of the person its folder is named after',
    )
    .action((path: string | undefined, options: EnrollOptions, command: Command) => {
      if ((path === undefined) === (options.filesFrom === undefined)) {
        command.error('error: name either a path or --files-from');
      }
      // In a list each photo is of the person its folder is named after.
      const isAskedFor = command.getOptionValueSource('from') === 'cli';
      if (isAskedFor && options.filesFrom !== undefined && options.from !== 'folders') {
        command.error('error: --files-from only goes with “--from folders”');
      }
      return run((context) => enroll(context, path, options));
    });
  program
    .command('identify [files...]')
    .description('say who is in each photo')
    .option(filesFrom, listHelp)
    .option('--liveness', 'also say if each face looks live or like a printed picture')
    .action((files: string[], options: IdentifyOptions, command: Command) => {
      if (files.length === 0 && options.filesFrom === undefined) {
        command.error('error: name at least one file, or --files-from');
      }
      return run((context) => identify(context, files, options));
    });
  program
    .command('verify <file> <other>')
    .description('say whether two photos show the same person')
    .action((file: string, other: string) => run((context) => verify(context, [file, other])));
  addPeopleCommands(program, run);
  addBundleCommands(program, run);
  addKeyCommands(program, withKey);
  program
    .command('inbox')
    .description('list unknown faces that were kept, by person')
    .action(() => run(listInbox));
  const number = numbersOf(trainingParameters.shape);
  const oneOf = (flags: string, description: string, choices: readonly string[]) =>
    new Option(flags, description).choices(choices);
  program
    .command('train')
    .description('train a candidate on the gallery, judge it, and activate it if it’s better')
    .addOption(oneOf('--preset <name>', 'parameters to start from', Object.keys(trainingPresets)))
    .addOption(oneOf('--profile <name>', 'the backbone', profile.options))
    .addOption(oneOf('--head <kind>', 'what gets trained on top of it', headKind.options))
    .addOption(oneOf('--mining <how>', 'how triplets are chosen', mining.options))
    .addOption(oneOf('--distance <kind>', 'the distance the loss uses', distance.options))
    .option('--margin <d>', 'how much farther away another person must be', number.margin)
    .option('--epochs <n>', 'the most rounds to train', number.epochs)
    .option('--people-per-batch <n>', 'people in a batch (P)', number.peoplePerBatch)
    .option(
      '--samples-per-person <n>',
      'samples of each person in a batch (K)',
      number.samplesPerPerson,
    )
    .option('--learning-rate <r>', 'learning rate of the head', number.learningRate)
    .addOption(
      oneOf('--augment <how>', 'how copies differ from the samples', Object.keys(augmentations)),
    )
    .option('--copies <n>', 'augmented copies of each sample', number.copies)
    .option('--unfreeze <n>', 'stages of the backbone to train too', number.unfreeze)
    .option(
      '--strangers <folder>',
      'photos of people who aren’t enrolled (ideally a subfolder each), only for the judge',
    )
    .option('--probes <folder>', 'photos of enrolled people (a subfolder each), only for the judge')
    .option('--seed <n>', 'seed for everything random', number.seed)
    .option('--no-activate', 'keep the current version active, whatever the verdict')
    .option('--resume', 'continue an interrupted run, or the activation after it')
    .option('--judge-again', 'compare the last candidate with the version that’s active now')
    .action((options: TrainOptions) => run((context) => train(context, options)));
  program
    .command('evaluate')
    .description('measure how good the active version is on the gallery')
    .option(
      '--strangers <folder>',
      'photos of people who aren’t enrolled, ideally a subfolder each',
    )
    .option('--probes <folder>', 'photos of enrolled people, a subfolder each')
    .action((options: JudgeFolders) => run((context) => evaluate(context, options)));
  program
    .command('selftest')
    .description('check whether everybody would be recognized by their own pictures')
    .action(() => run(selftest));
  program
    .command('report')
    .argument('[file]', 'a new file for the report as JSON')
    .description('report how good the active version is on the gallery, with all that it rests on')
    .option('--csv <file>', 'a new file for it as a table')
    .option('--pdf <file>', 'a new file for it as a PDF; needs Chrome, Chromium, or Edge')
    .option('--names', 'name people instead of numbering them')
    .option('--seed <n>', 'seed for who is left out when', numberOf(seed))
    .option(
      '--strangers <folder>',
      'photos of people who aren’t enrolled, ideally a subfolder each',
    )
    .option('--probes <folder>', 'photos of enrolled people, a subfolder each')
    .action((file: string | undefined, options: ReportOptions) =>
      run((context) => report(context, file, options)),
    );
  program
    .command('activity')
    .description('list what was recognized when, the newest first')
    .option('--csv <file>', 'a new file for it as a table')
    .option('--since <day>', 'not before this day, or day and time', momentOf)
    .option('--until <day>', 'before this day, or day and time', momentOf)
    .option('--person <name>', 'only about this person')
    .option('--group <name>', 'only about people of this group')
    .option('--camera <name>', 'only what this camera saw')
    .action((options: ActivityOptions) => run((context) => showActivity(context, options)));
  const models = program
    .command('models')
    .description('list the model versions')
    .action(() => run(listModels));
  models
    .command('list')
    .description('list the model versions')
    .action(() => run(listModels));
  models
    .command('add <file>')
    .description(
      'add ResNet-50 or the liveness check from its npm tarball, or “classic” or “liveness” to download it',
    )
    .action((file: string) => run((context) => addModel(context, file)));
  models
    .command('activate <version>')
    .description('make a version active')
    .option('--anyway', 'even if it wasn’t judged better')
    .action((version: string, options: { anyway?: boolean }) =>
      run((context) => activateModel(context, version, options)),
    );
  models
    .command('rollback')
    .description('go back to the version that was active before')
    .action(() => run(rollbackModel));
  models
    .command('compare <version> <other>')
    .description('compare what was measured for two versions')
    .action((a: string, b: string) => run((context) => compareModels(context, a, b)));
  models
    .command('export <version> <file>')
    .description('save a version to a file')
    .action((version: string, file: string) =>
      run((context) => exportModel(context, version, file)),
    );
  models
    .command('import <file>')
    .description('load a version from a file')
    .action((file: string) => run((context) => importModel(context, file)));
  models
    .command('remove <version>')
    .description('remove a version that isn’t active')
    .option('--yes', 'without asking')
    .action((version: string, sure: { yes?: boolean }) =>
      run((context) => removeModel(context, version, sure)),
    );
  program
    .command('restore')
    .argument('[number]', 'which copy of the list', numberOf(count))
    .description('list the copies of the gallery, or go back to one of them')
    .option('--from <file>', 'a copy anywhere')
    .option('--anyway', 'even if something you removed later would come back')
    .option('--salvage', 'save what can be read of a damaged gallery')
    .action(async (number: number | undefined, options: RestoreOptions, command: Command) => {
      const ways = [number, options.from, options.salvage].filter((way) => way !== undefined);
      if (ways.length > 1) command.error('error: name a copy, or --from, or --salvage');
      if (!options.salvage) {
        await mend((mending, output) => restore(mending, output, number, options));
        return;
      }
      const unfinished = await mend(salvage);
      if (unfinished) await run((context) => finishSalvage(context, unfinished));
    });
  program
    .command('doctor')
    .description('show the engine, versions, key, packs, and timings')
    .option('--engines', 'try and time every engine first (takes up to a minute)')
    .action((options: { engines?: boolean }) => run((context) => doctor(context, options)));
  const benchmark = program
    .command('benchmark')
    .description('measure on research data sets, or on your own');
  benchmark
    .command('verification')
    .description('the LFW protocol: accuracy, EER, TAR')
    .requiredOption('--images <folder>', 'folder with NAME/NAME_0001.jpg files')
    .requiredOption('--pairs <file>', 'LFW pairs.txt')
    .option('--limit <n>', 'only use this many pairs', numberOf(count))
    .action((options: { images: string; pairs: string; limit?: number }) =>
      run((context) => benchmarkVerification(context, options)),
    );
  benchmark
    .command('liveness')
    .description('how often pictures of people pass for people, and people don’t')
    .requiredOption(
      '--live <folder>',
      'photos and .mjpeg clips of people in front of the camera, a subfolder for each person',
    )
    .requiredOption(
      '--attacks <folders...>',
      'a folder for each kind of attack, named after it, with a subfolder for each person shown',
    )
    .action((options: LivenessOptions) => run((context) => benchmarkLiveness(context, options)));
  return program;
}
