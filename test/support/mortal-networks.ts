import { setTimeout as wait } from 'node:timers/promises';
import { KithError } from '../../electron/contract/index.ts';
import { unitLength } from '../../native-models/evaluate/unit-vectors.ts';
import type { PretendNetworks } from './pretend-networks.ts';
import { easyFeatures, findPicture, pictureOfChip, type Picture } from './synthetic-people.ts';

/**
 * Networks whose process ends as they look for faces in some pictures, the first `times` times: whatever else they do then ends with
 * it, as in a model host. Until they ended once they finish nothing, so that everything that is begun before is lost.
 */
export function mortalNetworks(
  isDeadly: (picture: Picture) => boolean,
  times = Infinity,
): PretendNetworks {
  let deaths = 0;
  let life = Promise.withResolvers<never>();
  const end = (): void => {
    deaths++;
    life.promise.catch(() => undefined);
    life.reject(new KithError('EngineLost'));
    life = Promise.withResolvers();
  };
  return {
    findFaces: async (image) => {
      if (isDeadly(pictureOfChip(image.data)) && deaths < times) {
        const { promise } = life;
        end();
        return promise;
      }
      if (deaths === 0) return life.promise;
      return Promise.race([life.promise, wait(20).then(() => findPicture(image))]);
    },
    embed: async (chips) => chips.map((chip) => unitLength(easyFeatures(chip))!),
  };
}
