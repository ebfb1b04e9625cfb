import { setImmediate } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { Pictures } from '../../../renderer/owner/pictures.ts';

/** Pictures whose owner answers when it is told to, and what it was asked for. */
function held() {
  const asked: number[][] = [];
  const answers: (() => void)[] = [];
  const pictures = new Pictures((sampleIds) => {
    asked.push(sampleIds);
    return new Promise((resolve) => {
      answers.push(() =>
        resolve(sampleIds.map((sampleId) => ({ sampleId, jpeg: `jpeg${sampleId}` }))),
      );
    });
  });
  const answer = async (): Promise<void> => {
    answers.shift()!();
    await setImmediate();
  };
  return { pictures, asked, answer };
}

const nothing = (): void => undefined;

test('pictures that are wanted together are read together, each once, however often it is shown', async () => {
  const { pictures, asked, answer } = held();
  const changed = vi.fn();
  for (const id of [1, 2, 3, 2]) pictures.watch(id, () => changed(id));
  await setImmediate();
  expect(asked).toEqual([[1, 2, 3]]);
  expect(pictures.addressOf(1)).toBeNull();
  await answer();
  expect(pictures.addressOf(2)).toBe('data:image/jpeg;base64,jpeg2');
  expect(changed.mock.calls.flat()).toEqual([1, 2, 2, 3]);
  pictures.watch(3, nothing);
  await setImmediate();
  expect(asked).toHaveLength(1);
});

test('whoever is scrolled past before their turn is not read', async () => {
  const { pictures, asked, answer } = held();
  const ends = Array.from({ length: 200 }, (_, id) => pictures.watch(id + 1, nothing));
  await setImmediate();
  expect(asked).toHaveLength(2);
  for (const end of ends) end();
  pictures.watch(1000, nothing);
  await answer();
  expect(asked.slice(2)).toEqual([[1000]]);
});

test('what is not shown is let go of as it becomes much, and when people change', async () => {
  const { pictures, answer } = held();
  const show = async (from: number, to: number): Promise<() => void> => {
    const ends: (() => void)[] = [];
    for (let id = from; id < to; id++) ends.push(pictures.watch(id, nothing));
    await setImmediate();
    while (pictures.addressOf(to - 1) === null) await answer();
    return () => {
      for (const end of ends) end();
    };
  };
  const hideFirst = await show(1, 3);
  hideFirst();
  const hideMany = await show(10, 500);
  expect(pictures.addressOf(1)).toBeNull();
  expect(pictures.addressOf(499)).not.toBeNull();
  hideMany();
  await show(1000, 1002);
  pictures.forget();
  expect(pictures.addressOf(499)).toBeNull();
  expect(pictures.addressOf(1001)).not.toBeNull();
});

test('pictures that could not be read are read when they are wanted again', async () => {
  const warned = vi.spyOn(console, 'warn').mockImplementation(nothing);
  let works = false;
  const pictures = new Pictures(async ([sampleId]) => {
    if (!works) throw new Error('The gallery is locked');
    return [{ sampleId: sampleId!, jpeg: 'jpeg' }];
  });
  const end = pictures.watch(1, nothing);
  await setImmediate();
  expect(pictures.addressOf(1)).toBeNull();
  expect(warned).toHaveBeenCalledOnce();
  end();
  works = true;
  pictures.watch(1, nothing);
  await setImmediate();
  expect(pictures.addressOf(1)).not.toBeNull();
});
