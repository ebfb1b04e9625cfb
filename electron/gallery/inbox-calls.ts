import { KithError, type InboxConsent } from '../contract/index.ts';
import { isEmbedding } from '../core/enrollment/embedding.ts';
import type { NewUnknownFace, RefusedAs } from '../core/ports/index.ts';
import type { createActiveIndex } from './active-index.ts';
import type { Connection } from './connection.ts';
import type { InboxRepository } from './inbox-repository.ts';
import type { StrangersRepository } from './strangers-repository.ts';

/** The gallery's calls about unknown faces and strangers. Whoever is ignored or refused is so, once a call returns, in memory, too. */
export function createInboxCalls(
  db: Connection,
  {
    inbox,
    strangers,
    index: { currentId, follow },
    embeddingSize,
    isReadOnly,
  }: {
    readonly inbox: InboxRepository;
    readonly strangers: StrangersRepository;
    readonly index: Pick<ReturnType<typeof createActiveIndex>, 'currentId' | 'follow'>;
    /** Numbers of an embedding under a version. Error: `NoSuchVersion`. */
    readonly embeddingSize: (versionId: number) => number;
    readonly isReadOnly: boolean;
  },
) {
  const { write } = db;
  const erasing = (work: () => number): number => {
    const erased = write(work);
    if (erased > 0) db.erasure.finish();
    return erased;
  };
  /** Has the index follow who is ignored and refused. */
  const following = <T>(work: () => T): T => {
    const done = write(work);
    follow((version) =>
      version.setStrangers({
        ignored: strangers.references('ignored', version.id),
        refused: strangers.references('refused', version.id),
      }),
    );
    return done;
  };
  const assertEmbedding = (versionId: number, vector: Float32Array): void => {
    if (!isEmbedding(vector, embeddingSize(versionId))) {
      throw new KithError('VersionUnusable', undefined, { flaw: 'embeddingDamaged' });
    }
  };

  return {
    consent: inbox.consent,
    agree: (words: number, at: Date): InboxConsent =>
      write(() => {
        inbox.agree(words, at);
        return inbox.consent()!;
      }),
    endConsent: (at: Date): void => write(() => inbox.endConsent(at)),
    count: inbox.count,
    keep: (
      sighting: string,
      camera: string | null,
      added: readonly NewUnknownFace[],
      staying: readonly number[],
    ): number[] => {
      if (isReadOnly) return [];
      return write(() => {
        if (!inbox.consent()) return [];
        // It may be whoever waits to be erased: kept after all, they would be among the unknown. A moment later it is seen again.
        if (inbox.isSomebodyLeaving()) return [];
        for (const { versionId, embedding } of added) assertEmbedding(versionId, embedding);
        inbox.dropReplaced(sighting, staying);
        const ids = added.map((face) => inbox.add(sighting, camera, face));
        inbox.dropBeyond();
        return ids;
      });
    },
    eraseSighting: (sighting: string): number => erasing(() => inbox.eraseSighting(sighting)),
    waiting: inbox.waiting,
    embeddings: inbox.embeddings,
    unembedded: inbox.unembedded,
    addEmbeddings: (
      versionId: number,
      added: readonly { faceId: number; vector: Float32Array }[],
    ): void => {
      const work = (): void => {
        for (const { faceId, vector } of added) {
          assertEmbedding(versionId, vector);
          inbox.embed(faceId, versionId, vector);
        }
      };
      return versionId === currentId() ? following(work) : write(work);
    },
    picture: inbox.picture,
    ignore: (faceIds: readonly number[], at: Date): number =>
      following(() => {
        inbox.assertWaiting(faceIds);
        return strangers.ignore(faceIds, at);
      }),
    discard: (faceIds: readonly number[], refusal: RefusedAs | null, at: Date): void =>
      following(() => {
        inbox.assertWaiting(faceIds);
        if (refusal) {
          for (const vector of refusal.vectors) assertEmbedding(refusal.versionId, vector);
        }
        inbox.discard(faceIds, refusal && strangers.refuse(refusal, at));
      }),
    restore: (faceIds: readonly number[]): number => {
      const restored = following(() => {
        strangers.takeBackDiscarded(faceIds);
        return inbox.restore(faceIds);
      });
      db.erasure.finish();
      return restored;
    },
    eraseDiscarded: (faceIds: readonly number[] | null): number =>
      erasing(() => inbox.eraseDiscarded(faceIds)),
    erase: (faceIds: readonly number[]): void => void erasing(() => inbox.erase(faceIds)),
    clear: (): number => erasing(inbox.clear),
    trim: (before: Date): number => erasing(() => inbox.trim(before)),
    strangers: () => strangers.all(currentId()),
    takeBack: (strangerId: number, at: Date): void => {
      following(() => strangers.takeBack(strangerId, at));
      // What was of them is in copies, and may go from here at any time.
      db.erasure.finish();
    },
    eraseStranger: (strangerId: number): void => {
      following(() => strangers.erase(strangerId));
      db.erasure.finish();
    },
  };
}
