import type { en } from './en/index.ts';

/** What a language must say: every message that English has. */
export type Messages = Worded<typeof en>;

type Worded<T> = { readonly [K in keyof T]: T[K] extends string ? string : Worded<T[K]> };
