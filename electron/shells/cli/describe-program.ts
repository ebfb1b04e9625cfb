import { Option, type Command } from 'commander';
import { groupColors, type GroupColor } from '../../contract/index.ts';
import {
  addToGroup,
  deleteGroup,
  exportPeople,
  externalId,
  listGroups,
  note,
  takeFromGroup,
} from './commands/describe-people.ts';
import type { Run } from './common/context.ts';

/** The commands about what is written beside names and about groups, with the options and arguments that each takes. */
export function addDescribingCommands(people: Command, run: Run): void {
  people
    .command('note <name> [text]')
    .description('write a note about a person, or say it')
    .option('--remove', 'remove it')
    .action((name: string, text: string | undefined, options: { remove?: boolean }) =>
      run((context) => note(context, name, text, options)),
    );
  people
    .command('id <name> [id]')
    .description('set the ID that a person has elsewhere, or say it; no two have the same')
    .option('--remove', 'remove it')
    .action((name: string, id: string | undefined, options: { remove?: boolean }) =>
      run((context) => externalId(context, name, id, options)),
    );
  const group = people.command('group').description('put people into groups');
  group
    .command('add <group> <names...>')
    .description('put people into a group, which is made if need be')
    .addOption(new Option('--color <color>', 'of the group').choices(groupColors))
    .action((name: string, names: string[], options: { color?: GroupColor }) =>
      run((context) => addToGroup(context, name, names, options)),
    );
  group
    .command('remove <group> <names...>')
    .description('take people out of a group')
    .action((name: string, names: string[]) =>
      run((context) => takeFromGroup(context, name, names)),
    );
  group
    .command('delete <group>')
    .description('remove a group; its people stay enrolled')
    .action((name: string) => run((context) => deleteGroup(context, name)));
  group
    .command('list [group]')
    .description('list all groups, or who is in one')
    .action((name: string | undefined) => run((context) => listGroups(context, name)));
  people
    .command('export <file>')
    .description('write everyone to a table (CSV) for spreadsheets')
    .action((file: string) => run((context) => exportPeople(context, file)));
}
