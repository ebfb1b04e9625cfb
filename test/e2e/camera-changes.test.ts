import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { sit, type Sitting } from '../support/browser-shell.ts';
import { needing } from '../support/needing.ts';
import { preparedClip, preparedData } from '../support/prepared.ts';
import { simulateCameras, type SimulatedCamera } from '../support/simulated-cameras.ts';
import { expectText, seeLive } from '../support/walk.ts';

needing('browser');

const front = { id: 'front', label: 'Front cam' };
const usb = { id: 'usb', label: 'USB cam' };
const obs = { id: 'obs', label: 'OBS Virtual Camera', blank: '#000' };

const pickerOf = (page: Page) => page.getByRole('combobox', { name: 'Camera', exact: true });

/** Live, before some cameras. */
async function withCameras(
  cameras: readonly SimulatedCamera[],
  work: (
    page: Page,
    simulated: Awaited<ReturnType<typeof simulateCameras>> & {
      /** Which plays, in the end, and how the picker calls it. */
      readonly plays: (camera: SimulatedCamera, name?: string) => Promise<void>;
    },
  ) => Promise<void>,
): Promise<void> {
  let simulated: Awaited<ReturnType<typeof simulateCameras>>;
  const before = async (page: Page): Promise<void> => {
    simulated = await simulateCameras(page, cameras);
  };
  const live = async ({ page, problems }: Sitting): Promise<void> => {
    const plays = async ({ id, label }: SimulatedCamera, name = label): Promise<void> => {
      await expect.poll(simulated.playing, { timeout: 15_000 }).toBe(id);
      await expect.poll(() => pickerOf(page).inputValue()).toBe(name);
    };
    await work(page, { ...simulated, plays });
    expect(problems).toEqual([]);
  };
  await sit(await preparedData(['Ada']), await preparedClip(), live, { before });
}

test('the picker names the camera that plays, and the chosen one is opened when it comes back', async () => {
  await withCameras([front, usb], async (page, { change, plays }) => {
    await plays(front);
    await pickerOf(page).click();
    await page.getByRole('option', { name: 'USB cam' }).click();
    await plays(usb);
    await change([front]);
    await plays(front);
    await change([front, usb]);
    await plays(usb);
    // The page is told of the change before the track ends.
    await change([front], 'after');
    await plays(front);
    await seeLive(page, 'Ada');
    const renamed = { ...usb, id: 'usb again' };
    await change([front, renamed]);
    await plays(renamed);
    // One that is back and cannot be opened does not cost the one that plays.
    await change([front]);
    await plays(front);
    await change([front, { ...usb, busy: true }]);
    await page.waitForTimeout(700);
    await plays(front);
    await change([front]);
    await change([front, renamed]);
    await plays(renamed);
    // One that nobody chose takes nothing over.
    await change([{ id: 'new', label: 'New cam' }, front, renamed]);
    await page.waitForTimeout(700);
    await plays(renamed);
    await seeLive(page, 'Ada');
  });
});

test('a real camera that is plugged in takes over from a virtual one that nobody chose', async () => {
  await withCameras([obs], async (page, { change, plays }) => {
    await plays(obs, 'OBS Virtual Camera (virtual)');
    await change([obs, front]);
    await plays(front);
    await seeLive(page, 'Ada');
    await pickerOf(page).click();
    await page.getByRole('option', { name: 'OBS Virtual Camera (virtual)' }).click();
    await plays(obs, 'OBS Virtual Camera (virtual)');
    await change([obs, front, usb]);
    await page.waitForTimeout(700);
    await plays(obs, 'OBS Virtual Camera (virtual)');
  });
});

test('a blank camera that nobody chose is left for the next one, which is said; a chosen one is not', async () => {
  const gray = { id: 'gray', label: 'Fancy cam', blank: '#444' };
  await withCameras([gray, front], async (page, { plays }) => {
    await plays(gray);
    await plays(front);
    await expectText(page, '“Fancy cam” shows nothing, so Kith switched to “Front cam”.');
    await seeLive(page, 'Ada');
    await pickerOf(page).click();
    await page.getByRole('option', { name: 'Fancy cam' }).click();
    await plays(gray);
    await page.waitForTimeout(4000);
    await plays(gray);
  });
});
