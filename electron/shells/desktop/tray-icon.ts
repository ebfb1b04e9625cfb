import { join } from 'node:path';

/**
 * The tray's picture in a folder of icons. macOS wants a template, black on nothing, which it colors as its menu bar needs it and
 * takes in the screen's density by itself (`…Template@2x.png` beside it).
 */
export function trayIcon(folder: string, platform: NodeJS.Platform = process.platform): string {
  return join(folder, platform === 'darwin' ? 'trayTemplate.png' : '32x32.png');
}
