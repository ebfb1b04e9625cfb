import { EventEmitter } from 'node:events';
import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import type { App } from './app.ts';

type Template = Electron.MenuItemConstructorOptions;

/** What a menu item can do by itself (lib/browser/api/menu-item-roles.ts, `roleList`). */
const ROLES = new Set(
  `about close copy cut delete forcereload front help hide hideothers minimize paste pasteandmatchstyle quit redo reload
  resetzoom selectall services recentdocuments clearrecentdocuments showsubstitutions togglesmartquotes togglesmartdashes
  toggletextreplacement startspeaking stopspeaking toggledevtools togglefullscreen undo unhide window zoom zoomin zoomout
  togglespellchecker appmenu filemenu editmenu viewmenu windowmenu sharemenu`.split(/\s+/),
);

/**
 * A menu, made of a template (lib/browser/api/menu.ts).
 *
 * - Each item needs a label, a role, or to be a separator (`areValidTemplateItems`).
 * - A role that Electron does not know makes an item that does nothing (menu-item-roles.ts, `hasRole`): refused here.
 * - An item with neither role, click nor submenu does nothing either: refused here.
 */
export class Menu {
  readonly items: readonly Template[];
  static application: Menu | null = null;

  constructor(items: readonly Template[]) {
    this.items = items;
  }

  static buildFromTemplate(this: void, template: readonly Template[]): Menu {
    for (const { label, role, type, click, submenu } of template) {
      if (label === undefined && role === undefined && type !== 'separator') {
        throw new TypeError(
          'Invalid template for MenuItem: must have at least one of label, role or type',
        );
      }
      if (role !== undefined && !ROLES.has(role.toLowerCase())) {
        throw new TypeError(`There is no role ${role}`);
      }
      if (type !== 'separator' && !role && !click && !submenu) {
        throw new TypeError(`${label} would do nothing`);
      }
      if (Array.isArray(submenu)) Menu.buildFromTemplate(submenu);
    }
    return new Menu(template);
  }

  static setApplicationMenu(this: void, menu: Menu | null): void {
    if (menu && !(menu instanceof Menu)) throw new TypeError('Invalid menu');
    Menu.application = menu;
  }

  /** For tests: chooses an item by its label. */
  choose(label: string): void {
    const all = this.items.flatMap((item) => [
      item,
      ...(Array.isArray(item.submenu) ? item.submenu : []),
    ]);
    const item = all.find((one) => one.label === label);
    if (!item) throw new Error(`There is no ${label} in this menu`);
    (item.click as () => void)();
  }
}

/** The class `Tray`; `trays` collects what was made. */
export function trayOf(app: App, trays: Tray[]) {
  return class extends Tray {
    constructor(image: string) {
      if (!app.isReady()) throw new Error('Cannot create Tray before app is ready');
      super(image);
      trays.push(this);
    }
  };
}

/**
 * An icon in the system's tray. Its picture must be one that can be loaded (shell/browser/api/electron_api_tray.cc,
 * `SetImage`; shell/common/api/electron_api_native_image.cc, `OnConvertError::kThrow`), and its menu a menu.
 */
export class Tray extends EventEmitter {
  menu: Menu | null = null;
  readonly image: string;

  constructor(image: string) {
    super();
    if (typeof image !== 'string') {
      throw new Error('Argument must be a file path or a NativeImage');
    }
    if (!isPicture(image)) throw new Error(`Failed to load image from path '${image}'`);
    this.image = image;
  }
  setToolTip(_text: string): void {}
  setContextMenu(menu: Menu | null): void {
    if (menu && !(menu instanceof Menu)) throw new TypeError('Invalid menu');
    this.menu = menu;
  }
}

/** PNG and JPEG are what every system can load (docs/api/native-image.md, "Supported Formats"). */
function isPicture(file: string): boolean {
  if (!existsSync(file)) return false;
  const start = Buffer.alloc(8);
  const handle = openSync(file, 'r');
  readSync(handle, start);
  closeSync(handle);
  return start.toString('latin1') === '\x89PNG\r\n\x1a\n' || start.readUInt16BE() === 0xffd8;
}
