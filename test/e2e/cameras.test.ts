import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import sharp, { type Sharp } from 'sharp';
import { beforeAll, expect, test } from 'vitest';
import { sit, sitAt, type Sitting } from '../support/browser-shell.ts';
import { framesOf } from '../support/clips.ts';
import { sharedFolder } from '../support/folders.ts';
import { needing } from '../support/needing.ts';
import { preparedClip, preparedData } from '../support/prepared.ts';
import { beginEnrollment, expectText, goTo, sampleCount, seeLive } from '../support/walk.ts';

needing('browser');

const folder = sharedFolder();
/** What the fake camera plays; read anew whenever it is opened. */
const clip = join(folder, 'camera.mjpeg');
let usual: Buffer[];

beforeAll(async () => {
  usual = framesOf(await preparedClip());
  await play(usual);
});

async function play(frames: readonly Buffer[]): Promise<void> {
  await writeFile(`${clip}.next`, Buffer.concat(frames));
  await rename(`${clip}.next`, clip);
}

const changed = (frames: readonly Buffer[], change: (picture: Sharp) => Sharp) =>
  Promise.all(frames.map((frame) => change(sharp(frame)).jpeg({ quality: 90 }).toBuffer()));

/** Closes the camera, lets it show something else, and opens it. */
async function reopen(page: Page, frames: readonly Buffer[]): Promise<void> {
  await page.getByRole('button', { name: 'Pause' }).click();
  await expectText(page, 'Paused');
  await play(frames);
  await page.getByRole('button', { name: 'Resume' }).click();
}

/** Somebody's name, seen after it was not. */
async function seeAgain(page: Page): Promise<void> {
  await page.getByTestId('overlay').locator('strong', { hasText: 'Ada' }).first().waitFor();
}

test('cameras as they are: dark at first, lit every second frame, on their side, huge, slow, frozen', async () => {
  const dark = await changed(usual.slice(0, 50), (picture) => picture.linear(0.05));
  const unlit = await changed(usual, (picture) => picture.linear(0.01));
  await play([...dark, ...usual.flatMap((frame, i) => [frame, unlit[i]!])]);
  await sit(await preparedData(['Ada']), clip, async ({ page, problems }) => {
    await seeLive(page, 'Ada');
    // The unlit frames are no reason to say that it is dark, or to lose the face.
    await page.waitForTimeout(1500);
    const named = () => page.getByTestId('overlay').locator('strong').count();
    await expect.poll(named).toBeGreaterThan(0);

    const fourK = await changed(usual.slice(0, 8), (picture) => picture.resize(2880, 2160));
    await reopen(page, fourK);
    await seeAgain(page);

    // Five pictures a second, each of which is handed on six times.
    await reopen(
      page,
      usual.filter((_, i) => i % 6 === 0).flatMap((frame) => Array<Buffer>(6).fill(frame)),
    );
    await seeAgain(page);

    await reopen(page, [usual[0]!]);
    await expectText(page.getByRole('alert'), 'The camera’s picture stands still.');
    await expect.poll(named).toBe(0);
    await play(usual);
    await page.getByRole('button', { name: 'Try again' }).click();
    await seeAgain(page);

    // Every second picture of an infrared pair that stands still is lit.
    await reopen(page, [usual[0]!, unlit[0]!]);
    await expectText(page.getByRole('alert'), 'The camera’s picture stands still.');

    await reopen(page, await changed(usual, (picture) => picture.rotate(90)));
    await goTo(page, 'Settings');
    await page.getByRole('combobox', { name: 'Turn the picture' }).click();
    await page.getByRole('option', { name: /^270/ }).click();
    await seeLive(page, 'Ada');
    expect(problems).toEqual([]);
  });
});

test('a virtual camera that comes first is marked and not opened, and each camera keeps how it is mounted', async () => {
  await play(usual);
  // A blank picture that a program draws, in front of the real one.
  const before = (page: Page) =>
    page.addInitScript(() => {
      const { mediaDevices } = navigator;
      const list = mediaDevices.enumerateDevices.bind(mediaDevices);
      const open = mediaDevices.getUserMedia.bind(mediaDevices);
      const drawn = {
        kind: 'videoinput' as const,
        deviceId: 'drawn',
        groupId: '',
        label: 'OBS Virtual Camera',
        toJSON: () => null,
      };
      mediaDevices.enumerateDevices = async () => [drawn, ...(await list())];
      mediaDevices.getUserMedia = async (wanted) => {
        const video = wanted?.video as { deviceId?: { ideal: string } };
        if (video.deviceId && video.deviceId.ideal !== 'drawn') return open(wanted);
        const canvas = document.createElement('canvas');
        canvas.getContext('2d')!.fillRect(0, 0, canvas.width, canvas.height);
        return canvas.captureStream(10);
      };
    });
  const work = async ({ page, problems }: Sitting): Promise<void> => {
    await seeLive(page, 'Ada');
    const picker = page.getByRole('combobox', { name: 'Camera', exact: true });
    await expect.poll(() => picker.inputValue()).toBe('Integrated camera');
    await picker.click();
    await page.getByRole('option', { name: 'OBS Virtual Camera (virtual)' }).click();
    await expect.poll(() => picker.inputValue()).toBe('OBS Virtual Camera (virtual)');
    await goTo(page, 'Settings');
    const turn = page.getByRole('combobox', { name: 'Turn the picture' });
    await turn.click();
    await page.getByRole('option', { name: /^90/ }).click();
    await expect.poll(() => turn.inputValue()).toMatch(/^90/);
    await picker.click();
    await page.getByRole('option', { name: 'Integrated camera' }).click();
    await expect.poll(() => turn.inputValue()).toBe('Not at all');
    await seeLive(page, 'Ada');
    expect(problems).toEqual([]);
  };
  await sit(await preparedData(['Ada']), clip, work, { before });
});

test('a picture that stands still is one picture of an enrollment, and goes on when it moves', async () => {
  await play([usual[0]!]);
  await sitAt('enroll', await preparedData(), clip, async ({ page, problems }) => {
    await beginEnrollment(page, 'Ada');
    await page.getByRole('button', { name: 'Without moving my head' }).click();
    await expectText(page.getByRole('alert'), 'The camera’s picture stands still.');
    await expect.poll(() => sampleCount(page).innerText()).toBe('1 picture');
    // The same picture again is no other one.
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('alert').waitFor({ state: 'detached' });
    await expectText(page.getByRole('alert'), 'The camera’s picture stands still.');
    await expect.poll(() => sampleCount(page).innerText()).toBe('1 picture');
    await play(usual);
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByText('4 pictures', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Save Ada' }).click();
    await page.getByText('Ada is enrolled').waitFor();
    expect(problems).toEqual([]);
  });
});
