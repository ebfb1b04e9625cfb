import { useEffect, useState } from 'react';

/**
 * Gives the focus back to what had it before the component came, once it goes. For dialogs that are there only while they are
 * open: Mantine's own do so only where they are closed and stay.
 */
export function useFocusReturn(): void {
  const [opener] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    },
    [opener],
  );
}
