import { beforeAll, expect, test } from 'vitest';
import { sitAt, type Sitting } from '../support/browser-shell.ts';
import { sharedFolder } from '../support/folders.ts';
import { writeMadeUpPeople } from '../support/made-up-people.ts';
import { needing } from '../support/needing.ts';
import { unopenedData } from '../support/prepared.ts';
import { expectText, goTo } from '../support/walk.ts';

needing('browser');

const folder = sharedFolder();

beforeAll(async () => writeMadeUpPeople(await unopenedData(folder), 2000));

test.each([
  { count: 200, last: 'Zoë Lovelace' },
  { count: 2000, last: 'Zoë Zimmer' },
])(
  '$count people: searched word by word without accents, sorted, found as they were left, and whoever is missing enrolled',
  async ({ count, last }) => {
    const of = `of ${count.toLocaleString('en')} people`;
    const own = count === 2000 ? folder : await unopenedData();
    if (own !== folder) await writeMadeUpPeople(own, count);
    await sitAt('people', own, null, async ({ page, problems }) => {
      await goTo(page, 'People');
      await expectText(page, `${count.toLocaleString('en')} people enrolled`);
      const list = page.getByRole('list', { name: 'Everyone enrolled' });
      const shown = () => list.getByRole('link').allTextContents();
      await list.getByRole('link').first().waitFor();
      // Only those in sight are there; all are reached by scrolling.
      expect((await shown()).length).toBeLessThan(80);
      await page.getByRole('listitem').first().waitFor();
      await expect
        .poll(() => page.getByRole('listitem').first().getAttribute('aria-setsize'))
        .toBe(String(count));
      // The list grows as what comes into sight is measured.
      const end = list.getByRole('link', { name: last });
      const toTheEnd = () => page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
      await expect.poll(() => toTheEnd().then(() => end.isVisible())).toBe(true);
      await page.evaluate(() => window.scrollTo(0, 0));

      const search = page.getByRole('searchbox', { name: 'Search people' });
      await search.fill('  gar JOSE ');
      await expectText(page, `1 ${of}`);
      await expect.poll(shown).toEqual([expect.stringContaining('José García')]);
      await search.fill('lov');
      await expectText(page, `40 ${of}`);
      const sortBy = async (sorting: string): Promise<void> => {
        await page.getByRole('combobox', { name: 'Sort by' }).click();
        await page.getByRole('option', { name: sorting, exact: true }).click();
      };
      await sortBy('Newest');
      await expect.poll(async () => (await shown())[0]).toContain('Gita Lovelace');
      await sortBy('Last seen');
      // Of the second forty every third was seen, the later the more recently.
      await expect.poll(async () => (await shown())[0]).toContain('Farid Lovelace');
      await sortBy('Seen most');
      await expect.poll(async () => (await shown())[0]).toContain('Seen 10 times');

      await list.getByRole('link').nth(3).click();
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.getByRole('main').getByRole('link', { name: 'People', exact: true }).click();
      await expectText(page, `40 ${of}`);
      await expect.poll(() => search.inputValue()).toBe('lov');
      await goTo(page, 'Settings');
      await goTo(page, 'People');
      await expectText(page, `40 ${of}`);

      await search.fill('zzz');
      await expectText(page, 'Nobody called “zzz”');
      await expectText(page, `0 ${of}`);
      await page.getByRole('link', { name: 'Enroll “zzz”' }).click();
      await expect.poll(() => page.getByRole('textbox', { name: 'Name' }).inputValue()).toBe('zzz');
      expect(problems).toEqual([]);
    });
  },
);

test('what is typed right after the shortcut of the palette is searched for, none of it lost', async () => {
  await sitAt('people', folder, null, async ({ page }) => {
    await goTo(page, 'People');
    await expectText(page, '2,000 people enrolled');
    await page.evaluate(() => {
      const left: string[] = [];
      Object.assign(window, { left });
      window.addEventListener('keydown', ({ key, ctrlKey, defaultPrevented }) => {
        if (key === 'k' && ctrlKey && !defaultPrevented) left.push(key);
      });
    });
    // Whether a letter comes before the field is there is luck, so that once says little.
    for (let again = 0; again < 6; again++) {
      await page.keyboard.press('Control+k');
      // Pressed again it is not the browser's.
      await page.keyboard.press('Control+k');
      await page.keyboard.type('soren');
      const found = page.getByRole('dialog').getByRole('button');
      await expect.poll(async () => (await found.allTextContents())[0]).toMatch(/^Søren/);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }
    expect(await page.evaluate(() => (window as unknown as { left: string[] }).left)).toEqual([]);
  });
});

test('the palette offers the colors that are not seen, also where the system chose', async () => {
  await sitAt('people', folder, null, async ({ page }) => {
    await goTo(page, 'People');
    for (const [colorScheme, other] of [
      ['dark', 'light'],
      ['light', 'dark'],
    ] as const) {
      await page.emulateMedia({ colorScheme });
      await page.keyboard.press('Control+k');
      const offered = page.getByRole('dialog').getByRole('button');
      await offered.getByText('Keyboard shortcuts').waitFor();
      expect(await offered.allTextContents()).toContain(`Switch to ${other} colors`);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }
  });
});

test('the list is where it was when somebody was opened', async () => {
  await sitAt('people', folder, null, async ({ page }) => {
    await goTo(page, 'People');
    await page.getByRole('list', { name: 'Everyone enrolled' }).waitFor();
    const scrolled = () => page.evaluate(() => window.scrollY);
    // The page is as long as its list once that is laid out.
    const scroll = () => page.evaluate(() => window.scrollTo(0, 2000));
    await expect.poll(() => scroll().then(scrolled)).toBe(2000);
    // Whoever stands in the middle of the window: the list lets go of others at any time.
    const links = page.getByRole('list').getByRole('link');
    const inSight = () =>
      links.evaluateAll((all) => {
        const isInSight = (link: Element): boolean => {
          const { top, bottom } = link.getBoundingClientRect();
          return top > innerHeight / 4 && bottom < innerHeight;
        };
        return all.find(isInSight)?.getAttribute('href') ?? null;
      });
    await expect.poll(inSight).not.toBeNull();
    await page.locator(`main a[href="${await inSight()}"]`).click();
    await page.getByRole('link', { name: 'Add pictures' }).waitFor();
    await expect.poll(scrolled).toBe(0);
    await page.goBack();
    await expect.poll(scrolled).toBe(2000);
  });
});

test('on a narrow window nothing is wider than it', async () => {
  const walk = async ({ page }: Sitting): Promise<void> => {
    const overflow = () =>
      page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
    await goTo(page, 'People');
    await page.getByRole('list', { name: 'Everyone enrolled' }).waitFor();
    await expect.poll(overflow).toBe(0);
    await page.getByRole('list').getByRole('link').first().click();
    await page.getByRole('link', { name: 'Add pictures' }).waitFor();
    await expect.poll(overflow).toBe(0);
    await goTo(page, 'Settings');
    await expectText(page, 'Networks and licenses');
    await expect.poll(overflow).toBe(0);
  };
  await sitAt('people', folder, null, walk, { width: 400, height: 800 });
});
