// The process in which HEIC is decoded, and others in its place.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { heicDecoder } from '../../../electron/platform/heic/decode-heic.ts';
import { spawnWithNode, type OwnProcess } from '../../../electron/platform/own-process.ts';
import { temporaryFolder } from '../../support/folders.ts';
import { decoderEntry } from '../../support/photo-reading.ts';

const halves = readFileSync(new URL('../../fixtures/photos/halves.heic', import.meta.url));

/** A decoder whose processes are of an entry, with those that it started. */
function decoderOf(entry: string, tooLong?: number) {
  const children: OwnProcess[] = [];
  const decode = heicDecoder(
    (onOutput) => {
      const child = spawnWithNode(entry)(onOutput);
      children.push(child);
      return child;
    },
    { tooLong },
  );
  const gone = async (): Promise<void> => {
    await expect.poll(() => children.filter(({ pid }) => isThere(pid!))).toEqual([]);
  };
  onTestFinished(() => {
    for (const child of children) child.kill();
  });
  return { decode, children, gone };
}

function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** The entry of a process that does something when it is asked. */
function entryThat(does: string): string {
  const entry = join(temporaryFolder(), 'decoder.mjs');
  writeFileSync(entry, `process.on('message', (message) => { ${does} });`);
  return entry;
}

test('each picture has a process that ends with it', async () => {
  const { decode, children, gone } = decoderOf(decoderEntry);
  const pictures = await Promise.all([decode(halves, 0), decode(halves, 0)]);
  for (const picture of pictures) {
    expect(picture).toMatchObject({ width: 64, height: 48, original: { width: 64, height: 48 } });
  }
  expect(children).toHaveLength(2);
  await gone();
});

test.each([
  ['crashes', 'process.abort()', expect.stringContaining('ended')],
  ['runs out of memory', `process.kill(process.pid, 'SIGKILL')`, expect.stringContaining('ended')],
  ['never answers', 'for (;;);', expect.stringContaining('too long')],
  ['says nothing', '', expect.stringContaining('too long')],
])('a decoder that %s takes nothing with it', async (_, does, reason) => {
  const { decode, gone } = decoderOf(entryThat(does), 1500);
  await expect(decode(halves, 0)).rejects.toMatchObject({
    code: 'DecoderLost',
    cause: { message: reason },
  });
  await gone();
});

test('an entry that cannot be run is an error', async () => {
  const { decode, gone } = decoderOf(join(temporaryFolder(), 'none.mjs'));
  await expect(decode(halves, 0)).rejects.toMatchObject({ code: 'DecoderLost' });
  await gone();
});

test('a picture that is not what it says is refused', async () => {
  const here = (module: string): string =>
    JSON.stringify(import.meta.resolve(module, import.meta.url));
  const entry = join(temporaryFolder(), 'liar.mjs');
  writeFileSync(
    entry,
    `import { os } from ${here('@orpc/server')};
     import { RPCHandler } from ${here('@orpc/server/message-port')};
     import { processPort } from ${here('../../../native-models/host/process-port.ts')};
     const size = { width: 30_000, height: 30_000 };
     const picture = { ...size, data: new Uint8Array(4), original: size, pictures: 1 };
     const router = { decode: os.handler(() => picture) };
     new RPCHandler(router, { experimental_transfer: () => [] }).upgrade(processPort(process));`,
  );
  const { decode, gone } = decoderOf(entry);
  await expect(decode(halves, 0)).rejects.toThrow('Not as many bytes as pixels');
  await gone();
});
