import { inRoot } from '../../electron/shells/node-shell.ts';
import { hostsOfNode } from '../../electron/models/host/host-kind.ts';
import { HostPool } from '../../electron/models/host/pool.ts';
import { readNetworkFiles } from '../../electron/models/packs.ts';
import { goldenChip } from '../../native-models/runtime/golden.ts';
import { quantile, type Figure } from './report.ts';

const KILLS = 5;

/** The model host killed in mid-work: seconds until the next embedding is there. */
export async function benchRestart(): Promise<Figure> {
  const pool = new HostPool({
    kinds: hostsOfNode(inRoot('native-models/host/main.ts')),
    files: () => readNetworkFiles(inRoot('node_modules')),
    log: { info: () => undefined, warn: () => undefined },
  });
  using host = pool.live.lease();
  const embed = () => host.use((client) => client.embed({ chips: [goldenChip()], view: 'both' }));
  await embed();
  const times: number[] = [];
  for (let i = 0; i < KILLS; i++) {
    const underWay = embed().catch(() => undefined);
    const start = performance.now();
    process.kill(pool.live.pid!, 'SIGKILL');
    await underWay;
    await embed();
    times.push((performance.now() - start) / 1000);
  }
  const [median, worst] = [quantile(times, 0.5), Math.max(...times)];
  return {
    what: `model host killed in mid-work, until the next embedding, median of ${KILLS}`,
    measured: `${median.toFixed(2)} s (worst ${worst.toFixed(2)} s)`,
    bound: '≤ 3 s',
    holds: worst <= 3,
    numbers: { median, worst },
  };
}
