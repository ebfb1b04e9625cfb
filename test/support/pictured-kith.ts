import { expect } from 'vitest';
import type { Kith } from '../../electron/core/kith.ts';
import { openGallery } from '../../electron/gallery/gallery.ts';
import { unitLength } from '../../native-models/evaluate/unit-vectors.ts';
import { everybody } from './everybody.ts';
import { shipped } from './gallery.ts';
import { testKith } from './kith.ts';
import type { PretendNetworks } from './pretend-networks.ts';
import { easyFeatures, enrollPictures, findPicture } from './synthetic-people.ts';

/** People who are enrolled, from 0 on, and pictures of each. */
const PEOPLE = 3;
const PICTURES = 3;

const networks: PretendNetworks = {
  findFaces: findPicture,
  embed: async (chips) => chips.map((chip) => unitLength(easyFeatures(chip))!),
};

/**
 * Works with a Kith in which people are enrolled who do not exist. Whatever is done, they are as they were after it, for this Kith
 * and for the next that opens the gallery.
 */
export async function withPicturedPeople(
  work: (made: Awaited<ReturnType<typeof testKith>>) => Promise<void>,
): Promise<void> {
  const made = await testKith(networks);
  await enrollPictures(made, PEOPLE, PICTURES);
  const before = await everybody(made.kith);
  expect(before).toHaveLength(PEOPLE);
  const expectAsBefore = async (kith: Kith): Promise<void> => {
    const after = await everybody(kith);
    const wereHere = ({ person }: (typeof before)[number]) =>
      before.some((one) => one.person.id === person.id);
    expect(after.filter(wereHere)).toEqual(before);
  };
  await work(made);
  await expectAsBefore(made.kith);
  made.kith.close();
  await made.gallery.close();
  const { file, folder } = made;
  const gallery = await openGallery({ file, key: null, shipped });
  await gallery.check();
  const next = await testKith(networks, undefined, { gallery, file, folder });
  await expectAsBefore(next.kith);
  next.kith.close();
  await gallery.close();
}
