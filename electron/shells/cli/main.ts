import { resolve } from 'node:path';
import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { KithError } from '../../contract/index.ts';
import { defaultDataFolder } from '../../platform/paths.ts';
import { assembleInNode } from '../node-shell.ts';
import { benchmarkVerification } from './commands/benchmark-verification.ts';
import { doctor } from './commands/doctor.ts';
import { enroll } from './commands/enroll.ts';
import { identify } from './commands/identify.ts';
import { listPeople, removePerson, renamePerson } from './commands/people.ts';
import { verify } from './commands/verify.ts';
import type { Context } from './context.ts';
import { processOutput } from './output.ts';

const WORK_FAILED = 1;
const WRONG_USE = 2;

const program = new Command('kith')
  .description('Enroll and recognize faces from folders, on this machine alone.')
  .option('--data <folder>', 'the folder of the gallery', defaultDataFolder())
  .option('--json', 'print one JSON document')
  .showHelpAfterError()
  .exitOverride();

/** Opens Kith for a command and closes it after, whatever happens. */
async function run(work: (context: Context) => Promise<void> | void): Promise<void> {
  const { data, json = false } = program.opts<{ data: string; json?: boolean }>();
  const output = processOutput(json);
  const stop = new AbortController();
  process.on('SIGINT', () => {
    if (stop.signal.aborted) return;
    output.remark('Stopping; what was finished is kept.');
    stop.abort();
  });
  try {
    const assembled = await assembleInNode('command line', resolve(data));
    const { kith, host } = assembled;
    try {
      await work({ kith, host, output, signal: stop.signal });
    } finally {
      assembled.close();
    }
  } catch (error) {
    output.failure(
      error instanceof KithError
        ? error
        : {
            code: 'BadInput',
            message: String(error),
            next: 'This is a defect of Kith; please report it.',
          },
    );
    if (!(error instanceof KithError) && error instanceof Error) console.error(error.stack);
    process.exitCode = WORK_FAILED;
  }
}

program
  .command('enroll <folder>')
  .description('enroll each subfolder as a person, its images as their samples')
  .action((folder: string) => run((context) => enroll(context, folder)));
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
  .description('remove a person and everything kept of them')
  .action((name: string) => run((context) => removePerson(context, name)));
people
  .command('rename <name> <new>')
  .description('give a person another name')
  .action((name: string, to: string) => run((context) => renamePerson(context, name, to)));
program
  .command('doctor')
  .description('show the engine, versions, key, packs and timings')
  .action(() => run(doctor));
program
  .command('benchmark')
  .description('measure on research data sets')
  .command('verification')
  .description('the LFW protocol: accuracy, EER, TAR')
  .requiredOption('--images <folder>', 'folder of NAME/NAME_0001.jpg')
  .requiredOption('--pairs <file>', 'LFW pairs.txt')
  .option('--limit <n>', 'measure on this many pairs', positiveInteger)
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
        next: 'Run it with --help.',
      });
    }
  }
}

function positiveInteger(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1)
    throw new InvalidArgumentError('Use a whole number from 1.');
  return value;
}
