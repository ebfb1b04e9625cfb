import { expect, test, vi } from 'vitest';
import { addAnyway } from '../../../support/enroll-anyway.ts';
import { testKith } from '../../../support/kith.ts';
import {
  easyFeatures,
  enrollPictures,
  fileOf,
  findPicture,
  sampleOf,
} from '../../../support/synthetic-people.ts';
import { trainerOver } from '../../../support/trainer.ts';

vi.setConfig({ testTimeout: 120_000 });

const trainer = trainerOver(easyFeatures);

/** Sixty people with six pictures each; the last picture of each of the first `swapped` is saved as the next one’s. */
async function enrolled(swapped: number) {
  const context = await testKith({ findFaces: findPicture, embed: async () => [] }, trainer);
  await enrollPictures(context, 60, 6, ({ person, number }) =>
    number === 5 && person < swapped ? person + 1 : person,
  );
  return context;
}

test('mislabeled pictures have strangers named: the measurement contradicts the promise, and says why', async () => {
  const { kith } = await enrolled(58);
  const { figures, wantedFpir, brokenPromise } = await kith.measurements.measure();
  expect(wantedFpir).toBe(0.01);
  expect(figures.fpir.low).toBeGreaterThan(0.01);
  const { doubtful } = await kith.training.plan();
  expect(brokenPromise).toEqual({ cause: 'labels', pictures: doubtful.length });
  expect(doubtful.length).toBeGreaterThanOrEqual(58);

  // Moved to whom they look like, they contradict nothing any more.
  for (let rounds = 0; rounds < 120; rounds++) {
    const [next] = (await kith.training.plan()).doubtful;
    if (!next) break;
    await kith.repairs.moveSample(next.sampleId, next.looksLike.personId, { anyway: true });
  }
  const after = await kith.measurements.measure();
  expect(after.brokenPromise).toBeNull();
  expect(after.figures.fpir.value).toBe(0);
});

test('a picture that the user vouched for is not doubted again, until that is taken back or it is moved', async () => {
  const { kith } = await enrolled(2);
  const doubted = async () => (await kith.training.plan()).doubtful.map(({ sampleId }) => sampleId);
  const [first, ...rest] = (await kith.training.plan()).doubtful;
  await kith.people.vouch(first!.sampleId, true);
  expect(await doubted()).toEqual(rest.map(({ sampleId }) => sampleId));
  await kith.people.vouch(first!.sampleId, false);
  expect(await doubted()).toContain(first!.sampleId);
  await kith.people.vouch(first!.sampleId, true);
  const { sampleId, personId, looksLike } = first!;
  const { repairId } = await kith.repairs.moveSample(sampleId, looksLike.personId, {
    anyway: true,
  });
  // Taken back, the move leaves everything as it was.
  await kith.repairs.undo(repairId!);
  expect(await doubted()).not.toContain(sampleId);
  const others = (await kith.people.list()).map(({ id }) => id);
  const third = others.find((id) => id !== personId && id !== looksLike.personId)!;
  await kith.repairs.moveSample(sampleId, third, { anyway: true });
  expect(await doubted()).toContain(sampleId);
});

test('what was measured is remembered as long as it is about what is there', async () => {
  const { kith } = await enrolled(0);
  expect(await kith.measurements.last()).toBeNull();
  const measure = async () => {
    const measured = await kith.measurements.measure();
    expect(await kith.measurements.last()).toEqual(measured);
  };
  await measure();
  await kith.settings.update({ theme: 'dark' });
  expect(await kith.measurements.last()).not.toBeNull();
  await kith.settings.update({ wantedFpir: 0.05 });
  expect(await kith.measurements.last()).toBeNull();
  await measure();
  const { id } = (await kith.people.named('Person 3'))!;
  await addAnyway(kith, id, [sampleOf({ person: 3, number: 9 })]);
  expect(await kith.measurements.last()).toBeNull();
  await measure();
  await kith.evaluation.addStranger(await fileOf({ person: 60, number: 0 }), 'file', 'Somebody');
  expect(await kith.measurements.last()).toBeNull();
  await measure();
  const { sampleId } = (await kith.training.plan()).doubtful[0] ?? { sampleId: 1 };
  await kith.people.vouch(sampleId, true);
  expect(await kith.measurements.last()).toBeNull();
});
