import { afterAll } from 'vitest';
import { keepBrowsers } from './browsers.ts';

// The tests of a file share the browsers that play the same clip; each has a context of its own.
afterAll(keepBrowsers());
