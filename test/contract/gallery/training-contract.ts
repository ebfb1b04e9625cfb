import { describe, expect, test } from 'vitest';
import type { ModelVersion } from '../../../electron/contract/index.ts';
import { removeSample } from '../../support/repairs.ts';
import { consent, newVersion, unitVector } from '../../support/samples.ts';
import { at, sampleOf, type OpenNew } from './gallery-under-test.ts';

/** What training keeps. */
export function trainingContract(openNew: OpenNew): void {
  describe('what training keeps', () => {
    test('samples are those of the gallery', async () => {
      const { gallery } = await openNew();
      const { id } = await gallery.enroll('Ada', consent, [
        sampleOf(1),
        { ...sampleOf(2), chip: null },
      ]);
      expect(await gallery.training.samples()).toMatchObject([
        { personId: id, hasChip: true },
        { personId: id, hasChip: false },
      ]);
    });

    test('features are kept by backbone and copy, as long as their sample', async () => {
      const { gallery, reopen } = await openNew();
      const { id } = await gallery.enroll('Ada', consent, [sampleOf(1), sampleOf(2)]);
      const [first, second] = await gallery.samples(id);
      const features = (seed: number, sampleId: number, copy: string) => ({
        sampleId,
        copy,
        vector: unitVector(seed, 256),
      });
      await gallery.training.addFeatures('face', [
        features(1, first!.id, ''),
        features(2, second!.id, ''),
        features(3, first!.id, 'dark #1'),
        features(4, 999, ''),
      ]);
      const again = await reopen();
      expect(await again.training.features('face', '')).toEqual(
        new Map([
          [first!.id, unitVector(1, 256)],
          [second!.id, unitVector(2, 256)],
        ]),
      );
      expect([...(await again.training.features('face', 'dark #1')).keys()]).toEqual([first!.id]);
      expect((await again.training.features('classic', '')).size).toBe(0);
      await again.training.addFeatures('face', [features(5, second!.id, '')]);
      expect((await again.training.features('face', '')).get(second!.id)).toEqual(
        unitVector(5, 256),
      );
      await removeSample(again, id, first!.id);
      expect([...(await again.training.features('face', '')).keys()]).toEqual([second!.id]);
    });

    test('a run with its parts is kept until it ends or another starts', async () => {
      const { gallery, reopen } = await openNew();
      const { training } = gallery;
      expect(await training.run()).toBeNull();
      expect(await training.part(0)).toBeNull();
      await training.startRun({ seed: 3 }, at);
      await training.saveCheckpoint(0, new Uint8Array([1, 2]));
      await training.saveCheckpoint(0, new Uint8Array([3]));
      await training.saveResult(1, new Uint8Array([4]));
      const again = (await reopen()).training;
      expect(await again.run()).toEqual({ plan: { seed: 3 }, startedAt: at });
      const bytes = async (part: number) => {
        const kept = await again.part(part);
        const read = (one: Uint8Array | null | undefined) => one && [...one];
        return [read(kept?.checkpoint), read(kept?.result)];
      };
      expect(await bytes(0)).toEqual([[3], null]);
      expect(await bytes(1)).toEqual([null, [4]]);
      await again.saveResult(0, new Uint8Array([5]));
      expect(await bytes(0)).toEqual([null, [5]]);
      await again.startRun({ seed: 4 }, at);
      expect(await again.part(1)).toBeNull();
      await again.saveCheckpoint(0, new Uint8Array([6]));
      await again.endRun();
      expect(await again.run()).toBeNull();
      expect(await again.part(0)).toBeNull();
    });

    test('a trained version and what came of its run are kept together or not at all', async () => {
      const { gallery, reopen } = await openNew();
      const { training, versions } = gallery;
      await training.startRun({ seed: 3 }, at);
      await training.saveCheckpoint(2, new Uint8Array([1]));
      const failing = {
        part: 2,
        of: () => {
          throw new Error('no result');
        },
      };
      await expect(versions.keepTrained(newVersion(7), at, failing)).rejects.toThrow('no result');
      expect(await versions.all()).toHaveLength(1);
      expect([...(await training.part(2))!.checkpoint!]).toEqual([1]);
      const result = { part: 2, of: ({ id }: ModelVersion) => new Uint8Array([id, 9]) };
      const kept = await versions.keepTrained(newVersion(7), at, result);
      const again = await reopen();
      expect((await again.versions.all()).map(({ id }) => id)).toEqual([kept.id, 1]);
      const { checkpoint, result: stored } = (await again.training.part(2))!;
      expect([checkpoint, [...stored!]]).toEqual([null, [kept.id, 9]]);
      // Judged again, it is likewise.
      const worse = { ...newVersion(7), verdict: 'not-better' as const };
      await expect(again.versions.keepTrained(worse, at, failing)).rejects.toThrow('no result');
      expect((await again.versions.get(kept.id)).verdict).toBe('better');
    });

    test('who is removed takes the run along that may remember them, and nothing is added to it', async () => {
      const { gallery } = await openNew();
      const { training } = gallery;
      const ada = await gallery.enroll('Ada', consent, [sampleOf(1), sampleOf(2)]);
      const [sample] = await gallery.samples(ada.id);
      for (const remove of [
        () => removeSample(gallery, ada.id, sample!.id),
        () => gallery.remove(ada.id),
      ]) {
        await training.startRun({ seed: 3 }, at);
        await training.saveCheckpoint(0, new Uint8Array([1]));
        await remove();
        expect(await training.run()).toBeNull();
        await training.saveCheckpoint(0, new Uint8Array([1]));
        await training.saveResult(1, new Uint8Array([1]));
        expect([await training.part(0), await training.part(1)]).toEqual([null, null]);
      }
      await training.startRun({ seed: 3 }, at);
      await expect(gallery.remove(ada.id)).rejects.toMatchObject({ code: 'NoSuchPerson' });
      expect(await training.run()).not.toBeNull();
    });
  });
}
