import { resolve } from 'node:path';
import { CommanderError } from 'commander';
import { printableLines } from '../../platform/printable.ts';
import { systemKeyring } from '../../platform/keyring.ts';
import { printReport } from '../browser/print-report.ts';
import { mendGallery } from '../mend-gallery.ts';
import { assembleInNode } from '../node-shell.ts';
import { BackgroundFailure } from './common/background.ts';
import { endQuietly, processOutput, type Output } from './common/output.ts';
import { stopOnSignals } from './common/stop-on-signals.ts';
import { told } from './common/told.ts';
import type { Run } from './common/context.ts';
import type { WithKey } from './bundle-program.ts';
import { createProgram, type GlobalOptions, type Mend } from './program.ts';

const WORK_FAILED = 1;
const WRONG_USE = 2;

endQuietly();

/** Does a command's work in the data folder, and tells what it fails of; null where it does. */
async function inFolder<T>(
  work: (folder: string, output: Output) => Promise<T>,
): Promise<T | null> {
  const { data, json = false } = program.opts<GlobalOptions>();
  const output = processOutput(json);
  try {
    return await work(resolve(data), output);
  } catch (error) {
    const failure = error instanceof BackgroundFailure ? error.shown : told(error);
    output.failure(failure);
    process.exitCode = failure.code === 'WrongUse' ? WRONG_USE : WORK_FAILED;
    return null;
  }
}

/** Opens Kith for a command and closes it after, whatever happens. */
const run: Run = async (work) => {
  await inFolder(async (folder, output) => {
    const signal = stopOnSignals(output);
    const assembled = await assembleInNode('command line', folder);
    let isReplaced = false;
    void assembled.mended.then(() => (isReplaced = true));
    try {
      await work({
        kith: assembled.kith,
        output,
        signal,
        printReport: () => printReport(assembled, folder, signal),
      });
      // Of the gallery that was here, nothing can be asked any more.
      if (isReplaced) return;
      const { notErased, problems } = await assembled.kith.status.read();
      for (const { message, next } of [...(notErased ? [notErased] : []), ...problems]) {
        output.remark(`${message} ${next}`);
      }
      if (problems.some(({ code }) => code === 'Bug')) process.exitCode = WORK_FAILED;
    } finally {
      await assembled.close();
    }
  });
};

/** Keeps every Kith out of the folder while a command mends its gallery. */
const mend: Mend = (work) =>
  inFolder((folder, output) =>
    mendGallery(folder, systemKeyring, (mending) => work(mending, output)),
  );

/** The same while a command works on its key. */
const withKey: WithKey = async (work) => {
  await inFolder((folder, output) => work({ folder, secrets: systemKeyring, output }));
};

const program = createProgram(run, mend, withKey, (text) =>
  process.stderr.write(printableLines(text)),
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
