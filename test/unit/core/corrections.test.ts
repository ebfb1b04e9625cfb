import { describe, expect, test } from 'vitest';
import { chipBytes, type LiveDecision } from '../../../electron/contract/index.ts';
import { testKith } from '../../support/kith.ts';
import { pretendNetworks } from '../../support/pretend-networks.ts';
import {
  consent,
  goodQuality,
  pictureSample,
  sampleRecord,
  unitVector,
} from '../../support/samples.ts';

/** Networks that mix a chip's person, its first byte, with so many hundredths of somebody else, its third. */
const networks = {
  ...pretendNetworks,
  embed: async (chips: readonly Uint8Array[]) =>
    chips.map((chip) => {
      // A chip of `pictureSample` is of its person alone.
      const seen = chip[3] === 255;
      const share = seen ? chip[2]! / 100 : 0;
      const noise = unitVector(10_000 + (seen ? chip[1]! : chip[0]!));
      const other = unitVector(5000);
      const mixed = unitVector(chip[0]!).map(
        (value, i) => (1 - share) * value + share * other[i]! + 0.05 * noise[i]!,
      );
      const norm = Math.hypot(...mixed);
      return mixed.map((value) => value / norm);
    }),
};

type Made = Awaited<ReturnType<typeof testKith>>;

/** Sees a face for ten frames, and answers with its evidence. */
async function see({ kith, clock }: Made, person: number, share = 0, track = 1) {
  let said: LiveDecision | undefined;
  for (let frame = 0; frame < 10; frame++) {
    clock.now = new Date(clock.now.getTime() + 50);
    const chip = new Uint8Array(chipBytes).fill(100);
    chip.set([person, 7, share, 255]);
    const { decisions } = await kith.recognition.recognize('cam', [
      { track, chip, quality: goodQuality },
    ]);
    said = decisions[0];
  }
  return { said: said!, evidence: (await kith.evidence.ofFace('cam', track)).id };
}

const samplesOf = (person: number, count: number) =>
  Array.from({ length: count }, () => pictureSample(person));
const none = { add: false, setAside: false, raise: false };

async function enrolled() {
  const made = await testKith(networks);
  const ada = await made.kith.enrollment.enroll('Ada', consent, samplesOf(1, 4));
  const grace = await made.kith.enrollment.enroll('Grace', consent, samplesOf(2, 3));
  return { ...made, ada, grace };
}

