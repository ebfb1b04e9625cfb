import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { chipSide } from '../../electron/contract/index.ts';
import type { Gallery } from '../../electron/core/ports/index.ts';
import { INBOX_WORDS } from '../../electron/contract/inbox.ts';
import { goodQuality, pictureOf, unitVector } from './samples.ts';

/** Pictures of each. */
const EACH = 2;
/** Where the seeds of strangers begin: what is enrolled has lower ones. */
const SEEDS = 700_000;

/**
 * Has unknown faces be kept, and writes strangers who do not exist into a gallery: so many who wait, or are refused. Each looks like
 * nobody else.
 */
export async function writeStrangers(
  gallery: Gallery,
  { waiting = 0, refused = 0 }: { waiting?: number; refused?: number },
): Promise<void> {
  const { inbox } = gallery;
  await inbox.agree(INBOX_WORDS, new Date());
  for (let number = 0; number < waiting + refused; number++) {
    const vector = unitVector(SEEDS + number);
    const faces = await Promise.all(
      Array.from({ length: EACH }, async (_, i) => ({
        chip: await jpegOf(SEEDS + EACH * number + i),
        embedding: vector,
        versionId: gallery.activeId(),
        quality: goodQuality,
        takenAt: new Date(Date.now() - 60_000 * (EACH * number + i + 1)),
        liveness: null,
      })),
    );
    const ids = await inbox.keep(randomUUID(), 'Door', faces, []);
    if (number < waiting) continue;
    await inbox.discard(ids, { versionId: gallery.activeId(), vectors: [vector] }, new Date());
    await inbox.eraseDiscarded(ids);
  }
}

/** A picture that shows something else than that of any other seed. */
async function jpegOf(seed: number): Promise<Buffer> {
  const raw = { width: chipSide, height: chipSide, channels: 3 } as const;
  return sharp(await pictureOf(seed).bytes(), { raw })
    .jpeg({ quality: 90 })
    .toBuffer();
}
