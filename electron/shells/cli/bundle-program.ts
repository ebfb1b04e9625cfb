import type { Command } from 'commander';
import {
  exportBundle,
  importBundle,
  type ExportOptions,
  type ImportOptions,
} from './commands/bundle.ts';
import {
  changeKey,
  recover,
  showRecoveryKey,
  type KeyContext,
  type RecoverOptions,
} from './commands/recovery.ts';
import type { Run } from './common/context.ts';

/** The commands that move a gallery or back it up, with the options and arguments that each takes. */
export function addBundleCommands(program: Command, run: Run): void {
  const passphraseFile = '--passphrase-file <file>';
  const passphraseHelp = 'a file whose first line is the passphrase; else it’s asked for';
  program
    .command('export <file>')
    .description('write the gallery into a new, encrypted file: to move it, or to back it up')
    .option('--people <names...>', 'only these people')
    .option('--without-pictures', 'leave the pictures out')
    .option(passphraseFile, passphraseHelp)
    .action(
      (
        file: string,
        {
          withoutPictures = false,
          ...options
        }: Omit<ExportOptions, 'pictures'> & { withoutPictures?: boolean },
      ) =>
        run((context) => exportBundle(context, file, { ...options, pictures: !withoutPictures })),
    );
  program
    .command('import <file>')
    .description('add what is in such a file to the gallery')
    .option('--replace', 'put it in the gallery’s place; a copy of the gallery is made first')
    .option('--preview', 'only say what would happen')
    .option(passphraseFile, passphraseHelp)
    .action((file: string, options: ImportOptions, command: Command) => {
      if (options.replace && options.preview) {
        command.error('error: name either --replace or --preview');
      }
      return run((context) => importBundle(context, file, options));
    });
}

/** Does the work of a command with a gallery that no Kith has open. */
export type WithKey = (work: (context: KeyContext) => Promise<void>) => Promise<void>;

/** The commands about the gallery's key. */
export function addKeyCommands(program: Command, withKey: WithKey): void {
  program
    .command('recovery-key')
    .description('show the gallery’s key, to write it down')
    .option('--yes', 'without asking whether somebody is looking')
    .action((options: { yes?: boolean }) =>
      withKey((context) => showRecoveryKey(context, options)),
    );
  program
    .command('recover')
    .description('open a gallery whose key was lost with its recovery key')
    .option('--key-file <file>', 'a file whose first line is the recovery key; else it’s asked for')
    .option('--check', 'only say whether it’s the right one')
    .option('--for-copies', 'keep it even if it only opens copies; then go back to one')
    .action((options: RecoverOptions) => withKey((context) => recover(context, options)));
  program
    .command('change-key')
    .description('encrypt the gallery and its copies with another key')
    .action(() => withKey(changeKey));
}
