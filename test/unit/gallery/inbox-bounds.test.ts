import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openConnection } from '../../../electron/gallery/connection.ts';
import { createInboxRepository } from '../../../electron/gallery/inbox-repository.ts';
import { temporaryFolder } from '../../support/folders.ts';
import { goodQuality, unitVector } from '../../support/samples.ts';

test('the oldest unknown faces go beyond a number and beyond bytes, whichever comes first; decided ones stay', () => {
  const db = openConnection(join(temporaryFolder(), 'gallery.db'), null);
  db.exec(
    "INSERT INTO model_versions (profile, weights_sha256, created_at) VALUES ('face', 'a', 0)",
  );
  db.exec("INSERT INTO strangers (at, kind) VALUES (0, 'ignored')");
  const inbox = createInboxRepository(db, { unknownFaces: 3, unknownBytes: 100 });
  const add = (seen: number, bytes: number): number => {
    const id = inbox.add('a', null, {
      chip: new Uint8Array(bytes),
      embedding: unitVector(seen),
      versionId: 1,
      quality: goodQuality,
      takenAt: new Date(seen),
      liveness: null,
    });
    inbox.dropBeyond();
    return id;
  };
  const times = () => inbox.waiting().map(({ at }) => at.getTime());
  const first = add(1, 10);
  db.prepare('UPDATE unknown_faces SET stranger_id = 1 WHERE id = ?').run(first);
  for (const seen of [2, 3, 4, 5]) add(seen, 10);
  expect(times()).toEqual([3, 4, 5]);
  add(6, 85);
  expect(times()).toEqual([5, 6]);
  expect(inbox.count()).toEqual({ faces: 2, bytes: 95 });
  add(7, 100);
  expect(times()).toEqual([7]);
  expect(inbox.picture(first)).toHaveLength(10);
  db.close();
});
