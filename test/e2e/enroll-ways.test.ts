import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { sit, type Sitting } from '../support/browser-shell.ts';
import { inspectPage } from '../support/inspect-page.ts';
import { needing } from '../support/needing.ts';
import { preparedClip, preparedData, preparedPeople } from '../support/prepared.ts';
import {
  manyPhotosOf,
  photoFilesOf,
  samplePhoto,
  type SamplePerson,
} from '../support/sample-faces.ts';
import { beginEnrollment, expectText, goTo, sampleCount } from '../support/walk.ts';

needing('browser');

let people: SamplePerson[];
beforeAll(async () => {
  people = await preparedPeople();
});

const choose = async (page: Page, files: Awaited<ReturnType<typeof photoFilesOf>>) =>
  page.getByLabel('Photos', { exact: true }).setInputFiles(files);

describe.each([
  ['refused', 'NotAllowedError', 'Kith isn’t allowed to use the camera'],
  ['busy', 'NotReadableError', 'Another program is using the camera'],
  ['missing', 'NotFoundError', 'No camera was found'],
])('a camera that is %s', (_, name, sentence) => {
  test('leaves photos, right below; a reload in the middle changes nothing', async () => {
    const before = (page: Page) =>
      page.addInitScript((kind) => {
        navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', kind));
      }, name);
    const work = async ({ page, problems }: Sitting): Promise<void> => {
      await beginEnrollment(page, 'Ada');
      await expectText(page.getByRole('alert'), sentence);
      await page.getByRole('button', { name: 'Use photos instead' }).click();
      await choose(page, await photoFilesOf(people[0]!, [0, 0.5]));
      await page.getByText('2 pictures', { exact: true }).waitFor();
      // The last one is kept a moment after it is shown; who reloads within it is told which photo to choose again.
      await page.waitForTimeout(1000);
      await page.reload();
      await page.getByText('2 pictures', { exact: true }).waitFor();
      await page.getByRole('alert').waitFor({ state: 'detached' });
      await page.getByRole('button', { name: 'Save Ada' }).click();
      await page.getByText('2 pictures are kept').waitFor();
      // The camera is not opened by itself where it took no part.
      await page.getByRole('button', { name: 'Try it now' }).click();
      await expectText(page.getByRole('alert'), sentence);
      expect(problems).toEqual([]);
    };
    await sit(await preparedData(), null, work, { before, place: 'enroll' });
  });
});

test('choosing photos stops the camera, and choosing the camera starts it; each takes nothing meanwhile', async () => {
  const before = (page: Page) =>
    page.addInitScript(() => {
      const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
      const tracks: MediaStreamTrack[] = [];
      Object.assign(window, { tracks });
      navigator.mediaDevices.getUserMedia = async (wanted) => {
        const stream = await open(wanted);
        tracks.push(...stream.getTracks());
        return stream;
      };
    });
  const work = async ({ page, problems }: Sitting): Promise<void> => {
    const live = () =>
      page.evaluate(
        () =>
          (window as unknown as { tracks: MediaStreamTrack[] }).tracks.filter(
            ({ readyState }) => readyState === 'live',
          ).length,
      );
    await goTo(page, 'Enroll');
    await page.getByRole('textbox', { name: 'Name' }).fill('Ada');
    await page.getByRole('checkbox').check();
    await expect.poll(live).toBe(1);
    const method = (name: string) =>
      page.getByRole('radiogroup').locator('label', { hasText: name }).click();
    await method('Photos');
    await expect.poll(live).toBe(0);
    await method('Camera');
    await expect.poll(live).toBe(1);
    await page.getByRole('button', { name: 'Begin' }).click();
    await page.getByRole('button', { name: 'Without moving my head' }).click();
    await page.getByText(/^[12] pictures?$/).waitFor();
    await page.getByRole('button', { name: 'Use photos instead' }).click();
    await expect.poll(live).toBe(0);
    const count = async () => Number.parseInt((await sampleCount(page).textContent())!);
    const taken = await count();
    await choose(page, (await manyPhotosOf(people[0]!)).slice(-1));
    await expect.poll(count).toBe(taken + 1);
    await page.getByRole('button', { name: 'Use the camera instead' }).click();
    // It takes what is still missing of four, which is nothing where it was quick before.
    await expect.poll(count).toBe(Math.max(4, taken + 1));
    expect(problems).toEqual([]);
  };
  await sit(await preparedData(), await preparedClip(), work, { before, place: 'enroll' });
});

