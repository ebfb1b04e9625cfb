import { useHotkeys, type HotkeyItem } from '@mantine/hooks';

/** A key or a combination, as Mantine names them, and where it works. */
interface Shortcut {
  readonly keys: string;
  readonly where: 'everywhere' | 'live' | 'people' | 'enroll';
  /** Whether it works while a dialog, a menu or a list is open, too. */
  readonly always?: true;
}

/** Every key that Kith promises. Pages say what theirs do, and the sheet of shortcuts shows them all. */
export const shortcuts = {
  commands: { keys: 'mod+K', where: 'everywhere' },
  sheet: { keys: '?', where: 'everywhere' },
  undo: { keys: 'mod+Z', where: 'everywhere', always: true },
  goToLive: { keys: 'alt+1', where: 'everywhere' },
  goToEnroll: { keys: 'alt+2', where: 'everywhere' },
  goToPeople: { keys: 'alt+3', where: 'everywhere' },
  goToUnknown: { keys: 'alt+4', where: 'everywhere' },
  goToTraining: { keys: 'alt+5', where: 'everywhere' },
  goToSettings: { keys: 'alt+6', where: 'everywhere' },
  pauseLive: { keys: 'Space', where: 'live' },
  fullScreen: { keys: 'F', where: 'live' },
  leaveFullScreen: { keys: 'Escape', where: 'live' },
  selectPerson: { keys: 'Space', where: 'people' },
  selectAll: { keys: 'mod+A', where: 'people' },
  selectNobody: { keys: 'Escape', where: 'people' },
  pauseCapture: { keys: 'Space', where: 'enroll' },
  goOn: { keys: 'Enter', where: 'enroll' },
  leave: { keys: 'Escape', where: 'enroll' },
} as const satisfies Record<string, Shortcut>;

/** What a shortcut is called in the code. */
export type ShortcutName = keyof typeof shortcuts;

/** Elements that do something of their own on Space. */
const withSpaceOfTheirOwn = ['INPUT', 'TEXTAREA', 'SELECT', 'BUTTON', 'SUMMARY'];
/** Elements that do something of their own on Enter. */
const withEnterOfTheirOwn = [...withSpaceOfTheirOwn, 'A'];
/** Inputs into which nothing is typed. */
const notTypedInto = new Set([
  'checkbox',
  'radio',
  'range',
  'button',
  'submit',
  'reset',
  'file',
  'color',
]);

/**
 * Whether a dialog, a menu, or a list that the focus is in, was open as the key went down: one that it closed meanwhile has had it.
 */
let isTaken = false;
const TAKING = '[role="dialog"], [role="alertdialog"], [role="menu"]';
/** What opened a list; what folds a part of the page open says that it is expanded, too, and takes no key. */
const OPEN_LIST = '[aria-expanded="true"]:is([role="combobox"], [aria-haspopup])';
globalThis.window?.addEventListener(
  'keydown',
  ({ target }) => {
    const inList = target instanceof Element && target.matches(OPEN_LIST);
    isTaken = inList || document.querySelector(TAKING) !== null;
  },
  { capture: true },
);

/**
 * Does what is given for its shortcuts while the component is shown, wherever the focus is: a key that types is left to text
 * fields, Space and Enter are left to what has the focus and does something on them, and while a dialog, a menu or a list is open keys belong to it, but for undoing. In full
 * screen only the keys of the page itself work.
 */
export function useShortcuts(what: { readonly [Name in ShortcutName]?: () => void }): void {
  const spaces: HotkeyItem[] = [];
  const enters: HotkeyItem[] = [];
  const others: HotkeyItem[] = [];
  for (const [name, act] of Object.entries(what) as [ShortcutName, () => void][]) {
    const { keys, where, always }: Shortcut = shortcuts[name];
    const run = (event: KeyboardEvent): void => {
      // What opens beside the element that fills the screen cannot be seen.
      const hidden = document.fullscreenElement !== null && where === 'everywhere';
      if (isTyped(keys) && takesText(event.target)) return;
      // The browser has uses of its own for such keys, which are not meant here, whatever is open.
      if (keys.includes('+')) event.preventDefault();
      if ((isTaken && !always) || hidden) return;
      event.preventDefault();
      act();
    };
    const list = keys === 'Space' ? spaces : keys === 'Enter' ? enters : others;
    // On most keyboards "?" is typed with Shift, on some without.
    for (const combination of keys === '?' ? ['?', 'shift+?'] : [keys]) {
      list.push([combination, run, { preventDefault: false }]);
    }
    if (list !== others || keys === 'Escape' || keys === '?') continue;
    // Where the key gives no Latin letter or digit (Cyrillic, or Option on a Mac), its place on the keyboard counts.
    const runByPlace = (event: KeyboardEvent): void => {
      if (!/^[a-z0-9]$/i.test(event.key)) run(event);
    };
    const place = keys.replace(/\d$/, 'Digit$&');
    list.push([place, runByPlace, { preventDefault: false, usePhysicalKeys: true }]);
  }
  useHotkeys(spaces, withSpaceOfTheirOwn);
  useHotkeys(enters, withEnterOfTheirOwn);
  useHotkeys(others, []);
}

/** Keys that text fields have a use of their own for: those that type a character, select all of it, or undo typing. */
function isTyped(keys: string): boolean {
  return keys.length === 1 || keys === 'mod+A' || keys === 'mod+Z';
}

/** Whether a character goes into an element. */
function takesText(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !target.readOnly && !notTypedInto.has(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}
