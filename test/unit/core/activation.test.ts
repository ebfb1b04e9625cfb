import { once } from 'node:events';
import sharp from 'sharp';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { KithError, type NetworkVersion } from '../../../electron/contract/index.ts';
import { createActivation } from '../../../electron/core/versions/activation.ts';
import type { Gallery } from '../../../electron/core/ports/index.ts';
import { pretendLease } from '../../support/pretend-networks.ts';
import { temporaryGallery } from '../../support/gallery.ts';
import { consent, newVersion, sampleRecord, unitVector } from '../../support/samples.ts';

const at = new Date(1_760_000_000_000);
let chip: Uint8Array;
beforeAll(async () => {
  const gray = { create: { width: 224, height: 224, channels: 3 as const, background: '#888' } };
  chip = await sharp(gray).jpeg().toBuffer();
});

type Embed = (version: NetworkVersion, chips: readonly Uint8Array[]) => Promise<Float32Array[]>;

const embedAtOnce: Embed = async ({ id }, chips) =>
  chips.map((_, i) => unitVector(Number.parseInt(id.slice(0, 6), 16) + i));

/** An embedding that waits until it is let go, and tells when it is asked for. */
function held() {
  const asked = new EventTarget();
  let letGo: () => void = () => undefined;
  const free = new Promise<void>((resolve) => (letGo = resolve));
  const waiting = once(asked, 'asked');
  const embed: Embed = async (version, chips) => {
    asked.dispatchEvent(new Event('asked'));
    await free;
    return embedAtOnce(version, chips);
  };
  return { embed, waiting, letGo: () => letGo() };
}

function activationOver(gallery: Gallery, embed: Embed) {
  const onActivated = vi.fn();
  const networks = { lease: pretendLease, embed };
  const activation = createActivation({
    gallery,
    networks,
    now: () => at,
    onChange: () => undefined,
    onActivated,
  });
  return { activation, networks, onActivated };
}

/** Whether an activation goes on: one that failed shows its error. */
const isUnderWay = ({ state }: ReturnType<typeof createActivation>): boolean =>
  state()?.error === null;

/** A gallery of `samples` samples of one person, with two versions that were judged better. */
async function prepared(embed: Embed, samples = 20) {
  const { gallery, open } = await temporaryGallery();
  const records = Array.from({ length: samples }, (_, i) => sampleRecord(i + 1, chip));
  const { id: personId } = await gallery.enroll('Ada', consent, records);
  const { id: second } = await gallery.versions.insert(newVersion(2), at);
  const { id: third } = await gallery.versions.insert(newVersion(3), at);
  return { gallery, open, personId, second, third, ...activationOver(gallery, embed) };
}

