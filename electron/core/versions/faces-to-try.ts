import { hasCode } from '../../contract/index.ts';
import { decodeChip } from '../importing/chip-jpeg.ts';
import type { GalleryReader } from '../ports/index.ts';

/** The faces of so many people that a version from outside is tried on. */
export const MOST_FACES = 24;

/** A chip of each of the people who were enrolled first; of those whose pictures are not kept, or damaged, there is none. */
export async function facesToTry(
  gallery: Pick<GalleryReader, 'people' | 'picture'>,
): Promise<Uint8Array[]> {
  const portraits = (await gallery.people()).flatMap(({ portrait }) => portrait ?? []);
  const first = portraits.toSorted((a, b) => a - b).slice(0, MOST_FACES);
  const chips = await Promise.all(
    first.map(async (id) =>
      decodeChip(await gallery.picture(id)).catch((error: unknown) => {
        if (hasCode(error, 'DamagedImage')) return null;
        throw error;
      }),
    ),
  );
  return chips.filter((chip) => chip !== null);
}
