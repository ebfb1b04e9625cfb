import impostors from '../models/packs/embedder-impostors.json' with { type: 'json' };
import type { ShippedVersion } from '../gallery/gallery.ts';
import { embedderPack } from '../models/packs/embedder.ts';

/** The version that Kith comes with: its face network as it is. */
export const shipped: ShippedVersion = {
  profile: 'face',
  weightsSha256: embedderPack.files['weights']!.sha256,
  statistics: impostors,
};