describe('an activation', () => {
  test('embeds in batches, becomes active once, and says so', async () => {
    const { gallery, activation, onActivated, second } = await prepared(embedAtOnce);
    expect(isUnderWay(activation)).toBe(false);
    const { settled } = await activation.start(second, false);
    expect(isUnderWay(activation)).toBe(true);
    expect(activation.state()).toEqual({ versionId: second, done: 0, total: 20, error: null });
    expect(await settled).toEqual({ end: 'activated' });
    expect(activation.state()).toBeNull();
    expect(gallery.active().id).toBe(second);
    expect(onActivated).toHaveBeenCalledTimes(1);
    expect(await gallery.versions.target()).toBeNull();
  });

  test('of the version that is active already ends at once', async () => {
    const { activation, onActivated } = await prepared(embedAtOnce);
    const { settled } = await activation.start(1, false);
    expect(await settled).toEqual({ end: 'activated' });
    expect(onActivated).not.toHaveBeenCalled();
  });

  test('takes in who is enrolled meanwhile', async () => {
    const { embed, waiting, letGo } = held();
    const { gallery, activation, second } = await prepared(embed);
    const { settled } = await activation.start(second, false);
    await waiting;
    await gallery.enroll('Bob', consent, [sampleRecord(90, chip), sampleRecord(91, chip)]);
    letGo();
    expect(await settled).toEqual({ end: 'activated' });
    expect(gallery.active()).toMatchObject({ id: second, people: 2 });
    expect((await gallery.versions.get(second)).missingEmbeddings).toBe(0);
  });

  test('counts those in who are enrolled once everybody was embedded', async () => {
    const { gallery, second } = await prepared(embedAtOnce, 3);
    let first = true;
    const counting: Gallery = {
      ...gallery,
      activate: async (id, when) => {
        if (first) await gallery.enroll('Bob', consent, [sampleRecord(90, chip)]);
        first = false;
        return gallery.activate(id, when);
      },
    };
    const seen: number[] = [];
    const counted = activationOver(counting, async (version, chips) => {
      seen.push(counted.activation.state()!.total);
      return embedAtOnce(version, chips);
    });
    const { settled } = await counted.activation.start(second, false);
    expect(await settled).toEqual({ end: 'activated' });
    expect(seen).toEqual([3, 4]);
  });

  test('canceled, leaves the version that was active and nothing to go on with', async () => {
    const { embed, waiting, letGo } = held();
    const { gallery, activation, onActivated, second } = await prepared(embed);
    const { settled } = await activation.start(second, false);
    await waiting;
    const canceled = activation.cancel();
    letGo();
    await canceled;
    expect(await settled).toEqual({ end: 'canceled' });
    expect(activation.state()).toBeNull();
    expect(gallery.active().id).toBe(1);
    expect(await gallery.versions.target()).toBeNull();
    expect(onActivated).not.toHaveBeenCalled();
  });

  test('fails with its reason, and can be tried again where it was', async () => {
    let broken = true;
    let embedded = 0;
    const { gallery, activation, second } = await prepared(async (version, chips) => {
      if (broken && embedded > 0) throw new KithError('EngineLost');
      embedded += chips.length;
      return embedAtOnce(version, chips);
    });
    const { settled } = await activation.start(second, false);
    expect(await settled).toMatchObject({ end: 'failed', error: { code: 'EngineLost' } });
    expect(activation.state()).toMatchObject({ done: 16, error: { code: 'EngineLost' } });
    expect(isUnderWay(activation)).toBe(false);
    expect(gallery.active().id).toBe(1);
    broken = false;
    const again = await activation.start(second, false);
    expect(activation.state()).toMatchObject({ done: 0, total: 4, error: null });
    expect(await again.settled).toEqual({ end: 'activated' });
    expect(embedded).toBe(20);
  });

  test('failed, is put away', async () => {
    const { gallery, activation, second } = await prepared(() =>
      Promise.reject(new KithError('EngineLost')),
    );
    await (
      await activation.start(second, false)
    ).settled;
    await activation.cancel();
    expect(activation.state()).toBeNull();
    expect(await gallery.versions.target()).toBeNull();
  });

  test('whose network throws at once fails as any other', async () => {
    const { activation, second } = await prepared(() => {
      throw new TypeError('at once');
    });
    const { settled } = await activation.start(second, false);
    expect(await settled).toMatchObject({ end: 'failed', error: { code: 'Bug' } });
    expect(activation.state()!.error!.message).toContain('at once');
  });

  test('to a version whose embeddings cannot be used fails, and the old one stays', async () => {
    const { gallery, activation, second } = await prepared(async (_, chips) =>
      chips.map(() => new Float32Array(128)),
    );
    const { settled } = await activation.start(second, false);
    expect(await settled).toMatchObject({ end: 'failed', error: { code: 'VersionUnusable' } });
    expect(gallery.active().id).toBe(1);
  });

  test('is superseded by another', async () => {
    const { embed, waiting, letGo } = held();
    const { gallery, activation, onActivated, second, third } = await prepared(embed);
    const one = await activation.start(second, false);
    await waiting;
    const starting = activation.start(third, false);
    letGo();
    const other = await starting;
    expect(await one.settled).toEqual({ end: 'superseded' });
    expect(await other.settled).toEqual({ end: 'activated' });
    expect(gallery.active().id).toBe(third);
    expect(onActivated).toHaveBeenCalledTimes(1);
  });

  test('of two that are started at once the later one wins', async () => {
    const { gallery, activation, second, third } = await prepared(embedAtOnce);
    const [one, other] = await Promise.all([
      activation.start(second, false),
      activation.start(third, false),
    ]);
    await one.settled;
    expect(await other.settled).toEqual({ end: 'activated' });
    expect(gallery.active().id).toBe(third);
  });

  test('ends with its version, when that is removed', async () => {
    const { embed, waiting, letGo } = held();
    const { gallery, activation, second } = await prepared(embed);
    const { settled } = await activation.start(second, false);
    await waiting;
    const removing = activation.remove(second);
    letGo();
    await removing;
    expect(await settled).toEqual({ end: 'removed' });
    expect(activation.state()).toBeNull();
    expect(gallery.active().id).toBe(1);
  });

  test('ends with its version also where that is removed behind its back', async () => {
    const { embed, waiting, letGo } = held();
    const { gallery, activation, second } = await prepared(embed);
    const { settled } = await activation.start(second, false);
    await waiting;
    await gallery.versions.remove(second);
    letGo();
    expect(await settled).toEqual({ end: 'removed' });
  });

  test('that failed goes with its version', async () => {
    const { activation, second } = await prepared(() =>
      Promise.reject(new KithError('EngineLost')),
    );
    await (
      await activation.start(second, false)
    ).settled;
    await activation.remove(second);
    expect(activation.state()).toBeNull();
  });

  test('is not ended by a removal that is refused', async () => {
    const { embed, waiting, letGo } = held();
    const { activation, second } = await prepared(embed);
    const { settled } = await activation.start(second, false);
    await waiting;
    await expect(activation.remove(1)).rejects.toMatchObject({ code: 'VersionActive' });
    letGo();
    expect(await settled).toEqual({ end: 'activated' });
  });

  test('goes on where it was when Kith was closed and is opened again', async () => {
    const { embed, waiting, letGo } = held();
    const { gallery, open, activation, second } = await prepared(embed);
    const { settled } = await activation.start(second, false);
    await waiting;
    activation.close();
    letGo();
    expect(await settled).toEqual({ end: 'closed' });
    expect(await gallery.versions.target()).toMatchObject({ versionId: second });
    await gallery.close();
    const reopened = await open();
    const again = activationOver(reopened, embedAtOnce);
    await again.activation.resume();
    expect(again.activation.state()).toMatchObject({ versionId: second });
    await again.activation.settled();
    expect(reopened.active().id).toBe(second);
    await again.activation.resume();
    expect(isUnderWay(again.activation)).toBe(false);
  });

  test('needs everybody’s picture', async () => {
    const { gallery, activation, second } = await prepared(embedAtOnce);
    await gallery.enroll('Bob', consent, [sampleRecord(90, null)]);
    await expect(activation.start(second, false)).rejects.toMatchObject({ code: 'ChipsMissing' });
    expect(await gallery.versions.target()).toBeNull();
  });

  test('fails where somebody is enrolled without a picture meanwhile', async () => {
    const { embed, waiting, letGo } = held();
    const { gallery, activation, second } = await prepared(embed);
    const { settled } = await activation.start(second, false);
    await waiting;
    await gallery.enroll('Bob', consent, [sampleRecord(90, null)]);
    letGo();
    expect(await settled).toMatchObject({ end: 'failed', error: { code: 'ChipsMissing' } });
  });

  test('of a version that was better than another one asks', async () => {
    const { gallery, activation, second, third } = await prepared(embedAtOnce, 2);
    const { settled } = await activation.start(second, false);
    await settled;
    await expect(activation.start(third, false)).rejects.toMatchObject({ code: 'NotJudgedBetter' });
    expect(await gallery.versions.target()).toBeNull();
    await (
      await activation.start(third, true)
    ).settled;
    expect(gallery.active().id).toBe(third);
    expect((await gallery.activity(1))[0]!.kind).toBe('activated against the verdict');
  });

  test('against the verdict asks; rolling back does not, and goes on back', async () => {
    const { gallery, activation, second } = await prepared(embedAtOnce, 2);
    const worse = { ...newVersion(4), verdict: 'worse-for-strangers' as const };
    const { id: fourth } = await gallery.versions.insert(worse, at);
    await expect(activation.start(fourth, false)).rejects.toMatchObject({
      code: 'NotJudgedBetter',
    });
    for (const id of [second, fourth]) await (await activation.start(id, true)).settled;
    expect((await gallery.activity(1))[0]!.kind).toBe('activated against the verdict');
    for (const expected of [second, 1]) {
      await (
        await activation.rollBack()
      ).settled;
      expect(gallery.active().id).toBe(expected);
      expect((await gallery.activity(1))[0]!.kind).toBe('rolled back');
    }
    await expect(activation.rollBack()).rejects.toMatchObject({ code: 'NoPreviousVersion' });
  });
});
