import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { confirm } from '../../../electron/shells/cli/common/confirm.ts';

/** Asks at a terminal, or where there is none, and answers with what was said there. */
async function asked(answer: string | null, { yes = false, isTTY = true } = {}): Promise<string> {
  const input = Object.assign(new PassThrough(), { isTTY });
  const output = new PassThrough();
  if (answer === null) input.end();
  else input.write(answer);
  await confirm('Remove \u001B[31mAda for good?', { yes }, input, output);
  return String(output.read() ?? '');
}

test('only a yes is taken for one', async () => {
  for (const yes of ['y\n', 'YES\n', ' yes \n']) {
    const said = await asked(yes);
    expect(said).toContain('for good? [y/N]');
    expect(said).not.toContain('\u001B[31m');
  }
  for (const no of ['\n', 'n\n', 'yesterday\n', null]) {
    await expect(asked(no)).rejects.toMatchObject({ code: 'Canceled' });
  }
});

test('nobody is asked who said so before, or is no person', async () => {
  expect(await asked('', { yes: true })).toBe('');
  expect(await asked('', { isTTY: false })).toBe('');
});
