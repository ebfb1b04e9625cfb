import type { en } from './en.ts';

/** What a language must say around the page: all that English says. */
export type ShellWords = Worded<typeof en>;

type Worded<T> = { readonly [K in keyof T]: T[K] extends string | null ? T[K] : Worded<T[K]> };
