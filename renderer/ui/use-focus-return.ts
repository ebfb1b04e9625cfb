import { useEffect, useState } from 'react';

/**
 * Gives the focus back to what had it before the component came, once it goes; to the button of a menu where it was an item of
 * it, which is gone by then. For dialogs that are there only while they are open: Mantine's own do so only where they are
 * closed and stay.
 */
export function useFocusReturn(): void {
  const [opener] = useState(() => {
    const menu = document.activeElement?.closest('[role=menu]');
    const button = menu && document.getElementById(menu.getAttribute('aria-labelledby') ?? '');
    return button ?? document.activeElement;
  });
  useEffect(
    () => () => {
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    },
    [opener],
  );
}
