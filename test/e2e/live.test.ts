import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import type { Locator, Page } from 'playwright-core';
import { beforeAll, expect, test, vi } from 'vitest';
import { heldTimers, sit, type Sitting } from '../support/browser-shell.ts';
import { NEVER } from '../support/hang.ts';
import { inspectPage } from '../support/inspect-page.ts';
import { needing } from '../support/needing.ts';
import { inKith, preparedClip, preparedData } from '../support/prepared.ts';
import { inGallery } from '../support/in-gallery.ts';
import { goTo, seeLive } from '../support/walk.ts';

needing('browser');

/** What has to be seen in one look is looked for again and again. */
const RETRY = { timeout: NEVER, interval: 50 };

let clip: string;
beforeAll(async () => {
  clip = await preparedClip();
});

const list = (page: Page): Locator => page.getByRole('region', { name: 'Activity' });

test('the list is filtered by group, and by camera once there is more than one', async () => {
  const data = await preparedData(['Ada', 'Grace']);
  const at = new Date(Date.now() - 60_000);
  const [ada, grace] = await inKith(data, async ({ people, groups }) => {
    const ids = (await people.list()).map(({ id }) => id);
    await groups.add('Front desk', 'teal', ids.slice(1));
    return ids;
  });
  await inGallery(data, async (gallery) => {
    await gallery.record('recognized', at, { personId: ada!, score: 0.97 }, null, 'Hall');
    await gallery.record('recognized', at, { personId: grace!, score: 0.97 }, null, 'Garden');
  });
  await sit(data, null, async ({ page, problems }) => {
    const seen = (who: string) => list(page).locator(`p[title="${who}"]`);
    await seen('Ada').waitFor();
    const choose = async (what: string, choice: string): Promise<void> => {
      await list(page).getByRole('combobox', { name: what }).click();
      await page.getByRole('option', { name: choice, exact: true }).click();
    };
    await choose('Who', 'Group: Front desk');
    await seen('Ada').waitFor({ state: 'detached' });
    await seen('Grace').waitFor();
    expect(await inspectPage(page, 'live by group')).toEqual([]);
    await choose('Who', 'Everyone');
    await choose('Camera', 'Hall');
    await seen('Grace').waitFor({ state: 'detached' });
    await seen('Ada').waitFor();
    await list(page).getByText('Ada was enrolled').waitFor({ state: 'detached' });
    expect(problems).toEqual([]);
  });
});

/** Whether a picture shows something. */
async function isShown(picture: Locator): Promise<boolean> {
  return picture.evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth > 0);
}

test('a face over the video, by what it rests on, and a line of the list lead to the person, and the list is filtered', async () => {
  await sit(await preparedData(['Ada']), clip, async ({ page, problems }) => {
    const name = await seeLive(page, 'Ada');
    // How surely, in words.
    await expect
      .poll(() => page.getByTestId('overlay').innerText())
      .toMatch(/^Ada\s+(clear|likely|weak) match$/);
    const heading = page.getByRole('heading', { name: 'Ada', level: 1 });
    // The box moves with the face.
    await name.first().click({ force: true });
    const why = page.getByRole('dialog', { name: 'Why Ada?' });
    await why.getByRole('link', { name: 'Open Ada’s page' }).click();
    await heading.waitFor();

    await goTo(page, 'Live');
    const line = list(page)
      .getByRole('link', { name: /^Ada, as seen at the time/ })
      .first();
    await line.waitFor();
    await expect.poll(() => isShown(line.getByRole('img'))).toBe(true);
    expect(await inspectPage(page, 'live with a list')).toEqual([]);
    await line.click();
    await heading.waitFor();

    await goTo(page, 'Live');
    await list(page).getByText('Ada was enrolled').waitFor();
    const who = list(page).getByRole('combobox', { name: 'Who' });
    const choose = async (whom: string): Promise<void> => {
      await who.click();
      await page.getByRole('option', { name: whom }).click();
    };
    await choose('Unknown');
    await list(page).getByText('Nothing in the list matches').waitFor();
    await choose('Ada');
    await list(page).getByText('Ada was enrolled').waitFor();
    await list(page).getByText('Today', { exact: true }).click();
    await list(page).getByText('Ada was enrolled').waitFor();
    // What the filter shows is what is saved, by keyboard.
    const saving = page.waitForEvent('download');
    await list(page).getByRole('button', { name: 'Save these lines as CSV' }).focus();
    await page.keyboard.press('Enter');
    const saved = await saving;
    expect(saved.suggestedFilename()).toMatch(/^Kith activity \d{4}-\d\d-\d\d\.csv$/);
    const rows: Record<string, string>[] = parse(readFileSync(await saved.path()), {
      columns: true,
    });
    expect(new Set(rows.map(({ person }) => person))).toEqual(new Set(['Ada']));
    const seen = rows.find(({ kind }) => kind === 'recognized');
    expect(seen!['camera']).toMatch(/./);
    await choose('Everyone');
    expect(problems).toEqual([]);
  });
});

