import impostors from '../models/packs/embedder-impostors.json' with { type: 'json' };
import tried from '../models/packs/embedder-trials.json' with { type: 'json' };
import type { Trial } from '../core/evaluation/trials.ts';
import type { ShippedVersion } from '../gallery/gallery.ts';
import { embedderPack } from '../models/packs/embedder.ts';

/** The version that Kith comes with: its face network as it is. */
export const shipped: ShippedVersion = {
  profile: 'face',
  weightsSha256: embedderPack.files['weights']!.sha256,
  statistics: impostors,
};

/** What came of trying it on people whom its statistics were not counted on. */
export const trials: readonly Trial[] = tried;
