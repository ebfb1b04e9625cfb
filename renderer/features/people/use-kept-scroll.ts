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
    // Before the list draws what is in sight now: asked after that, where the page is takes laying it out.
    const how = { passive: true, capture: true };
    window.addEventListener('scroll', note, how);
    return () => window.removeEventListener('scroll', note, how);
  }, [ready]);
}
