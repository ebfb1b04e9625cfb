import { useEffect, useState, useSyncExternalStore } from 'react';
import { Button } from '@mantine/core';
import { IconBulb } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';

/** Offers to light the face with the screen once it was seen to be too dark; from then on it is there to be switched off. */
export function ScreenLight({ tooDark }: { tooDark: boolean }) {
  const t = useTranslations('capture.light');
  const [offered, setOffered] = useState(false);
  const [on, setOn] = useState(false);
  if (tooDark && !offered) setOffered(true);
  useScreenLight(on);
  if (!offered) return null;
  return (
    <Button
      variant={on ? 'filled' : 'default'}
      size="xs"
      aria-pressed={on}
      leftSection={<IconBulb size={16} />}
      onClick={() => setOn(!on)}
    >
      {t(on ? 'off' : 'on')}
    </Button>
  );
}

/** Whether the screen is a lamp now, and who wants to know. */
let lit = false;
const listeners = new Set<() => void>();

/** Whether the screen lights a face: then the page is light, whatever was chosen. */
export function useIsLit(): boolean {
  return useSyncExternalStore(
    (onChange) => {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
    () => lit,
  );
}

/** While `on`, makes the page as white as it gets, so that the screen lights the face in front of it. */
function useScreenLight(on: boolean): void {
  useEffect(() => {
    if (!on) return;
    const become = (value: boolean): void => {
      lit = value;
      document.documentElement.toggleAttribute('data-screen-light', value);
      for (const listener of listeners) listener();
    };
    become(true);
    return () => become(false);
  }, [on]);
}
