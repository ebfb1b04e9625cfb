import type { ChipView } from '../../contract/index.ts';
import type { GalleryReader, Networks, VersionNetworks } from '../ports/index.ts';

/**
 * The networks under the version that is active when they answer: what was embedded under another one, while it changed, is
 * embedded again, so that two versions are never compared.
 */
export function activeNetworks(networks: VersionNetworks, gallery: GalleryReader): Networks {
  return {
    findFaces: networks.findFaces,
    embed: async (chips: readonly Uint8Array[], view?: ChipView) => {
      for (;;) {
        const version = gallery.active();
        const embeddings = await networks.embed(version.network, chips, view);
        if (gallery.active() === version) return { version, embeddings };
      }
    },
  };
}
