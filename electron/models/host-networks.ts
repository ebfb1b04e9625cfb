import type { Networks } from '../core/ports.ts';
import type { HostSupervisor } from './host-supervisor.ts';

/** Chips sent in one call: a larger message would hold up the live faces behind it. */
const CHIPS_PER_CALL = 16;

/** The networks that core asks for, computed by the supervised host. */
export function hostNetworks(host: HostSupervisor): Networks {
  return {
    findFaces: async (image, detect) =>
      (await host.use((client) => client.findFaces({ image, detect }))).faces,
    embed: async (chips, view = 'both') => {
      const embeddings: Float32Array[] = [];
      for (let start = 0; start < chips.length; start += CHIPS_PER_CALL) {
        const batch = chips.slice(start, start + CHIPS_PER_CALL);
        const result = await host.use((client) => client.embed({ chips: batch, view }));
        for (let i = 0; i < batch.length; i++) {
          embeddings.push(result.embeddings.slice(i * result.size, (i + 1) * result.size));
        }
      }
      return embeddings;
    },
  };
}
