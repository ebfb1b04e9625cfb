import type { BrowserWindow, Rectangle } from 'electron';
import { z } from 'zod';
import { readKept, writeKept } from '../../platform/kept-file.ts';
import type { Log } from '../../platform/log.ts';

const pixels = z.number().int();
const state = z.object({
  bounds: z.object({ x: pixels, y: pixels, width: pixels, height: pixels }),
  maximized: z.boolean(),
});
/** Where a window was, and whether it filled the screen. */
export type WindowState = z.infer<typeof state>;

/** Pixels of a window that must lie on a screen for it to be found again. */
const VISIBLE = 100;

/** Reads where the window was; null where nothing was kept, or where no screen is any more. */
export function readWindowState(
  file: string,
  screens: readonly Rectangle[],
  log: Pick<Log, 'warn'>,
): WindowState | null {
  const kept = readKept(file, state, log);
  if (!kept) return null;
  const { bounds } = kept;
  const seen = screens.some((screen) => {
    const width =
      Math.min(bounds.x + bounds.width, screen.x + screen.width) - Math.max(bounds.x, screen.x);
    const height =
      Math.min(bounds.y + bounds.height, screen.y + screen.height) - Math.max(bounds.y, screen.y);
    return width >= VISIBLE && height >= VISIBLE;
  });
  return seen ? kept : null;
}

/** Keeps where the window is when it closes. */
export function keepWindowState(window: BrowserWindow, file: string, log: Pick<Log, 'warn'>): void {
  window.on('close', () => {
    const kept: WindowState = {
      bounds: window.getNormalBounds(),
      maximized: window.isMaximized(),
    };
    writeKept(file, kept, log);
  });
}
