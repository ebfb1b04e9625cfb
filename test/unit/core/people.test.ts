import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { limits, type Change } from '../../../electron/contract/index.ts';
import { testKith } from '../../support/kith.ts';
import { consent, sampleRecord } from '../../support/samples.ts';

/** A Kith with people, and what its views were told. */
async function withPeople(...names: readonly string[]) {
  const { kith, gallery } = await testKith();
  const ids: number[] = [];
  for (const [i, name] of names.entries()) {
    ids.push((await gallery.enroll(name, consent, [sampleRecord(i + 1)])).id);
  }
  const told: Change['kind'][] = [];
  kith.changes.on('change', ({ kind }) => told.push(kind));
  return { kith, gallery, ids, told };
}

describe('what is written beside names', () => {
  test('is read as people type it, and views hear of it', async () => {
    const { kith, ids, told } = await withPeople('Ada', 'Bob');
    const [ada, bob] = ids as [number, number];
    const person = await kith.people.describe(ada, { note: ' met\r\nhere ', externalId: ' 17 ' });
    expect(person).toMatchObject({ note: 'met\nhere', externalId: '17' });
    expect(told).toEqual(['people']);
    const refused: readonly [object, string][] = [
      [{ note: 'n'.repeat(limits.noteLength + 1) }, 'NoteTooLong'],
      [{ externalId: '1'.repeat(limits.externalIdLength + 1) }, 'ExternalIdTooLong'],
      [{ externalId: '17', note: 'not kept' }, 'ExternalIdTaken'],
    ];
    for (const [change, code] of refused) {
      await expect(kith.people.describe(bob, change)).rejects.toMatchObject({ code });
    }
    expect((await kith.people.get(bob)).person).toMatchObject({ note: '', externalId: null });
    expect(told).toEqual(['people']);
    expect(await kith.people.describe(ada, { externalId: '' })).toMatchObject({
      note: 'met\nhere',
      externalId: null,
    });
  });

  test('groups have clean names, and a report is forgotten with a change of them', async () => {
    const { kith, ids, told } = await withPeople('Ada');
    const group = await kith.groups.add('  Class \n 7 ', 'teal', ids);
    expect(group).toMatchObject({ name: 'Class 7', people: 1 });
    await expect(kith.groups.add(' ', 'teal')).rejects.toMatchObject({ code: 'NameEmpty' });
    await expect(
      kith.groups.change(group.id, { name: 'x'.repeat(limits.nameLength + 1) }),
    ).rejects.toMatchObject({ code: 'NameTooLong' });
    expect(told).toEqual(['people']);
    expect(() => kith.reporting.last()).toThrow(expect.objectContaining({ code: 'NoReport' }));
  });
});

describe('several who are removed', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
  afterEach(() => void vi.useRealTimers());

  const names = async (kith: Awaited<ReturnType<typeof withPeople>>['kith']) =>
    (await kith.people.list()).map(({ name }) => name);

  test('are gone at once, whoever is kept comes back, and the others are erased together', async () => {
    const { kith, gallery, ids, told } = await withPeople('Ada', 'Bob', 'Eve', 'Zoë');
    const [ada, bob, eve] = ids as [number, number, number];
    const removed = await kith.removals.beginAll([ada, bob, eve, 99, ada]);
    expect(removed.map(({ name }) => name)).toEqual(['Ada', 'Bob', 'Eve']);
    expect(await names(kith)).toEqual(['Zoë']);
    // One change for all of them.
    expect(told.filter((kind) => kind === 'people')).toHaveLength(1);
    expect((await kith.removals.keep([bob, 99])).map(({ name }) => name)).toEqual(['Bob']);
    expect(await names(kith)).toEqual(['Bob', 'Zoë']);
    await vi.advanceTimersByTimeAsync(limits.removalGrace);
    await vi.waitFor(async () => expect(await gallery.repairs.removals()).toEqual([]));
    expect(await names(kith)).toEqual(['Bob', 'Zoë']);
    expect(await kith.removals.keep([ada, eve])).toEqual([]);
  });

  test('who is kept and removed again has all of their time again', async () => {
    const { kith, gallery, ids } = await withPeople('Ada', 'Bob');
    const [ada] = ids as [number];
    await kith.removals.beginAll(ids);
    await vi.advanceTimersByTimeAsync(limits.removalGrace - 1000);
    await kith.removals.keep(ids);
    await kith.removals.begin(ada);
    await vi.advanceTimersByTimeAsync(2000);
    expect(await gallery.repairs.removals()).toMatchObject([{ personId: ada }]);
    await vi.advanceTimersByTimeAsync(limits.removalGrace);
    await vi.waitFor(async () => expect(await gallery.repairs.removals()).toEqual([]));
    expect(await names(kith)).toEqual(['Bob']);
  });
});