test.skipIf(process.platform === 'win32')(
  'the list is cleared, brought back as long as that can be undone, and then erased',
  async () => {
    const work = async ({ page, shell, problems }: Sitting): Promise<void> => {
      const line = list(page).getByText('Ada was enrolled');
      const clear = list(page).getByRole('button', { name: 'Clear the whole list' });
      const undo = list(page).getByRole('button', { name: 'Undo' });
      await line.waitFor();
      await clear.click();
      await list(page).getByText('The list has been cleared').waitFor();
      await line.waitFor({ state: 'detached' });
      await expect
        .poll(() => undo.evaluate((button) => button === document.activeElement))
        .toBe(true);
      await page.keyboard.press('Enter');
      await line.waitFor();
      await undo.waitFor({ state: 'detached' });
      await expect
        .poll(() => list(page).evaluate((region) => region === document.activeElement))
        .toBe(true);

      // A page that goes takes nothing back, and the one that comes can still undo.
      await clear.click();
      await undo.waitFor();
      await page.reload();
      await undo.waitFor();
      expect(shell.process.kill('SIGUSR2')).toBe(true);
      await undo.waitFor({ state: 'detached' });
      await page.reload();
      await list(page).waitFor();
      expect(await line.count()).toBe(0);
      expect(problems).toEqual([]);
    };
    await sit(await preparedData(['Ada']), null, work, { imports: [heldTimers] });
  },
);

test('an unknown face is enrolled from its pictures, and its line says who it was', async () => {
  await sit(await preparedData(), clip, async ({ page, problems }) => {
    await seeLive(page, 'Unknown');
    const line = list(page).getByRole('link', { name: /Enroll this face/ });
    await line.first().waitFor();
    await page
      .getByTestId('overlay')
      .getByRole('button', { name: 'Why “Unknown”?' })
      .first()
      .focus();
    await page.keyboard.press('Enter');
    const why = page.getByRole('dialog', { name: 'Why unknown?' });
    await why.getByText('Nobody is enrolled yet, so there’s nobody').waitFor();
    await why.getByRole('link', { name: 'Enroll this face' }).waitFor();
    await page.keyboard.press('Escape');
    await why.waitFor({ state: 'detached' });
    await line.first().click();
    await page.getByText(/taken live at .*in memory only/).waitFor();
    expect(await inspectPage(page, 'enroll a face that was seen')).toEqual([]);
    // The agreement is still asked for.
    await page.getByRole('textbox', { name: 'Name' }).fill('Ada');
    await expect.poll(() => page.getByRole('button', { name: 'Begin' }).isDisabled()).toBe(true);
    // It is this face's also after the page was left.
    await goTo(page, 'Live');
    await line.first().click();
    await page.getByText(/^Picked up where you left off/).waitFor();
    await page.getByText(/taken live at .*in memory only/).waitFor();
    await page.getByRole('checkbox').check();
    await page.getByRole('button', { name: 'Begin' }).click();
    await page.getByText(/^[1-5] pictures?$/).waitFor();
    await page.getByText('Paused').waitFor();
    await page.getByRole('button', { name: 'Finish with these' }).click();
    await page.getByText('Ada is enrolled').waitFor();
    await seeLive(page, 'Ada');
    const then = list(page).getByRole('link', { name: /Unknown then, now Ada/ });
    await then.first().waitFor();
    await then.first().click();
    await page.getByRole('heading', { name: 'Ada', level: 1 }).waitFor();
    // The pictures of a face that was enrolled are not held any longer.
    await page.goto(`${new URL(page.url()).origin}/#/enroll/seen/${crypto.randomUUID()}`);
    await page.getByRole('alert').getByText('The pictures of this face are gone').waitFor();
    expect(problems).toEqual([]);
  });
});

