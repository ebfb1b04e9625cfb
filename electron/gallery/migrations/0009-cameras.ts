import type { Migration } from './migration.ts';

/** Each camera is remembered with how it is mounted, where there were one camera and one rotation. */
export const cameras: Migration = {
  version: 9,
  name: 'cameras',
  sql: `
    INSERT INTO settings (key, value)
    SELECT 'cameras', json_array(json_object(
      'id', id.value ->> '$',
      'label', '',
      'rotation', coalesce((SELECT value ->> '$' FROM settings WHERE key = 'cameraRotation'), 0)
    ))
    FROM settings id WHERE id.key = 'cameraId' AND id.value <> 'null';
    DELETE FROM settings WHERE key IN ('cameraId', 'cameraRotation');
  `,
};
