import { beforeAll, expect, test } from 'vitest';
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { join } from 'node:path';
import { outboundGuard, sit } from '../support/browser-shell.ts';
import { threeClips } from '../support/clips.ts';
import { sharedFolder, temporaryFolder } from '../support/folders.ts';
import { inKith, preparedClip, unopenedData } from '../support/prepared.ts';
import {
  captureWithoutMoving,
  cardOf,
  enrollByCamera,
  goTo,
  sampleCount,
  seeLive,
  welcome,
} from '../support/walk.ts';
import type { Page } from 'playwright-core';
import { needing } from '../support/needing.ts';

needing('browser');

const folder = sharedFolder();
let clips: [string, string, string];
beforeAll(async () => {
  clips = await threeClips(folder);
});

/** A sitting in which nothing goes wrong, and nothing leaves the machine. */
async function sitAlone(
  data: string,
  clip: string,
  work: (page: Page) => Promise<void>,
): Promise<void> {
  await sit(data, clip, async ({ page, shell, problems, requests }) => {
    await work(page);
    expect(problems).toEqual([]);
    const own = new URL(shell.address).origin;
    const foreign = requests
      .map((address) => new URL(address))
      .filter(({ origin, protocol }) => origin !== own && !['data:', 'blob:'].includes(protocol));
    // Not from the page, not from the owner, not from the model host.
    expect(foreign).toEqual([]);
    expect(shell.outbound()).toEqual([]);
  });
}

test('two people are enrolled, recognized by name, a third is unknown, and so is one who was removed', async () => {
  const data = temporaryFolder();
  const [ada, grace, stranger] = clips;
  await sitAlone(data, ada, async (page) => {
    await welcome(page);
    await enrollByCamera(page, 'Ada');
    await seeLive(page, 'Ada');
  });
  await sitAlone(data, grace, async (page) => {
    await seeLive(page, 'Unknown');
    await enrollByCamera(page, 'Grace');
    await seeLive(page, 'Grace');
  });
  await sitAlone(data, ada, async (page) => {
    await seeLive(page, 'Ada');
    await page
      .getByRole('region', { name: 'Activity' })
      .getByText('Ada', { exact: true })
      .first()
      .waitFor();
  });
  await sitAlone(data, stranger, async (page) => {
    await seeLive(page, 'Unknown');
    // It must stay so: not one name in three seconds.
    const names = new Set<string>();
    for (let i = 0; i < 30; i++) {
      for (const name of await page.getByTestId('overlay').locator('strong').allTextContents())
        names.add(name);
      await page.waitForTimeout(100);
    }
    expect([...names].filter((name) => name === 'Ada' || name === 'Grace')).toEqual([]);
  });
  await sitAlone(data, grace, async (page) => {
    await seeLive(page, 'Grace');
    await goTo(page, 'People');
    await cardOf(page, /Grace/).click();
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name: 'Remove Grace' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click();
    await page.getByText('1 person enrolled').waitFor();
    await seeLive(page, 'Unknown');
    await page.getByTestId('overlay').getByText('Grace').waitFor({ state: 'detached' });
  });
  // Which camera took the pictures is known.
  const cameras = await inKith(data, async ({ people }) => {
    const all = await people.list();
    const samples = await Promise.all(all.map(async ({ id }) => (await people.get(id)).samples));
    return samples.flat().map(({ camera }) => camera);
  });
  expect(cameras.length).toBeGreaterThan(0);
  expect(cameras.every((camera) => camera !== null)).toBe(true);
});

test('enrollment by keyboard alone, paused, a sample thrown away, a look-alike added to', async () => {
  // Held still, so that the first picture comes at once and the others wait for a turn.
  await sitAlone(await unopenedData(), await preparedClip('still'), async (page) => {
    for (const screen of ['Welcome to Kith', 'Check your camera', 'Enroll yourself first']) {
      await page.getByRole('heading', { name: screen }).waitFor();
      await page.keyboard.press('Enter');
    }
    await page.getByRole('textbox', { name: 'Name' }).waitFor();
    await page.keyboard.type('Ada');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    await page.getByText(/^[1-7] pictures?$/).waitFor();
    await page.keyboard.press('Space');
    await page.getByText('Paused').waitFor();
    const paused = await sampleCount(page).textContent();
    await page.waitForTimeout(1500);
    expect(await sampleCount(page).textContent()).toBe(paused);
    await page.getByRole('button', { name: 'Remove picture 1' }).click();
    await page.keyboard.press('Escape');
    // What is left is kept, and goes on at a key; then it is thrown away.
    await page.getByRole('heading', { name: /^Ada’s enrollment is kept until / }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('Paused').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Discard' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('Discarded and erased.').waitFor();
    await expect.poll(() => page.getByRole('textbox', { name: 'Name' }).inputValue()).toBe('');
    await goTo(page, 'People');
    await page.getByText('Nobody is enrolled yet').waitFor();

    await enrollByCamera(page, 'Ada');
    await goTo(page, 'Enroll');
    await page.getByRole('textbox', { name: 'Name' }).fill('ada');
    await page.getByRole('checkbox').check();
    await page.keyboard.press('Enter');
    await page
      .getByRole('alert')
      .getByText('Somebody with this name is already enrolled')
      .waitFor();
    await page.getByRole('textbox', { name: 'Name' }).fill('Augusta');
    // Somebody of another name has to agree as well.
    await page.getByRole('checkbox').check();
    await page.getByRole('button', { name: 'Begin' }).click();
    await captureWithoutMoving(page);
    await page.keyboard.press('Enter');
    const choice = page.getByRole('dialog');
    await choice.getByText('Ada').first().waitFor();
    await choice.getByRole('button', { name: 'Same person' }).click();
    await page.getByText(/pictures? (was|were) added to Ada/).waitFor();
    // A clip that begins anew may show a frame that is kept already, which is no other picture.
    await page.getByText(/[5-8] pictures are kept/).waitFor();
  });
});

test('the guard that watches for outbound connections sees one', async () => {
  const log = join(temporaryFolder(), 'outbound.log');
  const script = "await fetch('http://kith.invalid/').catch(() => undefined)";
  await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script], {
    env: { ...process.env, NODE_OPTIONS: `--import ${outboundGuard}`, KITH_OUTBOUND_LOG: log },
  });
  expect(await readFile(log, 'utf8')).toContain('kith.invalid');
});
