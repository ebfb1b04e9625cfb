import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FailureCode } from '../../../electron/contract/index.ts';
import type { Gallery, SampleRecord } from '../../../electron/core/ports/index.ts';
import { removeSample, rename } from '../../support/repairs.ts';
import { chipOf, consent, unitVector } from '../../support/samples.ts';
import { at, sampleOf, type OpenNew } from './gallery-under-test.ts';

/** What a gallery answers about people, for comparing two moments. */
async function everything(gallery: Gallery) {
  const people = await gallery.people();
  return {
    people,
    samples: await Promise.all(people.map(({ id }) => gallery.samples(id))),
    counts: await gallery.counts(),
    activity: await gallery.activity(500),
    indexed: gallery.active().people,
    found: gallery.active().nearest(unitVector(1), 50),
  };
}

/** Expects a call to be refused, and nothing to be another than before. */
async function refused(
  gallery: Gallery,
  code: FailureCode,
  call: () => Promise<unknown>,
): Promise<void> {
  const before = await everything(gallery);
  await expect(call()).rejects.toMatchObject({ code });
  expect(await everything(gallery)).toEqual(before);
}

/** People, samples and settings. */
export function peopleContract(openNew: OpenNew): void {
  describe('people', () => {
    test('what was enrolled is there, by name and number, also after opening again', async () => {
      const { gallery, reopen } = await openNew();
      const grace = await gallery.enroll('Grace', consent, [{ ...sampleOf(3), chip: null }]);
      const ada = await gallery.enroll('Ada', consent, [sampleOf(1), sampleOf(2)]);
      expect(ada).toMatchObject({ name: 'Ada', samples: 2, enrolledAt: consent.acceptedAt });
      expect(grace.portrait).toBeNull();
      const before = await everything(gallery);
      for (const open of [async () => gallery, reopen]) {
        const one = await open();
        expect(await everything(one)).toEqual(before);
        expect(await one.people()).toEqual([ada, grace]);
        expect(await one.person(ada.id)).toEqual(ada);
        expect(await one.peopleNamed('ADA')).toEqual([ada]);
        expect(await one.peopleNamed('Nobody')).toEqual([]);
        expect(await one.consent(ada.id)).toEqual(consent);
        expect(await one.consent(999)).toBeNull();
        expect(await one.counts()).toEqual({ people: 2, samples: 3 });
        const [first, second] = await one.samples(ada.id);
        expect(first).toMatchObject({ id: ada.portrait, hasChip: true, source: 'photo' });
        expect(second!.takenAt).toEqual(sampleOf(2).takenAt);
        expect(Buffer.from(await one.picture(first!.id))).toEqual(Buffer.from(chipOf(1)));
        expect(one.active()).toMatchObject({ id: 1, people: 2, embeddingSize: 128 });
        expect(one.active().nearest(unitVector(3), 2)).toMatchObject([
          { personId: grace.id, person: 'Grace', score: expect.closeTo(1, 5) },
          { personId: ada.id, person: 'Ada' },
        ]);
      }
    });

    test('a reference is the unit mean of its samples, and follows each of them', async () => {
      const { gallery } = await openNew();
      const score = () => gallery.active().nearest(unitVector(1), 1)[0]!.score;
      const { id } = await gallery.enroll('Ada', consent, [sampleOf(1)]);
      expect(score()).toBeCloseTo(1, 5);
      expect(await gallery.extend(id, [sampleOf(2)], at)).toMatchObject({ samples: 2 });
      const [a, b] = [unitVector(1), unitVector(2)];
      const inner = a.reduce((sum, value, i) => sum + value * b[i]!, 0);
      expect(score()).toBeCloseTo(Math.sqrt((1 + inner) / 2), 5);
      const [, second] = await gallery.samples(id);
      expect(await removeSample(gallery, id, second!.id)).toMatchObject({ samples: 1 });
      expect(score()).toBeCloseTo(1, 5);
    });

    test('a new name is everywhere at once', async () => {
      const { gallery } = await openNew();
      const { id } = await gallery.enroll('Ada', consent, [sampleOf(1)]);
      expect(await rename(gallery, id, 'ADA', at)).toMatchObject({ id, name: 'ADA' });
      await rename(gallery, id, 'Grace', at);
      expect(gallery.active().nearest(unitVector(1), 1)[0]!.person).toBe('Grace');
      expect(await gallery.peopleNamed('ada')).toEqual([]);
      expect((await gallery.activity(1))[0]).toMatchObject({
        kind: 'renamed',
        person: 'Grace',
        at,
      });
    });

    test('somebody removed is nowhere; what they were before is told', async () => {
      const { gallery, reopen } = await openNew();
      const { id } = await gallery.enroll('Ada', consent, [sampleOf(1)]);
      const [sample] = await gallery.samples(id);
      await gallery.record('recognized', at, { personId: id, score: 0.97 });
      expect(await gallery.remove(id)).toMatchObject({
        person: { id, name: 'Ada', samples: 1 },
        learnedBy: [],
      });
      for (const open of [async () => gallery, reopen]) {
        const one = await open();
        expect(one.active().nearest(unitVector(1), 2)).toEqual([]);
        expect(one.active().people).toBe(0);
        expect(await one.activity(10)).toEqual([]);
        expect(await one.samples(id)).toEqual([]);
        expect(await one.consent(id)).toBeNull();
        await expect(one.person(id)).rejects.toMatchObject({ code: 'NoSuchPerson' });
        await expect(one.picture(sample!.id)).rejects.toMatchObject({ code: 'NoSuchSample' });
      }
    });

    test('a number is never given twice: what was of one person does not become another’s', async () => {
      const { gallery } = await openNew();
      const { id, portrait } = await gallery.enroll('Ada', consent, [sampleOf(1)]);
      await gallery.remove(id);
      const next = await gallery.enroll('Ada', consent, [sampleOf(1)]);
      expect(next.id).toBeGreaterThan(id);
      expect(next.portrait).toBeGreaterThan(portrait!);
    });

    test('what cannot be done is refused with its reason, and changes nothing', async () => {
      const { gallery } = await openNew();
      const ada = await gallery.enroll('Ada', consent, [sampleOf(1)]);
      const grace = await gallery.enroll('Grace', consent, [sampleOf(2), sampleOf(3)]);
      const [ofAda] = await gallery.samples(ada.id);
      await refused(gallery, 'NameTaken', () => gallery.enroll('ADA', consent, [sampleOf(4)]));
      await refused(gallery, 'NameTaken', () => rename(gallery, grace.id, 'ada', at));
      await refused(gallery, 'NoSuchPerson', () => gallery.person(999));
      await refused(gallery, 'NoSuchPerson', () => rename(gallery, 999, 'Nobody', at));
      await refused(gallery, 'NoSuchPerson', () => gallery.extend(999, [sampleOf(4)], at));
      await refused(gallery, 'NoSuchPerson', () => gallery.remove(999));
      await refused(gallery, 'NoSuchPerson', () => removeSample(gallery, 999, ofAda!.id));
      await refused(gallery, 'LastSample', () => removeSample(gallery, ada.id, ofAda!.id));
      // A sample of somebody else is none of this person's.
      await refused(gallery, 'NoSuchSample', () => removeSample(gallery, grace.id, ofAda!.id));
      await refused(gallery, 'NoSuchSample', () => gallery.picture(999));
    });

    test('samples that cannot be compared are refused whole', async () => {
      const { gallery } = await openNew();
      const { id } = await gallery.enroll('Ada', consent, [sampleOf(1)]);
      const stale = sampleOf(2, 99);
      const flawed: SampleRecord[] = [
        { ...sampleOf(2), embedding: unitVector(2, 64) },
        { ...sampleOf(2), embedding: unitVector(2).map((value) => 2 * value) },
        { ...sampleOf(2), embedding: unitVector(2).fill(Number.NaN, 5, 6) },
        { ...sampleOf(2), embedding: new Float32Array(128) },
      ];
      for (const write of [
        (samples: SampleRecord[]) => gallery.enroll('Grace', consent, samples),
        (samples: SampleRecord[]) => gallery.extend(id, samples, at),
      ]) {
        await refused(gallery, 'VersionChanged', () => write([sampleOf(3), stale]));
        for (const one of flawed) {
          await refused(gallery, 'VersionUnusable', () => write([sampleOf(3), one]));
        }
      }
      // Each is an embedding, and together they point nowhere.
      const opposite = { ...sampleOf(1), embedding: unitVector(1).map((value) => -value) };
      await refused(gallery, 'VersionUnusable', () => gallery.extend(id, [opposite], at));
    });
  });

  describe('settings', () => {
    test('settings begin with their defaults, and a change leaves the others', async () => {
      const { gallery, reopen } = await openNew();
      const before = await gallery.settings();
      expect(before).toMatchObject({ theme: 'system', wantedFpir: 0.01, keepChips: true });
      const changed = { ...before, theme: 'dark', wantedFpir: 0.002 };
      expect(await gallery.saveSettings({ theme: 'dark', wantedFpir: 0.002 })).toEqual(changed);
      expect(await (await reopen()).settings()).toEqual(changed);
    });
  });

  test('after any sequence of writes it answers as a plain list of people would', async () => {
    const person = fc.integer({ min: 0, max: 4 });
    const step = fc.oneof(
      fc.record({
        kind: fc.constant('enroll' as const),
        person,
        samples: fc.integer({ min: 1, max: 3 }),
      }),
      fc.record({ kind: fc.constant('extend' as const), person }),
      fc.record({ kind: fc.constant('rename' as const), person, to: person }),
      fc.record({ kind: fc.constant('remove' as const), person }),
      fc.record({ kind: fc.constant('removeSample' as const), person }),
      fc.record({ kind: fc.constant('reopen' as const) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const { gallery: first, reopen } = await openNew();
        let gallery = first;
        let seed = 1;
        /** Names, and the seeds of each one's samples. */
        const model = new Map<string, number[]>();
        const idOf = async (name: string) => (await gallery.peopleNamed(name))[0]?.id ?? 999_999;
        const expectCode = async (call: Promise<unknown>, code: FailureCode | null) => {
          const refusal = call.then(
            () => null,
            (error: { code?: string }) => error.code ?? error,
          );
          expect(await refusal).toBe(code);
        };
        for (const one of steps) {
          if (one.kind === 'reopen') {
            gallery = await reopen();
            continue;
          }
          const name = `Person ${one.person}`;
          const seeds = model.get(name);
          const id = await idOf(name);
          switch (one.kind) {
            case 'enroll': {
              const made = Array.from({ length: one.samples }, () => seed++);
              const call = gallery.enroll(
                name,
                consent,
                made.map((each) => sampleOf(each)),
              );
              await expectCode(call, seeds ? 'NameTaken' : null);
              if (!seeds) model.set(name, made);
              break;
            }
            case 'extend':
              await expectCode(
                gallery.extend(id, [sampleOf(seed)], at),
                seeds ? null : 'NoSuchPerson',
              );
              seeds?.push(seed++);
              break;
            case 'rename': {
              const to = `Person ${one.to}`;
              const taken = to !== name && model.has(to);
              await expectCode(
                rename(gallery, id, to, at),
                seeds ? (taken ? 'NameTaken' : null) : 'NoSuchPerson',
              );
              if (!seeds || taken) break;
              model.delete(name);
              model.set(to, seeds);
              break;
            }
            case 'remove':
              await expectCode(gallery.remove(id), seeds ? null : 'NoSuchPerson');
              model.delete(name);
              break;
            case 'removeSample': {
              const last = (await gallery.samples(id)).at(-1)?.id ?? 0;
              const code = !seeds ? 'NoSuchPerson' : seeds.length === 1 ? 'LastSample' : null;
              await expectCode(removeSample(gallery, id, last), code);
              if (code === null) seeds!.pop();
            }
          }
        }
        const people = await gallery.people();
        expect(people.map(({ name, samples }) => [name, samples])).toEqual(
          [...model]
            .map(([name, { length }]) => [name, length] as const)
            .toSorted(([a], [b]) => (a < b ? -1 : 1)),
        );
        const { active } = gallery;
        expect(active().people).toBe(model.size);
        for (const [name, seeds] of model) {
          const [best] = active().nearest(unitVector(seeds[0]!), 1);
          expect(best!.person).toBe(name);
          expect((await gallery.samples(best!.personId)).map(({ takenAt }) => takenAt)).toEqual(
            seeds.map((each) => sampleOf(each).takenAt),
          );
        }
        await gallery.close();
      }),
      { numRuns: 25 },
    );
  });

  test('calls that are under way at once behave as if one came after the other', async () => {
    const { gallery, reopen } = await openNew();
    const enrolled = await Promise.all(
      Array.from({ length: 6 }, (_, i) =>
        gallery.enroll(`Person ${i}`, consent, [sampleOf(i + 1)]),
      ),
    );
    const [a, b, c, d] = enrolled.map(({ id }) => id) as [number, number, number, number];
    // Of two who want one name, one gets it; who is removed while they are extended is gone or was extended before.
    const results = await Promise.allSettled([
      rename(gallery, a, 'Ada', at),
      rename(gallery, b, 'ADA', at),
      gallery.extend(c, [sampleOf(30)], at),
      gallery.remove(c),
      gallery.extend(c, [sampleOf(31)], at),
      removeSample(gallery, d, (await gallery.samples(d))[0]!.id),
      gallery.extend(d, [sampleOf(32)], at),
      gallery.record('recognized', at, { personId: c, score: 0.9 }),
    ]);
    const refusals = results.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : []));
    expect(['NameTaken', 'NoSuchPerson', 'LastSample']).toEqual(expect.arrayContaining(refusals));
    expect(results.slice(0, 2).filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(gallery.person(c)).rejects.toMatchObject({ code: 'NoSuchPerson' });
    expect((await gallery.activity(100)).some(({ personId }) => personId === c)).toBe(false);
    const now = await everything(gallery);
    expect(now.counts.people).toBe(5);
    expect(now.indexed).toBe(5);
    expect(await everything(await reopen())).toEqual(now);
  });
}
