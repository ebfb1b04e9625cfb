import { mkdirSync, rmdirSync } from 'node:fs';
import { openConnection } from '../../../electron/gallery/connection.ts';
import { temporaryGallery } from '../../support/gallery.ts';
import { galleryContract } from './gallery-contract.ts';
import type { Damage } from './gallery-under-test.ts';

function damage(file: string, { versionId, part }: Damage): void {
  const db = openConnection(file, null);
  if (part === 'weights') {
    db.prepare("UPDATE model_versions SET weights = x'07' WHERE id = ?").run(versionId);
  } else if (part === 'statistics') {
    db.prepare('UPDATE model_versions SET statistics = substr(statistics, 2) WHERE id = ?').run(
      versionId,
    );
  } else {
    // Cut off, as by a write that ended early.
    db.prepare('UPDATE embeddings SET vector = substr(vector, 1, 100) WHERE version_id = ?').run(
      versionId,
    );
  }
  db.close();
}

galleryContract('SQLite', async () => {
  const { gallery, open, file } = await temporaryGallery();
  let current = gallery;
  return {
    gallery,
    hinderErasing: () => {
      // In the place of a copy from before a migration: what is no file is not unlinked, whoever asks.
      const copy = `${file}.schema-1`;
      mkdirSync(copy);
      return () => rmdirSync(copy);
    },
    reopen: async (wanted?: Damage) => {
      await current.close();
      if (wanted) damage(file, wanted);
      current = await open();
      return current;
    },
  };
});
