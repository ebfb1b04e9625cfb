import { describe, expect, test, vi } from 'vitest';
import { KithError, limits } from '../../../electron/contract/index.ts';
import { decodePhoto } from '../../support/photo-reading.ts';
import { readPhoto } from '../../../renderer/features/enroll/read-photo.ts';
import type { KithClient } from '../../../renderer/owner/client.ts';

/** A file of so many bytes, which are not there unless somebody reads them. */
function fileOf(size: number): File {
  const file = new File(['x'], 'scan.tif');
  Object.defineProperty(file, 'size', { value: size });
  return file;
}

describe('a photo on the page', () => {
  const sent = vi.fn(() => Promise.reject(new KithError('NoFace', 'scan.tif')));
  const kith = { enrollment: { readPhoto: sent } } as unknown as KithClient;
  const read = (size: number): Promise<unknown> =>
    readPhoto(kith, fileOf(size), { there: [], extend: null }, new AbortController().signal);

  test('is not sent where the owner would refuse it for its size, and is refused in the owner’s words', async () => {
    const [page, owner] = await Promise.all([
      read(80 * 1024 * 1024).catch((error: unknown) => error),
      decodePhoto(new Uint8Array(limits.photoBytes + 1), 'scan.tif').catch(
        (error: unknown) => error,
      ),
    ]);
    expect(sent).not.toHaveBeenCalled();
    const { code, message, next, subject } = owner as KithError;
    expect(page).toMatchObject({ code, message, next, subject });
    expect(code).toBe('ImageTooLarge');
  });

  test('is sent up to that size', async () => {
    await expect(read(limits.photoBytes)).rejects.toMatchObject({ code: 'NoFace' });
    expect(sent).toHaveBeenCalledOnce();
  });
});
