import { expect, test } from 'vitest';
import { kith } from '../support/command-line.ts';
import { preparedData } from '../support/prepared.ts';

test('people are merged, split and mended on the command line, and all of it is undone', async () => {
  const data = await preparedData(['Ada', 'Grace']);
  const people = async () => (await kith(data, 'people')).json;
  const numbers = async (name: string): Promise<string[]> =>
    (await kith(data, 'people', 'samples', name)).json.map(({ number }: { number: number }) =>
      String(number),
    );
  const before = await people();
  const [ofGrace] = await numbers('Grace');
  for (const refused of [
    await kith(data, 'people', 'merge', 'Ada', 'Grace'),
    await kith(data, 'people', 'move', 'Grace', 'Ada', ofGrace!),
  ]) {
    expect([refused.code, refused.json.error.code]).toEqual([1, 'LooksDifferent']);
  }
  expect(await people()).toEqual(before);
  const moved = await kith(data, 'people', 'move', 'Grace', 'Ada', ofGrace!, '--anyway');
  expect(moved.json).toMatchObject({ from: 'Grace', name: 'Ada', repairId: 1 });
  await kith(data, 'people', 'undo');
  const merged = await kith(data, 'people', 'merge', 'Ada', 'Grace', '--other-name', '--anyway');
  expect([merged.code, merged.json]).toMatchObject([
    0,
    { merged: ['Ada', 'Grace'], name: 'Grace', looksLikeOne: false, repairId: 2 },
  ]);
  expect(await people()).toHaveLength(1);
  // Those that were Grace’s: what happens to them builds on the merge.
  const [second, first] = (await numbers('Grace')).slice(-2);
  const split = await kith(data, 'people', 'split', 'Grace', 'Eve', first!);
  expect(split.json).toMatchObject({ from: 'Grace', name: 'Eve', samples: 1 });
  const aside = await kith(data, 'people', 'set-aside', 'Grace', second!);
  expect(aside.code).toBe(0);
  expect((await kith(data, 'people', 'samples', 'Grace')).json).toContainEqual(
    expect.objectContaining({ number: Number(second), setAside: true }),
  );
  const history = await kith(data, 'people', 'history');
  expect(history.json.map(({ kind }: { kind: string }) => kind)).toEqual([
    'set aside',
    'split',
    'merged',
  ]);
  const early = await kith(data, 'people', 'undo', '2');
  expect([early.code, early.json.error.code]).toEqual([1, 'UndoFirst']);
  for (const kind of ['set aside', 'split', 'merged']) {
    expect((await kith(data, 'people', 'undo')).json.undone).toMatchObject({ kind });
  }
  expect(await people()).toEqual(before);
  const over = await kith(data, 'people', 'undo');
  expect([over.code, over.json.error.code]).toEqual([1, 'NoSuchRepair']);
  const wrong = await kith(data, 'people', 'move', 'Ada', 'Grace', 'first');
  expect(wrong.code).toBe(2);
});
