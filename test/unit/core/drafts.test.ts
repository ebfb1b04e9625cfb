import { expect, onTestFinished, test, vi } from 'vitest';
import { limits, type HeldDraft, type KeptSample } from '../../../electron/contract/index.ts';
import { testKith } from '../../support/kith.ts';
import { consent, draftDetails, newSample } from '../../support/samples.ts';

const pages = [crypto.randomUUID(), crypto.randomUUID()] as const;
const sample = (key: number): KeptSample => ({ ...newSample(key, key), key, segment: null });

/** A Kith with a draft of somebody new, which the first page has begun. */
async function begun() {
  const made = await testKith();
  onTestFinished(made.kith.close);
  const id = await made.kith.drafts.begin(null, pages[0], draftDetails('Ada'));
  const held = (page: 0 | 1): HeldDraft => ({ id, holder: pages[page] });
  await made.kith.drafts.addSample(held(0), sample(1));
  return { ...made, drafts: made.kith.drafts, held };
}

test('a draft is handed over as it was kept', async () => {
  const { drafts } = await begun();
  const found = await drafts.open(null, pages[1]);
  expect(found).toMatchObject({ details: draftDetails('Ada'), samples: [{ key: 1 }] });
  expect(await found!.samples[0]!.chip.bytes()).toEqual(await newSample(1, 1).chip.bytes());
});

test('the page that takes it up has it; the other one destroys nothing, and is told', async () => {
  const { kith, drafts, held } = await begun();
  await drafts.open(null, pages[1]);
  await drafts.addSample(held(1), sample(2));
  const told = { code: 'DraftElsewhere' };
  await expect(drafts.keep(held(0), draftDetails('Eve'))).rejects.toMatchObject(told);
  await expect(drafts.addSample(held(0), sample(2))).rejects.toMatchObject(told);
  await expect(drafts.removeSamples(held(0), [1])).rejects.toMatchObject(told);
  await expect(drafts.discard(held(0))).rejects.toMatchObject(told);
  await expect(
    kith.enrollment.enroll('Ada', consent, [newSample(1)], { draft: held(0) }),
  ).rejects.toMatchObject(told);
  expect(await kith.people.list()).toEqual([]);
  // It takes it back with everything in it.
  const back = await drafts.open(null, pages[0]);
  expect(back).toMatchObject({ details: { name: 'Ada' }, samples: [{ key: 1 }, { key: 2 }] });
  await drafts.keep(held(0), draftDetails('Ada L.'));
});

test('one that another page took up and ended is over for the first: nothing says that it is open elsewhere', async () => {
  for (const end of ['discard', 'save', 'age'] as const) {
    const { kith, drafts, held, clock } = await begun();
    await drafts.open(null, pages[1]);
    if (end === 'discard') await drafts.discard(held(1));
    if (end === 'save') {
      await kith.enrollment.enroll('Ada', consent, [newSample(1)], { draft: held(1) });
    }
    if (end === 'age') {
      clock.now = new Date(clock.now.getTime() + 2 * limits.draftAge);
      await drafts.open(null, pages[1]);
    }
    await expect(drafts.addSample(held(0), sample(2))).rejects.toMatchObject({
      code: 'DraftEnded',
    });
    // What is still on its page is kept anew.
    expect(await drafts.begin(null, pages[0], draftDetails('Eve'))).toBeGreaterThan(held(0).id);
  }
});

test('two pages begin one each, and neither takes from the other', async () => {
  const { kith, drafts, held } = await begun();
  const id = await drafts.begin(null, pages[1], draftDetails('Grace'));
  const other = { id, holder: pages[1] };
  await drafts.addSample(other, sample(5));
  await drafts.addSample(held(0), sample(2));
  await kith.enrollment.enroll('Grace', consent, [newSample(5)], { draft: other });
  // The one that waits is what comes next.
  expect(await drafts.open(null, pages[1])).toMatchObject({
    details: { name: 'Ada' },
    samples: [{ key: 1 }, { key: 2 }],
  });
});