test('with many photos, others skipped and three people among them, Save is in sight at 900×600', async () => {
  const work = async (page: Page): Promise<void> => {
    await beginEnrollment(page, 'Max', 'Photos');
    const bad = { name: 'text.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('I am a text') };
    await choose(page, [
      ...(await manyPhotosOf(people[0]!)),
      ...(await photoFilesOf(people[3]!, [0, 0.3])),
      ...(await photoFilesOf(people[1]!, [0.3, 0.6])),
      { ...bad, name: 'first.jpg' },
      { ...bad, name: 'second.jpg' },
      { name: 'group.jpg', mimeType: 'image/jpeg', buffer: await readFile(samplePhoto(6)) },
    ]);
    const notice = page.getByRole('alert').filter({ hasText: 'These pictures show 3 people' });
    await notice.waitFor();
    await page.getByText('18 added, 2 skipped').waitFor();
    const inSight = (locator: ReturnType<Page['getByRole']>) =>
      locator.evaluate((element) => {
        const { top, bottom, left } = element.getBoundingClientRect();
        const middle = document.elementFromPoint(left + 20, (top + bottom) / 2);
        return top >= 0 && bottom <= innerHeight && element.contains(middle);
      });
    const save = page.getByRole('button', { name: 'Save Max' });
    await expect.poll(() => inSight(save)).toBe(true);
    const keep = notice.getByRole('button', { name: 'Keep the 14 pictures of person 1' });
    await expect.poll(() => inSight(keep)).toBe(true);
    expect(await inspectPage(page, 'three people')).toEqual([]);
    await page.mouse.wheel(0, 500);
    await page.waitForTimeout(300);
    await expect.poll(() => inSight(save)).toBe(true);
    await keep.click();
    await page.getByText('14 pictures', { exact: true }).waitFor();
    await expect.poll(() => inSight(save)).toBe(true);
    // Folded until somebody asks, and by reason then.
    const summary = page.getByRole('button', { name: '14 added, 2 skipped' });
    expect(await page.getByText('first.jpg').isVisible()).toBe(false);
    await summary.click();
    await page.getByText('Kith can’t read this file as a picture. (2)').waitFor();
    await page.getByText('first.jpg').waitFor();
    expect(await inspectPage(page, 'skipped photos')).toEqual([]);
    // In a photo of several people somebody has to be pointed at.
    const crowd = page.getByRole('alert').filter({ hasText: 'Which of them is Max?' });
    await crowd.getByText('group.jpg').waitFor();
    expect(await inspectPage(page, 'several faces')).toEqual([]);
    await crowd.getByRole('button', { name: 'Face 2' }).click();
    await crowd.waitFor({ state: 'detached' });
    await page
      .getByText('15 samples', { exact: true })
      .or(page.getByText('show 2 people'))
      .waitFor();
  };
  await sit(
    await preparedData(),
    null,
    async ({ page, problems }) => {
      await work(page);
      expect(problems).toEqual([]);
    },
    { width: 900, height: 600, place: 'enroll' },
  );
});

test('spoken help says each instruction aloud and sounds a tone for each pose, once it is switched on', async () => {
  // What the machine’s loudspeaker would be asked for.
  const before = (page: Page) =>
    page.addInitScript(() => {
      const heard: string[] = [];
      Object.assign(window, { heard });
      // A browser that is not seen has no voices.
      const voice = { lang: 'en-US', localService: true, default: true };
      speechSynthesis.getVoices = () => [voice as SpeechSynthesisVoice];
      Object.defineProperty(SpeechSynthesisUtterance.prototype, 'voice', { writable: true });
      speechSynthesis.speak = ({ lang, text }) => {
        heard.push(`${lang}: ${text}`);
      };
      // What is said again is said sooner.
      const every = window.setInterval.bind(window);
      window.setInterval = ((what: () => void, pause: number) =>
        every(what, pause === 8000 ? 300 : pause)) as typeof window.setInterval;
      window.OscillatorNode = class extends OscillatorNode {
        override start(when?: number) {
          heard.push(`tone: ${Math.round(this.frequency.value)}`);
          super.start(when);
        }
      };
    });
  const work = async ({ page, problems }: Sitting): Promise<void> => {
    const heard = () => page.evaluate(() => (window as unknown as { heard: string[] }).heard);
    await beginEnrollment(page, 'Ada');
    await page.getByRole('img', { name: /^Captured: center/ }).waitFor();
    // Screen readers are told in any case.
    await page.getByText(/^Captured: (center|left|right|up|down)$/).waitFor({ state: 'attached' });
    expect(await heard()).toEqual([]);

    await page.getByRole('button', { name: 'Leave for now' }).click();
    await page.getByRole('button', { name: 'Discard' }).click();
    await beginEnrollment(page, 'Ada');
    await page.getByRole('button', { name: 'Spoken help' }).click();
    await page.getByRole('img', { name: 'Captured: center, left, right, up, down' }).waitFor();
    await expect.poll(async () => (await heard()).join()).toMatch(/en: (If you like|All done)/);
    const all = await heard();
    expect(all.filter((one) => one.startsWith('tone: ')).length).toBeGreaterThanOrEqual(4);
    expect(all.some((one) => /^en: (Turn|Raise|Lower|Look)/.test(one))).toBe(true);
    // It is remembered.
    await page.reload();
    await page.getByRole('button', { name: 'Spoken help', pressed: true }).waitFor();
    // What asks for nothing is said once.
    const said = async () => (await heard()).filter((one) => /^en: (Paused|All done)/.test(one));
    await expect.poll(said).toHaveLength(1);
    await page.waitForTimeout(1500);
    expect(await said()).toHaveLength(1);
    expect(problems).toEqual([]);
  };
  const clip = await preparedClip('turning');
  await sit(await preparedData(), clip, work, { before, place: 'enroll' });
});
