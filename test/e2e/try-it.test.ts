import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { sitAt, type Sitting } from '../support/browser-shell.ts';
import { inspectPage } from '../support/inspect-page.ts';
import { needing } from '../support/needing.ts';
import { inKith, preparedClip, preparedData, preparedPeople } from '../support/prepared.ts';
import type { SamplePerson } from '../support/sample-faces.ts';
import { sceneCamera } from '../support/scene-camera.ts';
import { cardOf, expectText, goTo } from '../support/walk.ts';

needing('browser');

/** Pixels that she moves to the side meanwhile: further than a face is followed. */
const ASIDE = 170;

/** Ada, as she is enrolled, and in little light and so unlike herself that she is not recognized. */
async function clearAndHard(): Promise<readonly Buffer[]> {
  const [ada, other] = (await preparedPeople()) as [SamplePerson, SamplePerson];
  const { width, height } = ada;
  const raw = { width, height, channels: 3 } as const;
  const mixed = Buffer.from(ada.data.map((value, i) => (value + other.data[i]!) / 2));
  const aside = await sharp(mixed, { raw })
    .extend({ left: ASIDE, extendWith: 'copy' })
    .raw()
    .toBuffer();
  return Promise.all([
    sharp(ada.data, { raw }).jpeg().toBuffer(),
    sharp(aside, { raw: { ...raw, width: width + ASIDE } })
      .extract({ left: 0, top: 0, width, height })
      .modulate({ brightness: 0.5 })
      .jpeg()
      .toBuffer(),
  ]);
}

/** Opens the dialog on somebody's page; what has the focus is what opened it when it closes. */
async function tryItOf(page: Page, name: string) {
  await goTo(page, 'People');
  await cardOf(page, name).click();
  const opener = page.getByRole('button', { name: 'Try it now' });
  await opener.focus();
  await page.keyboard.press('Enter');
  return { opener, dialog: page.getByRole('dialog', { name: `Does Kith recognize ${name}?` }) };
}

test('ten seconds before the camera say what was hard, and add the picture that would have helped; undone, it is as before', async () => {
  const data = await preparedData(['Ada']);
  await inKith(data, (kith) => kith.settings.update({ wantedFpir: 0.0001 }));
  const pictures = await clearAndHard();
  let show: Awaited<ReturnType<typeof sceneCamera>>;
  const before = async (page: Page) => (show = await sceneCamera(page, pictures));
  const work = async ({ page, problems }: Sitting): Promise<void> => {
    const { opener, dialog } = await tryItOf(page, 'Ada');
    await dialog.getByRole('timer', { name: /^\d+ seconds? left$/ }).waitFor();
    // It is hard once she was recognized, however long that takes.
    await dialog.getByText(/^recognized.*: \d+$/).waitFor();
    await show(1);
    await expectText(dialog, 'Turn slowly to one side');
    await dialog.getByRole('button', { name: 'Try again' }).waitFor();
    await expectText(dialog, /in \d+ of \d+ moments$/);
    await expect
      .poll(() => dialog.getByRole('listitem', { includeHidden: true }).count())
      .toBeGreaterThan(20);
    await expectText(dialog, /^In little light: recognized in \d+ of \d+\.$/);
    // The camera is off.
    await expect.poll(() => dialog.locator('video').count()).toBe(0);
    const offers = dialog.getByRole('checkbox');
    const held = page.locator('main ul[aria-label=Pictures] > li');
    await expect.poll(() => held.count()).toBe(4);
    // By keyboard: all are left out, and one is chosen again.
    const offered = await offers.count();
    for (let i = 0; i < offered; i++) await offers.nth(i).press('Space');
    await expect
      .poll(() => dialog.getByRole('button', { name: 'Add 0 pictures' }).isDisabled())
      .toBe(true);
    await offers.first().press('Space');
    await dialog.getByRole('button', { name: 'Add 1 picture' }).press('Enter');
    // A dark picture may look unlike the person: whoever adds it is asked, side by side, and not to is what Enter does.
    const added = dialog.getByText('1 picture was added to Ada').first();
    const unlike = dialog.getByRole('region', { name: 'This doesn’t look like Ada' });
    await added.or(unlike).first().waitFor();
    if (await unlike.isVisible()) {
      await unlike.getByRole('img', { name: 'New picture' }).waitFor();
      await unlike.locator('button:focus', { hasText: 'Don’t add' }).waitFor();
      await page.keyboard.press('Enter');
      await unlike.waitFor({ state: 'detached' });
      await dialog.getByRole('button', { name: 'Add 1 picture' }).press('Enter');
      await unlike.getByRole('button', { name: 'Add anyway' }).press('Enter');
    }
    await added.waitFor();
    await expect.poll(() => held.count()).toBe(5);
    await dialog.getByRole('button', { name: 'Undo' }).press('Enter');
    await expect.poll(() => held.count()).toBe(4);
    await expect.poll(() => offers.count()).toBe(offered);

    await dialog.getByRole('button', { name: 'Try again' }).click();
    await dialog.getByRole('timer').waitFor();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await dialog.getByRole('button', { name: 'Try it now' }).waitFor();
    await expect.poll(() => dialog.locator('video').count()).toBe(0);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await expect.poll(() => opener.evaluate((one) => one === document.activeElement)).toBe(true);
    expect(problems).toEqual([]);
  };
  await sitAt('people', data, await preparedClip(), work, { before });
});

test('who is taken for somebody else is told so, and none of those pictures is offered', async () => {
  const data = await preparedData(['Ada', 'Grace']);
  await sitAt('people', data, await preparedClip(), async ({ page, problems }) => {
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

test('a hard moment opens what the decision rested on, and keeps it for a correction; dark, 900×600', async () => {
  const data = await preparedData(['Ada', 'Grace']);
  await sitAt(
    'people',
    data,
    await preparedClip(),
    async ({ page, problems }) => {
      // Ada is before the camera: each moment of hers is somebody else's.
      const { dialog } = await tryItOf(page, 'Grace');
      await dialog.getByRole('heading', { name: 'Not recognized as Grace' }).waitFor();
      await expectText(dialog, 'Click a mark to see why.');
      expect(await inspectPage(page, 'a trial')).toEqual([]);
      const marks = dialog.getByRole('button', {
        name: /^Why “Second .*: taken for somebody else/,
      });
      // Long after the first was decided on, by keyboard.
      await marks.first().focus();
      await page.keyboard.press('Enter');
      const why = page.getByRole('dialog', { name: 'Why Ada?' });
      await why.getByRole('img', { name: 'The face as Kith saw it' }).waitFor();
      await why
        .getByRole('region', { name: 'Who it’s most like' })
        .getByText('Ada')
        .first()
        .waitFor();
      expect(await inspectPage(page, 'why, of a trial')).toEqual([]);
      // Esc closes what is on top, and no more.
      await page.keyboard.press('Escape');
      await why.waitFor({ state: 'detached' });
      expect(await dialog.isVisible()).toBe(true);
      await expect
        .poll(() => marks.first().evaluate((one) => one === document.activeElement))
        .toBe(true);
      await marks.first().click();
      await why.getByRole('button', { name: 'That’s not Ada' }).click();
      await why.getByRole('button', { name: 'Remember' }).click();
      await why.waitFor({ state: 'detached' });
      await page.getByText('Remembered. You’ll find it').waitFor();
      await dialog.getByRole('button', { name: 'Done' }).click();
      await dialog.waitFor({ state: 'detached' });
      expect(problems).toEqual([]);
    },
    { colorScheme: 'dark', width: 900, height: 600 },
  );
});
