import { hasCode, type KithError } from '../../contract/index.ts';
import type { GalleryReader } from '../ports/index.ts';

/** Why the active version cannot be used; null where it can. */
export function activeDamage(gallery: Pick<GalleryReader, 'active'>): KithError | null {
  try {
    gallery.active();
    return null;
  } catch (error) {
    if (hasCode(error, 'ActiveVersionDamaged')) return error as KithError;
    throw error;
  }
}
