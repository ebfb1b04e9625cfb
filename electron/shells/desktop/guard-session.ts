import type { Session } from 'electron';
import { isOurs } from './origin.ts';
import { mayUse } from './permissions.ts';

/** Answers what the pages of a session ask the system for: permissions, by the one rule of `mayUse`, and protected files. */
export function guardSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    answer(
      mayUse({
        permission,
        origin: details.requestingUrl,
        isMainFrame: details.isMainFrame,
        media: 'mediaTypes' in details ? (details.mediaTypes ?? []) : [],
      }),
    );
  });
  session.setPermissionCheckHandler((contents, permission, origin, details) =>
    mayUse({
      permission,
      origin,
      isMainFrame: contents && details.isMainFrame,
      media: details.mediaType ? [details.mediaType] : [],
    }),
  );
  // A photo that the user drops is theirs to give, wherever it lies; whoever waits for an answer here waits forever.
  session.on('file-system-access-restricted', (_event, { origin }, answer) =>
    answer(isOurs(origin) ? 'allow' : 'deny'),
  );
}