test('a page has its own again after a reload, whatever another page kept last, and takes none from one at work', async () => {
  const { drafts, held } = await begun();
  const reloaded = crypto.randomUUID();
  const id = await drafts.begin(null, pages[1], draftDetails('Grace'));
  expect(await drafts.open(null, reloaded, { wanted: held(0).id })).toMatchObject({
    details: { name: 'Ada' },
  });
  // Once its own is over it begins anew, though the other one is there.
  const mine = { id: held(0).id, holder: reloaded };
  await drafts.discard(mine);
  expect(await drafts.open(null, reloaded, { wanted: mine.id, leavesHeld: true })).toBeNull();
  await drafts.keep({ id, holder: pages[1] }, draftDetails('Grace H'));
  // A page that comes anew may take it over.
  expect(await drafts.open(null, crypto.randomUUID())).toMatchObject({ id });
});

test('it ends with the save, once', async () => {
  const { kith, drafts, held } = await begun();
  const save = () => kith.enrollment.enroll('Ada', consent, [newSample(1)], { draft: held(0) });
  await save();
  expect(await drafts.open(null, pages[0])).toBeNull();
  await kith.repairs.rename(1, 'Grace');
  await expect(save()).rejects.toMatchObject({ code: 'DraftEnded' });
  expect(await kith.people.list()).toHaveLength(1);
});

test('a save that fails, or that is canceled, leaves the draft', async () => {
  const { kith, drafts, held } = await begun();
  const canceled = AbortSignal.abort();
  const save = (name: string, signal?: AbortSignal) =>
    kith.enrollment.enroll(name, consent, [newSample(1)], {
      draft: held(0),
      ...(signal ? { signal } : {}),
    });
  await expect(save('')).rejects.toMatchObject({ code: 'NameEmpty' });
  await expect(save('Ada', canceled)).rejects.toMatchObject({ code: 'Canceled' });
  expect((await drafts.open(null, pages[0]))!.samples).toHaveLength(1);
});

test('after a restart whoever opens it has it', async () => {
  const left = await begun();
  const { kith } = await testKith(undefined, undefined, left);
  onTestFinished(kith.close);
  await expect(kith.drafts.keep(left.held(0), draftDetails('Eve'))).rejects.toMatchObject({
    code: 'DraftEnded',
  });
  expect((await kith.drafts.open(null, pages[1]))!.samples).toHaveLength(1);
  await kith.drafts.addSample(left.held(1), sample(2));
});

test('one that is a day old is not handed over any more, nor is it there after a start', async () => {
  const { clock, drafts, gallery, held, kith: first } = await begun();
  const kept = clock.now.getTime();
  clock.now = new Date(kept + limits.draftAge);
  expect(await drafts.open(null, pages[0])).not.toBeNull();
  // What is kept into it begins the day anew.
  await drafts.keep(held(0), draftDetails('Ada'));
  clock.now = new Date(kept + 2 * limits.draftAge);
  // So does who takes it up, and is told when it was kept last.
  expect(await drafts.open(null, pages[0])).toMatchObject({
    keptAt: new Date(kept + limits.draftAge),
  });
  clock.now = new Date(kept + 3 * limits.draftAge);
  await first.enrollment.enroll('Ada', consent, [newSample(1)], { draft: held(0) });

  await drafts.begin(null, pages[0], draftDetails('Bob'));
  clock.now = new Date(kept + 4 * limits.draftAge + 1);
  expect(await drafts.open(null, pages[0])).toBeNull();

  await gallery.drafts.begin(null, draftDetails('Old'), new Date(0));
  const { kith } = await testKith(undefined, undefined, { gallery, folder: '', file: '' });
  onTestFinished(kith.close);
  expect(await gallery.drafts.of(null)).toBeNull();
});

test('it is erased while Kith runs, without anybody asking', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  onTestFinished(() => void vi.useRealTimers());
  const { clock, gallery, kith } = await begun();
  clock.now = new Date(clock.now.getTime() + limits.draftAge + 1);
  await vi.advanceTimersByTimeAsync(10 * 60_000);
  expect(await gallery.drafts.of(null)).toBeNull();
  await gallery.drafts.begin(null, draftDetails('Old'), new Date(0));
  kith.close();
  await vi.advanceTimersByTimeAsync(60 * 60_000);
  expect(await gallery.drafts.of(null)).not.toBeNull();
});
