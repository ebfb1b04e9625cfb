import { KithError, type ModelVersion } from '../contract/index.ts';
import type { ActivationTarget, NewVersion } from '../core/ports/index.ts';
import type { createActivationRepository } from './activation-repository.ts';
import type { Connection } from './connection.ts';
import type { createEmbeddingsRepository } from './embeddings-repository.ts';
import type { createTrainingRepository } from './training-repository.ts';
import type { createVersionsRepository } from './versions-repository.ts';

interface Repositories {
  readonly versions: ReturnType<typeof createVersionsRepository>;
  readonly embeddings: ReturnType<typeof createEmbeddingsRepository>;
  readonly activations: ReturnType<typeof createActivationRepository>;
  readonly training: ReturnType<typeof createTrainingRepository>;
}

/** The gallery's calls about model versions, over its repositories; `write` makes one transaction of some work. */
export function createVersionCalls(
  db: Connection,
  write: <T>(work: () => T) => T,
  { versions, embeddings, activations, training }: Repositories,
) {
  return {
    all: versions.all,
    get: versions.get,
    network: versions.network,
    statistics: versions.statistics,
    embeddingSize: versions.embeddingSize,
    report: versions.report,
    map: versions.map,
    withWeights: versions.withWeights,
    learnedBy: versions.learnedBy,
    previousId: activations.previousId,
    insert: (version: NewVersion, at: Date) => write(() => versions.insert(version, at)),
    keepTrained: (
      version: NewVersion,
      at: Date,
      result: { part: number; of: (kept: ModelVersion) => Uint8Array },
    ) =>
      write(() => {
        const kept = versions.keepTrained(version, at);
        training.putResult(result.part, result.of(kept));
        return kept;
      }),
    rename: (versionId: number, name: string) => write(() => versions.rename(versionId, name)),
    remove: (versionId: number): void => {
      write(() => {
        const version = versions.get(versionId);
        if (version.active) throw new KithError('VersionActive');
        if (version.origin === 'shipped') throw new KithError('VersionShipped');
        embeddings.removeAll(versionId);
        versions.remove(versionId);
        activations.joinHistory();
      });
      db.erasure.finish();
    },
    missing: embeddings.missing,
    countMissing: embeddings.countMissing,
    embeddings: embeddings.all,
    addEmbeddings: (
      versionId: number,
      added: readonly { sampleId: number; vector: Float32Array }[],
    ): void => write(() => embeddings.add(versionId, versions.embeddingSize(versionId), added)),
    target: activations.target,
    setTarget: (target: ActivationTarget | null): void =>
      write(() => {
        if (target) {
          const { versionId } = target;
          embeddings.removeUnusable(versionId, versions.embeddingSize(versionId));
        }
        activations.putTarget(target);
      }),
  };
}
