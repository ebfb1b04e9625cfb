import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sit } from '../support/browser-shell.ts';
import { threeClips } from '../support/clips.ts';
import { temporaryFolder } from '../support/folders.ts';
import { NEVER } from '../support/hang.ts';
import { inspectPage } from '../support/inspect-page.ts';
import { needing } from '../support/needing.ts';
import { inKith, preparedData } from '../support/prepared.ts';
import { expectText, goTo, seeLive } from '../support/walk.ts';

needing('browser');

const RETRY = { timeout: NEVER, interval: 100 };
/** A folder to keep pictures in of what is walked through; none by default. */
const shots = process.env.KITH_SHOTS;

test('unknown faces are kept once it is agreed to: somebody is seen, shows up, is ignored and taken back, enrolled from there, and recognized live', async () => {
  const data = await preparedData();
  const [clip] = await threeClips(temporaryFolder());
  await sit(data, clip, async ({ page, problems }) => {
    const found: string[] = [];
    const look = async (place: string): Promise<void> => {
      for (const colorScheme of ['light', 'dark'] as const) {
        for (const size of [
          { width: 900, height: 600 },
          { width: 1280, height: 800 },
        ]) {
          await page.emulateMedia({ colorScheme });
          await page.setViewportSize(size);
          found.push(...(await inspectPage(page, `${place}, ${colorScheme}, ${size.width}`)));
          if (!shots) continue;
          const name = `${place.replaceAll(' ', '-')}-${colorScheme}-${size.width}.png`;
          await page.screenshot({ path: join(shots, name), fullPage: true });
        }
      }
    };
    const groups = page.getByRole('list', { name: 'Unknown people' }).getByRole('listitem', {
      name: /^Unknown person/,
    });
    const strangers = page.getByRole('region', { name: 'Strangers you’ve decided on' });

    await goTo(page, 'Unknown');
    await expectText(page, 'Unknown faces aren’t kept');
    await look('inbox off');
    await page.getByRole('button', { name: /^Keep unknown faces/ }).click();
    const agree = page.getByRole('dialog');
    const keep = agree.getByRole('button', { name: 'Keep unknown faces' });
    expect(await keep.isDisabled()).toBe(true);
    await look('inbox agreement');
    await agree.getByRole('checkbox').check();
    await keep.click();
    await expectText(page, 'Nobody unknown so far');

    await seeLive(page, 'Unknown');
    await expect
      .poll(
        async () => {
          await goTo(page, 'Unknown');
          const there = await groups.count();
          if (there === 0) await seeLive(page, 'Unknown');
          return there;
        },
        { ...RETRY, interval: 4000 },
      )
      .toBe(1);
    await look('inbox with a group');

    // By keyboard: a picture is taken out before anything is decided.
    const group = groups.first();
    await group.getByRole('button', { name: 'Look through the pictures of this person' }).focus();
    await page.keyboard.press('Enter');
    const pictures = group.getByRole('checkbox', { name: /^Belongs to this person/ });
    await pictures.first().focus();
    await page.keyboard.press('Space');
    await expectText(group, '1 picture taken out');
    await look('inbox looked through');
    await page.keyboard.press('Space');

    await group.getByRole('button', { name: 'Ignore' }).click();
    await strangers.getByText(/^Ignored since/).waitFor();
    expect(await groups.count()).toBe(0);
    await look('inbox with a stranger');
    await strangers.getByRole('button', { name: /^Take back/ }).click();
    await expect.poll(() => groups.count(), RETRY).toBe(1);

    await group.getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name: 'Discard' }).click();
    await expect.poll(() => groups.count(), RETRY).toBe(0);
    await page.keyboard.press('ControlOrMeta+z');
    await expect.poll(() => groups.count(), RETRY).toBe(1);

    await group.getByRole('button', { name: 'Enroll', exact: true }).click();
    await page.getByText(/kept as somebody unknown/).waitFor();
    await page.getByRole('textbox', { name: 'Name' }).fill('Ada');
    await page.getByRole('checkbox').check();
    await page.getByRole('button', { name: 'Begin' }).click();
    // The more pictures were kept, the less they lack.
    const finish = page.getByRole('button', { name: /^(Finish with these|Save Ada)$/ });
    await finish.and(page.locator(':enabled')).click();
    await page.getByText('Ada is enrolled').waitFor();
    await goTo(page, 'Unknown');
    await expect.poll(() => groups.count(), RETRY).toBe(0);
    await seeLive(page, 'Ada');

    await goTo(page, 'Settings');
    await page.getByText(/You agreed to this on /).waitFor();
    await page.getByRole('switch', { name: 'Keep unknown faces' }).focus();
    await page.keyboard.press('Space');
    await expect
      .poll(() => page.getByRole('switch', { name: 'Keep unknown faces' }).isChecked(), RETRY)
      .toBe(false);
    expect(found).toEqual([]);
    expect(problems).toEqual([]);
  });
  await inKith(data, async (kith) => {
    expect(await kith.inbox.state()).toMatchObject({ consent: null, faces: 0 });
    expect((await kith.people.list()).map(({ name }) => name)).toEqual(['Ada']);
  });
});
