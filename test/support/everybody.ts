import { createHash } from 'node:crypto';
import type { Kith } from '../../electron/core/kith.ts';

/** Everybody in a gallery, with all that is kept of each and what their pictures are, to be compared with another time. */
export async function everybody({ people }: Pick<Kith, 'people'>) {
  const all = await people.list();
  return Promise.all(
    all.map(async ({ id }) => {
      const kept = await people.get(id);
      const pictures = await people.pictures(kept.samples.map((sample) => sample.id));
      return { ...kept, pictures: pictures.map(({ jpeg }) => sha256(jpeg)) };
    }),
  );
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
