import { IndexedVersion } from '../../electron/gallery/indexed-version.ts';
import impostors from '../../electron/models/packs/embedder-impostors.json' with { type: 'json' };
import { referenceFrom } from '../../native-models/evaluate/reference.ts';

/** The shipped version in which people are enrolled with these embeddings, each under their place. */
export function enrolledWith(
  people: readonly { readonly embeddings: readonly Float32Array[] }[],
): IndexedVersion {
  const version = new IndexedVersion({
    id: 1,
    network: { id: 'shipped', profile: 'face', head: null, unfrozen: 0, weights: null },
    statistics: impostors,
    embeddingSize: 128,
  });
  people.forEach(({ embeddings }, id) => {
    version.set(id, String(id), referenceFrom(embeddings)!);
  });
  return version;
}
