import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { dataFolder } from '../support/needs.ts';
import type { Figure } from './report.ts';

const PEOPLE = 40;
const PHOTOS = 5;
const main = fileURLToPath(new URL('../../electron/shells/cli/main.ts', import.meta.url));

/** `kith enroll` of LFW photos, the start of its processes included: photos a second. */
export async function benchEnrollSpeed(): Promise<Figure> {
  const scratch = await mkdtemp(join(tmpdir(), 'kith-bench-'));
  try {
    const images = join(dataFolder, 'lfw', 'images');
    let people = 0;
    for (const name of await readdir(images)) {
      const photos = (await readdir(join(images, name))).slice(0, PHOTOS);
      if (photos.length < PHOTOS) continue;
      await mkdir(join(scratch, 'people', name), { recursive: true });
      for (const photo of photos) {
        await cp(join(images, name, photo), join(scratch, 'people', name, photo));
      }
      if (++people === PEOPLE) break;
    }
    const start = performance.now();
    const args = [main, '--json', `--data=${join(scratch, 'data')}`, 'enroll'];
    await promisify(execFile)(process.execPath, [...args, join(scratch, 'people')]).catch(
      (error: { code?: unknown }) => {
        // 1: folders of LFW that hold two people were refused.
        if (error.code !== 1) throw error;
      },
    );
    const seconds = (performance.now() - start) / 1000;
    const rate = (PEOPLE * PHOTOS) / seconds;
    return {
      what: `kith enroll, ${PEOPLE * PHOTOS} photos, start included`,
      measured: `${rate.toFixed(1)} photos a second`,
      bound: '≥ 8 a second',
      holds: rate >= 8,
      numbers: { rate, seconds },
    };
  } finally {
    await rm(scratch, { recursive: true });
  }
}
