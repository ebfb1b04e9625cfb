import type { MenuItemConstructorOptions } from 'electron';

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
  platform: NodeJS.Platform = process.platform,
): MenuItemConstructorOptions[] {
  const own: MenuItemConstructorOptions[] = platform === 'darwin' ? [{ role: 'appMenu' }] : [];
  return [
    ...own,
    {
      label: 'File',
      submenu: [
        { label: 'Open the Data Folder', click: revealData },
        { label: 'Show the Log', click: revealLog },
        { type: 'separator' },
        { role: platform === 'darwin' ? 'close' : 'quit' },
      ],
    },
    { role: 'editMenu' },
    {
      label: 'View',
      submenu: [
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { type: 'separator' },
        { role: 'togglefullscreen' },
      ],
    },
    { role: 'windowMenu' },
  ];
}

/** The tray's menu. */
export function trayMenu({ show, isPaused, pause }: MenuActions): MenuItemConstructorOptions[] {
  const paused = isPaused();
  return [
    { label: 'Open Kith', click: show },
    {
      label: paused ? 'Resume Recognition' : 'Pause Recognition',
      click: () => pause(!paused),
    },
    { type: 'separator' },
    { role: 'quit' },
  ];
}
