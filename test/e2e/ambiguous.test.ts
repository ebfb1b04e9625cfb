import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sit } from '../support/browser-shell.ts';
import { drawnPeople, drawnScene, ringOfTurns } from '../support/drawn-faces.ts';
import { enrollAnyway } from '../support/enroll-anyway.ts';
import { temporaryFolder } from '../support/folders.ts';
import { needing } from '../support/needing.ts';
import { inKith, preparedData } from '../support/prepared.ts';
import { expectText, seeLive } from '../support/walk.ts';

needing('browser');

/** Somebody drawn who moves a little, seen from the front. */
async function drawnClip(): Promise<string> {
  const turns = Array.from({ length: 24 }, (_, i) => ({ yaw: 6 * Math.sin(i / 4), pitch: 0 }));
  const frames = turns.map((turn, i) => drawnScene(drawnPeople[0]!, turn, 80 + (i % 12)));
  const file = join(temporaryFolder(), 'drawn.mjpeg');
  writeFileSync(file, Buffer.concat(await Promise.all(frames)));
  return file;
}

test('one face under two names is always one of two: live, in the list, and to be tried', async () => {
  const data = await preparedData();
  await inKith(data, async (kith) => {
    const photo = await drawnScene(drawnPeople[0]!, ringOfTurns[0]!, 85);
    const { chip, quality } = await kith.enrollment.readPhoto(photo, 'ada.jpg');
    const sample = { chip, quality, source: 'photo' as const, takenAt: new Date() };
    for (const name of ['Ada', 'Grace']) await enrollAnyway(kith, name, [sample]);
  });
  await sit(data, await drawnClip(), async ({ page, problems }) => {
    const both = /^(Ada or Grace|Grace or Ada)\?$/;
    await seeLive(page, ' or ');
    const label = page.getByTestId('overlay').locator('strong');
    const said = new Set<string>();
    for (let i = 0; i < 60; i++) {
      said.add((await label.first().textContent()) ?? '');
      await page.waitForTimeout(50);
    }
    // Neither a name nor unknown, and not one order after the other.
    expect([...said]).toEqual([expect.stringMatching(both)]);
    await expectText(page.getByTestId('overlay'), 'too alike to tell apart');
    const lines = page.getByRole('region', { name: 'Activity' }).getByRole('listitem');
    await lines.filter({ hasText: ' or ' }).waitFor();
    const told = await lines.allTextContents();
    expect(told.filter((line) => line.includes(' or '))).toHaveLength(1);
    expect(told.filter((line) => line.includes('Unknown'))).toEqual([]);

    // The page of whoever was enrolled second.
    await page.evaluate(() => {
      location.hash = '/people/2';
    });
    await page.getByRole('button', { name: 'Try it now' }).click();
    await expectText(page.getByRole('dialog'), 'Not recognized as Grace');
    await expectText(page.getByRole('dialog'), /Kith can’t tell the two apart/);
    await expectText(page.getByRole('dialog'), /^one of two people: \d+$/);

    // It is neither: each of them is asked about.
    await page.keyboard.press('Escape');
    await seeLive(page, ' or ');
    const face = page.getByTestId('overlay').getByRole('button', { name: /^Why “.* or / });
    await face.first().focus();
    await page.keyboard.press('Enter');
    const why = page.getByRole('dialog', { name: /^Why / });
    await why.getByRole('button', { name: 'Neither of them' }).click();
    const asked = why.getByRole('region', { name: /^That’s not / });
    await asked.waitFor();
    const first = await asked.getAttribute('aria-label');
    await asked.getByRole('button', { name: 'Remember' }).click();
    await expect.poll(() => asked.getAttribute('aria-label')).not.toBe(first);
    await asked.getByRole('button', { name: 'Remember' }).click();
    await asked.waitFor({ state: 'detached' });
    expect(problems).toEqual([]);
  });
  await inKith(data, async ({ corrections, people }) => {
    for (const { id } of await people.list()) {
      expect(await corrections.of(id)).toMatchObject([{ kind: 'is not', personId: id }]);
    }
  });
});
