import { useEffect } from 'react';

/** While `on`, makes the page as white as it gets, so that the screen lights the face in front of it. */
export function useScreenLight(on: boolean): void {
  useEffect(() => {
    if (!on) return;
    const page = document.documentElement;
    const scheme = page.dataset['mantineColorScheme'];
    page.dataset['mantineColorScheme'] = 'light';
    page.dataset['screenLight'] = '';
    return () => {
      if (scheme) page.dataset['mantineColorScheme'] = scheme;
      delete page.dataset['screenLight'];
    };
  }, [on]);
}