describe('a face that is not who it was taken for', () => {
  test('is not given the name any more once the bar is raised, and is again when that is undone', async () => {
    const made = await enrolled();
    const { kith, ada } = made;
    const { said, evidence } = await see(made, 1, 24);
    expect(said).toMatchObject({ decision: 'known', match: { personId: ada.id } });
    const statement = { evidence, isNot: ada.id, is: null };
    const { raise, add, setAside } = await kith.corrections.remedies(statement);
    expect({ raise, add, setAside }).toEqual({
      raise: { enough: true, before: 0, after: 0, of: 4, whose: 'person' },
      add: null,
      setAside: null,
    });
    const [correction] = await kith.corrections.say(statement, { ...none, raise: true });
    expect(correction).toMatchObject({ kind: 'is not', personId: ada.id, raised: 'now' });
    expect(await kith.corrections.of(ada.id)).toEqual([correction]);
    expect((await see(made, 1, 24)).said.decision).toBe('unknown');
    expect((await see(made, 1, 0, 2)).said).toMatchObject({ match: { personId: ada.id } });
    expect((await see(made, 2, 0, 3)).said).toMatchObject({ match: { person: 'Grace' } });
    await kith.corrections.undo(correction!.id);
    expect((await see(made, 1, 24, 4)).said).toMatchObject({ match: { personId: ada.id } });
    expect(await kith.corrections.of(ada.id)).toEqual([]);
  });

  test('what a higher bar costs is counted in moments, not in pictures', async () => {
    const made = await enrolled();
    const { kith, ada, gallery } = made;
    const [first] = await gallery.embeddings(ada.id);
    const picture = await gallery.picture(first!.sampleId);
    const copy = { ...sampleRecord(1, picture), embedding: first!.vector };
    await gallery.extend(ada.id, [copy, copy, copy], new Date());
    const { evidence } = await see(made, 1, 24);
    const { raise } = await kith.corrections.remedies({ evidence, isNot: ada.id, is: null });
    expect(raise).toMatchObject({ of: 4, whose: 'person' });
  });

  test('never locks the person out, however often it is said of them', async () => {
    const made = await enrolled();
    const { kith, ada, gallery } = made;
    const said: boolean[] = [];
    for (let track = 1; track < 8; track++) {
      const { evidence } = await see(made, 1, 0, track);
      const statement = { evidence, isNot: ada.id, is: null };
      const { raise } = await kith.corrections.remedies(statement);
      said.push(raise?.enough ?? false);
      expect(raise?.after ?? 0).toBeLessThanOrEqual((raise?.of ?? 0) / 2);
      await kith.corrections.say(statement, { ...none, raise: true });
    }
    expect(said).toEqual(said.map(() => false));
    expect(gallery.active().raised(ada.id)).toBeGreaterThan(0);
    expect(gallery.active().raised(ada.id)).toBeLessThan(0.05);
    expect((await see(made, 1, 0, 9)).said).toMatchObject({ match: { personId: ada.id } });
  });

  test('is remembered also where nothing is to change', async () => {
    const made = await enrolled();
    const { kith, ada, gallery } = made;
    const { evidence } = await see(made, 1, 24);
    await kith.corrections.say({ evidence, isNot: ada.id, is: null }, none);
    expect(await kith.corrections.of(ada.id)).toMatchObject([{ raised: null, setAside: null }]);
    expect(gallery.active().raised(ada.id)).toBe(0);
  });

  test('has the sample set aside that looks more like somebody else, which comes back', async () => {
    const made = await enrolled();
    const { kith, ada, grace, clock, gallery } = made;
    const [picture] = samplesOf(2, 1);
    await kith.enrollment.extend(ada.id, [picture!], { anyway: true });
    const bad = (await kith.people.get(ada.id)).samples.at(-1)!;
    // One of the same moment does not vouch for it.
    const { vector } = (await gallery.embeddings(ada.id)).at(-1)!;
    const copy = { ...sampleRecord(2, await gallery.picture(bad.id)), embedding: vector };
    await gallery.extend(ada.id, [copy], new Date());
    const twin = (await kith.people.get(ada.id)).samples.at(-1)!;
    const { evidence } = await see(made, 2);
    const statement = { evidence, isNot: ada.id, is: grace.id };
    const remedies = await kith.corrections.remedies(statement);
    expect(remedies).toEqual({
      add: { reasons: [], unlike: null, moreLike: null, others: [] },
      setAside: { sampleId: bad.id, hasPicture: true },
      // It is far from reaching it.
      raise: null,
    });
    clock.now = new Date(clock.now.getTime() + 60_000);
    const said = await kith.corrections.say(statement, { ...none, setAside: true });
    expect(said).toMatchObject([
      { kind: 'is not', personId: ada.id, setAside: 'with picture', at: clock.now },
      { kind: 'is', personId: grace.id, added: null },
    ]);
    const ids = async () => (await kith.people.get(ada.id)).samples.map(({ id }) => id);
    expect(await ids()).not.toContain(bad.id);
    await kith.repairs.removeSamples(ada.id, [twin.id]);
    expect((await kith.corrections.picture(said[0]!.id)).length).toBeGreaterThan(100);
    // It is remembered, and not taken again by any way.
    const refused = { code: 'PictureSetAside' };
    const again = kith.enrollment.extend(ada.id, [picture!], { anyway: true });
    await expect(again).rejects.toMatchObject(refused);
    await expect(kith.enrollment.hasPicture(ada.id, picture!)).rejects.toMatchObject(refused);
    const known = await gallery.bundles.known(0, 100);
    expect(known.filter(({ isAside }) => isAside)).toMatchObject([{ personId: ada.id }]);
    await kith.corrections.undo(said[0]!.id);
    expect(await ids()).toHaveLength(5);
    expect((await kith.people.get(ada.id)).samples.at(-1)).toMatchObject({
      takenAt: bad.takenAt,
      hasChip: true,
    });
    expect(await kith.corrections.of(grace.id)).toHaveLength(1);
  });
});

