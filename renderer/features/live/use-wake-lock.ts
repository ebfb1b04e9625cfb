import { useEffect, useState } from 'react';

/**
 * Keeps the screen on while `active`. The system takes that back whenever the window is hidden, so it is asked for again when
 * it is seen. Answers whether the system refused.
 */
export function useWakeLock(active: boolean): boolean {
  const [refused, setRefused] = useState(false);
  useEffect(() => {
    setRefused(false);
    if (!active) return;
    let lock: WakeLockSentinel | null = null;
    let ended = false;
    const request = async (): Promise<void> => {
      if (document.visibilityState !== 'visible' || (lock && !lock.released)) return;
      try {
        const given = await navigator.wakeLock.request('screen');
        if (ended) await given.release();
        else lock = given;
      } catch (error) {
        console.warn('The screen is not kept on', error);
        if (!ended) setRefused(true);
      }
    };
    const ask = (): void => void request();
    ask();
    document.addEventListener('visibilitychange', ask);
    return () => {
      ended = true;
      document.removeEventListener('visibilitychange', ask);
      void lock?.release();
    };
  }, [active]);
  return refused;
}
