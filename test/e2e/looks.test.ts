import { expect, test } from 'vitest';
import { languages } from '../support/chosen-looks.ts';
import { layoutProblems } from '../support/layout-problems.ts';
import { WIDEST } from '../support/looks.ts';
import { forgetMachine } from '../support/forget-machine.ts';
import { needing } from '../support/needing.ts';
import { drawnSittings, goToPlace, loaded, type DrawnSitting } from '../support/sit-with-drawn.ts';

needing('browser');

const sitWithDrawn = drawnSittings();

/** Pages by their addresses, without a camera. */
const pages = {
  live: '',
  people: 'people',
  person: 'people/16',
  'nobody-there': 'people/99',
  'enroll-more': 'enroll/2',
  training: 'training',
  report: 'training/2',
  labels: 'training/labels',
  settings: 'settings',
  unknown: 'unknown',
  history: 'people/history',
} as const;

/**
 * Every page at four widths, light and dark, in both languages looks as it did when its picture was stored, and has no serious
 * accessibility finding; nothing is wider than the window or lies on something else, in the pseudo-language and on the widest
 * window neither. Which of the pictures are taken is told in `chosen-looks.ts`. A picture that is not there yet is stored, and
 * the test fails once, so that somebody looks at it. To store pictures anew that are meant to look different: remove them
 * (`rm test/fixtures/looks/*`), and run `looks`, `looks-camera` and `dialogs` once with KITH_TEST_AMOUNT=long.
 */
test.each(languages)('every page looks as it did, %s', async (language) => {
  const found = await sitWithDrawn(language, { camera: false }, async (sitting) => {
    const problems: string[] = [];
    for (const [name, place] of Object.entries(pages)) {
      await goToPlace(sitting, place);
      if (name === 'settings') await forgetMachine(sitting);
      await sitting.looker.page(name);
      await sitting.page.setViewportSize(WIDEST);
      problems.push(...(await layoutProblems(sitting.page, `${name}, widest`)));
    }
    expect(problems).toEqual([]);
    await lookForNobody(sitting);
    await lookAtEnds(sitting);
  });
  expect(found).toEqual([]);
});

test.each(languages)(
  'the list of people looks as it did where nobody is enrolled, %s',
  async (language) => {
    const found = await sitWithDrawn(language, { camera: false, empty: true }, async (sitting) => {
      const { page, looker, t } = sitting;
      await page.evaluate(() => (location.hash = '/people'));
      await page.getByText(t('people.empty.title')).waitFor();
      await loaded(sitting);
      await looker.page('people-empty');
    });
    expect(found).toEqual([]);
  },
);

/** The list of people, of whom none is called what is looked for. */
async function lookForNobody(sitting: DrawnSitting): Promise<void> {
  const { page, looker, t } = sitting;
  await goToPlace(sitting, 'people');
  await page.getByRole('searchbox').fill('zzz');
  await page.getByText(t('people.nothingFound.title', { search: 'zzz' })).waitFor();
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await looker.page('people-not-found');
  await page.getByRole('searchbox').fill('');
}

/** A page whose view failed, and the one that is left when Kith has stopped: the last that a sitting sees. */
async function lookAtEnds(sitting: DrawnSitting): Promise<void> {
  const { page, shell, looker, t } = sitting;
  await page.evaluate(() => {
    // No curve can be drawn any more.
    HTMLCanvasElement.prototype.getContext = () => {
      throw new Error('Out of order');
    };
    location.hash = '/training/3';
  });
  await page.getByText(t('app.viewDefect.title')).waitFor();
  await looker.page('defect');
  const within = page.url();
  await page.goto(new URL('/failed.html', within).href);
  await looker.page('failed');
  await page.goto(within);
  await page.getByRole('navigation').waitFor();
  // What is not here yet never comes.
  await page.evaluate(() => document.fonts.ready);
  await goToPlace(sitting, 'people');
  await shell.stop();
  await page.getByText(t('app.stopped.title')).waitFor();
  await loaded(sitting);
  await looker.page('stopped');
}
