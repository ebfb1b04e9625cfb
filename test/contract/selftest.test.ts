import { expect, test } from 'vitest';
import { inShell, kith } from '../support/command-line.ts';
import { inKith, preparedData } from '../support/prepared.ts';
import { temporaryFolder } from '../support/folders.ts';

const NAMES = ['Ada', 'Grace', 'Hedy', 'Mary'];

test('kith selftest exits with 0 where everybody would be recognized, and with 1 where pictures are under the wrong name', async () => {
  const data = await preparedData(NAMES, 5);
  const fine = await kith(data, 'selftest');
  expect(fine.code).toBe(0);
  expect(fine.json).toMatchObject({
    people: 4,
    untested: [],
    weak: [],
    lookAlikes: [],
    complete: true,
    asStrangers: { searched: fine.json.tested, named: 0, fpir: { value: 0, low: 0 } },
    wantedFpir: 0.01,
    isPromiseBroken: false,
    seconds: expect.any(Number),
  });
  // Of twenty pictures some are of one moment.
  expect(fine.json.tested).toBeGreaterThan(12);
  expect(fine.json.recognized).toBe(fine.json.tested);

  await inKith(data, async ({ people, repairs }) => {
    const [ada, grace, hedy] = await people.list();
    const { samples } = await people.get(ada!.id);
    for (const { id } of samples.slice(0, 2)) {
      await repairs.moveSample(id, grace!.id, { anyway: true });
    }
    const others = (await people.get(hedy!.id)).samples.slice(1);
    for (const { id } of others) await repairs.removeSamples(hedy!.id, [id]);
  });
  const weak = await kith(data, 'selftest');
  expect(weak.code).toBe(1);
  expect(weak.json.recognized).toBeLessThan(weak.json.tested);
  expect(weak.json.untested).toEqual(['Hedy']);
  expect(weak.json.complete).toBe(false);
  expect(weak.json.lookAlikes).toEqual([
    {
      names: ['Ada', 'Grace'],
      score: expect.any(Number),
      twice: false,
      samples: expect.any(Number),
    },
  ]);
  expect(weak.json.weak).toContainEqual({
    name: 'Grace',
    tested: expect.any(Number),
    recognized: expect.any(Number),
    takenFor: ['Ada'],
    remedy: { kind: 'compare', with: 'Ada', count: expect.any(Number) },
  });

  const { code, stdout } = await inShell('exec "$@"', ['--data', data, 'selftest']);
  expect(code).toBe(1);
  expect(stdout).toContain(`of ${weak.json.tested} different pictures would be recognized.`);
  expect(stdout).toMatch(/Grace is weak: .* like Ada: check the names\./);
  expect(stdout).toMatch(/Ada and Grace look alike/);
  expect(stdout).toContain('Too few pictures to tell: Hedy.');
});

test('kith selftest says where there is too little to tell, and exits with 1: nothing was tested', async () => {
  const { code, json } = await kith(temporaryFolder(), 'selftest');
  expect([code, json]).toMatchObject([
    1,
    { people: 0, tested: 0, complete: false, weak: [], lookAlikes: [] },
  ]);
});
