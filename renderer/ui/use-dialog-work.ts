import { useState } from 'react';

/** What a dialog does before it closes. */
export interface DialogWork {
  readonly working: boolean;
  /** What it failed in; null where nothing did. */
  readonly error: unknown;
  /** Does it, and closes the dialog; where it fails, the dialog stays and says so. */
  readonly act: (work: () => Promise<unknown>) => Promise<void>;
  /** Closes the dialog, unless something is under way: it would be done although somebody left. */
  readonly leave: () => void;
}

/** The work of a dialog that `onClose` closes. */
export function useDialogWork(onClose: () => void): DialogWork {
  const [working, setWorking] = useState(false);
  const [error, setError] = useState<unknown>(null);
  return {
    working,
    error,
    act: async (work) => {
      setWorking(true);
      setError(null);
      try {
        await work();
        onClose();
      } catch (problem) {
        setWorking(false);
        setError(problem);
      }
    },
    leave: () => {
      if (!working) onClose();
    },
  };
}
