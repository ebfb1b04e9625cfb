import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { LivenessPolicy } from '../../electron/contract/index.ts';
import { sit } from '../support/browser-shell.ts';
import { temporaryFolder } from '../support/folders.ts';
import { NEVER } from '../support/hang.ts';
import { inspectPage } from '../support/inspect-page.ts';
import { placeLivenessPack } from '../support/liveness-pack.ts';
import { needing } from '../support/needing.ts';
import { dataFolder } from '../support/needs.ts';
import { inKith, preparedData } from '../support/prepared.ts';
import { consent } from '../support/samples.ts';
import { beginEnrollment, enrollByCamera, goTo, sampleCount, seeLive } from '../support/walk.ts';

needing('browser', 'liveness-data');

/** What has to be seen in one look is looked for again and again. */
const RETRY = { timeout: NEVER, interval: 50 };
/** Somebody of whom there are both: before the camera, and on paper held up to it. */
const PERSON = '0001';

/** A clip of photos of somebody, each shown for a third of a second at the camera's 30 a second. */
function clipOfPhotos(kind: 'live' | 'printed'): string {
  const folder = join(dataFolder, 'spoof', kind, PERSON);
  const frames = readdirSync(folder)
    .toSorted()
    .slice(0, 20)
    .map((name) => readFileSync(join(folder, name)));
  const file = join(temporaryFolder(), `${kind}.mjpeg`);
  writeFileSync(file, Buffer.concat(frames.flatMap((frame) => Array(10).fill(frame) as Buffer[])));
  return file;
}

/** A data folder with the liveness network and, from photos of hers before a camera, Ada. */
async function dataWithAda(liveness: LivenessPolicy): Promise<string> {
  const data = await preparedData();
  await placeLivenessPack(data);
  const folder = join(dataFolder, 'spoof/live', PERSON);
  await inKith(data, async (kith) => {
    await kith.settings.update({ liveness });
    const samples = [];
    for (const name of readdirSync(folder).toSorted().slice(-8)) {
      // In some of the pictures the pattern of a curtain passes for a face, too.
      const [biggest] = await kith.enrollment.readPhotoFaces(
        readFileSync(join(folder, name)),
        name,
      );
      const { chip, quality, reasons } = biggest!;
      if (reasons.length > 0) continue;
      samples.push({ chip, quality, source: 'photo' as const, takenAt: new Date() });
    }
    await kith.enrollment.enroll('Ada', consent, samples);
  });
  return data;
}

describe('a printed photo that is held up to the camera', () => {
  test('gets no name where a live person is required, and the list and the evidence say why', async () => {
    const data = await dataWithAda('require');
    await sit(data, clipOfPhotos('printed'), async ({ page, problems }) => {
      await seeLive(page, 'This looks like a picture, not a person');
      const list = page.getByRole('region', { name: 'Activity' });
      const line = list.getByRole('listitem').filter({ hasText: 'Not live: no name given' });
      await line.first().waitFor();
      expect(await list.getByText('Ada', { exact: true }).count()).toBe(0);
      expect(await inspectPage(page, 'live with a refusal')).toEqual([]);
      await line.first().getByRole('button', { name: /^Why/ }).click();
      const why = page.getByRole('dialog');
      await why
        .getByText('It looks like a picture held up to the camera.', { exact: true })
        .waitFor();
      await why.getByText(/Your settings require a live person, so Kith gave no name/).waitFor();
      await why.getByText(/^Over \d+ frames, the network’s score for “live” is 0[.]/).waitFor();
      expect(await why.getByText('Ada').count()).toBe(0);
      expect(await inspectPage(page, 'why a face was refused')).toEqual([]);
      await page.keyboard.press('Escape');

      // Nor is anything taken of it.
      await beginEnrollment(page, 'Grace');
      await page.getByText('This looks like a picture, not a person').first().waitFor();
      expect(await sampleCount(page).innerText()).toBe('0 pictures');
      expect(problems).toEqual([]);
    });
    await inKith(data, async (kith) => {
      const kinds = (await kith.activity.list(100)).map(({ kind }) => kind);
      expect(kinds).toContain('not live');
      expect(kinds).not.toContain('recognized');
    });
  });

  test('gets its name where that is only shown, with what it looks like beside it', async () => {
    await sit(await dataWithAda('observe'), clipOfPhotos('printed'), async ({ page }) => {
      await seeLive(page, 'Ada');
      await expect
        .poll(() => page.getByTestId('overlay').innerText(), RETRY)
        .toMatch(/^Ada\s+(clear|likely|weak) match · not live$/);
    });
  });
});

describe('somebody before the camera', () => {
  test('chooses in Settings that it is required, is enrolled as live, and is named, also where it is only shown', async () => {
    const data = await preparedData();
    await placeLivenessPack(data);
    const clip = join(dataFolder, 'webcam/person-a.mjpeg');
    await sit(data, clip, async ({ page, problems }) => {
      const choose = async (policy: string, means: RegExp): Promise<void> => {
        await goTo(page, 'Settings');
        const section = page.getByRole('region', { name: 'Pictures held up to the camera' });
        await section.getByRole('radiogroup').locator('label', { hasText: policy }).click();
        await section.getByText(means).waitFor();
        expect(await inspectPage(page, `settings, ${policy}`)).toEqual([]);
      };
      const saysLive = async (): Promise<void> => {
        await expect
          .poll(() => page.getByTestId('overlay').innerText(), RETRY)
          .toMatch(/^Ada\s+(clear|likely|weak) match · live$/);
      };
      await choose('Require', /gets no name/);
      await enrollByCamera(page, 'Ada');
      await seeLive(page, 'Ada');
      await saysLive();
      await choose('Show', /Nobody is refused/);
      await seeLive(page, 'Ada');
      await saysLive();
      expect(problems).toEqual([]);
    });
    await inKith(data, async (kith) => {
      const [ada] = await kith.people.list();
      const { samples } = await kith.people.get(ada!.id);
      expect(samples.map(({ liveness }) => liveness)).toEqual(samples.map(() => 'live'));
    });
  });
});
