import { useLayoutEffect } from 'react';

let scrolled = 0;

/** Has the page scrolled to where it was when it was left last, once it is `ready` to be. */
export function useKeptScroll(ready: boolean): void {
  useLayoutEffect(() => {
    if (!ready) return;
    window.scrollTo(0, scrolled);
    const note = (): void => {
      scrolled = window.scrollY;
    };
    window.addEventListener('scroll', note, { passive: true });
    return () => window.removeEventListener('scroll', note);
  }, [ready]);
}
