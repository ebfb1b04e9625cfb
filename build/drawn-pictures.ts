import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { assembleInNode } from '../electron/shells/node-shell.ts';
import { sit } from '../test/support/browser-shell.ts';
import { drawnPeople, drawnScene, ringOfTurns } from '../test/support/drawn-faces.ts';
import { writeDrawnGallery } from '../test/support/drawn-gallery.ts';
import { settle } from '../test/support/inspect-page.ts';
import { goTo } from '../test/support/walk.ts';

/** Takes the README's pictures that show people side by side, of people who are drawn: why, the self-test, the sentence in Settings, and a page of the report. */
export async function takeDrawnPictures(scratch: string, pictures: string): Promise<void> {
  const data = join(scratch, 'drawn');
  await writeDrawnGallery(data);
  const assembled = await assembleInNode('command line', data);
  await assembled.kith.settings.update({ welcomed: true });
  await assembled.close();
  const clip = join(scratch, 'drawn.mjpeg');
  // No camera hands on the very same picture twice.
  const frames = [92, 93].map((quality) => drawnScene(drawnPeople[0]!, ringOfTurns[0]!, quality));
  writeFileSync(clip, Buffer.concat(await Promise.all(frames)));
  const look = { colorScheme: 'light', width: 1280, height: 1100 } as const;
  await sit(
    data,
    clip,
    async ({ page }) => {
      const face = page.getByTestId('overlay').getByRole('button').first();
      await face.waitFor({ state: 'attached' });
      // Frames enough to be drawn against the threshold.
      await page.waitForTimeout(4000);
      await face.focus();
      await page.keyboard.press('Enter');
      const why = page.getByRole('dialog');
      await why.locator('img').nth(6).waitFor();
      await settle(page);
      await why.screenshot({ path: join(pictures, 'why.png') });
      await page.keyboard.press('Escape');
      await goTo(page, 'People');
      await page.getByText(/would be recognized$/).waitFor();
      await settle(page);
      await page.screenshot({
        path: join(pictures, 'self-test.png'),
        clip: { x: 0, y: 0, width: 1280, height: 536 },
      });
      await goTo(page, 'Settings');
      await page.getByText(/strangers in front of the camera/).waitFor();
      await settle(page);
      await page.screenshot({
        path: join(pictures, 'sentence.png'),
        clip: { x: 208, y: 236, width: 1072, height: 290 },
      });
      await goTo(page, 'Training');
      await page.getByRole('button', { name: 'Report…', disabled: false }).click();
      await page.getByRole('button', { name: 'Make the report' }).click();
      const sheet = page.getByRole('article');
      await sheet.getByRole('img', { name: /^DET curve/ }).waitFor({ timeout: 120_000 });
      await settle(page);
      const { x, y, width } = (await sheet.boundingBox())!;
      const next = (await sheet.getByRole('heading', { name: 'By condition' }).boundingBox())!;
      await page.screenshot({
        path: join(pictures, 'report-page.png'),
        fullPage: true,
        clip: { x, y, width, height: next.y - y - 12 },
      });
    },
    look,
  );
}
