// Kith in the race, on the engine that the first argument names.
import { engineName } from '../../../electron/contract/index.ts';
import { readNetworkFiles } from '../../../electron/models/packs.ts';
import { nearestToCenter } from '../../../electron/core/benchmark/nearest-to-center.ts';
import { loadNetworks } from '../../../native-models/host/networks.ts';
import { startEngine } from '../../../native-models/runtime/engines.ts';
import { SiameseNetwork } from '../../../native-models/siamese/siamese-network.ts';
import { modulesFolder } from '../../support/sample-faces.ts';
import { serve } from './serve.ts';

const engine = engineName.parse(process.argv[2]);
const { networks, trials } = await loadNetworks(
  await readNetworkFiles(modulesFolder),
  [engine],
  startEngine,
);
if (!networks) throw new Error(trials[0]?.reason);
const { finder } = networks;
const network = new SiameseNetwork(networks.backbone);

serve({
  read: async (photo) => {
    const times = { detect: 0, mesh: 0, chip: 0 };
    const faces = await finder.find({ ...photo, channels: 3 }, { times });
    const face = nearestToCenter(faces, photo);
    if (!face) return null;
    const start = performance.now();
    const embedding = await network.embed([face.chip], 'plain');
    const embed = performance.now() - start;
    return { detect: times.detect, align: times.mesh + times.chip, embed, embedding };
  },
});
