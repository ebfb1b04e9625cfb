import { useHotkeys } from '@mantine/hooks';

/** A key or a combination, as Mantine names them, and where it works. */
interface Shortcut {
  readonly keys: string;
  readonly where: 'everywhere' | 'live' | 'enroll';
}

/** Every key that Kith promises. Pages say what theirs do, and the sheet of shortcuts shows them all. */
export const shortcuts = {
  commands: { keys: 'mod+K', where: 'everywhere' },
  sheet: { keys: '?', where: 'everywhere' },
  goToLive: { keys: 'alt+1', where: 'everywhere' },
  goToEnroll: { keys: 'alt+2', where: 'everywhere' },
  goToPeople: { keys: 'alt+3', where: 'everywhere' },
  goToTraining: { keys: 'alt+4', where: 'everywhere' },
  goToSettings: { keys: 'alt+5', where: 'everywhere' },
  pauseLive: { keys: 'Space', where: 'live' },
  fullScreen: { keys: 'F', where: 'live' },
  leaveFullScreen: { keys: 'Escape', where: 'live' },
  pauseCapture: { keys: 'Space', where: 'enroll' },
  goOn: { keys: 'Enter', where: 'enroll' },
  leave: { keys: 'Escape', where: 'enroll' },
} as const satisfies Record<string, Shortcut>;

/** What a shortcut is called in the code. */
export type ShortcutName = keyof typeof shortcuts;

const textFields = ['INPUT', 'TEXTAREA', 'SELECT'];
/** Elements that do something of their own on Space or Enter. */
const withKeysOfTheirOwn = [...textFields, 'BUTTON', 'A', 'SUMMARY'];

/**
 * Whether a dialog, or a list that the focus is in, was open as the key went down: one that it closed meanwhile has had it.
 */
let isTaken = false;
globalThis.window?.addEventListener(
  'keydown',
  ({ target }) => {
    const inList = target instanceof Element && target.getAttribute('aria-expanded') === 'true';
    isTaken = inList || document.querySelector('[role="dialog"], [role="alertdialog"]') !== null;
  },
  { capture: true },
);

/**
 * Does what is given for its shortcuts while the component is shown, wherever the focus is: a key that types is left to text
 * fields, Space and Enter are left to what has the focus, and while a dialog or a list is open all keys belong to it. In full
 * screen only the keys of the page itself work.
 */
export function useShortcuts(what: { readonly [Name in ShortcutName]?: () => void }): void {
  const wanted = (Object.entries(what) as [ShortcutName, () => void][]).flatMap(([name, act]) => {
    const { keys, where } = shortcuts[name];
    const unlessTaken = (): void => {
      // What opens beside the element that fills the screen cannot be seen.
      const hidden = document.fullscreenElement !== null && where === 'everywhere';
      if (!isTaken && !hidden) act();
    };
    // On most keyboards "?" is typed with Shift, on some without.
    const combinations = keys === '?' ? ['?', 'shift+?'] : [keys];
    return combinations.map((combination) => [combination, unlessTaken] as const);
  });
  const ofKind = (isOfKind: (keys: string) => boolean): [string, () => void][] =>
    wanted.filter(([keys]) => isOfKind(keys)).map(([keys, act]) => [keys, act]);
  useHotkeys(ofKind(isPressed), withKeysOfTheirOwn);
  useHotkeys(ofKind(isTyped), textFields);
  useHotkeys(
    ofKind((keys) => !isPressed(keys) && !isTyped(keys)),
    [],
  );
}

/** Space and Enter, which press what has the focus. */
function isPressed(keys: string): boolean {
  return keys === 'Space' || keys === 'Enter';
}

/** A key that types a character. */
function isTyped(keys: string): boolean {
  return keys.replace('shift+', '').length === 1;
}
