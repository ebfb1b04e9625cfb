import type { Sighting } from '../core/ports/index.ts';
import type { Connection } from './connection.ts';
import type { createEventsRepository } from './events-repository.ts';
import type { createSettingsRepository } from './settings-repository.ts';

/** The gallery's calls about the activity list, over its repositories. One that is only read notes nothing. */
export function createActivityCalls(
  db: Connection,
  {
    events,
    settings,
    isReadOnly,
  }: {
    readonly events: ReturnType<typeof createEventsRepository>;
    readonly settings: ReturnType<typeof createSettingsRepository>;
    readonly isReadOnly: boolean;
  },
) {
  const { write } = db;
  return {
    activity: events.newest,
    activityCameras: events.cameras,
    activityPicture: events.picture,
    seen: events.seen,
    record: (
      kind: 'recognized' | 'unknown' | 'not live',
      at: Date,
      who: Sighting | null,
      picture: Uint8Array | null = null,
      camera: string | null = null,
    ): number | null =>
      isReadOnly ? null : write(() => events.noteSighting(kind, at, who, picture, camera)),
    recordAmbiguous: (
      at: Date,
      between: readonly Sighting[],
      picture: Uint8Array | null,
      camera: string | null = null,
    ): number[] =>
      isReadOnly ? [] : write(() => events.noteAmbiguous(at, between, picture, camera)),
    attribute: (activityId: number, personId: number): void =>
      write(() => events.attribute(activityId, personId)),
    hideActivity: (): number => write(events.hide),
    unhideActivity: (): number => write(events.unhide),
    eraseHiddenActivity: (): number => {
      const erased = write(events.eraseHidden);
      if (erased > 0) db.erasure.finish();
      return erased;
    },
    trimActivity: (now: Date): number => {
      const erased = write(() => events.trim(now, settings.get()));
      if (erased > 0) db.erasure.finish();
      return erased;
    },
  };
}