test('the full screen shows the video with a welcome, stays on, and ends with Esc', async () => {
  const before = (page: Page) =>
    page.addInitScript(() => {
      const locks: WakeLockSentinel[] = [];
      const request = navigator.wakeLock.request.bind(navigator.wakeLock);
      navigator.wakeLock.request = async (type) => {
        const lock = await request(type);
        locks.push(lock);
        return lock;
      };
      Object.assign(window, { locks });
    });
  const work = async ({ page, problems }: Sitting): Promise<void> => {
    await seeLive(page, 'Ada');
    const isFull = () => page.evaluate(() => document.fullscreenElement !== null);
    const held = () =>
      page.evaluate(() =>
        (window as unknown as { locks: WakeLockSentinel[] }).locks.map(({ released }) => !released),
      );
    await page.getByRole('button', { name: 'Pause' }).focus();
    await page.keyboard.press('f');
    await expect.poll(isFull).toBe(true);
    const hello = page.getByText('Hello, Ada');
    await hello.waitFor();
    await expect.poll(held).toEqual([true]);
    // Nothing else: no button, no link, nobody is led away.
    const full = page.locator(':fullscreen');
    await expect.poll(() => full.getByRole('button').count()).toBe(0);
    await expect.poll(() => full.getByRole('link').count()).toBe(0);
    const screen = page.viewportSize()!;
    const filled = async (): Promise<number> => {
      const video = await page.locator('video').boundingBox();
      return Math.max(video!.width / screen.width, video!.height / screen.height);
    };
    await expect.poll(filled).toBeCloseTo(1, 1);

    // The system lets the screen go dark while the window is hidden.
    await page.evaluate(async () => {
      const { locks } = window as unknown as { locks: WakeLockSentinel[] };
      await locks[0]!.release();
      document.dispatchEvent(new Event('visibilitychange'));
    });
    await expect.poll(held).toEqual([false, true]);

    await page.keyboard.press('Escape');
    await expect.poll(isFull).toBe(false);
    await expect.poll(held).toEqual([false, false]);
    await hello.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Full screen' }).click();
    await expect.poll(isFull).toBe(true);
    await page.keyboard.press('f');
    await expect.poll(isFull).toBe(false);
    expect(problems).toEqual([]);
  };
  await sit(await preparedData(['Ada']), clip, work, { before });
});

test('a long name ends in an ellipsis within the picture, whole in a tooltip, at any width', async () => {
  const name = 'Wilhelmina Konstantinopolitanskaya-Schwarzenberg von und zu Hohenlohe-Langenburg';
  const data = await preparedData(['Ada']);
  await inKith(data, async ({ people, repairs }) =>
    repairs.rename((await people.list())[0]!.id, name),
  );
  await sit(data, clip, async ({ page, problems }) => {
    await seeLive(page, name);
    for (const size of [
      { width: 1280, height: 800 },
      { width: 2560, height: 1440 },
      { width: 900, height: 600 },
      { width: 400, height: 800 },
    ]) {
      await page.setViewportSize(size);
      // The label follows the picture when it was drawn anew.
      await vi.waitFor(async () => {
        const seen = await page.evaluate(() => {
          const strong = document.querySelector('[data-testid=overlay] strong')!;
          const label = strong.parentElement!;
          const rect = (element: Element) => element.getBoundingClientRect().toJSON() as DOMRect;
          return {
            cut: strong.scrollWidth > strong.clientWidth,
            title: label.title,
            label: rect(label),
            video: rect(document.querySelector('video')!),
            size: parseFloat(getComputedStyle(strong).fontSize),
          };
        });
        expect(seen).toMatchObject({ cut: true, title: name });
        expect(seen.label.left).toBeGreaterThanOrEqual(seen.video.left);
        expect(seen.label.right).toBeLessThanOrEqual(seen.video.right);
        expect(seen.label.top).toBeGreaterThanOrEqual(seen.video.top);
        expect(seen.label.bottom).toBeLessThanOrEqual(seen.video.bottom);
        expect(seen.size / seen.video.height).toBeCloseTo(seen.video.height < 320 ? 0.06 : 0.07, 2);
        // As wide as the window leaves it, or as high.
        expect(seen.video.width).toBeGreaterThan(0.55 * (size.width - 208) - 60);
      }, RETRY);
      expect(await inspectPage(page, `long name, ${size.width}`)).toEqual([]);
    }
    expect(problems).toEqual([]);
  });
});

