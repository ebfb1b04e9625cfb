import { readNetworkFiles } from '../../electron/models/packs.ts';
import type { FaceFinder } from '../../native-models/face/finder.ts';
import { loadNetworks } from '../../native-models/host/networks.ts';
import { startEngine } from '../../native-models/runtime/engines.ts';
import { SiameseNetwork } from '../../native-models/siamese/siamese-network.ts';
import { modulesFolder } from '../support/sample-faces.ts';

/** The networks that Kith comes with, in this process, on the engine that every machine has. */
export async function loadedNetworks(): Promise<{
  finder: Pick<FaceFinder, 'find'>;
  network: SiameseNetwork;
}> {
  const files = await readNetworkFiles(modulesFolder);
  const { networks, trials } = await loadNetworks(files, ['wasm'], startEngine);
  if (!networks) throw new Error(trials[0]?.reason);
  return { finder: networks.finder, network: new SiameseNetwork(networks.backbone) };
}
