import { resolve } from 'node:path';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import {
  asShown,
  augmentations,
  distance,
  headKind,
  mining,
  profile,
  trainingPresets,
} from '../../contract/index.ts';
import { systemKeyring } from '../../platform/keyring.ts';
import { defaultDataFolder } from '../../platform/paths.ts';
import { mendGallery } from '../mend-gallery.ts';
import { assembleInNode } from '../node-shell.ts';
import { benchmarkVerification } from './commands/benchmark-verification.ts';
import { doctor } from './commands/doctor.ts';
import { enroll } from './commands/enroll.ts';
import type { EnrollOptions } from './commands/enroll-person.ts';
import { identify } from './commands/identify.ts';
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
import { listPeople, removePerson, renamePerson } from './commands/people.ts';
import { restore, type RestoreOptions } from './commands/restore.ts';
import { evaluate, train, type TrainOptions } from './commands/train.ts';
import { verify } from './commands/verify.ts';
import { BackgroundFailure } from './common/background.ts';
import type { Context } from './common/context.ts';
import { processOutput, type Output } from './common/output.ts';
import { forTerminal } from '../terminal-text.ts';

const WORK_FAILED = 1;
const WRONG_USE = 2;

const program = new Command('kith')
  .description('Enroll people from photos and recognize them, all on this computer.')
  .option('--data <folder>', 'where the gallery is', defaultDataFolder())
  .option('--json', 'print a single JSON document')
  .showHelpAfterError()
  .exitOverride();

/** Does a command's work in the data folder, and tells what it fails of. */
async function told(work: (folder: string, output: Output) => Promise<void>): Promise<void> {
  const { data, json = false } = program.opts<{ data: string; json?: boolean }>();
  const output = processOutput(json);
  try {
    await work(resolve(data), output);
  } catch (error) {
    const shown = error instanceof BackgroundFailure ? error.shown : asShown(error);
    output.failure(shown);
    if (shown.code === 'Bug' && error instanceof Error) {
      console.error(forTerminal(error.stack ?? ''));
    }
    process.exitCode = WORK_FAILED;
  }
}

/** Opens Kith for a command and closes it after, whatever happens. */
const run = (work: (context: Context) => Promise<void> | void): Promise<void> =>
  told(async (folder, output) => {
    const stop = new AbortController();
    process.on('SIGINT', () => {
      if (stop.signal.aborted) return;
      output.remark('Stopping. What’s finished is kept.');
      stop.abort();
    });
    const assembled = await assembleInNode('command line', folder);
    try {
      await work({ kith: assembled.kith, output, signal: stop.signal });
      const { notErased } = await assembled.kith.status.read();
      if (notErased) output.remark(`${notErased.message} ${notErased.next}`);
    } finally {
      await assembled.close();
    }
  });

program
  .command('enroll <folder>')
  .description('enroll a person from each subfolder, with its images as samples')
  .option('--anyway', 'add photos to people even if they don’t look like them')
  .action((folder: string, options: EnrollOptions) =>
    run((context) => enroll(context, folder, options)),
  );
program
  .command('identify <files...>')
  .description('say who is in each photo')
  .action((files: string[]) => run((context) => identify(context, files)));
program
  .command('verify <file> <other>')
  .description('say whether two photos show the same person')
  .action((file: string, other: string) => run((context) => verify(context, [file, other])));
const people = program
  .command('people')
  .description('list everyone enrolled')
  .action(() => run(listPeople));
people
  .command('remove <name>')
  .description('remove a person and everything kept about them')
  .action((name: string) => run((context) => removePerson(context, name)));
people
  .command('rename <name> <new>')
  .description('rename a person')
  .action((name: string, to: string) => run((context) => renamePerson(context, name, to)));
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
  .option('--margin <d>', 'how much farther away another person must be', Number)
  .option('--epochs <n>', 'the most rounds to train', positiveInteger)
  .option('--people-per-batch <n>', 'people in a batch (P)', positiveInteger)
  .option('--samples-per-person <n>', 'samples of each person in a batch (K)', positiveInteger)
  .option('--learning-rate <r>', 'learning rate of the head', Number)
  .addOption(
    oneOf('--augment <how>', 'how copies differ from the samples', Object.keys(augmentations)),
  )
  .option('--copies <n>', 'augmented copies of each sample', wholeNumber)
  .option('--unfreeze <n>', 'stages of the backbone to train too', wholeNumber)
  .option(
    '--strangers <folder>',
    'photos of people who aren’t enrolled (ideally a subfolder each), only for the judge',
  )
  .option('--probes <folder>', 'photos of enrolled people (a subfolder each), only for the judge')
  .option('--seed <n>', 'seed for everything random', wholeNumber)
  .option('--no-activate', 'keep the current version active, whatever the verdict')
  .option('--resume', 'continue an interrupted run, or the activation after it')
  .option('--judge-again', 'compare the last candidate with the version that’s active now')
  .action((options: TrainOptions) => run((context) => train(context, options)));
program
  .command('evaluate')
  .description('measure how good the active version is on the gallery')
  .option('--strangers <folder>', 'photos of people who aren’t enrolled, ideally a subfolder each')
  .option('--probes <folder>', 'photos of enrolled people, a subfolder each')
  .action((options: { strangers?: string; probes?: string }) =>
    run((context) => evaluate(context, options)),
  );
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
  .description('add ResNet-50 from its npm tarball, or “classic” to download it')
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
  .action((version: string, file: string) => run((context) => exportModel(context, version, file)));
models
  .command('import <file>')
  .description('load a version from a file')
  .action((file: string) => run((context) => importModel(context, file)));
models
  .command('remove <version>')
  .description('remove a version that isn’t active')
  .action((version: string) => run((context) => removeModel(context, version)));
program
  .command('restore')
  .argument('[number]', 'which copy of the list', positiveInteger)
  .description('list the copies of the gallery, or go back to one of them')
  .option('--from <file>', 'a copy anywhere')
  .option('--salvage', 'save what can be read of a damaged gallery')
  .action((number: number | undefined, options: RestoreOptions) =>
    told((folder, output) =>
      mendGallery(folder, systemKeyring, (mending) => restore(mending, output, number, options)),
    ),
  );
program
  .command('doctor')
  .description('show the engine, versions, key, packs, and timings')
  .option('--engines', 'try and time every engine first (takes up to a minute)')
  .action((options: { engines?: boolean }) => run((context) => doctor(context, options)));
program
  .command('benchmark')
  .description('measure on research data sets')
  .command('verification')
  .description('the LFW protocol: accuracy, EER, TAR')
  .requiredOption('--images <folder>', 'folder with NAME/NAME_0001.jpg files')
  .requiredOption('--pairs <file>', 'LFW pairs.txt')
  .option('--limit <n>', 'only use this many pairs', positiveInteger)
  .action((options: { images: string; pairs: string; limit?: number }) =>
    run((context) => benchmarkVerification(context, options)),
  );

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  const asked = error.code.startsWith('commander.help') || error.code === 'commander.version';
  if (!asked || error.exitCode !== 0) {
    process.exitCode = WRONG_USE;
    if (process.argv.includes('--json')) {
      processOutput(true).failure({
        code: 'WrongUse',
        message: error.message,
        next: 'Run it with --help to see how it works.',
      });
    }
  }
}

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0)
    throw new InvalidArgumentError('Use a whole number, 0 or more.');
  return value;
}

function positiveInteger(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1)
    throw new InvalidArgumentError('Use a whole number, 1 or more.');
  return value;
}
