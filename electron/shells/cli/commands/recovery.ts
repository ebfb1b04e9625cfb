import { renderUnicodeCompact } from 'uqr';
import type { SecretStore } from '../../../platform/keys.ts';
import { assertRecoveryKey, keyOfRecovery } from '../../../platform/recovery-key.ts';
import { changeGalleryKey, readRecoveryKey, recoverGallery } from '../../gallery-keys.ts';
import { askHidden, firstLine } from '../common/passphrase.ts';
import type { Output } from '../common/output.ts';

/** What the commands about a gallery's key work with: no Kith may have it open. */
export interface KeyContext {
  readonly folder: string;
  readonly secrets: SecretStore | null;
  readonly output: Output;
}

/** `kith recovery-key [--yes]`: shows the gallery's key to be written down, once it was said that nobody looks on. */
export async function showRecoveryKey(
  { folder, secrets, output }: KeyContext,
  { yes = false }: { yes?: boolean },
  ask: (question: string) => Promise<string> = (question) => askHidden(question, 'NobodyToAsk'),
): Promise<void> {
  const recoveryKey = await readRecoveryKey(folder, secrets);
  const question =
    'Whoever sees this key can open every copy of this gallery. Press Enter if nobody is looking';
  if (!yes) await ask(question);
  output.result({ recoveryKey }, [
    recoveryKey,
    ...renderUnicodeCompact(recoveryKey, { border: 2 }).split('\n'),
    'Write it down or print it, and keep it away from this computer. To check what you wrote: kith recover --check',
  ]);
}

/** Where a recovery key is, or that it is only to be checked. */
export interface RecoverOptions {
  readonly keyFile?: string;
  readonly check?: boolean;
  /** Whether a key may be kept that opens nothing but copies. */
  readonly forCopies?: boolean;
}

/** `kith recover`: has the gallery's key from what was written down. */
export async function recover(
  { folder, secrets, output }: KeyContext,
  { keyFile, check = false, forCopies = false }: RecoverOptions,
): Promise<void> {
  const typed =
    keyFile === undefined
      ? await askHidden('Recovery key', 'RecoveryKeyMissing')
      : await firstLine(keyFile);
  if (check) {
    assertRecoveryKey(typed, keyOfRecovery(await readRecoveryKey(folder, secrets)));
    output.result({ right: true }, ['This is the recovery key of this gallery.']);
    return;
  }
  const { description, weak } = await recoverGallery(folder, secrets, typed, forCopies);
  output.result({ recovered: true, kept: description, weak }, [
    `The ${forCopies ? 'copies’' : 'gallery’s'} key is back. Where it’s kept: ${description}.`,
  ]);
}

/** `kith change-key`: gives the gallery another key. Ends with 1 where files are left that have the old one. */
export async function changeKey({ folder, secrets, output }: KeyContext): Promise<void> {
  output.progress('Encrypting');
  const { left } = await changeGalleryKey(folder, secrets);
  if (left.length > 0) process.exitCode = 1;
  output.result({ changed: true, left }, [
    'The gallery and its copies have another key. Recovery keys that were written down before open nothing anymore: run “kith recovery-key” for the new one.',
    ...left.map((file) => `${file} couldn’t be read, and still has the old key.`),
  ]);
}
