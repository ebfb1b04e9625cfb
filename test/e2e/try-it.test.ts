import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { sit } from '../support/browser-shell.ts';
import { drawnPeople, drawnScene, ringOfTurns, type DrawnPerson } from '../support/drawn-faces.ts';
import { enrollAnyway } from '../support/enroll-anyway.ts';
import { temporaryFolder } from '../support/folders.ts';
import { needing } from '../support/needing.ts';
import { inKith, preparedClip, preparedData } from '../support/prepared.ts';
import { expectText, goTo } from '../support/walk.ts';

needing('browser');

const ada = drawnPeople[0]!;
/** Darker, and unlike Ada enough not to be taken for her where fewer strangers may be than by default; like her enough to be added. */
const [dim, dark] = [drawnPeople[10]!, drawnPeople[6]!];
const [front, left] = ringOfTurns;
/** Frames that the fake camera shows in a second. */
const RATE = 30;

/** A clip of somebody drawn, scene by scene. No camera hands on the very same picture twice. */
async function drawnClip(
  scenes: readonly (readonly [DrawnPerson, NonNullable<typeof front>, number])[],
): Promise<string> {
  const frames = scenes.flatMap(([person, turn, seconds]) =>
    Array.from({ length: seconds * RATE }, (_, i) => drawnScene(person, turn, 80 + (i % 12))),
  );
  const file = join(temporaryFolder(), 'drawn.mjpeg');
  writeFileSync(file, Buffer.concat(await Promise.all(frames)));
  return file;
}

/** A data folder in which Ada is enrolled with one picture, from the front, under these names. */
async function withAda(names: readonly string[], wantedFpir = 0.01): Promise<string> {
  const data = await preparedData();
  await inKith(data, async (kith) => {
    await kith.settings.update({ wantedFpir });
    const photo = await drawnScene(ada, front!, 85);
    const { chip, quality } = await kith.enrollment.readPhoto(photo, 'ada.jpg');
    const sample = { chip, quality, source: 'photo' as const, takenAt: new Date() };
    for (const name of names) await enrollAnyway(kith, name, [sample]);
  });
  return data;
}

/** Opens the dialog on somebody's page; what has the focus is what opened it when it closes. */
async function tryItOf(page: Page, name: string) {
  await goTo(page, 'People');
  await page.getByRole('link', { name }).click();
  const opener = page.getByRole('button', { name: 'Try it now' });
  await opener.focus();
  await page.keyboard.press('Enter');
  return { opener, dialog: page.getByRole('dialog', { name: `Does Kith recognize ${name}?` }) };
}

test('ten seconds before the camera say what was hard, and add the picture that would have helped; undone, it is as before', async () => {
  const clip = await drawnClip([
    [ada, front!, 4],
    [dim, left!, 3],
    [dark, front!, 3],
  ]);
  await sit(await withAda([ada.name], 0.001), clip, async ({ page, problems }) => {
    const { opener, dialog } = await tryItOf(page, ada.name);
    await dialog.getByRole('timer', { name: /^\d+ seconds? left$/ }).waitFor();
    await expectText(dialog, 'Turn slowly to one side');
    await dialog.getByRole('heading', { name: /in \d+ of \d+ moments$/ }).waitFor();
    expect(await dialog.getByRole('listitem', { includeHidden: true }).count()).toBeGreaterThan(20);
    await expectText(dialog, /^In little light: recognized in \d+ of \d+\.$/);
    // The camera is off.
    expect(await dialog.locator('video').count()).toBe(0);
    const pictures = dialog.getByRole('checkbox');
    const offered = await pictures.count();
    expect(offered).toBeGreaterThanOrEqual(2);

    const held = page.locator('main ul[aria-label=Pictures] > li');
    expect(await held.count()).toBe(1);
    // By keyboard all but one are left out, and that one is added.
    for (let i = 1; i < offered; i++) {
      await pictures.nth(i).focus();
      await page.keyboard.press('Space');
    }
    await dialog.getByRole('button', { name: 'Add 1 picture' }).press('Enter');
    await expectText(dialog, '1 picture was added to Ada Lovelace');
    await expect.poll(() => held.count()).toBe(2);
    await dialog.getByRole('button', { name: 'Undo' }).press('Enter');
    await expect.poll(() => held.count()).toBe(1);
    expect(await pictures.count()).toBe(offered);

    await dialog.getByRole('button', { name: 'Try again' }).click();
    await dialog.getByRole('timer').waitFor();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await dialog.getByRole('button', { name: 'Try it now' }).waitFor();
    expect(await dialog.locator('video').count()).toBe(0);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await expect.poll(() => opener.evaluate((one) => one === document.activeElement)).toBe(true);
    expect(problems).toEqual([]);
  });
});

test('who is taken for somebody else is told so, and none of those pictures is offered', async () => {
  const data = await preparedData(['Ada', 'Grace']);
  await sit(data, await preparedClip(), async ({ page, problems }) => {
    const grace = await tryItOf(page, 'Grace');
    await grace.dialog.getByRole('heading', { name: 'Not recognized as Grace' }).waitFor();
    await expectText(grace.dialog, 'Kith took this face for Ada.');
    expect(await grace.dialog.getByRole('checkbox').count()).toBe(0);
    await grace.dialog.getByRole('link', { name: 'Add pictures' }).waitFor();
    await grace.dialog.getByRole('button', { name: 'Done' }).click();
    const own = await tryItOf(page, 'Ada');
    await own.dialog.getByRole('heading', { name: /^Recognized as Ada/ }).waitFor();
    expect(problems).toEqual([]);
  });
});
