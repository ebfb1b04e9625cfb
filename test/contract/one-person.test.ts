import { expect, test } from 'vitest';
import type { NewSample } from '../../electron/contract/index.ts';
import { connectTo } from '../support/connection.ts';
import { testKith } from '../support/kith.ts';
import { consent, newSample } from '../support/samples.ts';

/** A page, and an owner with Max enrolled: his pictures have the shade 1, those of other people others. */
async function withMax() {
  const context = await testKith();
  const max = await context.kith.enrollment.enroll('Max', consent, [newSample(1), newSample(1)]);
  const { client, bugs } = connectTo(context);
  const kept = async () => (await context.gallery.counts()).samples;
  return { ...context, max, kept, bugs, enrollment: client.enrollment };
}

const attempt = () => crypto.randomUUID();
const shades = (...all: number[]): NewSample[] => all.map((shade) => newSample(shade));

test('two people in one enrollment are refused, with who is on which picture, and nothing is saved', async () => {
  const { enrollment, kept, max, bugs } = await withMax();
  const samples = shades(5, 6, 5, 5, 6);
  const refusal = {
    code: 'SeveralPeople',
    defined: true,
    data: {
      groups: [
        [0, 2, 3],
        [1, 4],
      ],
    },
  };
  const input = { attempt: attempt(), name: 'Ada', consent, samples };
  await expect(enrollment.enroll(input)).rejects.toMatchObject(refusal);
  await expect(enrollment.lookAlikes({ samples })).rejects.toMatchObject(refusal);
  const { id: personId } = max;
  // Nothing overrides that: neither of the two is said to be the person.
  for (const anyway of [false, true]) {
    const extension = { attempt: attempt(), personId, samples, anyway };
    await expect(enrollment.extend(extension)).rejects.toMatchObject(refusal);
  }
  expect(await kept()).toBe(2);
  expect(bugs).toEqual([]);
});

test('another man’s pictures are added to Max only anyway', async () => {
  const { enrollment, kept, max } = await withMax();
  const extension = { personId: max.id, samples: shades(5, 5) };
  await expect(enrollment.extend({ ...extension, attempt: attempt() })).rejects.toMatchObject({
    code: 'LooksDifferent',
    message: expect.stringContaining('Max'),
    data: { groups: [[0, 1]] },
  });
  expect(await kept()).toBe(2);
  await enrollment.extend({ ...extension, attempt: attempt(), anyway: true });
  expect(await kept()).toBe(4);
});

test('his own are added without a question', async () => {
  const { enrollment, kept, max } = await withMax();
  await enrollment.extend({ attempt: attempt(), personId: max.id, samples: shades(1, 1, 1) });
  expect(await kept()).toBe(5);
});

test('samples are told apart before anything is saved', async () => {
  const { enrollment } = await withMax();
  expect(await enrollment.groups({ samples: shades(5, 5, 6, 5) })).toEqual([[0, 1, 3], [2]]);
  expect(await enrollment.groups({ samples: shades(5, 5) })).toEqual([[0, 1]]);
  await expect(enrollment.groups({ samples: [] })).rejects.toMatchObject({ code: 'TooFewSamples' });
});
