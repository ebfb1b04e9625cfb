import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openGallery } from '../../../electron/gallery/gallery.ts';
import { temporaryFolder } from '../../support/folders.ts';
import { shipped } from '../../support/gallery.ts';

const open = (file: string) => openGallery({ file, key: null, shipped });

test.each([
  ['a folder', (at: string) => mkdirSync(at), 'FileExpected'],
  ['a link in a circle', (at: string) => symlinkSync(at, at), 'PathLoops'],
] as const)('a gallery with %s in its place says so', async (_name, make, code) => {
  const file = join(temporaryFolder(), 'gallery.db');
  make(file);
  await expect(open(file)).rejects.toMatchObject({ code, subject: file });
});