test('figures are folded away until somebody wants them, and stay where they are while nothing is measured', async () => {
  await sit(await preparedData(), clip, async ({ page, problems }) => {
    await seeLive(page, 'Unknown');
    const panel = page.getByTestId('figures');
    expect(await panel.getByText('Frame to name').isVisible()).toBe(false);
    await panel.getByText('Performance').click();
    await expect.poll(() => panel.innerText()).toMatch(/embed \d/);
    // A link that was clicked keeps the focus, and does nothing on Space.
    await goTo(page, 'Live');
    await page.keyboard.press('Space');
    await page.getByText('Paused: the camera is off').waitFor();
    expect(await panel.innerText()).toMatch(/embed \d/);
    const before = await panel.boundingBox();
    await page.getByRole('button', { name: 'Resume' }).click();
    await seeLive(page, 'Unknown');
    await expect.poll(async () => (await panel.boundingBox())!.height).toBe(before!.height);
    await page.reload();
    await panel.getByText('Frame to name').waitFor();
    expect(problems).toEqual([]);
  });
});

test('when the chosen camera cannot be opened, trying again opens another one and says so', async () => {
  const before = (page: Page) =>
    page.addInitScript(() => {
      const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
      const camera = (deviceId: string, label: string) =>
        ({ kind: 'videoinput', deviceId, label, groupId: '' }) as MediaDeviceInfo;
      navigator.mediaDevices.enumerateDevices = async () => [
        camera('a', 'Desk camera'),
        camera('b', 'Door camera'),
        camera('c', 'Hall camera'),
      ];
      navigator.mediaDevices.getUserMedia = async (wanted) => {
        const { deviceId } = wanted!.video as { deviceId?: { ideal: string } };
        if (deviceId?.ideal === 'c') return open({ video: true });
        throw new DOMException('in use', 'NotReadableError');
      };
    });
  const work = async ({ page }: Sitting): Promise<void> => {
    const alert = page.getByRole('alert');
    await alert.getByText('Another program is using').waitFor();
    expect(await alert.getByText(/Kith tried/).count()).toBe(0);
    await alert.getByRole('button', { name: 'Try again' }).click();
    await alert.getByText('Kith tried “Door camera” too').waitFor();
    await alert.getByRole('button', { name: 'Try again' }).click();
    await seeLive(page, 'Unknown');
    const camera = page.getByRole('combobox', { name: 'Camera' });
    await expect.poll(() => camera.inputValue()).toBe('Hall camera');
    // The chosen one can still be had back.
    await camera.click();
    await page.getByRole('option', { name: 'Desk camera' }).click();
    await alert.getByText('Another program is using').waitFor();
    await page.getByTestId('overlay').locator('strong').waitFor({ state: 'detached' });
  };
  await sit(await preparedData(), clip, work, { before });
});

test('switching activity off asks whether the list should go, too', async () => {
  await sit(await preparedData(['Ada']), clip, async ({ page, problems }) => {
    const toggle = page.getByRole('switch', { name: 'Keep activity' });
    const dialog = page.getByRole('dialog', { name: 'Clear the list, too?' });
    const flip = async (): Promise<void> => {
      await goTo(page, 'Settings');
      await toggle.press('Space');
    };
    await flip();
    await dialog.waitFor();
    // Nothing is decided yet.
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await toggle.isChecked()).toBe(true);
    await flip();
    await dialog.getByRole('button', { name: 'Keep the list' }).click();
    await expect.poll(() => toggle.isChecked()).toBe(false);
    await goTo(page, 'Live');
    await list(page).getByText('Ada was enrolled').waitFor();
    await flip();
    await expect.poll(() => toggle.isChecked()).toBe(true);
    await flip();
    await dialog.getByRole('button', { name: 'Clear the list' }).click();
    await page.getByText('The list has been cleared').waitFor();
    await goTo(page, 'Live');
    await list(page).getByText('Activity isn’t being kept').waitFor();
    expect(problems).toEqual([]);
  });
});

test.skipIf(process.platform === 'win32')(
  'recognition that is down for good leaves no name standing, and trying again starts it anew',
  async () => {
    await sit(await preparedData(['Ada']), clip, async ({ page, shell }) => {
      await seeLive(page, 'Ada');
      const alert = page.getByRole('alert').filter({ hasText: 'Recognition isn’t working' });
      // As often as it is started again by itself, and once more.
      for (let killed = 0; ;) {
        const pid = shell.hostPid();
        if (pid !== killed) process.kill(pid, 'SIGKILL');
        killed = pid;
        if (await alert.isVisible()) break;
        await page.waitForTimeout(200);
      }
      await page.getByTestId('overlay').locator('strong').waitFor({ state: 'detached' });
      await alert.getByRole('button', { name: 'Try again' }).click();
      await alert.waitFor({ state: 'detached' });
      await seeLive(page, 'Ada');
    });
  },
);
