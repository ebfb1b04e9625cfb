import type { MenuItemConstructorOptions } from 'electron';
import type { ShellWords } from '../words/shell-words.ts';

/** What the menus can do beyond the system's own commands. */
export interface MenuActions {
  readonly show: () => void;
  readonly isPaused: () => boolean;
  readonly pause: (paused: boolean) => void;
  readonly revealData: () => void;
  readonly revealLog: () => void;
}

/** The application's menu, by each system's custom. */
export function applicationMenu(
  { revealData, revealLog }: MenuActions,
  words: ShellWords['menu'],
  platform: NodeJS.Platform = process.platform,
): MenuItemConstructorOptions[] {
  const own: MenuItemConstructorOptions[] = platform === 'darwin' ? [{ role: 'appMenu' }] : [];
  return [
    ...own,
    {
      label: words.file,
      submenu: [
        { label: words.dataFolder, click: revealData },
        { label: words.log, click: revealLog },
        { type: 'separator' },
        platform === 'darwin'
          ? { role: 'close', label: words.close }
          : { role: 'quit', label: words.quit },
      ],
    },
    { role: 'editMenu', label: words.edit },
    {
      label: words.view,
      submenu: [
        { role: 'resetZoom', label: words.actualSize },
        { role: 'zoomIn', label: words.zoomIn },
        { role: 'zoomOut', label: words.zoomOut },
        { type: 'separator' },
        { role: 'togglefullscreen', label: words.fullScreen },
      ],
    },
    { role: 'windowMenu', label: words.window },
  ];
}

/** The tray's menu. */
export function trayMenu(
  { show, isPaused, pause }: MenuActions,
  words: ShellWords['menu'],
): MenuItemConstructorOptions[] {
  const paused = isPaused();
  return [
    { label: words.open, click: show },
    {
      label: paused ? words.resume : words.pause,
      click: () => pause(!paused),
    },
    { type: 'separator' },
    { role: 'quit', label: words.quit },
  ];
}