describe('a face that is somebody', () => {
  test('becomes a sample of theirs, by which they are known, until that is undone', async () => {
    const made = await enrolled();
    const { kith, grace } = made;
    const { said, evidence } = await see(made, 2, 28);
    expect(said.decision).toBe('unknown');
    const statement = { evidence, isNot: null, is: grace.id };
    expect(await kith.corrections.remedies(statement)).toMatchObject({
      add: { reasons: [] },
      setAside: null,
      raise: null,
    });
    const [correction] = await kith.corrections.say(statement, { ...none, add: true });
    const after = (await kith.people.get(grace.id)).samples;
    expect(after).toHaveLength(4);
    expect(correction).toMatchObject({ kind: 'is', added: after.at(-1)!.id });
    expect(after.at(-1)).toMatchObject({ source: 'webcam', hasChip: true });
    await kith.corrections.undo(correction!.id);
    expect((await kith.people.get(grace.id)).samples).toHaveLength(3);
  });

  test('whom it does not look like is said, with how much', async () => {
    const made = await enrolled();
    const { kith, grace } = made;
    const { evidence } = await see(made, 9);
    const { add } = await kith.corrections.remedies({ evidence, isNot: null, is: grace.id });
    expect(add!.unlike!.strangers).toBeGreaterThan(0);
    const ofAda = await see(made, 1, 0, 2);
    const other = { evidence: ofAda.evidence, isNot: null, is: grace.id };
    expect((await kith.corrections.remedies(other)).add).toMatchObject({ moreLike: 'Ada' });
  });

  test('who else it looks like, or who has the picture already, is said before it is added', async () => {
    const made = await enrolled();
    const { kith, ada, grace } = made;
    const { evidence } = await see(made, 1);
    const toAda = { evidence, isNot: null, is: ada.id };
    expect((await kith.corrections.remedies(toAda)).add).toMatchObject({ others: [] });
    const toGrace = { evidence, isNot: null, is: grace.id };
    expect((await kith.corrections.remedies(toGrace)).add).toMatchObject({
      others: [{ personId: ada.id, person: 'Ada', samePicture: false }],
    });
    await kith.corrections.say(toAda, { ...none, add: true });
    expect((await kith.corrections.remedies(toGrace)).add).toMatchObject({
      others: [{ personId: ada.id, samePicture: true }],
    });
  });

  test('passes the checks of an enrollment, or is only remembered', async () => {
    const made = await enrolled();
    const { kith, ada, grace, clock } = made;
    for (let frame = 0; frame < 6; frame++) {
      clock.now = new Date(clock.now.getTime() + 50);
      const chip = new Uint8Array(chipBytes).fill(2);
      const quality = { ...goodQuality, Sharpness: 0.08, SingleFacePresent: false };
      await kith.recognition.recognize('cam', [{ track: 1, chip, quality }]);
    }
    const { id: evidence } = await kith.evidence.ofFace('cam', 1);
    const statement = { evidence, isNot: null, is: grace.id };
    expect((await kith.corrections.remedies(statement)).add).toMatchObject({
      reasons: ['Blurred'],
    });
    await expect(kith.corrections.say(statement, { ...none, add: true })).rejects.toMatchObject({
      code: 'PoorQuality',
    });
    expect(await kith.corrections.of(grace.id)).toEqual([]);
    // Nothing of the other half is done either.
    const both = kith.corrections.say({ ...statement, isNot: ada.id }, { ...none, add: true });
    await expect(both).rejects.toMatchObject({ code: 'PoorQuality' });
    expect(await kith.corrections.of(ada.id)).toEqual([]);
    await kith.corrections.say(statement, none);
    expect(await kith.corrections.of(grace.id)).toHaveLength(1);
  });
});

test('what was said of a face goes with the person, and its evidence, too', async () => {
  const made = await enrolled();
  const { kith, ada, grace } = made;
  const { evidence } = await see(made, 1, 24);
  const statement = { evidence, isNot: ada.id, is: grace.id };
  await kith.corrections.say(statement, { ...none, raise: true });
  await kith.people.remove(ada.id);
  expect(await kith.corrections.of(ada.id)).toEqual([]);
  expect(await kith.corrections.of(grace.id)).toHaveLength(1);
  await expect(kith.corrections.remedies(statement)).rejects.toMatchObject({ code: 'NoSuchFace' });
});
