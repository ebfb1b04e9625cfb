import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { sit } from '../support/browser-shell.ts';
import { turningClip } from '../support/turning-clip.ts';
import { goTo, welcome } from '../support/walk.ts';
import { quantile, type Figure } from './report.ts';

const RUNS = 3;
const FULL = 'Captured: center, left, right, up, down';

/** A willing person before a webcam, who turns their head: seconds from the typed name until they are saved, with the whole ring. */
export async function benchEnrollTime(): Promise<Figure> {
  const folder = await mkdtemp(join(tmpdir(), 'kith-bench-'));
  try {
    const clip = await turningClip(folder);
    const times: number[] = [];
    for (let i = 0; i < RUNS; i++) {
      await sit(join(folder, `data-${i}`), clip, async ({ page }) => {
        await welcome(page);
        times.push(await enroll(page));
      });
    }
    const [median, worst] = [quantile(times, 0.5), Math.max(...times)];
    return {
      what: `enrolled through the ring by a webcam clip with turns, all five segments, from the typed name to saved, median of ${RUNS}`,
      measured: `${median.toFixed(1)} s (worst ${worst.toFixed(1)} s)`,
      bound: '≤ 15 s',
      holds: worst <= 15,
      numbers: { median, worst },
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Seconds from the typed name to saved. */
async function enroll(page: Page): Promise<number> {
  await goTo(page, 'Enroll');
  await page.getByRole('textbox', { name: 'Name' }).fill('Ada');
  const start = performance.now();
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Begin' }).click();
  await page.getByRole('img', { name: FULL }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByText('Ada is enrolled').waitFor();
  return (performance.now() - start) / 1000;
}
