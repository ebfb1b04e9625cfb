/** The scheme that serves the renderer. */
export const APP_SCHEME = 'app';
/** The renderer's origin. */
export const APP_ORIGIN = `${APP_SCHEME}://kith`;

/** Whether an address is one of the renderer's own. */
export function isOurs(url: string): boolean {
  return url === APP_ORIGIN || url.startsWith(`${APP_ORIGIN}/`);
}
