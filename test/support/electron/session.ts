import { EventEmitter } from 'node:events';
import type { App } from './app.ts';

type RequestHandler = (
  contents: unknown,
  permission: string,
  answer: (allowed: boolean) => void,
  details: object,
) => void;
type CheckHandler = (
  contents: unknown,
  permission: string,
  origin: string,
  details: object,
) => boolean;

/**
 * The session of Kith's pages.
 *
 * - A request always comes from a frame; `mediaTypes` goes with what `getUserMedia` asks for, and with nothing else
 *   (shell/browser/web_contents_permission_helper.cc, `RequestMediaAccessPermission`).
 * - A check may come without a frame: then there are no contents and no `requestingUrl`, and `isMainFrame` is false
 *   (shell/browser/electron_permission_manager.cc, `GetPermissionStatus`). `mediaType` goes with checks of media alone.
 * - Without handlers everything is allowed (the same file).
 * - Who drops a file from a protected folder waits until `file-system-access-restricted` is answered
 *   (shell/browser/file_system_access/file_system_access_permission_context.cc, `DidCheckPathAgainstBlocklist`).
 */
export class Session extends EventEmitter {
  #request: RequestHandler | null = null;
  #check: CheckHandler | null = null;

  setPermissionRequestHandler(handler: RequestHandler | null): void {
    this.#request = handler;
  }
  setPermissionCheckHandler(handler: CheckHandler | null): void {
    this.#check = handler;
  }

  /** For tests: a frame asks; null while nobody has answered. */
  ask(contents: object, permission: string, details: object): boolean | null {
    if (!this.#request) return true;
    let answer: boolean | null = null;
    this.#request(contents, permission, (allowed) => (answer ??= allowed), details);
    return answer;
  }

  /** For tests: a frame, or with null for `contents` nobody in particular, looks what it may. */
  check(contents: object | null, permission: string, origin: string, details: object): boolean {
    return this.#check?.(contents, permission, origin, details) ?? true;
  }

  /** For tests: a page wants a file of a protected folder. Null while nobody has answered: it waits. */
  wantRestricted(details: { origin: string; isDirectory: boolean; path: string }): string | null {
    let answer: string | null = null;
    const callback = (action: string): void => void (answer ??= action);
    this.emit('file-system-access-restricted', {}, details, callback);
    return answer;
  }
}

/** `session`: there is none before the app is ready (shell/browser/api/electron_api_session.cc, `FromPartition`). */
export function sessionsOf(app: App): { session: { defaultSession: Session }; all: Session } {
  const all = new Session();
  const session = {
    get defaultSession() {
      if (!app.isReady()) throw new TypeError('Session can only be received when app is ready');
      return all;
    },
  };
  return { session, all };
}
