import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { limits, type Activity } from '../../../electron/contract/index.ts';
import { consent } from '../../support/samples.ts';
import { at, sampleOf, type OpenNew } from './gallery-under-test.ts';

/** So many days after the first. */
const day = (n: number): Date => new Date(at.getTime() + n * 86_400_000);
const picture = Uint8Array.of(0xff, 0xd8, 7);

/** What happened when: the activity list. */
export function activityContract(openNew: OpenNew): void {
  describe('activity', () => {
    test('is newest first and at most as much as asked for', async () => {
      const { gallery, reopen } = await openNew();
      const { id } = await gallery.enroll('Ada', consent, [sampleOf(1)]);
      expect(
        await gallery.record('recognized', at, { personId: id, score: 0.97, strength: 'clear' }),
      ).toBe(2);
      expect(await gallery.record('unknown', at, null)).toBe(3);
      // Removed while the frame was looked at.
      expect(await gallery.record('recognized', at, { personId: 999, score: 0.97 })).toBeNull();
      const expected = [
        { kind: 'unknown', person: null, personId: null, score: null, strength: null, at },
        { kind: 'recognized', person: 'Ada', personId: id, score: 0.97, strength: 'clear', at },
        { kind: 'enrolled', person: 'Ada', strength: null, at: consent.acceptedAt },
      ];
      expect(await gallery.activity(10)).toMatchObject(expected);
      expect(await gallery.activity(1)).toHaveLength(1);
      expect(await (await reopen()).activity(10)).toMatchObject(expected);
    });

    test('can be asked for by person, group, kind, camera and time, page by page', async () => {
      const { gallery } = await openNew();
      const { id: ada } = await gallery.enroll('Ada', consent, [sampleOf(1)]);
      const { id: grace } = await gallery.enroll('Grace', consent, [sampleOf(2)]);
      const { id: desk } = await gallery.groups.add('Desk', 'teal', [grace]);
      const line = fc.record({
        who: fc.constantFrom(ada, grace, null),
        camera: fc.constantFrom('door', 'Hall', null),
        day: fc.integer({ min: 0, max: 9 }),
      });
      const filter = fc.record(
        {
          personId: fc.constantFrom(ada, grace, 999),
          groupId: fc.constantFrom(desk, 999),
          camera: fc.constantFrom('door', 'Hall', 'garden'),
          kinds: fc.subarray<Activity['kind']>(['recognized', 'unknown', 'enrolled']),
          from: fc.integer({ min: 0, max: 9 }).map(day),
          to: fc.integer({ min: 0, max: 9 }).map(day),
        },
        { requiredKeys: [] },
      );
      await fc.assert(
        fc.asyncProperty(
          fc.array(line, { maxLength: 12 }),
          filter,
          fc.integer({ min: 1, max: 5 }),
          async (lines, wanted, size) => {
            await gallery.hideActivity();
            await gallery.eraseHiddenActivity();
            for (const one of lines) {
              const who = one.who === null ? null : { personId: one.who, score: 0.97 };
              await gallery.record(
                who ? 'recognized' : 'unknown',
                day(one.day),
                who,
                null,
                one.camera,
              );
            }
            const cameras = new Set<string>(lines.flatMap(({ camera }) => camera ?? []));
            expect(await gallery.activityCameras()).toEqual(
              ['door', 'Hall'].filter((camera) => cameras.has(camera)),
            );
            const found: Pick<Activity, 'personId' | 'kind' | 'at' | 'camera'>[] = [];
            for (let before: number | undefined; ;) {
              const page = await gallery.activity(size, {
                ...wanted,
                ...(before === undefined ? {} : { before }),
              });
              if (page.length === 0) break;
              expect(page.length).toBeLessThanOrEqual(size);
              found.push(
                ...page.map(({ personId, kind, at: when, camera }) => ({
                  personId,
                  kind,
                  at: when,
                  camera,
                })),
              );
              before = page.at(-1)!.id;
            }
            const expected = lines
              .map(({ who, day: n, camera }) => ({
                personId: who,
                kind: who === null ? 'unknown' : 'recognized',
                at: day(n),
                camera,
              }))
              .filter(
                (one) =>
                  (wanted.personId === undefined || one.personId === wanted.personId) &&
                  (wanted.groupId === undefined ||
                    (wanted.groupId === desk && one.personId === grace)) &&
                  (wanted.camera === undefined || one.camera === wanted.camera) &&
                  (!wanted.kinds || wanted.kinds.some((kind) => kind === one.kind)) &&
                  (!wanted.from || one.at >= wanted.from) &&
                  (!wanted.to || one.at < wanted.to),
              )
              .toReversed();
            expect(found).toEqual(expected);
          },
        ),
        { numRuns: 60 },
      );
    });

    test('keeps the face as it was seen, until the person goes', async () => {
      const { gallery, reopen } = await openNew();
      const { id } = await gallery.enroll('Ada', consent, [sampleOf(1)]);
      const line = await gallery.record('recognized', at, { personId: id, score: 0.97 }, picture);
      await gallery.record('unknown', at, null);
      for (const open of [async () => gallery, reopen]) {
        const one = await open();
        expect((await one.activity(2)).map(({ hasPicture }) => hasPicture)).toEqual([false, true]);
        expect([...(await one.activityPicture(line!))]).toEqual([...picture]);
        await expect(one.activityPicture(3)).rejects.toMatchObject({ code: 'NoSuchPicture' });
      }
      const again = await reopen();
      await again.remove(id);
      await expect(again.activityPicture(line!)).rejects.toMatchObject({ code: 'NoSuchPicture' });
    });

    test('keeps no large picture, and no more than so many', async () => {
      const { gallery } = await openNew();
      const large = new Uint8Array(limits.sightingBytes + 1);
      await gallery.record('unknown', at, null, large);
      expect((await gallery.activity(1))[0]).toMatchObject({ kind: 'unknown', hasPicture: false });
      for (let i = 0; i < limits.sightingPictures + 3; i++) {
        await gallery.record('unknown', at, null, picture);
      }
      const lines = (await gallery.activity(5000)).map(({ hasPicture }) => hasPicture);
      expect(lines).toHaveLength(limits.sightingPictures + 4);
      expect(lines.slice(0, limits.sightingPictures).every(Boolean)).toBe(true);
      expect(lines.slice(limits.sightingPictures).some(Boolean)).toBe(false);
    });

    test('an unknown face that turns out to be somebody’s goes with them', async () => {
      const { gallery } = await openNew();
      const line = (await gallery.record('unknown', at, null, picture))!;
      const { id } = await gallery.enroll('Ada', consent, [sampleOf(1)]);
      const { id: grace } = await gallery.enroll('Grace', consent, [sampleOf(2)]);
      await gallery.attribute(line, 999);
      await gallery.attribute(999, id);
      await gallery.attribute(line, id);
      // Once said, it stays so.
      await gallery.attribute(line, grace);
      const found = (await gallery.activity(9)).find((one) => one.id === line);
      expect(found).toMatchObject({ kind: 'unknown', personId: id, person: 'Ada' });
      await gallery.remove(id);
      await expect(gallery.activityPicture(line)).rejects.toMatchObject({ code: 'NoSuchPicture' });
    });

    test('a face that may be one of two people’s has a line of each, and goes with either', async () => {
      const { gallery, reopen } = await openNew();
      const { id: ada } = await gallery.enroll('Ada', consent, [sampleOf(1)]);
      const { id: grace } = await gallery.enroll('Grace', consent, [sampleOf(2)]);
      const { id: mary } = await gallery.enroll('Mary', consent, [sampleOf(3)]);
      const between = [ada, grace].map((personId) => ({ personId, score: 0.98 }));
      await gallery.recordAmbiguous(at, between, picture);
      await gallery.recordAmbiguous(day(1), [{ personId: mary, score: 0.97 }, between[0]!], null);
      // Removed while the frame was looked at.
      await gallery.recordAmbiguous(day(2), [between[0]!, { personId: 999, score: 0.97 }], picture);
      const told = async () =>
        (await (await reopen()).activity(9)).flatMap(({ kind, person, hasPicture }) =>
          kind === 'ambiguous' ? [`${person} ${hasPicture}`] : [],
        );
      expect(await told()).toEqual(['Ada false', 'Mary false', 'Grace false', 'Ada true']);
      const again = await reopen();
      expect((await again.activity(9, { personId: mary, kinds: ['ambiguous'] })).length).toBe(1);
      expect(await again.seen()).toEqual([]);
      await again.remove(grace);
      expect(await told()).toEqual(['Ada false', 'Mary false']);
    });

    test('what is taken off the list can be brought back, and is gone with closing at the latest', async () => {
      const { gallery, reopen } = await openNew();
      const { id } = await gallery.enroll('Ada', consent, [sampleOf(1)]);
      await gallery.record('recognized', at, { personId: id, score: 0.97 }, picture);
      const before = await gallery.activity(10);
      expect(await gallery.hideActivity()).toBe(2);
      expect(await gallery.hideActivity()).toBe(0);
      expect(await gallery.activity(10)).toEqual([]);
      await gallery.record('unknown', at, null);
      expect(await gallery.activity(10)).toHaveLength(1);
      expect(await gallery.unhideActivity()).toBe(2);
      expect((await gallery.activity(10)).slice(1)).toEqual(before);

      await gallery.hideActivity();
      const again = await reopen();
      expect(await again.unhideActivity()).toBe(0);
      expect(await again.activity(10)).toEqual([]);
      await again.record('unknown', at, null);
      await again.hideActivity();
      expect(await again.eraseHiddenActivity()).toBe(1);
      expect(await again.eraseHiddenActivity()).toBe(0);
      expect(await again.unhideActivity()).toBe(0);
    });
  });
}
