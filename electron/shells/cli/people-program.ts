import type { Command } from 'commander';
import { exportEmbeddings, exportPictures } from './commands/export-people.ts';
import {
  forgetRepair,
  listRepairs,
  listSamples,
  mergePeople,
  moveSamples,
  setAside,
  splitPerson,
  takeBack,
  tellApart,
  undoRepair,
} from './commands/mend-people.ts';
import { listPeople, removePerson, renamePerson } from './commands/people.ts';
import type { Run } from './common/context.ts';
import { addDescribingCommands } from './describe-program.ts';
import { count, numberOf } from './common/values.ts';

/** The commands about who is enrolled, with the options and arguments that each takes. */
export function addPeopleCommands(program: Command, run: Run): void {
  const people = program
    .command('people')
    .description('list everyone enrolled')
    .action(() => run(listPeople));
  people
    .command('remove <name>')
    .description('remove a person and everything kept about them')
    .option('--yes', 'without asking')
    .action((name: string, sure: { yes?: boolean }) =>
      run((context) => removePerson(context, name, sure)),
    );
  people
    .command('rename <name> <new>')
    .description('rename a person')
    .action((name: string, to: string) => run((context) => renamePerson(context, name, to)));
  people
    .command('merge <name> <other>')
    .description('make two people one: the first stays')
    .option('--other-name', 'keep the name of the second')
    .option('--other-consent', 'keep the consent of the second')
    .option('--anyway', 'merge them even if they don’t look alike')
    .action((name: string, other: string, options: Parameters<typeof mergePeople>[3]) =>
      run((context) => mergePeople(context, name, other, options)),
    );
  people
    .command('tell-apart <name> <other>')
    .description('remember that two who look alike are two people')
    .action((name: string, other: string) => run((context) => tellApart(context, name, other)));
  people
    .command('samples <name>')
    .description('list the samples of a person by their numbers')
    .action((name: string) => run((context) => listSamples(context, name)));
  const several = (text: string, before: number[] = []) => [...before, numberOf(count)(text)];
  people
    .command('split <name> <new>')
    .argument('<numbers...>', 'of samples', several)
    .description('enroll samples of a person as somebody new')
    .action((name: string, to: string, numbers: number[]) =>
      run((context) => splitPerson(context, name, to, numbers)),
    );
  people
    .command('move <name> <to>')
    .argument('<numbers...>', 'of samples', several)
    .description('move samples to another person')
    .option('--anyway', 'move them even if they don’t look like that person')
    .action((name: string, to: string, numbers: number[], options: { anyway?: boolean }) =>
      run((context) => moveSamples(context, name, to, numbers, options)),
    );
  people
    .command('set-aside <name>')
    .argument('<numbers...>', 'of samples', several)
    .description('keep samples aside: they don’t count, and aren’t taken again')
    .action((name: string, numbers: number[]) =>
      run((context) => setAside(context, name, numbers)),
    );
  people
    .command('take-back <name>')
    .argument('<number>', 'of a sample', numberOf(count))
    .description('use a sample again that was set aside')
    .action((name: string, number: number) => run((context) => takeBack(context, name, number)));
  people
    .command('pictures <folder>')
    .description('write everybody’s pictures to a new folder, with a folder for each person')
    .action((folder: string) => run((context) => exportPictures(context, folder)));
  people
    .command('embeddings <file>')
    .description('write everybody’s embeddings to a new NumPy file, and whose they are to a CSV')
    .action((file: string) => run((context) => exportEmbeddings(context, file)));
  people
    .command('history')
    .description('list what can be undone')
    .action(() => run(listRepairs));
  people
    .command('undo')
    .argument('[number]', 'of the history; the last one without it', numberOf(count))
    .description('undo a merge, split, move, rename, removal of a sample, or what was set aside')
    .action((number: number | undefined) => run((context) => undoRepair(context, number)));
  people
    .command('forget')
    .argument('<number>', 'of the history', numberOf(count))
    .description('erase what a removal kept, so that it can’t be undone')
    .option('--yes', 'without asking')
    .action((number: number, sure: { yes?: boolean }) =>
      run((context) => forgetRepair(context, number, sure)),
    );
  addDescribingCommands(people, run);
}
