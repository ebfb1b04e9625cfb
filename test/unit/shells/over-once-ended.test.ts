import { expect, test, vi } from 'vitest';
import { overOnceEnded } from '../../../electron/shells/over-once-ended.ts';

const full = new Error('the disk is full');

test('a Kith that was ended is over whatever comes after that, and what failed is still said', async () => {
  const [end, onOver] = [vi.fn(async () => undefined), vi.fn()];
  await expect(overOnceEnded(end, onOver, (ending) => ending().then(() => 'put'))).resolves.toBe(
    'put',
  );
  expect([end, onOver].map((call) => call.mock.calls.length)).toEqual([1, 1]);
  const failing = overOnceEnded(end, onOver, async (ending) => {
    await ending();
    throw full;
  });
  await expect(failing).rejects.toBe(full);
  expect(onOver).toHaveBeenCalledTimes(2);
  // Nor can it go on where ending it failed half way.
  const halfEnded = overOnceEnded(
    () => Promise.reject(full),
    onOver,
    (ending) => ending(),
  );
  await expect(halfEnded).rejects.toBe(full);
  expect(onOver).toHaveBeenCalledTimes(3);
});

test('what is refused before that leaves it running', async () => {
  const onOver = vi.fn();
  const refused = overOnceEnded(
    async () => undefined,
    onOver,
    () => Promise.reject(full),
  );
  await expect(refused).rejects.toBe(full);
  expect(onOver).not.toHaveBeenCalled();
});
