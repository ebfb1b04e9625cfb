import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createBenchmark } from '../../../electron/core/benchmark/benchmark.ts';
import { benchmarkLiveness } from '../../../electron/shells/cli/commands/benchmark-liveness.ts';
import { benchmarkVerification } from '../../../electron/shells/cli/commands/benchmark-verification.ts';
import { identify } from '../../../electron/shells/cli/commands/identify.ts';
import { evaluate } from '../../../electron/shells/cli/commands/train.ts';
import { verify } from '../../../electron/shells/cli/commands/verify.ts';
import { unitLength } from '../../../native-models/evaluate/unit-vectors.ts';
import { answerOf } from '../../support/command-answer.ts';
import { temporaryFolder } from '../../support/folders.ts';
import { testKith } from '../../support/kith.ts';
import { mortalNetworks } from '../../support/mortal-networks.ts';
import { pretendReading } from '../../support/pretend-networks.ts';
import { easyFeatures, enrollPictures, fileOf } from '../../support/synthetic-people.ts';

/** The picture that ends the process of the networks. */
const DEADLY = { person: 61, number: 0 };
/** Whose pictures lie in the folder, in its order: as many as are looked at together are lost with the deadly one, and some come after it. */
const PEOPLE = [60, DEADLY.person, 62, 63, 64] as const;

/** A Kith whose networks die, and a folder with a folder of each of the people, with a photo in it. */
async function mortal(times?: number) {
  const networks = mortalNetworks(({ person }) => person === DEADLY.person, times);
  const made = await testKith(networks);
  await enrollPictures(made, 3, 3);
  const folder = temporaryFolder();
  for (const person of PEOPLE) {
    mkdirSync(join(folder, `${person}`));
    writeFileSync(photoIn(folder, person), await fileOf({ person, number: 0 }));
  }
  return { ...made, networks, folder, leftOut: { file: deadlyIn(folder), reason: 'EngineLost' } };
}

/** Named as in the data set of the verification benchmark. */
const photoIn = (folder: string, person: number): string =>
  join(folder, `${person}`, `${person}_0001.jpg`);
const deadlyIn = (folder: string): string => photoIn(folder, DEADLY.person);

test('a photo that ends the process of the networks each time is left out with that reason, and no other', async () => {
  const { kith, folder, leftOut } = await mortal();
  const { document, remarks, code } = await answerOf(kith, (context) =>
    evaluate(context, { strangers: folder }),
  );
  expect([document.leftOut, code]).toEqual([[leftOut], 0]);
  expect(remarks[0]).toBe(
    '1 of 5 photos of strangers was left out: 1 file stopped the recognition process.',
  );
  expect(await kith.evaluation.countStrangers()).toMatchObject({ photos: 4, people: 4 });
});

test('so it is where photos are identified', async () => {
  const { kith, folder } = await mortal();
  const { document } = await answerOf(kith, (context) => identify(context, [folder]));
  expect(document.map(({ file, error }: any) => [file, error?.code])).toEqual(
    PEOPLE.map((person) => [
      photoIn(folder, person),
      person === DEADLY.person ? 'EngineLost' : undefined,
    ]),
  );
});

test('and in the benchmark of the liveness check', async () => {
  const { kith, folder, leftOut } = await mortal();
  const print = temporaryFolder();
  writeFileSync(join(print, 'print.png'), await fileOf({ person: 65, number: 0 }));
  const { document, code } = await answerOf(kith, (context) =>
    benchmarkLiveness(context, { live: folder, attacks: [print] }),
  );
  expect([document.leftOut, code]).toEqual([[leftOut], 1]);
  expect(document.live.presentations).toBe(4);
});

test('and in the benchmark of verification', async () => {
  const { kith, folder, networks, leftOut } = await mortal();
  const benchmark = createBenchmark(
    {
      findFaces: async (image) => ({
        faces: await networks.findFaces(image, { detect: 'quick' }),
        milliseconds: { detect: 1, mesh: 1, chip: 1 },
      }),
      embed: async (chip) => ({ embedding: unitLength(easyFeatures(chip))!, milliseconds: 1 }),
    },
    pretendReading,
  );
  const pairs = join(folder, 'pairs.txt');
  writeFileSync(pairs, PEOPLE.map((person) => `${person} 1 60 1`).join('\n'));
  const { document, code } = await answerOf({ ...kith, benchmark }, (context) =>
    benchmarkVerification(context, { images: folder, pairs }),
  );
  expect([document.leftOut, document.pairs, code]).toEqual([[leftOut], 4, 1]);
});

test('two photos are compared although the process ended meanwhile, and not where it always does', async () => {
  const compared = async (times: number) => {
    const { kith, folder } = await mortal(times);
    return answerOf(kith, (context) =>
      verify(context, [deadlyIn(folder), photoIn(folder, PEOPLE[0])]),
    );
  };
  expect((await compared(1)).document).toMatchObject({ decision: 'different people' });
  expect(await compared(2)).toMatchObject({ document: { error: { code: 'EngineLost' } }, code: 1 });
});
