// `npm run screenshots`: walks the app as a person would and writes what it looks like. The README's pictures go to
// docs/pictures; all pages, at both sizes, light and dark, go to out/screenshots to be looked at.
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { sit } from '../test/support/browser-shell.ts';
import { sampleClips } from '../test/support/clips.ts';
import { turningClip } from '../test/support/turning-clip.ts';
import { enrollPeople } from '../test/support/enroll-people.ts';
import { settle } from '../test/support/inspect-page.ts';
import {
  beginEnrollment,
  captureWithoutMoving,
  enrollByCamera,
  goTo,
  seeLive,
  welcome,
} from '../test/support/walk.ts';
import { ensureBuilt } from './bundle.ts';
import { takeDrawnPictures } from './drawn-pictures.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const looks = [
  { colorScheme: 'light', width: 1280, height: 800 },
  { colorScheme: 'dark', width: 1280, height: 800 },
  { colorScheme: 'light', width: 900, height: 600 },
  { colorScheme: 'dark', width: 900, height: 600 },
] as const;
/** The pictures of the README, from the first look. */
const forReadme = new Set(['live', 'enroll', 'report']);

await ensureBuilt('renderer');
const scratch = await mkdtemp(join(tmpdir(), 'kith-screenshots-'));
const [ada, grace] = (await sampleClips(scratch, [0, 3])) as [string, string];
const turning = await turningClip(scratch);
await mkdir(`${root}out/screenshots`, { recursive: true });
await mkdir(`${root}docs/pictures`, { recursive: true });

for (const [i, look] of looks.entries()) {
  const data = join(scratch, `data-${i}`);
  const picture = (page: Page) => async (name: string) => {
    await settle(page);
    const size = `${look.width}x${look.height}-${look.colorScheme}`;
    await page.screenshot({ path: `${root}out/screenshots/${name}-${size}.png` });
    if (i === 0 && forReadme.has(name)) {
      if (name !== 'report') await blurFaces(page);
      await page.screenshot({ path: `${root}docs/pictures/${name}.png` });
    }
  };
  await sit(
    data,
    ada,
    async ({ page }) => {
      const take = picture(page);
      await page.getByText('Welcome to Kith').waitFor();
      await take('welcome');
      await welcome(page);
      await page.getByTestId('overlay').locator('strong').first().waitFor();
      await take('live-empty');
      await goTo(page, 'People');
      await take('people-empty');
      await goTo(page, 'Enroll');
      await page.getByRole('checkbox').waitFor();
      await page.waitForTimeout(1500);
      await take('enroll-who');
      await enrollByCamera(page, 'Ada Lovelace');
      await take('enrolled');
      await page.evaluate(() => history.replaceState({ tooLate: true }, ''));
      await page.reload();
      await page.getByText('before you canceled').waitFor();
      await take('enrolled-too-late');
    },
    look,
  );
  await sit(
    data,
    grace,
    async ({ page, shell }) => {
      const take = picture(page);
      await beginEnrollment(page, 'Grace Hopper');
      await captureWithoutMoving(page);
      await take('enroll-still');
      await page.getByRole('button', { name: 'Save Grace Hopper' }).click();
      await page.getByText('is enrolled').waitFor();
      await seeLive(page, 'Grace');
      await page.waitForTimeout(3000);
      await take('live');
      await page.getByRole('button', { name: 'Pause' }).click();
      await take('live-paused');
      await goTo(page, 'People');
      await take('people');
      await page.getByRole('link', { name: /Grace/ }).click();
      await page.getByText('Given on').waitFor();
      await take('person');
      await page.getByRole('button', { name: 'More' }).click();
      await page.getByRole('menuitem', { name: /Remove/ }).click();
      await take('person-remove');
      await page.keyboard.press('Escape');
      await goTo(page, 'Settings');
      await page.getByText('Networks and licenses').waitFor();
      await take('settings');
      await page.mouse.wheel(0, 2000);
      await take('settings-end');
      await enrollLookAlike(page);
      await take('enroll-look-alike');
      // A model host that stands still keeps the page saving.
      process.kill(shell.hostPid(), 'SIGSTOP');
      await page.getByRole('button', { name: /is somebody else/ }).click();
      await page.getByText('Saving', { exact: true }).waitFor();
      await take('enroll-saving');
      await page.keyboard.press('Escape');
      await page.getByText('Canceled').waitFor();
      await take('enroll-canceled');
      process.kill(shell.hostPid(), 'SIGCONT');
      await page.keyboard.press('Escape');
      await page.getByRole('heading', { name: /is kept until/ }).waitFor();
      await take('enroll-left');
      await page.getByRole('button', { name: 'Discard' }).click();
      await page.getByText('Discarded and erased.').waitFor();
      await take('enroll-discarded');
    },
    look,
  );
  await sit(
    data,
    turning,
    async ({ page }) => {
      const take = picture(page);
      await beginEnrollment(page, 'Katherine Johnson');
      await page.getByRole('img', { name: /^Captured: center, left/ }).waitFor();
      await take('enroll');
      await page.getByRole('img', { name: 'Captured: center, left, right, up, down' }).waitFor();
      await take('enroll-full');
    },
    look,
  );
  const trained = join(scratch, `trained-${i}`);
  await enrollPeople(trained, ['Ada Lovelace', 'Grace Hopper', 'Hedy Lamarr', 'Mary Jackson'], 6);
  await sit(
    trained,
    ada,
    async ({ page }) => {
      const take = picture(page);
      await welcome(page);
      await goTo(page, 'Training');
      await page.getByText('will be used', { exact: false }).waitFor();
      await take('training');
      await page.getByRole('button', { name: 'Parameters' }).click();
      await page.mouse.wheel(0, 500);
      await take('training-parameters');
      await page.getByRole('button', { name: 'Start training' }).click();
      await page.getByRole('progressbar', { name: 'Training progress' }).waitFor();
      await take('training-running');
      await goTo(page, 'People');
      await take('people-training');
      await goTo(page, 'Training');
      await page.getByRole('link', { name: 'See the report' }).waitFor({ timeout: 90_000 });
      await take('training-done');
      await page.getByRole('link', { name: 'See the report' }).click();
      await page.getByRole('img', { name: /DET curves/ }).waitFor();
      await take('report');
      await page.mouse.wheel(0, 800);
      await take('report-middle');
      await page.mouse.wheel(0, 2000);
      await take('report-end');
    },
    look,
  );
  console.log(`${look.width}×${look.height} ${look.colorScheme}: done`);
}
await takeDrawnPictures(scratch, `${root}docs/pictures`);
await rm(scratch, { recursive: true });

async function enrollLookAlike(page: Page): Promise<void> {
  await beginEnrollment(page, 'Somebody');
  await captureWithoutMoving(page);
  await page.getByRole('button', { name: 'Save Somebody' }).click();
  await page.getByRole('dialog').waitFor();
}

/**
 * Nobody's face is in the repository, not even one of the sample photographs. (The page's policy forbids a style sheet. What
 * is blurred stays so until its page is left.)
 */
async function blurFaces(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const face of document.querySelectorAll<HTMLElement>('main :is(video, img, canvas)')) {
      face.style.filter = `blur(${Math.max(6, face.clientWidth / 40)}px)`;
    }
  });
}
