import { isOurs } from './origin.ts';

/** What a page asks for. */
export interface PermissionQuestion {
  readonly permission: string;
  /** The address or origin that asks. */
  readonly origin: string;
  /** Null where Electron asks for the origin and no frame in particular. */
  readonly isMainFrame: boolean | null;
  /** The kinds of media asked for, where it is media. */
  readonly media: readonly string[];
}

/** What the full screen of the Live page takes: the screen, and that it stays on. */
const forFullScreen = new Set(['fullscreen', 'screen-wake-lock']);

/** Only the main frame of our own page, and only the picture of a camera and the full screen. */
export function mayUse({ permission, origin, isMainFrame, media }: PermissionQuestion): boolean {
  const onlyVideo = media.length > 0 && media.every((kind) => kind === 'video');
  const offered = permission === 'media' ? onlyVideo : forFullScreen.has(permission);
  return offered && isOurs(origin) && isMainFrame !== false;
}
