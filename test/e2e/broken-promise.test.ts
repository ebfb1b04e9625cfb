import sharp from 'sharp';
import { expect, test } from 'vitest';
import { chipSide } from '../../electron/contract/index.ts';
import type { Gallery } from '../../electron/core/ports/index.ts';
import { sitAt } from '../support/browser-shell.ts';
import { inGallery } from '../support/in-gallery.ts';
import { inspectPage } from '../support/inspect-page.ts';
import { madeUpName } from '../support/made-up-people.ts';
import { needing } from '../support/needing.ts';
import { unopenedData } from '../support/prepared.ts';
import { consent, goodQuality, unitVector } from '../support/samples.ts';
import { seeded } from '../support/seeded.ts';
import { expectText, goTo } from '../support/walk.ts';

needing('browser');

const PEOPLE = 60;
const PICTURES = 6;

/** A vector near that of somebody who does not exist. */
function near(person: number, number: number): Float32Array {
  const own = unitVector(person + 1);
  const noise = unitVector(1000 + PICTURES * person + number);
  const sum = own.map((value, i) => value + 0.3 * noise[i]!);
  const norm = Math.hypot(...sum);
  return sum.map((value) => value / norm);
}

/** A picture that is like no other. */
async function anyPicture(random: () => number): Promise<Buffer> {
  const side = 8;
  const pixels = Buffer.from(Array.from({ length: 3 * side * side }, () => 256 * random()));
  return sharp(pixels, { raw: { width: side, height: side, channels: 3 } })
    .resize(chipSide, chipSide)
    .jpeg()
    .toBuffer();
}

/** Enrolls people whose last picture is saved as that of the next one: strangers are then like somebody who is here. */
async function enrollMislabeled(gallery: Gallery): Promise<void> {
  const random = seeded(7);
  for (let person = 0; person < PEOPLE; person++) {
    const chips = await Promise.all(Array.from({ length: PICTURES }, () => anyPicture(random)));
    const samples = chips.map((chip, number) => ({
      chip,
      embedding: near(number === PICTURES - 1 ? (person + 1) % PEOPLE : person, number),
      versionId: gallery.activeId(),
      quality: goodQuality,
      source: 'webcam' as const,
      takenAt: consent.acceptedAt,
      liveness: null,
      camera: null,
      turns: null,
    }));
    await gallery.enroll(madeUpName(person), consent, samples);
  }
  await gallery.saveSettings({ welcomed: true });
}

test('where more strangers are named than promised, pages say so, with the likely cause and the way on', async () => {
  const data = await unopenedData();
  await inGallery(data, enrollMislabeled);
  await sitAt('training', data, null, async ({ page, problems }) => {
    await goTo(page, 'Training');
    const told = page.getByRole('status').filter({ hasText: 'More strangers get a name' });
    await page.getByRole('button', { name: 'Measure', exact: true }).click();
    await told.waitFor();
    await expectText(told, 'pictures look mislabeled');
    await expectText(told, 'the promise is at most 1%');
    expect(await inspectPage(page, 'broken promise')).toEqual([]);
    for (const place of ['Settings', 'Live'] as const) {
      await goTo(page, place);
      await told.waitFor();
      expect(await inspectPage(page, `broken promise, ${place}`)).toEqual([]);
    }
    await told.getByRole('link', { name: 'Review' }).click();
    await page.getByRole('region').first().waitFor();
    expect(problems).toEqual([]);
  });
});
