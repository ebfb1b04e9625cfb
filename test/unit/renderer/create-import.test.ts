import { expect, test } from 'vitest';
import {
  KithError,
  limits,
  type BundleMerged,
  type BundlePreview,
  type MergeProgress,
} from '../../../electron/contract/index.ts';
import {
  createImport,
  type ImportState,
} from '../../../renderer/features/settings/bundle/create-import.ts';
import type { KithClient } from '../../../renderer/owner/client.ts';

const at = ({ at: where }: ImportState): string => where;
const merged: BundleMerged = {
  added: 1,
  extended: 0,
  samples: 2,
  known: 0,
  unlike: 0,
  filled: 0,
  unlikePeople: [],
  lookAlikes: [],
  versions: 0,
};
const file = new Blob([new Uint8Array(2 * limits.bundlePieceBytes + 1)]);

/** An import whose owner takes everything, and merges until the test says what becomes of it. */
function held() {
  const told: ImportState[] = [];
  const ended: string[] = [];
  const events: { signal: AbortSignal | undefined } = { signal: undefined };
  const outcome = Promise.withResolvers<MergeProgress>();
  const begun = Promise.withResolvers<{ importId: string }>();
  const bundles = {
    beginImport: () => begun.promise,
    sendImport: () => Promise.resolve(),
    preview: () => Promise.resolve({ samples: 2 } as BundlePreview),
    endImport: ({ importId }: { importId: string }) => {
      ended.push(importId);
      return Promise.resolve();
    },
    merge: (_: unknown, { signal }: { signal: AbortSignal }) => {
      events.signal = signal;
      return Promise.resolve(
        (async function* () {
          yield { kind: 'progress', done: 1, total: 2 } as const;
          yield await outcome.promise;
        })(),
      );
    },
  } as unknown as KithClient['bundles'];
  const own = createImport(bundles, (state) => told.push(state));
  return { own, told, ended, events, outcome, begun };
}

/** The same once it was read and is being merged. */
async function merging() {
  const made = held();
  made.begun.resolve({ importId: 'one' });
  await made.own.read(file, 'words');
  const ending = made.own.merge();
  await new Promise(setImmediate);
  expect(made.told.at(-1)).toMatchObject({ at: 'merging', progress: { done: 1, total: 2 } });
  return { ...made, ending };
}

test('a file is handed over in pieces, and what is in it shown', async () => {
  const { own, told, begun } = held();
  begun.resolve({ importId: 'one' });
  await own.read(file, 'words');
  expect(told.map(at)).toEqual(['reading', 'reading', 'reading', 'reading', 'shown']);
  expect(told[2]).toMatchObject({ done: 2 * limits.bundlePieceBytes, total: file.size });
});

test('stopped too late, it says that everything was added', async () => {
  const { own, told, ended, events, outcome, ending } = await merging();
  own.stop();
  own.stop();
  expect(at(told.at(-1)!)).toBe('stopping');
  expect(ended).toEqual(['one']);
  expect(events.signal!.aborted).toBe(false);
  outcome.resolve({ kind: 'merged', merged });
  await ending;
  expect(told.at(-1)).toEqual({ at: 'merged', merged });
});

test('stopped in time, it says that nothing was changed, and another can be read', async () => {
  const { own, told, outcome, ending } = await merging();
  own.stop();
  outcome.reject(new KithError('Canceled'));
  await ending;
  expect(told.at(-1)).toEqual({ at: 'asking', error: null, stopped: true });
  await own.read(file, 'words');
  expect(at(told.at(-1)!)).toBe('shown');
});

test('what else goes wrong while it is stopped is said, and that nothing was changed is not', async () => {
  const { own, told, outcome, ending } = await merging();
  own.stop();
  const error = new KithError('GalleryChanged');
  outcome.reject(error);
  await ending;
  expect(told.at(-1)).toEqual({ at: 'asking', error, stopped: false });
});

test('canceled by somebody else, it is an error', async () => {
  const { told, outcome, ending } = await merging();
  const error = new KithError('Canceled');
  outcome.reject(error);
  await ending;
  expect(told.at(-1)).toEqual({ at: 'asking', error, stopped: false });
});

test('stopped while it is read, nothing more is handed over, and what was begun is ended', async () => {
  const { own, told, ended, begun } = held();
  const reading = own.read(file, 'words');
  own.stop();
  expect(told.at(-1)).toEqual({ at: 'asking', error: null, stopped: true });
  begun.resolve({ importId: 'one' });
  await reading;
  expect(ended).toEqual(['one']);
  expect(told).toHaveLength(2);
});

test('left while it is merged, the work is canceled', async () => {
  const { own, told, events, outcome, ending } = await merging();
  const before = told.length;
  own.leave();
  expect(events.signal!.aborted).toBe(true);
  outcome.reject(new Error('gone'));
  await ending;
  expect(told).toHaveLength(before);
});
