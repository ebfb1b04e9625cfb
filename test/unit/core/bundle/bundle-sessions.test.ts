import { expect, test } from 'vitest';
import type { BundleMerged, MergeProgress } from '../../../../electron/contract/index.ts';
import { failIfAborted } from '../../../../electron/core/async/aborted.ts';
import { createBundleSessions } from '../../../../electron/core/bundle/bundle-sessions.ts';
import type { Bundles } from '../../../../electron/core/bundle/bundles.ts';
import type { OpenBundle } from '../../../../electron/core/bundle/open-bundle.ts';

const merged = { added: 1, samples: 2 } as BundleMerged;

/** Sessions over a bundle that is read at once, whose pictures are embedded and then saved as soon as the test lets them. */
async function held() {
  const [embedded, saved] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const merge: OpenBundle['merge'] = async ({ signal, onProgress } = {}) => {
    onProgress!({ done: 0, total: 1 });
    await embedded.promise;
    failIfAborted(signal!);
    onProgress!({ done: 1, total: 1 });
    await saved.promise;
    return merged;
  };
  const bundle = { merge, preview: () => Promise.resolve({}) };
  const sessions = createBundleSessions({ open: async () => bundle } as unknown as Bundles);
  const { importId } = await sessions.beginImport('words');
  const told: MergeProgress[] = [];
  const following = sessions.merge(importId);
  told.push((await following.next()).value as MergeProgress);
  const ended = (async () => {
    for await (const one of following) told.push(one);
  })();
  return { sessions, importId, told, ended, embed: embedded.resolve, save: saved.resolve };
}

test('a merge that is ended in time says that it was canceled', async () => {
  const { sessions, importId, ended, embed } = await held();
  await sessions.endImport(importId);
  embed();
  await expect(ended).rejects.toMatchObject({ code: 'Canceled' });
});

test('one that is being saved already is saved, and says so to whoever ended it', async () => {
  const { sessions, importId, told, ended, embed, save } = await held();
  embed();
  await new Promise(setImmediate);
  await sessions.endImport(importId);
  save();
  await ended;
  expect(told.at(-1)).toEqual({ kind: 'merged', merged });
});

test('who ends another import ends nothing', async () => {
  const { sessions, told, ended, embed, save } = await held();
  await sessions.endImport('another');
  embed();
  save();
  await ended;
  expect(told.at(-1)).toEqual({ kind: 'merged', merged });
});
