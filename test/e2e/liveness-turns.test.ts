import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import type { LivenessPolicy } from '../../electron/contract/index.ts';
import { sitAt } from '../support/browser-shell.ts';
import { temporaryFolder } from '../support/folders.ts';
import { inspectPage } from '../support/inspect-page.ts';
import { placeLivenessPack } from '../support/liveness-pack.ts';
import { needing } from '../support/needing.ts';
import { dataFolder } from '../support/needs.ts';
import { posedClip } from '../support/posed-clip.ts';
import { inKith, preparedClip, preparedData } from '../support/prepared.ts';
import { beginEnrollment, captureWithoutMoving, cardOf, goTo } from '../support/walk.ts';

needing('browser', 'liveness');

const FULL = 'Captured: center, left, right, up, down';
const PICTURE = 'This looks like a flat picture';
let turning: string;
let still: string;
let flat: string;
beforeAll(async () => {
  turning = await preparedClip('turning');
  still = await preparedClip('still');
  flat = await preparedClip('flat');
});

/** Enrolls Ada before a clip, up to her samples, and tells what is kept of her after. */
async function before(
  clip: string,
  liveness: LivenessPolicy,
  work: (page: Page) => Promise<void>,
): Promise<{ liveness: string | null; turns: string | null }[]> {
  const data = await preparedData();
  await placeLivenessPack(data);
  await inKith(data, (kith) => kith.settings.update({ liveness }));
  await sitAt('enroll', data, clip, async ({ page, problems }) => {
    // The first that is open is asked for each time: a clip turns in one order, always.
    await page.evaluate(() => {
      const draw = Math.random.bind(Math);
      Math.random = () => draw() * 1e-9;
    });
    await beginEnrollment(page, 'Ada');
    await work(page);
    expect(problems).toEqual([]);
  });
  return inKith(data, async (kith) => {
    const [ada] = await kith.people.list();
    if (!ada) return [];
    const { samples } = await kith.people.get(ada.id);
    return samples.map((sample) => ({ liveness: sample.liveness, turns: sample.turns }));
  });
}

async function save(page: Page, button = 'Save Ada'): Promise<void> {
  await page.getByRole('button', { name: button }).click();
  await page.getByText('Ada is enrolled').waitFor();
}

async function captureAndSave(page: Page): Promise<void> {
  await captureWithoutMoving(page);
  await save(page);
}

describe('somebody before their webcam', () => {
  needing('webcam');

  test('who turns is never taken for a picture, and their page says what the turns said', async () => {
    const recorded = join(dataFolder, 'webcam/person-h.mjpeg');
    const clip = await posedClip(recorded, temporaryFolder());
    const samples = await before(clip, 'observe', async (page) => {
      await page.getByRole('img', { name: FULL }).waitFor();
      await page.getByRole('button', { name: 'Save Ada' }).click();
      await page.getByText('Ada is enrolled').waitFor();
      await goTo(page, 'People');
      await cardOf(page, /^Ada/).click();
      await page.getByText('Turning their head', { exact: true }).waitFor();
      // A recording turns as it does, wherever it was when it was asked: it may have turned elsewhere.
      await page.getByText(/^(a real head|couldn’t tell)$/).waitFor();
      expect(await inspectPage(page, 'a person who was checked')).toEqual([]);
    });
    expect(samples.length).toBeGreaterThanOrEqual(5);
    for (const { turns } of samples) expect(turns).toMatch(/^(live|cannot tell)$/);
  });
});

test('who does not turn is not asked to, and the record says so', async () => {
  const samples = await before(still, 'observe', captureAndSave);
  expect(samples).toHaveLength(4);
  expect(samples.map(({ turns }) => turns)).toEqual(samples.map(() => null));
});

describe('a picture that is turned', () => {
  test('laid around a ball it fills the whole ring, in the order that is asked for, and can be saved where that is only shown', async () => {
    const samples = await before(turning, 'observe', async (page) => {
      await page.getByRole('img', { name: FULL }).waitFor();
      await page.getByText(PICTURE, { exact: true }).waitFor();
      await page.getByText(/you can save all the same/).waitFor();
      expect(await inspectPage(page, 'a picture that turns')).toEqual([]);
      await save(page);
    });
    expect(samples.length).toBeGreaterThanOrEqual(5);
    expect(samples.map(({ turns }) => turns)).toEqual(samples.map(() => 'not live'));
  });

  test('on a sheet that is bent it is seen to be one, and is taken again at a click', async () => {
    const samples = await before(flat, 'observe', async (page) => {
      await page.getByText(PICTURE, { exact: true }).waitFor();
      await page.getByRole('button', { name: 'Take the pictures again' }).click();
      await page.getByText(PICTURE, { exact: true }).waitFor({ state: 'detached' });
    });
    expect(samples).toEqual([]);
  });
});
