import { describe, expect, test } from 'vitest';
import { limits } from '../../../electron/contract/index.ts';
import type { NewUnknownFace } from '../../../electron/core/ports/index.ts';
import { consent, goodQuality, unitVector } from '../../support/samples.ts';
import { activate, addVersion, at, sampleOf, type OpenNew } from './gallery-under-test.ts';

const day = 24 * 60 * 60_000;
const later = (milliseconds: number) => new Date(at.getTime() + milliseconds);

/** A picture of an unknown face with a vector of a seed, seen so many milliseconds after `at`. */
function unknown(seed: number, seen = seed): NewUnknownFace {
  return {
    chip: new Uint8Array(40).fill(seed),
    embedding: unitVector(seed),
    versionId: 1,
    quality: goodQuality,
    takenAt: later(seen),
    liveness: null,
  };
}

/** Unknown faces that wait, and strangers. */
export function inboxContract(openNew: OpenNew): void {
  describe('unknown faces', () => {
    const withConsent = async () => {
      const { gallery, ...rest } = await openNew();
      await gallery.inbox.agree(1, at);
      return { gallery, inbox: gallery.inbox, ...rest };
    };

    test('are kept only while somebody agreed to that, and when and to what is recorded', async () => {
      const { gallery, reopen } = await openNew();
      expect(await gallery.inbox.consent()).toBeNull();
      expect(await gallery.inbox.keep('a', 'Door', [unknown(1)], [])).toEqual([]);
      expect(await gallery.inbox.agree(1, at)).toEqual({ acceptedAt: at, words: 1 });
      // One that holds stays.
      expect(await gallery.inbox.agree(1, later(day))).toEqual({ acceptedAt: at, words: 1 });
      expect(await gallery.inbox.keep('a', 'Door', [unknown(1)], [])).toHaveLength(1);
      const again = await reopen();
      expect(await again.inbox.consent()).toEqual({ acceptedAt: at, words: 1 });
      expect(await again.inbox.waiting()).toEqual([
        {
          id: 1,
          sighting: 'a',
          camera: 'Door',
          at: later(1),
          quality: goodQuality,
          liveness: null,
        },
      ]);
      await again.inbox.endConsent(later(day));
      expect(await again.inbox.keep('b', null, [unknown(2)], [])).toEqual([]);
      expect(await again.inbox.count()).toEqual({ faces: 1, bytes: 40 });
      expect(await again.inbox.agree(1, later(2 * day))).toEqual({
        acceptedAt: later(2 * day),
        words: 1,
      });
    });

    test('of an appearance those stay that are its best by now', async () => {
      const { inbox } = await withConsent();
      const [first, second] = await inbox.keep('a', null, [unknown(1), unknown(2)], []);
      await inbox.keep('b', null, [unknown(9)], []);
      await inbox.keep('a', null, [unknown(3)], [second!]);
      const waiting = await inbox.waiting();
      expect(waiting.map(({ id }) => id)).not.toContain(first);
      expect(waiting.map(({ at: seen }) => seen.getTime() - at.getTime())).toEqual([2, 3, 9]);
      expect([...(await inbox.picture(second!))]).toEqual(Array(40).fill(2));
      expect(await inbox.eraseSighting('a')).toBe(2);
      expect(await inbox.waiting()).toHaveLength(1);
    });

    test('the oldest go where there are more than may wait', async () => {
      const { inbox } = await withConsent();
      const many = Array.from({ length: limits.unknownFaces + 3 }, (_, i) => unknown(i % 7, i));
      await inbox.keep('d', null, many, []);
      expect(await inbox.count()).toMatchObject({ faces: limits.unknownFaces });
      expect((await inbox.waiting())[0]!.at).toEqual(later(3));
    });

    test('go by themselves once their time is over', async () => {
      const { inbox } = await withConsent();
      await inbox.keep('a', null, [unknown(1, 0), unknown(2, 3 * day)], []);
      expect(await inbox.trim(later(day))).toBe(1);
      expect((await inbox.waiting()).map(({ at: seen }) => seen)).toEqual([later(3 * day)]);
    });

    test('embeddings of a version are had of those that wait, and those of a face that went are left out', async () => {
      const { gallery, inbox } = await withConsent();
      const ids = await inbox.keep('a', null, [unknown(1), unknown(2)], []);
      const version = await addVersion(gallery, 5);
      expect(await inbox.unembedded(version, 10)).toMatchObject(ids.map((faceId) => ({ faceId })));
      await inbox.addEmbeddings(version, [
        { faceId: ids[0]!, vector: unitVector(11) },
        { faceId: 99, vector: unitVector(12) },
      ]);
      expect(await inbox.embeddings(version)).toEqual([{ faceId: ids[0], vector: unitVector(11) }]);
      expect(await inbox.embeddings(1)).toHaveLength(2);
      const broken = { faceId: ids[1]!, vector: new Float32Array(128) };
      await expect(inbox.addEmbeddings(version, [broken])).rejects.toMatchObject({
        code: 'VersionUnusable',
      });
    });
  });

  test('nobody is kept as unknown while somebody waits to be erased', async () => {
    const { gallery } = await openNew();
    await gallery.inbox.agree(1, at);
    const { id } = await gallery.enroll('Ada', consent, [sampleOf(50)]);
    await gallery.repairs.beginRemoval(id, at);
    expect(await gallery.inbox.keep('a', null, [unknown(1)], [])).toEqual([]);
    await gallery.repairs.keepPerson(id);
    expect(await gallery.inbox.keep('a', null, [unknown(1)], [])).toHaveLength(1);
  });

  test('bringing some faces back leaves others discarded, and what was refused with them', async () => {
    const { gallery } = await openNew();
    const { inbox } = gallery;
    await inbox.agree(1, at);
    const ids = await inbox.keep('a', null, [unknown(1), unknown(2), unknown(3)], []);
    const [one, two, three] = ids.map((id) => [id]);
    await inbox.discard(one!, { versionId: 1, vectors: [unitVector(1)] }, at);
    await inbox.discard(two!, { versionId: 1, vectors: [unitVector(2)] }, at);
    await inbox.discard(three!, null, at);
    expect(await inbox.restore(two!)).toBe(1);
    expect((await inbox.waiting()).map(({ id }) => id)).toEqual(two);
    expect(await inbox.strangers()).toHaveLength(1);
    expect(await inbox.eraseDiscarded(one!)).toBe(1);
    expect(await inbox.restore(ids)).toBe(1);
    expect((await inbox.waiting()).map(({ id }) => id)).toEqual([...two!, ...three!]);
    expect(await inbox.strangers()).toHaveLength(1);
  });

  describe('strangers', () => {
    test('who are ignored are known to the index at once, after a restart and under another version; taken back they wait again', async () => {
      const { gallery, reopen } = await openNew();
      await gallery.enroll('Ada', consent, [sampleOf(50)]);
      await gallery.inbox.agree(1, at);
      const ids = await gallery.inbox.keep('a', null, [unknown(1), unknown(2)], []);
      await gallery.inbox.keep('b', null, [unknown(3)], []);
      const strangerId = await gallery.inbox.ignore(ids, later(day));
      expect(gallery.active().strangers('ignored')).toMatchObject([{ samples: 2 }]);
      expect((await gallery.inbox.waiting()).map(({ sighting }) => sighting)).toEqual(['b']);
      await expect(gallery.inbox.ignore(ids, at)).rejects.toMatchObject({ code: 'NoSuchUnknown' });
      // What is ignored stays, however old it is.
      expect(await gallery.inbox.trim(later(30 * day))).toBe(1);
      const again = await reopen();
      expect(await again.inbox.strangers()).toEqual([
        { id: strangerId, kind: 'ignored', at: later(day), faces: ids, holds: true },
      ]);
      expect(again.active().strangers('ignored')).toHaveLength(1);

      const version = await addVersion(again, 5);
      await activate(again, version);
      expect(again.active().strangers('ignored')).toEqual([]);
      expect((await again.inbox.strangers())[0]!.holds).toBe(false);
      const missing = await again.inbox.unembedded(version, 10);
      await again.inbox.addEmbeddings(
        version,
        missing.map(({ faceId }) => ({ faceId, vector: unitVector(faceId) })),
      );
      expect(again.active().strangers('ignored')).toHaveLength(1);

      await again.inbox.takeBack(strangerId, later(40 * day));
      expect(again.active().strangers('ignored')).toEqual([]);
      expect((await again.inbox.waiting()).map(({ id }) => id)).toEqual(ids);
      // Their time begins anew.
      expect(await again.inbox.trim(later(39 * day))).toBe(0);
      await expect(again.inbox.takeBack(strangerId, at)).rejects.toMatchObject({
        code: 'NoSuchStranger',
      });
      const once = await again.inbox.ignore(ids, at);
      await again.inbox.eraseStranger(once);
      expect(await again.inbox.strangers()).toEqual([]);
      expect(await again.inbox.waiting()).toEqual([]);
      await expect(again.inbox.picture(ids[0]!)).rejects.toMatchObject({ code: 'NoSuchUnknown' });
    });

    test('who are not to be collected are told by numbers alone; what is discarded can be brought back until it is erased', async () => {
      const { gallery, reopen } = await openNew();
      const { inbox } = gallery;
      await inbox.agree(1, at);
      const ids = await inbox.keep('a', null, [unknown(1), unknown(2)], []);
      const refusal = { versionId: 1, vectors: [unitVector(1), unitVector(2)] };
      await inbox.discard(ids, refusal, at);
      expect(await inbox.waiting()).toEqual([]);
      expect(await inbox.strangers()).toEqual([
        { id: 1, kind: 'refused', at, faces: [], holds: true },
      ]);
      expect(gallery.active().strangers('refused')).toMatchObject([{ samples: 2 }]);
      expect(await inbox.restore(ids)).toBe(2);
      expect(await inbox.strangers()).toEqual([]);
      expect(gallery.active().strangers('refused')).toEqual([]);
      expect(await inbox.waiting()).toHaveLength(2);

      await inbox.discard([ids[0]!], null, at);
      await inbox.discard([ids[1]!], { versionId: 1, vectors: [unitVector(2)] }, at);
      const again = await reopen();
      expect(await again.inbox.eraseDiscarded(null)).toBe(0);
      expect(await again.inbox.restore(ids)).toBe(0);
      expect(await again.inbox.strangers()).toMatchObject([{ kind: 'refused', holds: true }]);
      expect(again.active().strangers('refused')).toMatchObject([{ samples: 1 }]);
      const [{ id } = { id: 0 }] = await again.inbox.strangers();
      await again.inbox.takeBack(id, at);
      expect(again.active().strangers('refused')).toEqual([]);
    });
  });
}
