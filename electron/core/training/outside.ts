import { encodeChip } from '../enrollment/chip-jpeg.ts';
import { readSubject } from '../importing/read-photo.ts';
import type { GalleryReader, Networks } from '../ports/index.ts';
import type { OutsidePhoto } from './features.ts';

/** The photos that only the judge sees; they are kept in memory until Kith closes. */
export function createOutside({
  gallery,
  networks,
}: {
  gallery: GalleryReader;
  networks: Networks;
}) {
  const strangers: OutsidePhoto[] = [];
  const probes: { personId: number; photo: OutsidePhoto }[] = [];

  const readOutside = async (bytes: Uint8Array, name: string): Promise<OutsidePhoto> => {
    const { chip } = await readSubject(networks, bytes, name);
    return { jpeg: await encodeChip(chip), features: new Map() };
  };

  return {
    strangers: strangers as readonly OutsidePhoto[],
    probes: probes as readonly { personId: number; photo: OutsidePhoto }[],
    /** Adds a photo of a stranger for the judge. Errors: those of `readSubject`. */
    addStranger: async (bytes: Uint8Array, name: string): Promise<{ strangers: number }> => {
      strangers.push(await readOutside(bytes, name));
      return { strangers: strangers.length };
    },
    clearStrangers: (): { strangers: number } => {
      strangers.length = 0;
      return { strangers: 0 };
    },
    /** Adds a photo of somebody enrolled for the judge alone. Errors: `NoSuchPerson`, those of `readSubject`. */
    addProbe: async (personId: number, bytes: Uint8Array, name: string): Promise<void> => {
      await gallery.person(personId);
      probes.push({ personId, photo: await readOutside(bytes, name) });
    },
  };
}
