import { expect, test } from 'vitest';
import { WIDEST } from '../support/looks.ts';
import { languages } from '../support/chosen-looks.ts';
import { layoutProblems } from '../support/layout-problems.ts';
import { needing } from '../support/needing.ts';
import { drawnSittings, goToPlace, loaded, type DrawnSitting } from '../support/sit-with-drawn.ts';

needing('browser');

const sitWithDrawn = drawnSittings();

/**
 * The first run and the pages that show a camera, which sees a drawn person who is enrolled. What is checked is that of
 * `looks.test.ts`.
 */
test.each(languages)('every page with a camera looks as it did, %s', async (language) => {
  // What is recognized meanwhile would be listed with its time.
  const settings = { camera: true, welcomed: false, keepActivity: false };
  const found = await sitWithDrawn(language, settings, async (sitting) => {
    const problems = [
      ...(await welcome(sitting)),
      ...(await live(sitting)),
      ...(await enroll(sitting)),
    ];
    expect(problems).toEqual([]);
  });
  expect(found).toEqual([]);
});

type Walk = (sitting: DrawnSitting) => Promise<string[]>;

const welcome: Walk = async ({ page, looker, t }) => {
  const next = page.getByRole('button', { name: t('welcome.kept.next'), exact: true });
  await next.waitFor();
  await looker.page('welcome-kept');
  await page.getByRole('button', { name: t('welcome.kept.smallPrint') }).click();
  const problems = await layoutProblems(page, 'small print');
  await next.click();
  await page.getByText(t('welcome.camera.good')).waitFor();
  await looker.page('welcome-camera');
  await page.getByRole('button', { name: t('welcome.camera.next'), exact: true }).click();
  const around = page.getByRole('button', { name: t('welcome.you.lookAround') });
  await around.waitFor();
  await looker.page('welcome-you');
  await around.click();
  return problems;
};

const live: Walk = async (sitting) => {
  const { page, looker, t } = sitting;
  const name = page.getByTestId('overlay').locator('strong', { hasText: 'Ada Lovelace' });
  await name.waitFor();
  await looker.page('live-camera');
  const problems = await atWidest(sitting, 'live');
  await page.getByRole('button', { name: t('live.fullScreen.enter') }).click();
  await page.getByText(t('live.fullScreen.hello', { names: 'Ada Lovelace' })).waitFor();
  await looker.window('full-screen');
  await page.keyboard.press('Escape');
  await page.getByRole('navigation').waitFor();
  return problems;
};

/** The enrollment that was left, its end, and the next one. */
const enroll: Walk = async (sitting) => {
  const { page, looker, t } = sitting;
  await goToPlace(sitting, 'enroll');
  await page.getByText(t('enroll.stage.paused')).waitFor();
  await looker.page('enroll-capture');
  const problems = await atWidest(sitting, 'enroll');
  await page.keyboard.press('Escape');
  const discard = page.getByRole('button', { name: t('enroll.draft.discard') });
  await discard.waitFor();
  await looker.page('enroll-left');
  await discard.click();
  const who = page.getByRole('textbox', { name: t('enroll.who.name') });
  await who.waitFor();
  await loaded(sitting);
  await looker.page('enroll-who');
  await page
    .getByRole('radiogroup')
    .locator('label', { hasText: t('enroll.method.photos') })
    .click();
  await who.fill('Wolfeschlegelsteinhausen-Bergerdorff');
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: t('enroll.who.begin') }).click();
  await page.getByRole('button', { name: t('enroll.photos.choose') }).waitFor();
  await looker.page('enroll-photos');

  await page.evaluate(() => {
    location.hash = '/enrolled/16';
    const covered = ['center', 'left', 'right', 'up'];
    history.replaceState({ tooLate: false, covered, byCamera: true }, '');
  });
  await page.reload();
  // A camera that stands still offers to try again, too; at the end it is off.
  await page.locator('main video').waitFor();
  await page.locator('main video').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: t('tryIt.again') }).waitFor();
  await looker.page('enrolled');
  return problems;
};

/** What is wrong on the widest window, also where the video has not grown with it. */
async function atWidest({ page }: DrawnSitting, place: string): Promise<string[]> {
  const wide: number[] = [];
  for (const width of [900, 1280, 1920, WIDEST.width]) {
    await page.setViewportSize({ width, height: Math.round((width * 9) / 16) });
    wide.push((await page.locator('main video').boundingBox())!.width);
  }
  const stayed = wide.some((width, i) => i > 0 && width < 1.2 * wide[i - 1]!);
  return [
    ...(await layoutProblems(page, `${place}, widest`)),
    ...(stayed ? [`${place}: the video is ${wide.join(', ')} pixels wide`] : []),
  ];
}
